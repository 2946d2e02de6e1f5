import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import expected from '../libs/coordination-map/fixtures/import/expected.json' with { type: 'json' };
import { World } from './cast.js';
import type { Somebody } from './somebody.js';
import { type ListLine, type SentList, takeIn, type TakenIn } from './lists.js';
import { Product } from './product.js';

const EVERYTHING = 'organisations,fields,areas';
const fr = (text: string): { fr: string } => ({ fr: text });
const rowsOf = ({ lines }: TakenIn): readonly ListLine[] => lines.filter(({ is }) => is === 'row');
/** What each row does, by its number. */
const deeds = (taken: TakenIn): object =>
  Object.fromEntries(rowsOf(taken).map(({ row, title, does }) => [row ?? `(${String(title)})`, does]));

interface Told {
  readonly id: string;
  readonly organisation: string;
  readonly title?: { fr?: string; ar?: string };
  readonly status: string;
  readonly confirmedOn: string;
  readonly reached?: { value: number };
}

let product: Product;
const network = 'liste';
const send = (text: string, more: SentList = {}): Promise<TakenIn> => takeIn(product, network, text, more);
const activities = async (query = ''): Promise<readonly Told[]> =>
  ((await product.get(`/networks/${network}/activities?limit=200${query}`)).body as { items: readonly Told[] }).items;

/** A network that has fields and areas, and knows nobody yet. */
async function begin(): Promise<void> {
  product = await Product.start();
  const named = (code: string, name: string): object => ({ code, name: fr(name) });
  await product.done(`/networks/${network}/found`, {
    kind: 'national-platform',
    name: fr('Une plateforme'),
    occurredOn: '2014',
  });
  await product.done(`/networks/${network}/map/classification`, {
    fields: [named('health', 'Santé'), named('school', 'Éducation')],
    occurredOn: '2014',
  });
  await product.done(`/networks/${network}/map/areas`, {
    ...{ vintage: 'MA-2015', occurredOn: '2014' },
    areas: [
      { ...named('MA-02', 'Oriental'), level: 1 },
      { code: 'MA-09', name: { fr: 'Souss-Massa', ar: 'سوس ماسة' }, level: 1 },
    ],
  });
}

describe('a list that people kept by hand', () => {
  beforeAll(begin);
  afterAll(() => product.close());

  it.each(Object.entries(expected))('is answered row by row, and nothing is recorded: %s', async (file, lines) => {
    const bytes = await readFile(new URL(`../libs/coordination-map/fixtures/import/${file}`, import.meta.url));
    const before = await product.logPosition();
    const taken = await takeIn(product, network, bytes, { file, query: { bring: EVERYTHING } });
    expect(taken.lines.filter(({ is }) => is !== 'progress')).toEqual(lines);
    expect(await product.logPosition()).toBe(before);
  });

  it('is recorded whole or not at all, or as far as it is right: as the person chooses', async () => {
    const file = 'dirty.fr.csv';
    const bytes = await readFile(new URL(`../libs/coordination-map/fixtures/import/${file}`, import.meta.url));
    const before = await product.logPosition();
    const all = await takeIn(product, network, bytes, { file, query: { bring: EVERYTHING, commit: 'all' } });
    expect(all.report).toMatchObject({ recorded: false, begin: 6, problem: 7 });
    expect(await product.logPosition()).toBe(before);
    const right = await takeIn(product, network, bytes, { file, query: { bring: EVERYTHING, commit: 'right' } });
    expect(right.report).toMatchObject({ recorded: true, begin: 6, problem: 7 });
    expect(deeds(right)).toEqual(deeds(all));
    expect(await activities()).toHaveLength(6);
    const again = await takeIn(product, network, bytes, { file, query: { bring: EVERYTHING, commit: 'right' } });
    expect(again.report).toMatchObject({ recorded: false, begin: 0, nothing: 6, problem: 7 });
  });
});

describe('the next quarter of a list', () => {
  beforeAll(begin);
  afterAll(() => product.close());

  const HEAD = 'Organisation,Champ,Région,Statut,Activité,Atteints';
  const first = [HEAD, 'Amal,Santé,Oriental,en cours,Consultations,40', 'Amal,Santé,Oriental,prévue,Dentaire,']
    .concat('Amal,Éducation,Souss-Massa,en cours,Soutien,12', 'Nour,Santé,Souss-Massa,en cours,Écoute,7')
    .concat('Nour,Éducation,Oriental,en cours,Cantine,90');
  const next = [HEAD, 'Amal,Santé,Oriental,en cours,Consultations,85', 'Amal,Santé,Oriental,en cours,Dentaire,']
    .concat('Amal,Éducation,Souss-Massa,terminée,Soutien,12', 'Nour,Santé,Souss-Massa,en cours,Écoute,7')
    .concat('Nour,Santé,Souss-Massa,en cours,Vaccins,');
  const quarter = (lines: readonly string[], query: object): Promise<TakenIn> =>
    send(lines.join('\n'), { list: 'trimestre', query: { commit: 'all', bring: EVERYTHING, ...query } });

  it('shows what began, changed and ended, what is as it was and what is not in it any more', async () => {
    const before = await quarter(first, { occurredOn: '2026-03-31' });
    expect(before.report).toMatchObject({ recorded: true, begin: 5, brings: 2 });
    const trial = await quarter(next, { occurredOn: '2026-06-30', commit: 'nothing' });
    expect(deeds(trial)).toEqual({
      ...{ 1: 'aside', 2: 'change', 3: 'change', 4: 'end', 5: 'nothing', 6: 'begin' },
      '(Cantine)': 'missing',
    });
    expect(rowsOf(trial).filter(({ does }) => does === 'change')).toMatchObject([
      { changes: [{ what: 'reached', from: '40', to: '85' }] },
      { changes: [{ what: 'status', from: 'Prévue', to: 'En cours' }] },
    ]);
  });

  it('confirms what is as it was, and ends what is gone, only where that is asked', async () => {
    const trial = await quarter(next, { occurredOn: '2026-06-30', commit: 'nothing', confirms: true, ends: true });
    expect(trial.report).toMatchObject({ begin: 1, change: 2, end: 2, confirm: 1, nothing: 0, missing: 0 });
    const done = await quarter(next, { occurredOn: '2026-06-30' });
    expect(done.report).toMatchObject({ recorded: true, begin: 1, change: 2, end: 1, nothing: 1, missing: 1 });
    const told = new Map((await activities()).map((each) => [each.title!.fr!, each]));
    expect(told.get('Consultations')).toMatchObject({ reached: { value: 85 }, confirmedOn: '2026-06-30' });
    expect(told.get('Écoute')).toMatchObject({ status: 'ongoing', confirmedOn: '2026-03-31' });
    expect(told.get('Cantine')).toMatchObject({ status: 'ongoing' });
    const closed = await quarter(next, { occurredOn: '2026-07-01', confirms: true, ends: true });
    expect(closed.report).toMatchObject({ begin: 0, change: 0, end: 1, confirm: 4, missing: 0 });
    expect(await activities('&status=ended')).toHaveLength(2);
    expect((await activities('&asOf=2026-04-01')).every(({ status }) => status !== 'ended')).toBe(true);
  });

  it('gives nobody the activity of another, and says so', async () => {
    const keyed = (name: string): string =>
      ['Organisation,Champ,Région,Activité,Référence', `${name},Santé,Oriental,Gardes,G-1`].join('\n');
    const query = { commit: 'all', bring: EVERYTHING };
    await send(keyed('Association Argane'), { list: 'gardes', query });
    const { report, lines } = await send(keyed('Coopérative Tifaouine'), { list: 'gardes', query });
    expect(report).toMatchObject({ nothing: 1, begin: 0 });
    expect(lines.find(({ row }) => row === 2)).toMatchObject({
      remarks: [expect.stringContaining('reste celle de l’organisation qui l’a déclarée')],
    });
  });

  it('is remembered with its numbers, and how it is read', async () => {
    const list = (await product.get(`/networks/${network}/lists/trimestre`)).body as { imports: readonly object[] };
    expect(list.imports).toMatchObject([
      { on: '2026-07-01', file: 'liste.csv', confirmed: 4, ended: 1 },
      { on: '2026-06-30', began: 1, changed: 2, ended: 1, unchanged: 1 },
      { on: '2026-03-31', rows: 6, began: 5 },
    ]);
  });
});

describe('a name that may be somebody known', () => {
  let known: string;
  const LIST = ['Organisation,Champ,Région,Activité', 'Assotiation Al Amel,Santé,Oriental,Soins'].join('\n');
  beforeAll(async () => {
    await begin();
    const { id } = await product.done('/organisations', {
      ...{ kind: 'association', name: { fr: 'Association Al Amal', ar: 'جمعية الأمل' }, acronym: 'AAM' },
      occurredOn: '2015',
    });
    await product.done(`/networks/${network}/members/${id}/join`, { category: 'full', occurredOn: '2015' });
    known = id;
  });
  afterAll(() => product.close());

  const onTheMap = async (): Promise<readonly string[]> => {
    const { organisations } = (await product.get(`/networks/${network}/map`)).body as {
      organisations: { id: string }[];
    };
    return organisations.map(({ id }) => id);
  };

  it('is put to a person, and nothing is guessed', async () => {
    const { lines, report } = await send(LIST, { query: { commit: 'right', bring: EVERYTHING } });
    expect(lines.find(({ is }) => is === 'names')).toMatchObject({
      organisations: [
        { name: 'Assotiation Al Amel', taken: 'doubtful', alike: [{ key: known, name: { ar: 'جمعية الأمل' } }] },
      ],
    });
    expect(report).toMatchObject({ recorded: false, problem: 1 });
    expect(await activities()).toEqual([]);
  });

  it('is decided as a merge, which can be taken back; the list changes nothing before and after', async () => {
    const choices = { organisations: [{ name: 'Assotiation Al Amel', same: known }] };
    const decided = await send(LIST, { query: { commit: 'all', bring: EVERYTHING }, choices });
    expect(decided.report).toMatchObject({ recorded: true, begin: 1 });
    expect(await onTheMap()).toEqual([known]);
    const again = await send(LIST, { query: { commit: 'all' } });
    expect(again.report).toMatchObject({ recorded: false, nothing: 1 });
    const { items } = (await product.get('/organisations?q=Assotiation')).body as { items: readonly { id: string }[] };
    await product.done(`/organisations/${known}/separate`, { merged: items[0]!.id, reason: fr('Deux associations') });
    const apart = await send(LIST, { query: { commit: 'all' } });
    expect(apart.report).toMatchObject({ recorded: false, nothing: 1, begin: 0 });
    expect(await onTheMap()).toEqual([items[0]!.id]);
  });

  it('may be somebody new, or left out', async () => {
    const list = `${LIST}\nAssociation Al Amale,Éducation,Oriental,Cours\nAssociacion El Amal,Éducation,Oriental,Lecture`;
    const choices = {
      organisations: [
        { name: 'Association Al Amale', new: 'association' },
        { name: 'Associacion El Amal', leave: true },
      ],
    };
    const { report } = await send(list, { query: { commit: 'all', bring: EVERYTHING }, choices });
    expect(report).toMatchObject({ recorded: true, begin: 1, nothing: 1, left: 1 });
  });
});

describe('an organisation that another network knows', () => {
  const LIST = 'Organisation,Champ,Région,Activité\nUnion des Oasis,Santé,Oriental,Soins';
  const query = { commit: 'all' };
  let id: string;
  beforeAll(async () => {
    await begin();
    const name = fr('Union des Oasis');
    ({ id } = await product.done('/organisations', { kind: 'association', name, occurredOn: '2015' }));
  });
  afterAll(() => product.close());

  it('is not brought unless that is asked', async () => {
    const { report, lines } = await send(LIST, { query });
    expect(report).toMatchObject({ recorded: false, problem: 1, brings: 0 });
    expect(lines.find(({ is }) => is === 'names')).toMatchObject({ organisations: [{ taken: 'known', key: id }] });
  });

  it('is admitted, and not registered again', async () => {
    const { report, lines } = await send(LIST, { query: { ...query, bring: EVERYTHING } });
    expect(lines.find(({ is }) => is === 'names')).toMatchObject({ organisations: [{ taken: 'known', joins: true }] });
    expect(report).toMatchObject({ recorded: true, begin: 1, brings: 1 });
    expect(await activities()).toMatchObject([{ organisation: id }]);
    expect((await send(LIST, { query: { ...query, bring: EVERYTHING } })).report).toMatchObject({
      nothing: 1,
      brings: 0,
    });
  });

  it('is not admitted again once it has left', async () => {
    await product.done(`/networks/${network}/members/${id}/leave`, { reason: fr('Dissoute') });
    const { report } = await send(`${LIST} de nuit`, { query: { ...query, bring: EVERYTHING } });
    expect(report).toMatchObject({ recorded: false, problem: 1, brings: 0 });
  });
});

describe('an organisation that several networks know', () => {
  const LIST = 'Sigle,Organisation,Champ,Région,Activité\nFNM,Fonds nordique de la mer,Santé,Oriental,Soins';
  const query = { commit: 'all', bring: EVERYTHING };
  let world: World;
  let fund: string;
  let coordinator: Somebody;
  const from = (who: Somebody, net: string, choices?: object, text = LIST): Promise<TakenIn> =>
    takeIn(world.product, net, text, { query, choices, credentials: who.credentials });
  const same = (): object => ({ organisations: [{ name: 'FNM', same: fund }] });
  const owners = async (net: string): Promise<readonly string[]> => {
    const { items } = (await world.product.get(`/networks/${net}/activities?limit=200`)).body as {
      items: readonly Told[];
    };
    return items.filter(({ title }) => title?.fr === 'Soins').map(({ organisation }) => organisation);
  };

  beforeAll(async () => {
    world = await World.begin();
    ({ coordinator } = world.cast);
    const { product } = world;
    const named = { kind: 'funder', name: fr('Fonds de la mer nordique'), acronym: 'FNM', occurredOn: '2015' };
    ({ id: fund } = await product.done('/organisations', named));
    await product.done(`/networks/rif/members/${fund}/join`, { category: 'collaborator', occurredOn: '2015' });
    const map = { fields: [{ code: 'health', name: fr('Santé') }], occurredOn: '2015' };
    await product.done('/networks/rif/map/classification', map);
    const areas = [{ code: 'MA-02', name: fr('Oriental'), level: 1 }];
    await product.done('/networks/rif/map/areas', { vintage: 'MA-2015', areas, occurredOn: '2015' });
  });
  afterAll(() => world.close());

  it('is not decided by its acronym beside another name', async () => {
    const { report, lines } = await from(coordinator, 'atlas');
    expect(lines.find(({ is }) => is === 'names')).toMatchObject({
      organisations: [{ taken: 'doubtful', alike: [{ key: fund, alike: 1 }] }],
    });
    expect(report).toMatchObject({ recorded: false, problem: 1 });
  });

  it('is that one for this list, where merging is not its sender’s: nothing is registered, and it is remembered', async () => {
    const { report } = await from(coordinator, 'atlas', same());
    expect(report).toMatchObject({ recorded: true, begin: 1, problem: 0, refused: 0 });
    expect(await owners('atlas')).toEqual([fund]);
    expect((await world.product.get('/networks/atlas/lists/3w')).body).toMatchObject({
      reading: { organisations: [{ name: 'FNM', organisation: fund }] },
    });
    const nothing = { recorded: false, begin: 0, nothing: 1, brings: 0 };
    expect((await from(coordinator, 'atlas')).report).toMatchObject(nothing);
    expect((await from(coordinator, 'atlas', same())).report).toMatchObject(nothing);
    const { items } = (await world.product.get('/organisations?q=Fonds')).body as { items: readonly object[] };
    expect(items).toMatchObject([{ id: fund }]);
  });

  it('is another one from now on, where somebody says so', async () => {
    const news = { organisations: [{ name: 'FNM', new: 'funder' }] };
    expect((await from(coordinator, 'atlas', news)).report).toMatchObject({ begin: 1, missing: 1, brings: 1 });
    expect((await owners('atlas')).filter((id) => id !== fund)).toHaveLength(1);
    expect((await from(coordinator, 'atlas')).report).toMatchObject({ begin: 0, nothing: 1 });
  });

  it('is the member that bears its name, whoever else registers or merges others of that name', async () => {
    const { product } = world;
    await product.done('/networks/sud/found', { kind: 'regional-committee', name: fr('Sud'), occurredOn: '2014' });
    const choices = { organisations: [{ name: 'FNM', new: 'funder' }] };
    const sent = (text = LIST, more: SentList = {}): Promise<TakenIn> =>
      takeIn(product, 'sud', text, { query: { ...query, bring: EVERYTHING }, ...more });
    expect((await sent(LIST, { choices })).report).toMatchObject({ begin: 1 });
    const [ours] = await owners('sud');
    const named = { kind: 'funder', name: fr('Fonds nordique de la mer'), acronym: 'FNM', occurredOn: '2016' };
    const { id: theirs } = await product.done('/organisations', named);
    expect((await sent()).report).toMatchObject({ begin: 0, nothing: 1, problem: 0 });
    const { id: whole } = await product.done('/organisations', { ...named, name: fr('Fonds'), acronym: 'F' });
    for (const merged of [theirs, ours]) await product.done(`/organisations/${whole}/merge`, { merged });
    expect((await sent()).report).toMatchObject({ begin: 0, nothing: 1, problem: 0 });
    expect((await sent(`${LIST} de nuit`)).report).toMatchObject({ begin: 1, problem: 0, missing: 1 });
    const another = LIST.replace('Fonds nordique de la mer', 'Fonds').replace('FNM', 'F');
    expect((await sent(another)).report).toMatchObject({ problem: 0 });
  });

  it('has to be one', async () => {
    const unknown = { organisations: [{ name: 'FNM', same: '01GRAZ0Q5V3M8N4K7T2W6X9Y1B' }] };
    const { status, body } = await from(coordinator, 'atlas', unknown);
    expect([status, body.type]).toEqual([404, '/problems/organisation-unknown']);
  });
});

describe('what a list brings', () => {
  const LIST = 'Organisation,Champ,Région,Activité\nAssociation Tilila,Apiculture,Oasis,Ruches';
  let world: World;
  beforeAll(async () => {
    world = await World.begin();
  });
  afterAll(() => world.close());

  it('and is not allowed stops all, before anything is recorded', async () => {
    const { product, cast } = world;
    const sent = (commit: string): Promise<TakenIn> =>
      takeIn(product, 'atlas', LIST, {
        query: { commit, bring: EVERYTHING },
        credentials: cast.ofAmal.credentials,
      });
    const before = await product.logPosition();
    for (const commit of ['nothing', 'all']) {
      const { report, lines } = await sent(commit);
      expect(report).toMatchObject({ recorded: false, refused: 4 });
      expect(lines.filter(({ is }) => is === 'refused')).toHaveLength(4);
    }
    expect(await product.logPosition()).toBe(before);
  });
});

describe('whoever sends a list', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.begin();
  });
  afterAll(() => world.close());

  const LIST = ['Sigle,Organisation,Champ,Région,Activité']
    .concat(
      'AMAL,Association amal,Éducation,Casablanca-Settat,Bibliobus',
      'CHAMS,Association chams,Éducation,Casablanca-Settat,Contes',
    )
    .join('\n');
  const sent = (who: 'ofAmal' | 'coordinator' | 'analyst' | 'neighbour', query: object = { commit: 'right' }) =>
    takeIn(world.product, 'atlas', LIST, { query: { ...query }, credentials: world.cast[who].credentials });

  it('records what they may, row by row: their own, or on behalf of all', async () => {
    const own = await sent('ofAmal');
    expect(deeds(own)).toEqual({ 1: 'aside', 2: 'begin', 3: 'problem' });
    const all = await sent('coordinator');
    expect(deeds(all)).toEqual({ 1: 'aside', 2: 'nothing', 3: 'begin' });
  });

  it('finds out no count under 5 of another organisation by trying', async () => {
    const told = (reached: number): string =>
      `Organisation,Champ,Région,Activité,Atteints\nAssociation amal,Éducation,Casablanca-Settat,Veillée,${reached}`;
    const send = (who: 'ofAmal' | 'coordinator', reached: number, commit?: string) =>
      takeIn(world.product, 'atlas', told(reached), {
        ...{ list: 'counts', query: commit ? { commit } : {}, credentials: world.cast[who].credentials },
      });
    await send('ofAmal', 3, 'all');
    const tried = await Promise.all([1, 2, 3, 4].map(async (reached) => rowsOf(await send('coordinator', reached))));
    for (const rows of tried) expect(rows).toEqual(tried[0]);
    expect(tried[0]![1]).toMatchObject({ does: 'nothing', remarks: [expect.stringContaining('sous 5')] });
    expect(deeds(await send('ofAmal', 4))).toMatchObject({ 2: 'change' });
  });

  it('and may do neither is refused before anything is read', async () => {
    for (const who of ['analyst', 'neighbour'] as const)
      expect([who, (await sent(who)).body.type]).toEqual([who, '/problems/not-with-your-role']);
  });
});

describe('what cannot be taken in', () => {
  beforeAll(begin);
  afterAll(() => product.close());

  const GOOD = 'Organisation,Champ,Région\nAmal,Santé,Oriental';
  const zip = Buffer.from('PK\x03\x04 not a workbook');

  it.each<[string, Buffer | string, SentList, number, string]>([
    ['nothing', '', {}, 422, 'empty-file'],
    ['a letter', 'Bonjour,\nvoici notre liste.', {}, 422, 'list-lacks-columns'],
    ['a list without areas', 'Organisation,Champ\nAmal,Santé', {}, 422, 'list-lacks-columns'],
    ['a damaged workbook', zip, { file: 'liste.xlsx' }, 422, 'damaged-workbook'],
    ['choices that are no JSON', GOOD, { choices: undefined, query: { commit: 'maybe' } }, 422, 'invalid-content'],
    ['a list without a name', GOOD, { list: '' }, 422, 'invalid-content'],
    ['choices of another form', GOOD, { choices: { organisations: [{ nom: 'Amal' }] } }, 422, 'invalid-content'],
    ['a day to come', GOOD, { query: { occurredOn: '2099', commit: 'all', bring: EVERYTHING } }, 200, 'none'],
  ])('%s is refused in words', async (_, bytes, sent, status, problem) => {
    const before = await product.logPosition();
    const taken = await takeIn(product, network, bytes, sent);
    expect([taken.status, taken.body.type?.replace('/problems/', '') ?? 'none']).toEqual([status, problem]);
    expect(await product.logPosition()).toBe(before);
  });

  it('in Arabic is refused in Arabic', async () => {
    const { body } = await send('المنظمة,المجال\nجمعية,صحة', { language: 'ar' });
    expect(body.detail).toMatch(/[؀-ۿ]/);
  });
});

describe('a list in Arabic', () => {
  beforeEach(begin);

  it('is taken in as it stands, and found again', async () => {
    const list = ['المنظمة،المجال،المنطقة،الحالة،النشاط،عدد المستفيدين'.replaceAll('،', ';')]
      .concat('جمعية الأمل;الصحة;سوس ماسة;قيد الإنجاز;قافلة طبية;١٢٠')
      .join('\n');
    const query = { commit: 'all', bring: EVERYTHING };
    const { report, lines } = await send(list, { query, language: 'ar' });
    expect([lines.filter(({ does }) => does === 'problem'), report.begin]).toEqual([[], 1]);
    expect(await activities()).toMatchObject([{ title: { ar: 'قافلة طبية' }, area: 'MA-09', reached: { value: 120 } }]);
    expect((await send(list, { query, language: 'ar' })).report).toMatchObject({ nothing: 1, begin: 0 });
    await product.close();
  });
});
