import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { inLanguage, LANGUAGES } from '#kernel';
import { type Clock, readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { castOf } from '../apps/cli/demonstration/cast.js';
import { demonstration } from '../apps/cli/demonstration/demonstration.js';
import { load } from '../apps/cli/demonstration/load.js';
import { Everybody } from './people.js';
import { IN_MEMORY } from './product.js';
import history from '../apps/cli/demonstration/pnpm-history.json' with { type: 'json' };

const clock: Clock = {
  now: () => Date.parse('2026-11-22T12:00:00Z'),
  today: () => '2026-11-22',
  timeZone: 'Africa/Casablanca',
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what answers look like is what these specifications say, one by one
type Answered = any;

let app: NestFastifyApplication;
let client: Everybody;

const loaded = async (): Promise<number> =>
  load(demonstration(), await castOf(app, await app.getUrl(), 'fr'), () => undefined);

beforeAll(async () => {
  app = await createServer(readConfiguration(IN_MEMORY), pino({ level: 'silent' }), clock);
  await app.listen(0, '127.0.0.1');
  await loaded();
  client = await Everybody.invitedBy((await castOf(app, await app.getUrl(), 'fr')).operator);
  const { items } = await client.get<Answered>('/networks');
  for (const { id } of items) await client.posted(`/networks/${id}/found`);
}, 120_000);
afterAll(() => app.close());

const get = (path: string): Promise<Answered> => client.get(path);
const items = async (path: string): Promise<readonly Answered[]> => (await get(path)).items;
const named = (rows: readonly Answered[]): string[] => rows.map(({ name }) => inLanguage(name, 'fr')).sort();
const distinct = (rows: readonly Answered[], field: string): string[] =>
  [...new Set(rows.map((row) => row[field]))].sort();
const titled = (rows: readonly Answered[], french: string): Answered => {
  const found = rows.find(({ title, text }) => (title ?? text)?.fr === french);
  if (!found) throw new Error(`nothing is called ${french}`);
  return found;
};

/** A network's whole timeline, from page to page. */
async function timeline(network: string, reader = client): Promise<readonly Answered[]> {
  const entries: Answered[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: Answered = await reader.get<Answered>(
      `/networks/${network}/timeline?limit=200${next && `&cursor=${next}`}`,
    );
    entries.push(...page.items);
    next = page.next;
  }
  return entries;
}

describe('the demonstration', () => {
  it('changes nothing when it is loaded again', async () => {
    const paths = ['/networks', '/organisations', '/networks/rivages/plans/2026/board', '/networks/rivages/positions'];
    const before = await Promise.all(paths.map(get));
    const { logPosition } = await get('/health');
    await loaded();
    expect((await get('/health')).logPosition).toBe(logPosition);
    expect(await Promise.all(paths.map(get))).toEqual(before);
  }, 60_000);

  it('says in French and Arabic what it says in English', () => {
    const texts: Answered[] = [];
    JSON.stringify(demonstration(), (_, value: Answered) => (value?.en && texts.push(value), value));
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(({ fr, ar }) => !fr || !ar)).toEqual([]);
  });

  it.each(LANGUAGES)('reads as sentences: %s', async (language) => {
    const reader = client.at(client.url, language);
    const networks = (await items('/networks')).map(({ id }) => id as string);
    const entries = (await Promise.all(networks.map((network) => timeline(network, reader)))).flat();
    const broken =
      /[0-7][0-9A-HJKMNP-TV-Z]{25}|[{}]|undefined|\[object|support-with-|no-answer|[a-z]+-(platform|collective)|MA-\d\d\b/;
    expect(entries.filter(({ text, type }) => broken.test(text) || text === type)).toEqual([]);
    expect(entries.length).toBeGreaterThan(800);
  });
});

describe('the real history', () => {
  it('knows the networks since their documents do, as precisely as these say', async () => {
    const networks = await items('/networks');
    const since = networks.map(({ id, foundedOn, knownSince }) => [id, foundedOn ?? null, knownSince ?? null]);
    expect(since).toEqual([
      ['cde-maroc', null, '2015'],
      ['gt-violences', '2014-11', null],
      ['gtm', '2006', null],
      ['pnpm', '2009', null],
      ['rivages', '2021-06-05', null],
    ]);
    expect(networks[0]).toMatchObject({ memberCount: { count: 30, approximate: true } });
    expect((await items('/networks?asOf=2010')).map(({ id }) => id)).toEqual(['gtm', 'pnpm']);
  });

  it('gives PNPM the members of its directory today, and only the one that is dated in 2015', async () => {
    const directory = history.facts.find(({ what }) => what === 'members')!.members!;
    const names = history.organisations.filter(({ key }) => directory.includes(key)).map(({ name }) => name);
    const members = await items('/networks/pnpm/members');
    expect(named(members)).toEqual(names.sort());
    expect(members.filter(({ joinedOn }) => joinedOn).map(({ acronym, joinedOn }) => [acronym, joinedOn])).toEqual([
      ['AMANE', '2009'],
    ]);
    expect(await items('/networks/pnpm/members?asOf=2015')).toMatchObject([{ acronym: 'AMANE' }]);
    expect(await items('/networks/pnpm/members?asOf=2008')).toEqual([]);
  });

  it('has the charters as far as they are public', async () => {
    const { charters } = await get('/networks/pnpm');
    expect(
      charters.map(({ version, dateUnknown, values, objectives }: Answered) => [
        version,
        dateUnknown,
        values.length,
        objectives.length,
      ]),
    ).toEqual([
      [1, true, 0, 4],
      [2, true, 4, 4],
    ]);
    expect(await get('/networks/gt-violences?asOf=2015-11')).toMatchObject({ charters: [] });
    expect(await get('/networks/gt-violences?asOf=2015')).toMatchObject({ charters: [{ on: '2015-12', version: 1 }] });
  });

  it('tells the workshop of 3 February 2023, and that it revived the network', async () => {
    const [workshop] = await items('/networks/pnpm/workshops');
    const { hostedBy, participation, sessions, conclusions, alsoPresent } = await get(
      `/networks/pnpm/workshops/${workshop.id}`,
    );
    expect(workshop).toMatchObject({ status: 'held', kind: 'workshop', startsOn: '2023-02-03' });
    expect(hostedBy).toMatchObject({ name: { fr: 'HADAF SIS' } });
    expect(named(participation)).toEqual([
      "Comité Européen pour la Formation et l'Agriculture",
      'Fondation Orient-Occident',
      'GADEM',
      'MAP',
      'Médecins du Monde Belgique',
      'Soleterre',
    ]);
    expect([sessions.length, conclusions.length, alsoPresent.fr]).toEqual([
      4,
      3,
      'de nombreuses associations de migrants, jusque-là réticentes à adhérer',
    ]);
    expect((await get('/networks/pnpm')).turns).toMatchObject([
      { type: 'NetworkWentDormant', dateUnknown: true },
      { type: 'NetworkRevived', on: '2023-02-03', workshop: workshop.id },
    ]);
    expect(await items('/networks/pnpm/plans')).toMatchObject([
      { year: '2023', status: 'draft', draftedAfter: workshop.id },
    ]);
    expect(await items('/networks/pnpm/items')).toEqual([]);
  });

  it('tells the meeting of 10 May 2017 and the ceremony of 16 December 2022', async () => {
    const [ceremony, meeting] = await items('/networks/gtm/workshops');
    expect(ceremony).toMatchObject({
      kind: 'ceremony',
      startsOn: '2022-12-16',
      place: { fr: 'Fondation Orient-Occident, Rabat' },
    });
    expect(meeting).toMatchObject({ kind: 'official-meeting', startsOn: '2017-05-10', counts: { came: 6 } });
    expect(meeting.host.name.fr).toBe("Institut national de formation aux droits de l'Homme");
  });

  it('has what was submitted to the Universal Periodic Review, without a date', async () => {
    const [position] = await items('/networks/cde-maroc/positions');
    expect(position).toMatchObject({
      status: 'on-record',
      submissions: [{ authority: { en: 'Universal Periodic Review, Geneva' } }],
    });
    expect(position.submissions[0].submittedOn).toBeUndefined();
  });

  it('says of each fact which document says so, and names nobody that no document names', async () => {
    const entries = (await Promise.all(history.networks.map(({ key }) => timeline(key)))).flat();
    expect(entries.filter(({ source }) => !Object.values(history.sources).includes(source))).toEqual([]);
    const invented = named(await items('/networks/rivages/members?limit=200'));
    const others = named(await items('/organisations?limit=200')).filter((name) => !invented.includes(name));
    expect(others).toEqual(history.organisations.map(({ name }) => name).sort());
  });
});

describe('the fictional network', () => {
  it('has an item in every state, and something that is late, blocked and left to nobody', async () => {
    const board = await get('/networks/rivages/plans/2026/board');
    expect(Object.keys(board.byStatus).sort()).toEqual([
      'accepted',
      'assigned',
      'cancelled',
      'carried-over',
      'completed',
      'proposed',
      'started',
      'verified',
    ]);
    for (const flag of ['overdue', 'blocked', 'unassigned']) expect(board[flag]).toBeGreaterThan(2);
    expect(board.axes.map(({ axis }: Answered) => axis.fr)).toHaveLength(4);
    const all = [...(await items('/networks/rivages/items?plan=2026&limit=200'))];
    expect(
      distinct(
        all.filter(({ region }) => region),
        'region',
      ),
    ).toHaveLength(12);
  });

  it('goes on with what last year left undone', async () => {
    expect(await get('/networks/rivages/plans/2025')).toMatchObject({ status: 'closed', carriedOver: 3 });
    const undone = titled(await items('/networks/rivages/items?plan=2025'), 'Traduire l’annuaire en arabe');
    const { carriedTo } = await get(`/networks/rivages/items/${undone.id}`);
    expect(await get(`/networks/rivages/items/${carriedTo}`)).toMatchObject({
      plan: '2026',
      percent: 70,
      carriedFrom: undone.id,
    });
  });

  it('plans more than it does, month by month', async () => {
    const { months } = await get('/networks/rivages/plans/2026/board');
    expect(months.at(-1)).toMatchObject({ month: '2026-12' });
    expect(months.filter(({ actual }: Answered) => actual !== undefined)).toHaveLength(11);
    for (const { planned, actual } of months.slice(0, 11)) expect(actual).toBeLessThanOrEqual(planned);
  });

  it('is told late in places, and what is newer stands', async () => {
    const late = { on: '2026-03-31', percent: 20, note: { en: 'Reported late' } };
    const phone = titled(
      await items('/networks/rivages/items?plan=2026&limit=200'),
      'Ouvrir un numéro d’astreinte réservé aux référents',
    );
    expect(await get(`/networks/rivages/items/${phone.id}?asOf=2026-06-17`)).toMatchObject({
      percent: 50,
      reports: [{ percent: 50 }, late],
    });
    expect(await get(`/networks/rivages/items/${phone.id}?asOf=2026-05-01`)).toMatchObject({ percent: 20 });
  });

  it('has members in every standing; one has yet to sign the charter, one came back', async () => {
    const members = await items('/networks/rivages/members?limit=200');
    expect(distinct(members, 'standing')).toEqual(['active', 'declined', 'former', 'requested', 'suspended']);
    expect(named(await items('/networks/rivages/members?charterOutstanding=true'))).toEqual(['La Ruche des Métiers']);
    const back = async (asOf: string) =>
      (await items(`/networks/rivages/members?q=Grand+Vent&asOf=${asOf}`))[0].standing;
    expect(await Promise.all(['2024-06', '2025', '2026-03-31'].map(back))).toEqual(['active', 'former', 'active']);
  });

  it('met three times this year, and its recommendations came to something, to nothing, or wait', async () => {
    const held = await items('/networks/rivages/workshops?status=held&from=2026-01-01');
    expect(held.map(({ startsOn }) => startsOn)).toEqual(['2026-10-10', '2026-05-16', '2026-01-24']);
    for (const { counts } of held)
      expect(counts).toMatchObject({ came: expect.any(Number), accepted: expect.any(Number) });
    expect(await items('/networks/rivages/workshops?status=scheduled')).toMatchObject([
      { startsOn: '2026-12-12', counts: { invited: 14 } },
    ]);
    expect(distinct(await items('/networks/rivages/recommendations'), 'status')).toEqual([
      'declined',
      'open',
      'taken-up',
    ]);
  });

  it('has positions at every stage, decided by its rule', async () => {
    const positions = await items('/networks/rivages/positions');
    expect(distinct(positions, 'status')).toEqual([
      'adopted',
      'consulted',
      'draft',
      'in-consultation',
      'rejected',
      'superseded',
      'withdrawn',
    ]);
    const without = titled(positions, 'Des cours de langue financés');
    expect(without.round.tally).toMatchObject({ eligible: 14, voted: 6 });
    const adopted = titled(positions, 'S’inscrire à l’école toute l’année');
    const { rounds, decision } = await get(`/networks/rivages/positions/${adopted.id}`);
    expect(rounds).toMatchObject([
      { tally: { support: 5, object: 6 } },
      { tally: { eligible: 16, voted: 12, object: 0 } },
    ]);
    expect(decision).toMatchObject({ outcome: 'adopted', rule: { kind: 'majority', quorum: 60, majority: 66 } });
    expect(await items('/networks/rivages/positions?awaitingAnswer=true')).not.toEqual([]);
    expect(await items('/networks/rivages/positions?followUpDue=true')).not.toEqual([]);
    const kinds = positions.flatMap(({ submissions }) =>
      submissions.flatMap(({ responses }: Answered) => responses.map(({ kind }: Answered) => kind)),
    );
    expect([...new Set(kinds)].sort()).toEqual(['accepted', 'acknowledged', 'no-answer', 'partly', 'refused']);
  });

  it('measures by region, with a late value and corrected ones, and never rewrites what was said before', async () => {
    const births = titled(await items('/networks/rivages/indicators'), 'Actes de naissance obtenus');
    const value = async (query: string, period: string, region?: string) =>
      (await get(`/networks/rivages/indicators/${births.id}${query}`)).values.find(
        (each: Answered) => each.period === period && each.region === region,
      )?.value;
    expect([await value('?asOf=2026-08-19', '2026-06', 'MA-01'), await value('', '2026-06', 'MA-01')]).toEqual([
      31, 28,
    ]);
    expect([await value('?asOf=2026-06-11', '2026-03', 'MA-02'), await value('', '2026-03', 'MA-02')]).toEqual([
      undefined,
      6,
    ]);
    expect([await value('?asOf=2026-06-11', '2026-03'), await value('', '2026-03')]).toEqual([14, 20]);
  });

  it('follows a recommendation to what came of it, and an answer back to where it began', async () => {
    const desk = titled(
      await items('/networks/rivages/recommendations'),
      'Ouvrir un guichet d’information multilingue à Port-Mirage',
    );
    const chain = await items(`/networks/rivages/why/${desk.id}`);
    const of = (direction: string, links: readonly Answered[]) =>
      links
        .filter((each) => each.direction === direction)
        .map(({ distance, kind }) => `${distance} ${kind}`)
        .sort();
    expect(of('because', chain)).toEqual(['1 workshop']);
    expect(of('led-to', chain)).toEqual(['1 actionItem', '1 position', '2 submission', '3 answer', '3 answer']);
    const answer = chain.find(({ kind }) => kind === 'answer')!;
    const back = await items(`/networks/rivages/why/${answer.id}`);
    expect(of('because', back)).toEqual(['1 submission', '2 position', '3 recommendation', '4 workshop']);
  });

  it('shows a member what is asked of it, the late first', async () => {
    const [compass] = await items('/networks/rivages/members?q=Boussole');
    const { tasks } = await get(`/networks/rivages/members/${compass.organisation}/tasks`);
    expect(tasks[0]).toMatchObject({ overdue: true });
    expect(distinct(tasks, 'overdue')).toHaveLength(2);
  });
});

describe('the map of the fictional network', () => {
  const map = (query = '') => get(`/networks/rivages/map${query}`);
  const flagged = ({ cells }: Answered, flag: string): string[] =>
    cells.filter(({ flags }: Answered) => flags.includes(flag)).map(({ field, area }: Answered) => `${field}/${area}`);
  const cellIn = ({ cells }: Answered, field: string, area: string): Answered =>
    cells.find((cell: Answered) => cell.field === field && cell.area === area);

  it('is made of eight fields under humanitarian sectors, and of twelve regions with whose they are', async () => {
    const { fields, areas, vintage, licence, needs, confirmationDays } = await get('/networks/rivages/map/frame');
    expect(distinct(fields, 'sector')).toEqual(['EDU', 'ERY', 'HEA', 'PRO', 'PRO-CPN', 'PRO-GBV', 'SHL']);
    expect([fields.length, areas.length, needs.length, confirmationDays]).toEqual([8, 12, 10, 120]);
    expect([vintage, licence]).toEqual(['MA-2015', '© OpenStreetMap contributors, ODbL 1.0']);
    for (const { indicator } of needs) expect(indicator.en).toMatch(/fictional/);
  });

  it('had gaps, crowded cells and words grown old at the assembly of 2025', async () => {
    const then = await map('?asOf=2025-01-18');
    expect(then.totals).toMatchObject({ cells: 96, gaps: 59, fragile: 27, overlaps: 2, stale: 4, organisations: 13 });
    expect(flagged(then, 'overlap')).toEqual(['psychosocial/MA-04', 'education/MA-06']);
    expect(flagged(then, 'stale')).toEqual(['legal/MA-02', 'legal/MA-03', 'education/MA-07', 'livelihoods/MA-06']);
  });

  it('has fewer gaps on 20 November 2026, others that are crowded, and more to confirm', async () => {
    const now = await map('?asOf=2026-11-20');
    expect(now.totals).toMatchObject({ cells: 96, gaps: 42, fragile: 38, overlaps: 2, stale: 15, organisations: 13 });
    expect(flagged(now, 'overlap')).toEqual(['legal/MA-04', 'psychosocial/MA-04']);
    expect(flagged(now, 'gap').filter((cell) => cell.endsWith('MA-05'))).toHaveLength(8);
    expect(cellIn(now, 'education', 'MA-01')).toMatchObject({ byStatus: { planned: 1 }, flags: ['fragile', 'stale'] });
    expect(cellIn(now, 'psychosocial', 'MA-06')).toMatchObject({ byStatus: { ongoing: 1, suspended: 1 } });
    const weighed = async (query: string): Promise<number> => (await map(query)).totals.gapWeight;
    expect(await weighed('?asOf=2026-11-20')).toBeLessThan((await weighed('?asOf=2026-01-24')) / 1.5);
  });

  it('says what came between: gaps closed, and the one that a dissolved member left', async () => {
    const changes = await get('/networks/rivages/map/changes?since=2025-01-18&asOf=2026-11-20');
    expect(changes).toMatchObject({ gapsClosed: 18, gapsOpened: 1, arrived: [expect.any(String)] });
    expect(changes.cells.filter(({ change }: Answered) => change === 'gap-opened')).toMatchObject([
      { field: 'education', area: 'MA-05', before: 1, after: 0 },
    ]);
    const [dissolved] = await items('/networks/rivages/members?q=Estran');
    expect(changes.left).toEqual([dissolved.organisation]);
    expect(cellIn(changes, 'legal', 'MA-04')).toMatchObject({ before: 3, after: 5, left: [] });
  });

  it('was told late in one place: the same day, as it was known', async () => {
    const late = (await items('/networks/rivages/timeline?limit=200&type=ActivityDeclared')).find(({ text }) =>
      text.includes('artisanes'),
    );
    expect(late.occurredOn).toBe('2024-09-30');
    const known = await map(`?asOf=2025-01-18&knownAt=${late.position - 1}&field=livelihoods&area=MA-09`);
    expect([known.totals.gaps, cellIn(await map('?asOf=2025-01-18'), 'livelihoods', 'MA-09').flags]).toEqual([
      1,
      ['fragile'],
    ]);
  });

  it('keeps from others what is not for them, and every count from 1 to 4', async () => {
    const everything = await items('/networks/rivages/activities?limit=200');
    expect([everything.length, distinct(everything, 'visibility')]).toEqual([85, ['members', 'public', 'restricted']]);
    expect(everything.filter(({ visibility, place }) => visibility === 'restricted' && place)).toEqual([]);
    const [all, open] = [await map(), await map('?visibility=public')];
    expect([cellIn(all, 'gender-violence', 'MA-04').organisations, open.totals.organisations]).toEqual([2, 13]);
    expect(flagged(open, 'gap')).toContain('gender-violence/MA-04');
    const hidden = cellIn(all, 'psychosocial', 'MA-07').reached;
    expect([hidden, all.totals.reached, cellIn(all, 'legal', 'MA-04').reached]).toEqual([
      { under5: true },
      { withheld: true },
      { value: 1354 },
    ]);
  });
});
