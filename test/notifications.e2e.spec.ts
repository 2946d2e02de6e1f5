import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KINDS } from '#notifications';
import { LiveLine } from './live-line.js';
import { MovableClock, Notified, type Reader, type Told, until } from './notified.js';

const WORK: Readonly<Record<string, readonly [heading: string, text: RegExp]>> = {
  fr: [KINDS['work-given'].title.fr, /«\u00a0Guide\u00a0».*30 juin 2030/],
  ar: [KINDS['work-given'].title.ar, /«دليل».*30 يونيو 2030/],
  en: [KINDS['work-given'].title.en, /“Guide”.*30 June 2030/],
};
const GUIDE = { title: { fr: 'Guide', ar: 'دليل' } };

let notified: Notified;
let coordinator: Reader;
/** Both of the organisation chams, the first in Arabic. */
let salma: Reader;
let driss: Reader;
beforeAll(async () => {
  notified = await Notified.begin(new MovableClock('2026-04-13T09:00:00Z'));
  coordinator = notified.as('coordinator');
  salma = await notified.invite('salma', { role: 'focal-point', network: 'atlas', organisation: '@chams' }, 'ar');
  driss = notified.as('ofChams');
});
afterAll(() => notified.close());

/** An organisation's own reader, whom nobody has told anything yet. */
const newcomer = (name: string, organisation = '@badr', language = 'fr'): Promise<Reader> =>
  notified.invite(name, { role: 'focal-point', network: 'atlas', organisation }, language);

describe('whoever is given work', () => {
  it.each(Object.keys(WORK))('finds it in the inbox, told in the language asked for: %s', async (language) => {
    const item = await notified.give('@chams', GUIDE);
    const { id } = await salma.told(item, 'work-given');
    const { items } = await salma.inbox('', language);
    const [heading, text] = WORK[language]!;
    expect(items.find(({ object }) => object.id === item)).toEqual({
      ...{ id, kind: 'work-given', heading, text: expect.stringMatching(text) },
      at: expect.stringContaining('2026-04-13T09:'),
      object: { kind: 'actionItem', id: item, title: language === 'ar' ? 'دليل' : 'Guide' },
      network: { id: 'atlas', name: { fr: 'Comité Atlas', ar: 'لجنة الأطلس', en: 'Atlas Committee' }[language] },
      ...{ path: `/inbox/${item}`, unread: 1, all: 1 },
    });
  });

  it('gets a mail in their own language, with one click to get no more of them', async () => {
    const item = await notified.give('@chams', GUIDE);
    const { id } = await salma.told(item, 'work-given');
    const mail = await until(() => notified.smtp.to(salma.email).find(({ text }) => text?.includes(item)));
    const [heading, text] = WORK.ar!;
    expect(mail).toMatchObject({
      subject: `${heading}: دليل`,
      from: { value: [{ name: 'Réseau', address: 'reseau@tansiq.example' }] },
      to: { value: [{ name: 'Personne salma', address: salma.email }] },
      messageId: `<${id}@tansiq.example>`,
    });
    expect(mail.text).toContain(`https://tansiq.example/inbox/${item}`);
    expect(mail.text!.replace(/\s+/g, ' ')).toMatch(text);
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail.html).toMatch(text);
    expect(mail.header('content-language')).toBe('ar');
    expect(mail.header('auto-submitted')).toBe('auto-generated');
    expect(mail.header('list-unsubscribe')).toMatch(/^<https:\/\/tansiq\.example\/unsubscribe\?link=[\w.-]+>$/);
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const other = await until(() => notified.smtp.to(driss.email).find(({ text }) => text?.includes(item)));
    expect(other.subject).toBe(`${WORK.fr![0]} : Guide`);
    expect(other.html).toContain('<html lang="fr" dir="ltr">');
  });

  it('finds all mails about one thing in one thread', async () => {
    const item = await notified.give('@chams');
    await driss.done(`/networks/atlas/items/${item}/accept`);
    for (const step of ['start', 'complete']) await driss.done(`/networks/atlas/items/${item}/${step}`);
    await notified.done(`/items/${item}/reopen`, { reason: { fr: 'Encore' } });
    const about = () => notified.smtp.to(salma.email).filter(({ text }) => text?.includes(item));
    const mails = await until(() => (about().length === 2 ? about() : undefined));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(new Set(mails.map(({ references }) => references)).size).toBe(1);
    expect(mails[0]!.references).toMatch(/^<\w+@tansiq\.example>$/);
  });

  it('is not told what they did themselves, and others are', async () => {
    const item = await notified.give('@chams');
    await salma.told(item, 'work-given');
    await driss.done(`/networks/atlas/items/${item}/accept`);
    await driss.done(`/networks/atlas/items/${item}/start`);
    await driss.done(`/networks/atlas/items/${item}/block`, { reason: { fr: 'Budget' } });
    await salma.told(item, 'work-blocked');
    expect(await salma.kinds(item)).toEqual(['work-blocked', 'work-given']);
    expect(await driss.kinds(item)).toEqual(['work-given']);
    expect(await coordinator.kinds(item)).toEqual(['work-blocked', 'work-accepted']);
  });

  it('is told that others have it now', async () => {
    const amina = await newcomer('amina');
    const item = await notified.give('@chams');
    await notified.done(`/items/${item}/assign`, { to: { kind: 'organisation', id: '@badr' } });
    await amina.told(item, 'work-given');
    await driss.told(item, 'work-withdrawn');
  });
});

describe('an inbox', () => {
  let reader: Reader;
  const items: string[] = [];
  beforeAll(async () => {
    reader = await newcomer('farid');
    for (let i = 0; i < 5; i++) {
      items.unshift(await notified.give('@badr'));
      await reader.told(items[0]!, 'work-given');
    }
    await notified.done(`/items/${items[4]}/reschedule`, { dueOn: '2031-01-31', reason: { fr: 'Travaux' } });
    await reader.told(items[4]!, 'work-rescheduled');
  });
  const objects = async (query: string) => (await reader.inbox(query)).items.map(({ object }) => object.id);

  it('has the newest first, one line for each thing', async () => {
    const [newest, ...others] = items.toSpliced(4, 1);
    const { items: lines, unread } = await reader.inbox();
    expect(lines.map(({ object }) => object.id)).toEqual([items[4], newest, ...others]);
    expect(lines[0]).toMatchObject({ kind: 'work-rescheduled', unread: 2, all: 2 });
    expect(unread).toEqual({ total: 5, networks: { atlas: 5 } });
    expect(await reader.kinds(items[4]!)).toEqual(['work-rescheduled', 'work-given']);
  });

  it('is read page by page, whatever comes meanwhile', async () => {
    const all = await objects('');
    const seen: string[] = [];
    let late = '';
    for (let query = '?limit=2'; query;) {
      const { items: lines, next } = await reader.inbox(query);
      seen.push(...lines.map(({ object }) => object.id));
      if (!late) await reader.told((late = await notified.give('@badr')), 'work-given');
      query = next ? `?limit=2&cursor=${encodeURIComponent(next)}` : '';
    }
    expect(seen).toEqual(all);
    expect(await objects('')).toEqual([late, ...all]);
  });

  it('is searched by network, by kind and by what is unread', async () => {
    expect(await objects('?network=atlas&kind=work-rescheduled')).toEqual([items[4]]);
    expect(await objects('?network=rif')).toEqual([]);
    expect(await objects('?kind=invited')).toEqual([]);
    await reader.post('/me/inbox/read', { objects: [items[4]] });
    expect(await objects('?unread=true')).not.toContain(items[4]);
    expect(await objects('?unread=true')).toContain(items[3]);
    expect(await objects('?unread=false')).toContain(items[4]);
  });

  it('is marked read by thing, and up to a moment', async () => {
    const before = await reader.inbox();
    const [newest, second] = before.items as readonly [Told, Told];
    expect((await reader.post('/me/inbox/read', { until: second.at, network: 'rif' })).body).toEqual({ marked: 0 });
    await reader.post('/me/inbox/read', { until: second.at });
    const { items: lines, unread } = await reader.inbox();
    expect(unread).toEqual({ total: 1, networks: { atlas: 1 } });
    expect(lines.map(({ unread: count }) => count)).toEqual([1, ...lines.slice(1).map(() => 0)]);
    expect(lines[1]!.readAt).toMatch(/^2026-04-13T/);
    expect((await reader.post('/me/inbox/read', { objects: [newest.object.id] })).body).toEqual({ marked: 1 });
    expect((await reader.post('/me/inbox/read', { objects: [newest.object.id] })).body).toEqual({ marked: 0 });
    expect((await reader.inbox()).unread).toEqual({ total: 0, networks: {} });
    await notified.done(`/items/${newest.object.id}/reschedule`, { dueOn: '2031-02-28', reason: { fr: 'Encore' } });
    await reader.told(newest.object.id, 'work-rescheduled');
    expect((await reader.inbox()).unread).toEqual({ total: 1, networks: { atlas: 1 } });
  });

  it.each<[string, number, string]>([
    ['?limit=100000', 422, 'invalid-content'],
    ['?limit=0', 422, 'invalid-content'],
    ['?kind=nothing', 422, 'invalid-content'],
    ['?unread=perhaps', 422, 'invalid-content'],
    ['?color=red', 422, 'invalid-content'],
    ['?cursor=%00', 422, 'invalid-content'],
    ['?cursor=yesterday', 400, 'cursor-unreadable'],
    ['?cursor=yesterday_2VKBAQPYXQQEB6S0B9K9MRMAZP', 400, 'cursor-unreadable'],
  ])('answers %s with %i', async (asked, status, problem) => {
    const heard = await reader.get(`/me/inbox${asked}`);
    expect([heard.status, heard.problem]).toEqual([status, problem]);
  });

  it.each<readonly [object, string]>([
    [{}, 'say-what-was-read'],
    [{ network: 'atlas' }, 'say-what-was-read'],
    [{ objects: ['a'], until: '2026-04-13T09:00:00Z' }, 'say-what-was-read'],
    [{ objects: [] }, 'invalid-content'],
    [{ objects: [7] }, 'invalid-content'],
    [{ until: 'yesterday' }, 'say-what-was-read'],
    [{ until: '2026-04-31T25:00:00Z' }, 'say-what-was-read'],
    [{ objects: Array.from({ length: 201 }, () => 'a') }, 'invalid-content'],
  ])('is not marked read by %p', async (content, problem) => {
    const heard = await reader.post('/me/inbox/read', content, { 'accept-language': 'ar' });
    expect([heard.status, heard.problem]).toEqual([422, problem]);
    expect(heard.body.title).toMatch(/\p{Script=Arabic}/u);
  });
});

describe('the live line', () => {
  it('says how much there is to read, as it changes', async () => {
    const reader = await newcomer('live');
    const line = await LiveLine.open(notified.world.product.url, reader.credentials);
    expect(line.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await line.next()).toEqual({ event: 'unread', data: { total: 0, networks: {} } });
    const item = await notified.give('@badr');
    expect(await line.next()).toEqual({ event: 'unread', data: { total: 1, networks: { atlas: 1 } } });
    await reader.post('/me/inbox/read', { objects: [item] });
    expect(await line.next()).toEqual({ event: 'unread', data: { total: 0, networks: {} } });
    line.close();
  });

  it('says it once to whoever does not listen, and nothing to whoever asks for the headers alone', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 }); // what is not ended would hold up what comes next
    const asked = async (method: string) => {
      const { credentials: headers } = driss;
      const [response] = await once(
        request(`${notified.world.product.url}/me/inbox/live`, { method, headers, agent }).end(),
        'response',
      );
      return text(response as IncomingMessage);
    };
    expect([await asked('HEAD'), await asked('GET'), await asked('HEAD')]).toEqual([
      '',
      expect.stringMatching(/^event: unread\ndata: \{"total":\d+,"networks":\{"atlas":\d+\}\}\n\n$/),
      '',
    ]);
    agent.destroy();
  });
});

describe('a digest', () => {
  /** 7 in the morning in Kathmandu, which is 5:45 ahead. */
  const KATHMANDU = { rhythm: 'daily', hour: 7, timeZone: 'Asia/Kathmandu' };
  /** An hour that comes before. */
  const EARLIER = { rhythm: 'daily', hour: 1, timeZone: 'UTC' };
  const WEEKLY = { rhythm: 'weekly', weekday: 'wednesday', hour: 6, timeZone: 'UTC' };
  const digests = (reader: Reader) =>
    notified.smtp.to(reader.email).filter(({ messageId }) => messageId?.startsWith('<digest-'));

  it('comes at the hour chosen where its reader is: one mail with all that they have not read, and no more', async () => {
    const [reader, early, weekly] = [await newcomer('nepal'), await newcomer('early'), await newcomer('weekly')];
    for (const [each, digest] of [
      [reader, KATHMANDU],
      [early, EARLIER],
      [weekly, WEEKLY],
    ] as const)
      await each.done(`/accounts/${each.account}/notifications`, { digest });
    const items = [];
    for (const title of ['Livret', 'Lu', 'Caravane', 'Annulé'])
      items.push(await notified.give('@badr', { title: { fr: title } }));
    for (const item of items)
      await notified.done(`/items/${item}/reschedule`, { dueOn: '2031-05-31', reason: { fr: 'Report' } });
    await notified.done(`/items/${items[3]}/cancel`, { reason: { fr: 'Doublon' } });
    await reader.told(items[3]!, 'work-cancelled');
    await reader.post('/me/inbox/read', { objects: [items[1]] });

    notified.clock.moveTo('2026-04-14T01:10:00Z');
    await until(() => digests(early)[0]);
    await notified.idle();
    expect(digests(reader)).toEqual([]);
    notified.clock.moveTo('2026-04-14T01:15:01Z');
    const digest = await until(() => digests(reader)[0]);
    expect(digest.subject).toBe('Votre récapitulatif : 3 nouvelles');
    const text = digest.text!.replace(/\s+/g, ' ');
    expect(text).toMatch(/Comité Atlas.*« Annulé ».*« Caravane ».*31 mai 2031.*« Livret »/);
    expect(text).not.toContain('« Lu »');
    expect(text.match(/« Annulé »/g)).toHaveLength(1);

    notified.clock.moveTo('2026-04-15T05:59:00Z');
    const item = await notified.give('@badr');
    await notified.done(`/items/${item}/reschedule`, { dueOn: '2031-06-30', reason: { fr: 'Report' } });
    await reader.told(item, 'work-rescheduled');
    expect(digests(weekly)).toEqual([]);
    notified.clock.moveTo('2026-04-15T06:00:01Z');
    await until(() => digests(weekly)[0]);
    expect(digests(weekly)[0]!.subject).toBe('Votre récapitulatif : 5 nouvelles');
    await notified.idle();
    expect([digests(reader).length, digests(early).length, digests(weekly).length]).toEqual([1, 1, 1]);
  });
});

describe('what somebody chooses', () => {
  const choose = (reader: Reader, content: object, language = 'fr') =>
    reader.post(`/accounts/${reader.account}/notifications`, content, { 'accept-language': language });

  it('holds from then on: nothing is mailed of a kind that is not wanted by mail, and all of it is in the inbox', async () => {
    const [reader, other] = [await newcomer('quiet'), await newcomer('loud')];
    const { body } = await reader.get(`/accounts/${reader.account}/notifications`);
    expect(body.kinds.find(({ kind }: { kind: string }) => kind === 'work-given')).toMatchObject({
      ...{ inbox: true, mail: 'at-once', webhook: true, asked: true, chosen: false },
    });
    expect(body.digest).toEqual({ rhythm: 'daily', hour: 8, weekday: 'monday' });
    const kinds = [
      { kind: 'work-given', mail: 'never' },
      { kind: 'work-cancelled', inbox: false, mail: 'never', webhook: false },
    ];
    expect((await choose(reader, { kinds })).status).toBe(200);
    const item = await notified.give('@badr');
    await notified.done(`/items/${item}/cancel`, { reason: { fr: 'Doublon' } });
    await other.told(item, 'work-cancelled');
    await until(() => notified.smtp.to(other.email)[0]);
    await notified.idle();
    expect(await reader.kinds(item)).toEqual(['work-given']);
    expect(notified.smtp.to(reader.email)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['fr', { kinds: [{ kind: 'work-given', inbox: false }] }, 'Cet avis reste dans la boîte de réception'],
    ['ar', { kinds: [{ kind: 'work-given', inbox: false }] }, 'يبقى هذا الإشعار في صندوق الوارد'],
    ['en', { kinds: [{ kind: 'work-verified', inbox: false }] }, 'Contradictory choices'],
    ['en', { kinds: [{ kind: 'overdue' }, { kind: 'overdue' }] }, 'Chosen twice'],
    ['en', { kinds: [{ kind: 'work-given', mail: 'at-once' }] }, 'Nothing to change'],
    ['en', {}, 'Nothing to change'],
    ['en', { digest: { timeZone: 'Mars/Olympus' } }, 'Unknown time zone'],
    ['en', { digest: { hour: 24 } }, 'Request to correct'],
    ['en', { kinds: [{ kind: 'gossip' }] }, 'Request to correct'],
  ])('is refused in %s: %j', async (language, content, title) => {
    const heard = await choose(driss, content, language);
    expect([heard.status, heard.body.title]).toEqual([422, title]);
  });
});

describe('the link to get no more mails', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const ONE_CLICK = 'List-Unsubscribe=One-Click';
  const url = () => notified.world.product.url;
  const here = (link: string): string => link.replace('https://tansiq.example', url());

  /** A reader with a mail about work, and the address in its header. */
  async function mailed(name: string): Promise<[Reader, string]> {
    const reader = await newcomer(name);
    await notified.give('@badr');
    const mail = await until(() => notified.smtp.to(reader.email)[0]);
    return [reader, here(mail.header('list-unsubscribe').slice(1, -1))];
  }

  /** How many mails about work somebody gets from now on, where others get one. */
  async function mailsNow(reader: Reader): Promise<number> {
    const before = notified.smtp.to(reader.email).length;
    const item = await notified.give('@badr');
    await reader.told(item, 'work-given');
    await notified.idle();
    return notified.smtp.to(reader.email).length - before;
  }

  function multipart(): FormData {
    const data = new FormData();
    data.set('List-Unsubscribe', 'One-Click');
    return data;
  }

  it.each<[string, () => RequestInit]>([
    ['a form', () => ({ body: ONE_CLICK, headers: FORM })],
    ['a form of several parts', () => ({ body: multipart() })],
  ])('is followed by mail programs, which send %s and nothing to sign in with (RFC 8058)', async (kind, sent) => {
    const [reader, link] = await mailed(`click${kind.length}`);
    expect(await mailsNow(reader)).toBe(1);
    for (let click = 0; click < 2; click++) {
      const answer = await fetch(link, { method: 'POST', ...sent() });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(WORK.fr![0])]);
    }
    expect(await mailsNow(reader)).toBe(0);
  });

  it('asks before it does anything where it is opened in a browser', async () => {
    const [reader, link] = await mailed('page');
    const page = await fetch(link, { headers: { 'accept-language': 'ar', accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(await mailsNow(reader)).toBe(1);
    const [, action] = /<form method="post" action="([^"]+)"/.exec(html)!;
    const [, name, value] = /<input type="hidden" name="([^"]+)" value="([^"]+)"/.exec(html)!;
    const done = await fetch(url() + action, { method: 'POST', body: new URLSearchParams({ [name!]: value! }) });
    expect(done.status).toBe(200);
    expect(await mailsNow(reader)).toBe(0);
  });

  it('ends the digests that it stands in', async () => {
    const reader = await newcomer('undigested');
    const report = async () => {
      const item = await notified.give('@badr');
      await notified.done(`/items/${item}/reschedule`, { dueOn: '2031-05-31', reason: { fr: 'Report' } });
      await reader.told(item, 'work-rescheduled');
    };
    const digests = () => notified.smtp.to(reader.email).filter(({ messageId }) => messageId?.startsWith('<digest-'));
    await report();
    notified.clock.pass(86_400_000);
    const digest = await until(() => digests()[0]);
    const link = here(digest.header('list-unsubscribe').slice(1, -1));
    expect((await fetch(link, { method: 'POST', body: ONE_CLICK, headers: FORM })).status).toBe(200);
    const other = await newcomer('digested');
    await report();
    notified.clock.pass(86_400_000);
    await until(() => notified.smtp.to(other.email).find(({ messageId }) => messageId?.startsWith('<digest-')));
    await notified.idle();
    expect(digests()).toHaveLength(1);
  });

  it.each(['', 'WyJhIl0', 'WyJhIl0.', '%00.%00', 'WyI0ODQ2RkJBTjRSTjNSMjAwRjNGMVZFNjhNUiIsIndvcmstZ2l2ZW4iXQ.AIEG'])(
    'is no good where it was not made here: %s',
    async (link) => {
      for (const path of ['unsubscribe', 'answer', 'calendar.ics'])
        expect([path, (await fetch(`${url()}/${path}?link=${link}`)).status]).toEqual([path, 404]);
      for (const path of ['unsubscribe', 'answer'])
        expect((await fetch(`${url()}/${path}`, { method: 'POST', body: new URLSearchParams({ link }) })).status).toBe(
          404,
        );
    },
  );

  it('does what it was made for, and nothing else', async () => {
    const [, link] = await mailed('purpose');
    const { search } = new URL(link);
    for (const path of ['answer', 'calendar.ics']) expect((await fetch(`${url()}/${path}${search}`)).status).toBe(404);
  });
});

describe('a mail', () => {
  const mailsAbout = (reader: Reader, item: string) =>
    notified.smtp.to(reader.email).filter(({ text: told }) => told!.includes(item));
  /** Longer than the first pause between two tries. */
  const LATER = 60_000;

  it('whose answer was cut off is sent again, and can be told to be the same', async () => {
    const reader = await newcomer('cut');
    notified.smtp.mood = 'cuts';
    const item = await notified.give('@badr');
    await until(() => mailsAbout(reader, item)[0]);
    await notified.idle();
    notified.smtp.mood = 'takes';
    notified.clock.pass(LATER);
    const mails = await until(() => (mailsAbout(reader, item).length > 1 ? mailsAbout(reader, item) : undefined));
    await notified.idle();
    expect(mails.map(({ messageId, date }) => [messageId, date])).toEqual(
      [1, 2].map(() => [mails[0]!.messageId, mails[0]!.date]),
    );
    expect((await reader.inbox()).items).toMatchObject([{ all: 1 }]);
  });

  it('waits while the mail server is down or wants it later, and is sent once', async () => {
    const reader = await newcomer('later');
    await notified.smtp.down();
    const item = await notified.give('@badr');
    await reader.told(item, 'work-given');
    await notified.idle();
    await notified.smtp.up();
    notified.smtp.mood = { refuses: 451 };
    notified.clock.pass(LATER);
    await until(() => notified.smtp.refused > 0);
    await notified.idle();
    notified.smtp.mood = 'takes';
    notified.clock.pass(2 * LATER);
    await until(() => mailsAbout(reader, item)[0]);
    await notified.idle();
    expect(mailsAbout(reader, item)).toHaveLength(1);
  });

  it('that is refused for good is given up, and is sent when it is revived', async () => {
    const reader = await newcomer('refused');
    const operator = notified.as('operator');
    const dead = async () => (await operator.get('/jobs')).body.dead as readonly { id: string; reason: string }[];
    notified.smtp.mood = { refuses: 550 };
    const item = await notified.give('@badr');
    const { id } = await reader.told(item, 'work-given');
    const given = await until(async () => (await dead()).find((each) => each.id === `mail-${id}`));
    expect(given.reason).toContain('550');
    expect(given.reason).not.toContain('@');
    await notified.idle();
    notified.smtp.mood = 'takes';
    notified.clock.pass(LATER);
    expect((await operator.post(`/jobs/mail-${id}/revive`)).status).toBe(200);
    await until(() => mailsAbout(reader, item)[0]);
    await notified.idle();
    expect((await dead()).map((each) => each.id)).not.toContain(`mail-${id}`);
    expect((await operator.post(`/jobs/mail-${id}/revive`)).status).toBe(404);
  });
});

describe('the page of an inbox', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const send = (reader: Reader, body: string) => reader.speak('POST', '/inbox/read', FORM, body);

  it('shows what is to be read, and marks it read', async () => {
    const reader = await newcomer('browser', '@badr', 'ar');
    const item = await notified.give('@badr', { title: { fr: '<b>Guide</b> & "suite"' } });
    await reader.told(item, 'work-given');
    const { text: page } = await reader.get('/inbox', { 'accept-language': 'ar' });
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('&#60;b&#62;Guide&#60;/b&#62; &#38; &#34;suite&#34;');
    expect(page).not.toContain('<b>Guide');
    const [, moment] = /name="until" value="([^"]+)"/.exec(page)!;
    const { text: about } = await reader.get(`/inbox/${item}`);
    const [, object] = /name="object" value="([^"]+)"/.exec(about)!;
    expect((await send(reader, `object=${object!}`)).status).toBe(303);
    expect((await reader.inbox()).unread.total).toBe(0);
    expect((await send(reader, `until=${encodeURIComponent(moment!)}`)).status).toBe(303);
  });

  it.each(['', 'until=', 'until=yesterday', 'until=2026-04-13', 'other=1'])('marks nothing by "%s"', async (body) => {
    expect(await send(driss, body)).toMatchObject({ status: 422, problem: 'say-what-was-read' });
  });

  it.each(['/inbox?cursor=yesterday', '/inbox?cursor=_'])('is not to be had at %s', async (path) => {
    expect((await driss.get(path)).problem).toBe('cursor-unreadable');
  });

  it.each(['/inbox/read', '/inbox/01J0000000000000000000000A', '/inbox/%00'])('has nothing at %s', async (path) => {
    expect((await driss.get(path)).status).toBe(404);
  });
});

it('a product that closes ends the lines of those who listen', async () => {
  const closing = await Notified.begin(new MovableClock());
  const line = await LiveLine.open(closing.world.product.url, closing.as('ofChams').credentials);
  await line.next();
  await closing.close();
  expect(await line.next()).toBeUndefined();
});
