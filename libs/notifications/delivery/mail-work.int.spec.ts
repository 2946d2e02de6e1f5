import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account } from '#access';
import type { Attempt, KeyStore, NewNotice } from '#kernel';
import { openKeyStore } from '#key-store';
import { PersonKeys, readConfiguration } from '#runtime';
import type { Kind } from '../domain/kinds.js';
import { subscription } from '../domain/subscription.commands.js';
import type { Choices } from '../domain/subscription.js';
import { PersonalLinks } from '../links.js';
import { keptMails } from '../mail/kept-mails.js';
import { openMailer } from '../mail/mailer.js';
import { MailWork } from './mail-work.js';
import { Teller } from '../teller.js';
import { Desk, idOf, NETWORK, NOW, TIME_ZONE, Told, vocabulary } from '../testing.js';

const AMINA = idOf('amina');
const ROLE = { role: 'focal-point', network: NETWORK, organisation: idOf('amane') } as const;
const DIGEST = '2024-03-02T07:00:00.000Z';
const publicUrl = 'https://tansiq.example';

let desk: Desk;
let keys: KeyStore;
let folder: string;
let told: Told;
beforeEach(async () => {
  const masterKey = randomBytes(32).toString('base64');
  keys = await openKeyStore('sqlite::memory:', { masterKey, now: Date.now, warn: () => {} });
  [desk, folder] = [await Desk.open(), await mkdtemp(join(tmpdir(), 'tansiq-mails-'))];
  const email = await new PersonKeys(keys).seal(AMINA, 'amina@example.org');
  const name = await new PersonKeys(keys).seal(AMINA, 'Amina');
  told = new Told()
    .network(NETWORK, 'Plateforme')
    .person('amina', ROLE)
    .tell(account, AMINA, { type: 'AccountCorrected', data: { name, email } });
});
afterEach(async () => {
  await Promise.all([keys.close(), desk.close(), rm(folder, { recursive: true })]);
});

const choose = (data: Choices): Told => told.tell(subscription, AMINA, { type: 'NotificationsChosen', data });
const attempt = <Payload>(payload: Payload): Attempt<Payload> => ({
  ...{ id: 'job', kind: 'mail', payload, attempt: 1, enqueuedAt: NOW },
});

async function keep(...kinds: readonly Kind[]): Promise<void> {
  const notices = kinds.map((kind): NewNotice => ({
    ...{ id: idOf(kind), account: AMINA, network: NETWORK, kind, object: idOf(`about ${kind}`), at: NOW },
    ...{ digest: DIGEST, content: { about: 'actionItem', values: {} }, positions: [1] },
  }));
  await desk.notices.add(notices);
}

/** The subjects of all mails that were sent. */
async function sent(work: (mails: MailWork) => Promise<void>): Promise<readonly string[]> {
  const mailer = openMailer({ url: `file:${folder}`, from: 'tansiq@example.org' });
  const links = new PersonalLinks(keys, readConfiguration({ PUBLIC_URL: publicUrl }));
  const options = { publicUrl, timeZone: TIME_ZONE, sender: { name: 'Tansiq', address: 'tansiq@example.org' } };
  const persons = new PersonKeys(keys);
  await work(new MailWork(desk.notices, told.reader, persons, links, new Teller(vocabulary), mailer, options));
  await mailer.close();
  return (await keptMails(folder).list()).map(({ subject }) => subject);
}

const sendNotice = (kind: Kind) => sent((mails) => mails.notice(attempt({ notice: idOf(kind) })));
const sendDigest = () => sent((mails) => mails.digest(attempt({ account: AMINA, digest: DIGEST })));

describe('a mail about one thing', () => {
  beforeEach(() => keep('work-given'));

  it('is sent', async () => {
    expect(await sendNotice('work-given')).toEqual(['Une action vous est confiée : une action']);
  });

  it('is not sent of a network that was left', async () => {
    told.tell(account, AMINA, { type: 'RoleRevoked', data: ROLE });
    expect(await sendNotice('work-given')).toEqual([]);
  });

  it('is not sent of what was read meanwhile', async () => {
    await desk.notices.markRead(AMINA, { until: NOW }, NOW);
    expect(await sendNotice('work-given')).toEqual([]);
  });

  it('is not sent to whoever wants no mail of its kind any more', async () => {
    choose({ kinds: [{ kind: 'work-given', mail: 'never' }] });
    expect(await sendNotice('work-given')).toEqual([]);
  });

  it('is not sent to whoever was erased', async () => {
    told.tell(account, AMINA, { type: 'AccountErased', data: {} });
    expect(await sendNotice('work-given')).toEqual([]);
  });
});

describe('a digest', () => {
  beforeEach(() => keep('work-accepted', 'work-verified'));

  it('is sent, of all that was gathered', async () => {
    expect(await sendDigest()).toEqual(['Votre récapitulatif : 2 nouvelles']);
  });

  it('is sent without what was read or is not wanted any more', async () => {
    choose({ kinds: [{ kind: 'work-accepted', mail: 'never' }] });
    expect(await sendDigest()).toEqual(['Votre récapitulatif : une nouvelle']);
  });

  it('is not sent of a network that was left', async () => {
    told.tell(account, AMINA, { type: 'RoleRevoked', data: ROLE });
    expect(await sendDigest()).toEqual([]);
  });

  it('is not sent where nothing is left of it', async () => {
    await desk.notices.markRead(AMINA, { until: NOW }, NOW);
    expect(await sendDigest()).toEqual([]);
  });

  it('is not sent to whoever wants none any more', async () => {
    choose({ digest: { rhythm: 'never' } });
    expect(await sendDigest()).toEqual([]);
  });
});
