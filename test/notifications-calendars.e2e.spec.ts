import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { KINDS } from '#notifications';
import { MovableClock, Notified, type Reader, until } from './notified.js';
import type { ArrivedMail } from './servers/smtp/index.js';

let notified: Notified;
let coordinator: Reader;
let url: string;
beforeAll(async () => {
  notified = await Notified.begin(new MovableClock('2026-04-13T09:00:00Z'));
  coordinator = notified.as('coordinator');
  url = notified.world.product.url;
});
afterAll(() => notified.close());

const here = (link: string): string => link.replace('https://tansiq.example', url);
const ofBadr = (name: string, language?: string): Promise<Reader> =>
  notified.invite(name, { role: 'focal-point', network: 'atlas', organisation: '@badr' }, language);

/** What a calendar says of each thing in it; the program that reads it is not ours. */
function eventsIn(
  calendar: string,
): readonly { uid: string; sequence: number; status: string; component: ICAL.Component }[] {
  const events = new ICAL.Component(ICAL.parse(calendar) as never).getAllSubcomponents('vevent');
  const said = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name);
  return events.map((component) => ({
    uid: String(said(component, 'uid')),
    sequence: Number(said(component, 'sequence')),
    status: String(said(component, 'status')),
    component,
  }));
}

interface Workshop {
  readonly invitations: readonly { readonly organisation: string; readonly answer?: string }[];
}

describe('an invitation to a gathering', () => {
  let reader: Reader;
  let workshop: string;
  beforeAll(async () => {
    reader = await ofBadr('guest');
    const gathering = { kind: 'workshop', title: { fr: 'Atelier, suite', ar: 'ورشة' } };
    workshop = await notified.done('/workshops', { ...gathering, startsOn: '2026-05-04', startsAt: '09:30' });
    await notified.done(`/workshops/${workshop}/invitations`, { organisations: ['@badr'] });
  });

  /** The mail of a kind about the gathering, and the entry for calendars in it. */
  async function invited(
    kind: string,
  ): Promise<[ArrivedMail, ReturnType<typeof eventsIn>[number] & { method: string }]> {
    const { id } = await reader.told(workshop, kind);
    const mail = await until(() => notified.smtp.to(reader.email).find(({ messageId }) => messageId?.includes(id)));
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')!;
    const calendar = part.content.toString();
    const method = String(new ICAL.Component(ICAL.parse(calendar) as never).getFirstPropertyValue('method'));
    const [event] = eventsIn(calendar);
    return [mail, { ...event!, method }];
  }

  const answerIn = ({ text }: ArrivedMail): string => here(/https:\S+\/answer\?link=\S+/.exec(text!)![0]);
  const recorded = async (): Promise<string | undefined> => {
    const { body } = await coordinator.get(`/networks/atlas/workshops/${workshop}`);
    const { invitations } = body as Workshop;
    return invitations.find(({ organisation }) => organisation === notified.world.id('badr'))?.answer;
  };

  it('comes with an entry that calendars take in', async () => {
    const [mail, event] = await invited('invited');
    expect(mail.subject).toBe(`${KINDS.invited.title.fr} : Atelier, suite`);
    expect(event).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED' });
    expect(event.uid).toBe(`workshop-${workshop}@tansiq.example`);
    const { startDate, summary, attendees, organizer } = new ICAL.Event(event.component);
    expect(startDate.toString()).toBe('2026-05-04T09:30:00');
    expect(startDate.zone.tzid).toBe('Africa/Casablanca');
    expect(summary).toContain('Atelier, suite');
    expect(organizer).toBe('mailto:reseau@tansiq.example');
    expect(attendees.map((each) => [String(each.getFirstValue()).toLowerCase(), each.getParameter('rsvp')])).toEqual([
      [`mailto:${reader.email}`, 'TRUE'],
    ]);
  });

  it('is answered by its link, and the answer is the organisation’s', async () => {
    const [mail] = await invited('invited');
    const link = answerIn(mail);
    const page = await (await fetch(link, { headers: { 'accept-language': 'fr' } })).text();
    expect(page).toContain('Atelier, suite');
    expect(page).toContain('Réponse pour Association badr');
    expect(await recorded()).toBeUndefined();
    const forms = [...page.matchAll(/<form method="post" action="([^"]+)">(.+?)<\/form>/g)];
    expect(forms).toHaveLength(3);
    for (const [, action, fields] of forms.toReversed()) {
      const inputs = [...fields!.matchAll(/name="([^"]+)" value="([^"]+)"/g)].map(
        ([, name, value]): [string, string] => [name!, value!],
      );
      const answered = await fetch(url + action!, { method: 'POST', body: new URLSearchParams(inputs) });
      expect(answered.status).toBe(200);
      const { answer } = Object.fromEntries(inputs) as { answer: string };
      await until(async () => (await recorded()) === answer);
    }
    expect(await recorded()).toBe('accepted');
    await coordinator.told(workshop, 'invitation-answered');
    const { body } = await coordinator.get('/networks/atlas/timeline?limit=200');
    const { items } = body as { items: readonly { type: string; subject: { id: string }; by: object }[] };
    const answers = items.filter(({ type, subject }) => type === 'InvitationAnswered' && subject.id === workshop);
    const by = { account: { id: reader.account }, organisation: { id: notified.world.id('badr') } };
    expect(answers).toMatchObject([{ by }, { by }, { by }]);
    const again = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'accepted' }) });
    expect(again.status).toBe(200);
  });

  it.each(['', 'perhaps', 'toString'])('is not answered by "%s"', async (answer) => {
    const [mail] = await invited('invited');
    const answered = await fetch(answerIn(mail), { method: 'POST', body: new URLSearchParams({ answer }) });
    expect(answered.status).toBe(404);
  });

  it('moves with the gathering: the same entry, in a later edition', async () => {
    const reason = { fr: 'Grève' };
    await notified.done(`/workshops/${workshop}/reschedule`, { startsOn: '2026-05-11', startsAt: '14:00', reason });
    const [mail, event] = await invited('workshop-moved');
    const [before, first] = await invited('invited');
    expect(event.uid).toBe(first.uid);
    expect(event.sequence).toBeGreaterThan(first.sequence);
    expect(new ICAL.Event(event.component).startDate.toString()).toBe('2026-05-11T14:00:00');
    expect(mail.references).toBe(before.references);
    expect(answerIn(mail)).toBe(answerIn(before));
  });

  it('is taken back with the gathering', async () => {
    await notified.done(`/workshops/${workshop}/cancel`, { reason: { fr: 'Inondation' } });
    const [mail, event] = await invited('workshop-cancelled');
    const [before, first] = await invited('workshop-moved');
    expect(event).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: first.uid });
    expect(event.sequence).toBeGreaterThan(first.sequence);
    expect(mail.text).not.toContain('/answer?');
    const late = await fetch(answerIn(before), { method: 'POST', body: new URLSearchParams({ answer: 'declined' }) });
    expect(late.status).toBe(409);
    expect(await recorded()).toBe('accepted');
  });
});

describe('a calendar', () => {
  interface Offered {
    readonly kind: string;
    readonly name: string;
    readonly address: string;
  }
  const offered = async (reader: Reader, how = reader.get('/me/calendars')) =>
    ((await how).body as { items: readonly Offered[] }).items;
  const fetched = (address: string) => fetch(here(address));
  const addressOf = async (reader: Reader, kind: string) =>
    (await offered(reader)).find((each) => each.kind === kind)!.address;

  let reader: Reader;
  let item: string;
  let workshop: string;
  beforeAll(async () => {
    reader = await ofBadr('planner', 'ar');
    item = await notified.give('@badr', { title: { fr: 'Guide', ar: 'دليل' }, dueOn: '2026-06-30' });
    const gathering = { kind: 'meeting', title: { fr: 'Réunion; "urgente"\nà Fès' }, startsOn: '2026-06-01' };
    workshop = await notified.done('/workshops', gathering);
  });

  it('is offered for oneself, one’s groups and one’s networks', async () => {
    expect((await offered(reader)).map(({ kind, name }) => [kind, name])).toEqual([
      ['person', 'Tansiq : mon calendrier'],
      ['group', 'Groupe enfance'],
      ['network', 'Comité Atlas'],
    ]);
  });

  it.each(['person', 'group', 'network'])('of a %s is read by its address alone, by any program', async (kind) => {
    const answer = await fetched(await addressOf(reader, kind));
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const uids = eventsIn(await answer.text()).map(({ uid }) => uid.split('@')[0]);
    const [due, met] = [`deadline-${item}`, `workshop-${workshop}`];
    expect([uids.includes(due), uids.includes(met)]).toEqual([kind !== 'group', kind !== 'person']);
  });

  it('follows what it holds', async () => {
    const address = await addressOf(reader, 'person');
    const entry = async () =>
      eventsIn(await (await fetched(address)).text()).find(({ uid }) => uid.startsWith(`deadline-${item}`))!;
    const before = await entry();
    expect(String(before.component.getFirstPropertyValue('summary'))).toContain('دليل');
    await notified.done(`/items/${item}/reschedule`, { dueOn: '2026-07-15', reason: { fr: 'Report' } });
    const after = await entry();
    expect(String(after.component.getFirstPropertyValue('dtstart'))).toBe('2026-07-15');
    expect([after.uid, after.sequence > before.sequence]).toEqual([before.uid, true]);
    await notified.done(`/items/${item}/cancel`, { reason: { fr: 'Doublon' } });
    expect((await entry()).status).toBe('CANCELLED');
  });

  it('has another address once they are renewed, and the old one is no good any more', async () => {
    const before = await addressOf(reader, 'person');
    const after = await offered(reader, reader.post('/me/calendars/renew'));
    expect(after.map(({ address }) => address)).not.toContain(before);
    expect((await fetched(before)).status).toBe(404);
    expect((await fetched(after[0]!.address)).status).toBe(200);
    const other = await ofBadr('neighbour-at-work');
    const theirs = await addressOf(other, 'person');
    await reader.post('/me/calendars/renew');
    expect((await fetched(theirs)).status).toBe(200);
  });

  it('holds nothing of a network that its owner may read no more', async () => {
    const leaving = await ofBadr('leaving');
    const addresses = (await offered(leaving)).map(({ address }) => address);
    const role = { role: 'focal-point', network: 'atlas', organisation: notified.world.id('badr') };
    await coordinator.done(`/accounts/${leaving.account}/roles/revoke`, { ...role, reason: { fr: 'Départ' } });
    for (const address of addresses) {
      const answer = await fetched(address);
      expect([answer.status, eventsIn(await answer.text())]).toEqual([200, []]);
    }
    expect((await offered(leaving)).map(({ kind }) => kind)).toEqual(['person']);
  });
});
