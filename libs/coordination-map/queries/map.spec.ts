import { describe, expect, it } from '@jest/globals';
import { type Audience, derivedId, type Event, type Reading, type Refusal } from '#kernel';
import type { ActivityEvent } from '../domain/activity.js';
import type { MapArea } from '../domain/frame.js';
import { Told } from '../testing.js';
import type { MapChanges } from './changes.js';
import type { MapAnswer } from './map.answer.js';
import type { MapRow } from './organisation-row.js';

const [AMANE, CARITAS, GADEM, OLD] = ['amane', 'caritas', 'gadem', 'old'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];

const areaOf = (code: string, level: number, parent?: string): MapArea => ({ code, name: { fr: code }, level, parent });
const framed = () =>
  new Told()
    .organisation(AMANE, 'AMANE')
    .organisation(CARITAS, 'Caritas')
    .organisation(GADEM, 'GADEM')
    .frame(
      '2022',
      {
        type: 'ClassificationAdopted',
        data: { fields: ['medical', 'legal'].map((code) => ({ code, name: { fr: code } })) },
      },
      {
        type: 'AreasAdopted',
        data: {
          vintage: 'MA-2015',
          areas: [areaOf('R1', 1), areaOf('R2', 1), areaOf('P1', 2, 'R1'), areaOf('P2', 2, 'R1')],
        },
      },
      { type: 'ConfirmationPeriodSet', data: { days: 90 } },
    );

const does = (organisation: string, field: string, area: string, more: object = {}): ActivityEvent => ({
  type: 'ActivityDeclared',
  data: { organisation, field, area, status: 'ongoing', ...more },
});
let last = 0;
const declared = (told: Told, on: string, ...events: readonly ActivityEvent[]): Told => {
  for (const event of events) told.activity(derivedId(`activity ${last++}`), on, event);
  return told;
};
const cellIn = ({ cells }: MapAnswer, field: string, area: string) =>
  cells.find((cell) => cell.field === field && cell.area === area);

const reading = (reads: Reading['reads'], ...own: string[]): Audience => ({
  account: null,
  networks: new Map([['pnpm', { reads, own: new Set(own) }]]),
  operates: false,
});
const ask = <Answer = MapAnswer>(told: Told, query: object = {}, audience?: Audience, path = 'map', id = '') =>
  told.ask<Answer>(path, query, id, { audience });

describe('the map', () => {
  const told = declared(
    framed(),
    '2024-02-01',
    does(AMANE, 'medical', 'R1'),
    does(AMANE, 'medical', 'R1', { status: 'suspended' }),
    does(CARITAS, 'medical', 'R1', { status: 'planned' }),
    does(GADEM, 'legal', 'R1', { status: 'ended' }),
  );
  declared(told, '2023-11-01', does(GADEM, 'legal', 'R2'));

  it('says of every cell who is there, how far along, and what to see to', async () => {
    const map = await ask(told, { overlap: 2 });
    expect(map.cells).toMatchObject([
      {
        ...{ field: 'medical', area: 'R1', organisations: 2, present: [AMANE, CARITAS], activities: 3, stale: 0 },
        ...{ byStatus: { ongoing: 1, planned: 1 }, confirmedOn: '2024-02-01', flags: ['overlap'] },
      },
      { field: 'medical', area: 'R2', organisations: 0, present: [], flags: ['gap'] },
      { field: 'legal', area: 'R1', organisations: 0, flags: ['gap'] },
      { field: 'legal', area: 'R2', organisations: 1, present: [GADEM], stale: 1, flags: ['fragile', 'stale'] },
    ]);
    expect(map.totals).toMatchObject({
      ...{ cells: 4, filled: 2, gaps: 2, fragile: 1, overlaps: 1, stale: 1, organisations: 3, presences: 3 },
    });
    expect(map.fields.map(({ code, totals }) => [code, totals.gaps])).toEqual([
      ['medical', 1],
      ['legal', 1],
    ]);
    expect(map.organisations).toMatchObject([
      { id: AMANE, name: { fr: 'AMANE' }, cells: 1 },
      { id: CARITAS, cells: 1 },
      { id: GADEM, cells: 1 },
    ]);
  });

  it('is looked at by organisation, field, area and status, or for what is stale', async () => {
    expect((await ask(told, { organisation: CARITAS })).totals).toMatchObject({ filled: 1, organisations: 1 });
    expect((await ask(told, { field: 'legal' })).cells.map(({ area }) => area)).toEqual(['R1', 'R2']);
    expect((await ask(told, { area: 'R2' })).cells.map(({ field }) => field)).toEqual(['medical', 'legal']);
    expect(cellIn(await ask(told, { status: 'ended' }), 'legal', 'R1')).toMatchObject({ present: [GADEM], stale: 0 });
    const stale = await ask(told, { staleOnly: true });
    expect(stale.cells.map(({ field, area }) => [field, area])).toEqual([['legal', 'R2']]);
    expect(stale.totals.cells).toBe(4);
  });

  it('is looked at by whom it is for', async () => {
    const women = { population: { fr: 'Femmes migrantes', ar: 'نساء مهاجرات' }, planned: 40 };
    const children = { population: { fr: 'Enfants migrants' }, planned: 7 };
    const told = declared(
      framed(),
      '2024-01',
      does(AMANE, 'medical', 'R1', women),
      does(AMANE, 'medical', 'R1', children),
      does(CARITAS, 'legal', 'R2', children),
      does(CARITAS, 'medical', 'R1', { ...women, planned: 3 }),
    );
    const forChildren = await ask(told, { population: 'ENFANTS' });
    expect(forChildren.totals).toMatchObject({ filled: 2, presences: 2, planned: { value: 14 } });
    expect((await ask(told, { population: 'نساء' })).totals).toMatchObject({ filled: 1, presences: 2 });
    expect((await ask(told, { population: 'personnes âgées' })).totals).toMatchObject({ filled: 0, gaps: 4 });
    expect(await ask(told, { population: 'migrant' })).toEqual(await ask(told));
  });

  it('refuses a field and an area that the network does not have', async () => {
    expect(await ask<Refusal>(told, { field: 'sport' })).toMatchObject({ refused: 'map-field-unknown' });
    expect(await ask<Refusal>(told, { area: 'R9' })).toMatchObject({ refused: 'map-area-unknown' });
  });

  it('is empty for a network that has adopted nothing yet', async () => {
    expect(await ask(new Told())).toMatchObject({
      cells: [],
      confirmationDays: 180,
      totals: { cells: 0 },
      unplaced: 0,
    });
  });

  it('weighs gaps with what is needed there, where that is recorded', async () => {
    const need = (area: string, value: number) =>
      ({ type: 'NeedRecorded', data: { area, indicator: { fr: 'Personnes' }, value, period: '2023' } }) as const;
    const needed = declared(framed(), '2024-02-01', does(AMANE, 'medical', 'R1')).frame(
      '2023',
      need('R1', 1000),
      need('R2', 200),
    );
    const map = await ask(needed);
    expect(map.totals).toMatchObject({ gapWeight: 1000 + 200 + 200, weight: 2400 });
    expect(map.areas.find(({ code }) => code === 'R1')).toMatchObject({
      need: { value: 1000 },
      totals: { gapWeight: 1000, weight: 2000 },
    });
    expect((await ask(framed())).totals).not.toHaveProperty('weight');
  });
});

describe('areas within areas', () => {
  const told = declared(
    framed(),
    '2024-02-01',
    does(AMANE, 'medical', 'P1'),
    does(AMANE, 'medical', 'P2'),
    does(CARITAS, 'medical', 'P2'),
    does(CARITAS, 'legal', 'R1'),
    does(CARITAS, 'sport', 'R1'),
  );

  it('are counted in those above them, each organisation once', async () => {
    const map = await ask(told);
    expect(cellIn(map, 'medical', 'R1')).toMatchObject({ organisations: 2, activities: 3 });
    expect(map.unplaced).toBe(1);
  });

  it('are counted once, whatever was told of others in between', async () => {
    const between = ['P1', 'P2'].flatMap((area) => [does(AMANE, 'medical', area), does(AMANE, 'legal', area)]);
    const map = await ask(declared(framed(), '2024-02-01', ...between));
    expect(map.totals).toMatchObject({ filled: 2, presences: 2 });
  });

  it('have a map of their own, which wider activities have no place on', async () => {
    const map = await ask(told, { level: 2 });
    expect(map.areas.map(({ code }) => code)).toEqual(['P1', 'P2']);
    expect(map.totals).toMatchObject({ cells: 4, filled: 2, presences: 3 });
    expect(map.unplaced).toBe(2);
    expect((await ask(told, { area: 'R1', level: 2 })).areas).toHaveLength(2);
    expect((await ask(told, { area: 'R2', level: 2 })).areas).toHaveLength(0);
    expect(await ask(told, { area: 'P1' })).toMatchObject({ areas: [{ code: 'P1' }] });
  });
});

describe('records of one organisation', () => {
  it('are one on the map', async () => {
    const merged: Event = { type: 'OrganisationsMerged', data: { survivor: AMANE, merged: OLD } };
    const told = declared(
      framed().organisation(OLD, 'Ancienne', merged),
      '2024-02-01',
      does(AMANE, 'medical', 'R1'),
      does(OLD, 'medical', 'R1'),
    );
    expect(cellIn(await ask(told), 'medical', 'R1')).toMatchObject({
      organisations: 1,
      present: [AMANE],
      activities: 2,
    });
    const row = await ask<MapRow>(told, {}, undefined, 'map/organisations/:id', OLD);
    expect(row).toMatchObject({ organisation: { name: { fr: 'AMANE' } }, cells: [{ activities: 2, others: 0 }] });
  });
});

describe('what is not for everybody', () => {
  const told = declared(
    framed(),
    '2024-02-01',
    does(AMANE, 'medical', 'R1', { visibility: 'restricted', planned: 100 }),
    does(CARITAS, 'medical', 'R1', { visibility: 'members' }),
    does(GADEM, 'medical', 'R1'),
  );
  const present = async (audience: Audience, query: object = {}) =>
    (await ask(told, { ...query, field: 'medical', area: 'R1' }, audience)).cells[0]!.present;

  it('is on the map of those alone that it is told to', async () => {
    expect(await present(reading('public'))).toEqual([GADEM]);
    expect(await present(reading('members'))).toEqual([CARITAS, GADEM]);
    expect(await present(reading('members', AMANE))).toEqual([AMANE, CARITAS, GADEM]);
    expect(await present(reading('all'))).toEqual([AMANE, CARITAS, GADEM]);
  });

  it('is left out of a map to hand on', async () => {
    expect(await present(reading('all'), { visibility: 'public' })).toEqual([GADEM]);
    expect(await present(reading('all'), { visibility: 'members' })).toEqual([CARITAS, GADEM]);
    expect(await present(reading('public'), { visibility: 'restricted' })).toEqual([GADEM]);
  });

  it('leaves no name behind', async () => {
    expect(JSON.stringify(await ask(told, {}, reading('public')))).not.toContain(AMANE);
  });
});

describe('what changed since a day', () => {
  const [moving, leaving] = [derivedId('moving'), derivedId('leaving')];
  const told = framed()
    .activity(moving, '2023-03-01', does(AMANE, 'medical', 'R1'))
    .activity(leaving, '2023-03-01', does(CARITAS, 'legal', 'R1'))
    .activity(derivedId('staying'), '2023-03-01', does(GADEM, 'legal', 'R1'))
    .activity(moving, '2023-10-01', {
      type: 'ActivityScopeChanged',
      data: {
        organisation: AMANE,
        status: 'ongoing',
        from: { field: 'medical', area: 'R1' },
        to: { field: 'medical', area: 'R2' },
      },
    })
    .activity(leaving, '2023-10-01', {
      type: 'ActivityEnded',
      data: { organisation: CARITAS, field: 'legal', area: 'R1', from: 'ongoing' },
    });
  const since = (day: string, today?: string) => told.ask<MapChanges>('map/changes', { since: day }, '', { today });

  it('is told cell by cell: gaps closed and opened, who came and who left', async () => {
    expect(await since('2023-06-01')).toMatchObject({
      ...{ since: '2023-06-01', until: '2024-03-01', gapsClosed: 1, gapsOpened: 1, arrived: [], left: [CARITAS] },
      cells: [
        { field: 'medical', area: 'R1', change: 'gap-opened', before: 1, after: 0, left: [AMANE] },
        { field: 'medical', area: 'R2', change: 'gap-closed', before: 0, after: 1, arrived: [AMANE] },
        { field: 'legal', area: 'R1', change: 'others', before: 2, after: 1, left: [CARITAS] },
      ],
      organisations: [{ name: { fr: 'AMANE' } }, { name: { fr: 'Caritas' } }],
    });
  });

  it('is nothing since yesterday, and everything since the beginning', async () => {
    expect((await since('2024-02-29')).cells).toEqual([]);
    expect(await told.ask<MapChanges>('map/changes')).toMatchObject({ since: '2023-12-02', cells: [] });
    expect(await since('2021-01-01')).toMatchObject({ gapsClosed: 2, arrived: expect.arrayContaining([AMANE, GADEM]) });
  });

  it('is asked of any two days, the earlier one first', async () => {
    expect((await since('2023-06-01', '2023-07-01')).cells).toEqual([]);
    expect(await since('2023-06-01', '2023-05-01')).toMatchObject({ refused: 'map-since-after-its-day' });
  });
});

describe('the row of an organisation', () => {
  const told = declared(
    framed(),
    '2024-02-01',
    does(AMANE, 'medical', 'R1', { planned: 3 }),
    does(CARITAS, 'medical', 'R1'),
  );
  declared(told, '2023-10-01', does(AMANE, 'legal', 'R2'));
  const row = (id: string, audience?: Audience) => ask<MapRow>(told, {}, audience, 'map/organisations/:id', id);

  it('says where it works, with how many others, and what it has to confirm', async () => {
    expect(await row(AMANE, reading('members', AMANE))).toMatchObject({
      ...{ organisation: { name: { fr: 'AMANE' } }, fields: 2, areas: 2, stale: 1 },
      cells: [
        { field: 'medical', area: 'R1', planned: { value: 3 }, others: 1, stale: false },
        { field: 'legal', area: 'R2', others: 0, stale: true },
      ],
    });
  });

  it('tells others no count under 5, and nothing of who is not there', async () => {
    expect((await row(AMANE, reading('all'))).cells[0]!.planned).toEqual({ under5: true });
    expect(await row(GADEM)).toMatchObject({ cells: [], fields: 0 });
    expect(await row(OLD)).toMatchObject({ refused: 'organisation-unknown' });
  });
});
