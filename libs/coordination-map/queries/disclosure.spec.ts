import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Audience, derivedId } from '#kernel';
import { Told } from '../testing.js';
import type { CountAsTold } from '../views/disclosure.js';
import type { MapAnswer, MapTotals } from './map.answer.js';
import type { ActivityEvent } from '../domain/activity.js';

const [FIELDS, AREAS, ORGANISATIONS] = [
  ['a', 'b'],
  ['R1', 'R2'],
  [derivedId('one'), derivedId('two')],
];
const COORDINATOR: Audience = {
  account: null,
  networks: new Map([['pnpm', { reads: 'all', own: new Set<string>() }]]),
  operates: false,
};

interface Counted {
  readonly organisation: string;
  readonly field: string;
  readonly area: string;
  readonly status: 'planned' | 'ongoing';
  readonly reached?: number;
}
const counted = fc.record(
  {
    organisation: fc.constantFrom(...ORGANISATIONS!),
    field: fc.constantFrom(...FIELDS!),
    area: fc.constantFrom(...AREAS!),
    status: fc.constantFrom('planned' as const, 'ongoing' as const),
    reached: fc.oneof(fc.nat(5), fc.integer({ min: 5, max: 99 })),
  },
  { requiredKeys: ['organisation', 'field', 'area', 'status'] },
);

function telling(activities: readonly Counted[]): Told {
  const told = new Told().frame(
    '2022',
    { type: 'ClassificationAdopted', data: { fields: FIELDS!.map((code) => ({ code, name: { fr: code } })) } },
    {
      type: 'AreasAdopted',
      data: { vintage: 'X', areas: AREAS!.map((code) => ({ code, name: { fr: code }, level: 1 })) },
    },
  );
  for (const [index, data] of activities.entries())
    told.activity(derivedId(`activity ${index}`), '2023', { type: 'ActivityDeclared', data } as ActivityEvent);
  return told;
}

const isHidden = ({ reached = 0 }: Counted): boolean => reached > 0 && reached < 5;

/** Every number of the map, with the activities that it is of. */
function numbersOf(map: MapAnswer, activities: readonly Counted[]) {
  const of = (test: (activity: Counted) => boolean) => activities.filter(test);
  const total = ({ reached }: Pick<MapTotals, 'reached'>, test: (activity: Counted) => boolean) =>
    [reached, of(test)] as const;
  return [
    total(map.totals, () => true),
    ...map.fields.map(({ code, totals }) => total(totals, ({ field }) => field === code)),
    ...map.areas.map(({ code, totals }) => total(totals, ({ area }) => area === code)),
    ...map.cells.map((cell) => total(cell, ({ field, area }) => field === cell.field && area === cell.area)),
  ] as const satisfies readonly (readonly [CountAsTold | undefined, readonly Counted[]])[];
}

const filters = [
  {},
  ...ORGANISATIONS!.map((organisation) => ({ organisation })),
  { status: 'planned' },
  { status: 'ongoing' },
] as const;

describe('the counts of a map', () => {
  it('tell nobody else a number that holds one under 5, whatever is asked for, and every other one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(counted, { maxLength: 12 }), fc.constantFrom(...filters), async (all, filter) => {
        const map = await telling(all).ask<MapAnswer>('map', filter, '', { audience: COORDINATOR });
        const shown = all.filter((activity) =>
          Object.entries(filter).every(([name, value]) => activity[name as keyof Counted] === value),
        );
        for (const [told, activities] of numbersOf(map, shown)) {
          const counts = activities.filter(({ reached }) => reached !== undefined);
          const sum = counts.reduce((added, { reached }) => added + reached!, 0);
          if (counts.length === 0) expect(told).toBeUndefined();
          else if (!counts.some(isHidden)) expect(told).toEqual({ value: sum });
          else expect(told).toEqual(counts.length === 1 ? { under5: true } : { withheld: true });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are told whole to the organisation that reported them', async () => {
    const [ours, theirs] = ORGANISATIONS!;
    const audience: Audience = {
      ...COORDINATOR,
      networks: new Map([['pnpm', { reads: 'members', own: new Set([ours!]) }]]),
    };
    const of = (organisation: string, field: string, reached: number): Counted => ({
      ...{ organisation, field, area: 'R1', status: 'ongoing', reached },
    });
    const told = telling([of(ours!, 'a', 3), of(theirs!, 'a', 20), of(theirs!, 'b', 2)]);
    const map = await told.ask<MapAnswer>('map', {}, '', { audience });
    expect(map.fields.map(({ totals }) => totals.reached)).toEqual([{ value: 23 }, { under5: true }]);
    expect(map.totals.reached).toEqual({ withheld: true });
  });
});
