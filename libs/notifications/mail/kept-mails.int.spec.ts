import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { Hopeless } from '#kernel';
import { folderOf, type KeptMails, keptMails } from './kept-mails.js';
import { type Mail, type Mailer, openMailer } from './mailer.js';

const mail: Mail = {
  to: { name: 'سلمى الإدريسي', address: 'Salma@example.org' },
  language: 'ar',
  messageId: 'work-given.1@tansiq.example',
  thread: 'object.1@tansiq.example',
  subject: 'أُسند إليكم عمل جديد',
  text: 'مرحبا سلمى،\n',
  html: '<p dir="rtl">مرحبا سلمى،</p>',
  date: '2026-04-02T07:00:00.000Z',
  unsubscribe: 'https://tansiq.example/stop?token=1',
};
const { messageId: id, ...rest } = mail;
const kept = {
  id,
  to: rest.to,
  language: rest.language,
  subject: rest.subject,
  date: rest.date,
  text: rest.text,
  html: rest.html,
  hasInvitation: false,
};

let parent: string;
let folder: string;
let mailer: Mailer;
let mails: KeptMails;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tansiq-mails-'));
  folder = join(parent, 'data/mails');
  mailer = openMailer({ url: `file:${folder}`, from: 'Tansiq <nepasrepondre@tansiq.example>' });
  mails = keptMails(folder);
});
afterEach(async () => {
  await mailer.close();
  await rm(parent, { recursive: true });
});

describe('a mail that is kept', () => {
  it('is read as it was given, and stands there as it would have been sent', async () => {
    const invitation = { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } as const;
    await mailer.send({ ...mail, invitation });
    expect(await mails.read(id)).toEqual({ ...kept, hasInvitation: true });
    const source = (await mails.source(id))!;
    expect(source.toString().replaceAll('\r\n', '')).not.toContain('\n');
    const parsed = await simpleParser(source);
    expect(parsed).toMatchObject({
      subject: mail.subject,
      text: mail.text,
      messageId: `<${id}>`,
      to: { value: [mail.to] },
    });
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.attachments.at(-1)).toMatchObject({ filename: 'invitation.ics' });
  });

  it('takes the place of one with its id', async () => {
    await mailer.send(mail);
    await Promise.all(['a', 'b', 'c'].map((subject) => mailer.send({ ...mail, subject })));
    await mailer.send({ ...mail, subject: 'd' });
    expect(await mails.list()).toEqual([{ ...kept, subject: 'd' }]);
    expect((await readdir(folder)).sort()).toEqual([`${id}.eml`, `${id}.json`]);
  });

  it('is for its owner alone', async () => {
    await mailer.send(mail);
    const modes = await Promise.all(['', `${id}.eml`, `${id}.json`].map((name) => stat(join(folder, name))));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
  });

  it('is as hopeless as over SMTP where there is no address', async () => {
    const sending = mailer.send({ ...mail, to: { name: 'Salma', address: 'none' } });
    await expect(sending).rejects.toBeInstanceOf(Hopeless);
    await expect(mailer.send({ ...mail, messageId: '../../up@here' })).rejects.toThrow('a message id is');
    expect(await readdir(parent)).toEqual([]);
  });
});

describe('the list of kept mails', () => {
  const dates = ['2026-04-02T07:00:00.000Z', '2026-04-04T07:00:00.000Z', '2026-04-03T07:00:00.000Z'];
  beforeEach(async () => {
    for (const [index, date] of dates.entries())
      await mailer.send({
        ...mail,
        date,
        messageId: `m${index}@here`,
        to: { name: 'x', address: index === 1 ? 'other@example.org' : 'salma@example.org' },
      });
  });
  const ids = async (...ask: Parameters<KeptMails['list']>) => (await mails.list(...ask)).map(({ id }) => id);

  it('has the newest first', async () => {
    expect(await ids()).toEqual(['m1@here', 'm2@here', 'm0@here']);
  });

  it('is of one address, and so long, where that is asked', async () => {
    expect(await ids({ address: 'SALMA@example.org' })).toEqual(['m2@here', 'm0@here']);
    expect(await ids({ limit: 2 })).toEqual(['m1@here', 'm2@here']);
    expect(await ids({ address: 'salma@example.org', limit: 1 })).toEqual(['m2@here']);
  });

  it('passes over what is no mail', async () => {
    await writeFile(join(folder, 'notes.json'), 'not a mail');
    expect(await ids()).toHaveLength(3);
  });
});

it('where nothing was kept there is nothing', async () => {
  expect(await mails.list()).toEqual([]);
  expect(await mails.read(id)).toBeUndefined();
  expect(await mails.source(id)).toBeUndefined();
});

it.each(['../secret@here', 'secret', '..', '/etc/passwd', 'a/../../secret@here', '\0@here'])(
  'there is no mail %j',
  async (id) => {
    await mailer.send(mail);
    for (const ending of ['json', 'eml']) {
      await writeFile(join(folder, `../secret@here.${ending}`), '{}');
      await writeFile(join(folder, `secret.${ending}`), '{}');
    }
    expect(await mails.read(id)).toBeUndefined();
    expect(await mails.source(id)).toBeUndefined();
  },
);

it.each([
  ['file:./data/mails', './data/mails'],
  ['file:///var/mails', '///var/mails'],
  ['smtp://host', undefined],
])('the folder of %s', (url, expected) => {
  expect(folderOf(url)).toBe(expected);
});
