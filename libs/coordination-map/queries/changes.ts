import {
  type Day,
  IdList,
  Line,
  OnDay,
  OneOf,
  PartList,
  type QueryContext,
  type Reader,
  isRefusal,
  type Refusal,
  Whole,
} from '#kernel';
import { NamedOrganisation, namesOf } from '#networks';
import { AreaCode, FieldCode } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import { frameOf, freshFrom, keyOf, type Lens, lensOf } from './lens.js';
import type { ChangesParameters } from './map.parameters.js';
import { type PopulatedMap, populationOf } from './presences.js';

const CHANGES = ['gap-closed', 'gap-opened', 'others'] as const;

/** A cell that others work in than before. */
export class ChangedCell {
  @FieldCode() field: string;
  @AreaCode() area: string;
  @OneOf(CHANGES, { about: 'Somebody came where nobody was, the last one left, or it is others than before' })
  change: (typeof CHANGES)[number];
  @Whole({ about: 'Organisations on the first day' }) before: number;
  @Whole({ about: 'Organisations on the second day' }) after: number;
  @IdList() arrived: readonly string[];
  @IdList() left: readonly string[];
}

/** What is different on the map between two days. */
export class MapChanges {
  @OnDay() since: Day;
  @OnDay() until: Day;
  @Line({
    optional: true,
    about: 'The vintage of the areas on the first day, where it was another: codes may not compare',
  })
  formerVintage?: string;
  @Whole({ about: 'Cells that somebody came to where nobody was' }) gapsClosed: number;
  @Whole({ about: 'Cells that the last one left' }) gapsOpened: number;
  @IdList({ max: 10_000, about: 'Nowhere on the map before' }) arrived: readonly string[];
  @IdList({ max: 10_000, about: 'Nowhere on the map any more' }) left: readonly string[];
  @PartList(() => ChangedCell, { max: 200_000 }) cells: readonly ChangedCell[];
  @PartList(() => NamedOrganisation, { max: 10_000, about: 'Those named here' })
  organisations: readonly NamedOrganisation[];
}

/** Compares who was where on a day with who is where at the reader's moment, both on the fields and areas of the latter. */
export async function changesIn(context: QueryContext<ChangesParameters>): Promise<MapChanges | Refusal> {
  const { reader, path, query, today } = context;
  const lens = await lensOf(context);
  if (isRefusal(lens)) return lens;
  const { since = freshFrom(lens.frame, today) } = query;
  if (since > today) return refuse('map-since-after-its-day', { today });
  const after = await populationOf(reader, path.network!, lens);
  const earlier = await context.readerAsOf(since);
  const before = await populationOf(earlier, path.network!, lens);
  const { vintage } = await frameOf(earlier, path.network!);
  const cells = changedCells(lens, before, after);
  const count = (change: ChangedCell['change']) => cells.filter((cell) => cell.change === change).length;
  return {
    ...{ since, until: today },
    ...(vintage === undefined || vintage === lens.frame.vintage ? {} : { formerVintage: vintage }),
    ...{ gapsClosed: count('gap-closed'), gapsOpened: count('gap-opened') },
    ...differences(onMap(before), onMap(after)),
    cells,
    organisations: await namesIn(reader, cells),
  };
}

function changedCells(lens: Lens, before: PopulatedMap, after: PopulatedMap): readonly ChangedCell[] {
  const changed: ChangedCell[] = [];
  for (const { code: field } of lens.fields)
    for (const { code: area } of lens.areas) {
      const [was, is] = [before, after].map((each) => idsIn(each, keyOf(field, area)));
      const { arrived, left } = differences(was!, is!);
      if (arrived.length + left.length === 0) continue;
      const change = was!.size === 0 ? 'gap-closed' : is!.size === 0 ? 'gap-opened' : 'others';
      changed.push({ field, area, change, before: was!.size, after: is!.size, arrived, left });
    }
  return changed;
}

const idsIn = ({ cells, organisations }: PopulatedMap, key: string): ReadonlySet<string> =>
  new Set(cells.get(key)?.presences.map(({ organisation }) => organisations[organisation]!.id));

const onMap = (population: PopulatedMap): ReadonlySet<string> =>
  new Set([...population.cells.keys()].flatMap((key) => [...idsIn(population, key)]));

/** What those are called, at the reader's moment, that came or left. */
async function namesIn(reader: Reader, cells: readonly ChangedCell[]): Promise<readonly NamedOrganisation[]> {
  const ids = [...new Set(cells.flatMap(({ arrived, left }) => [...arrived, ...left]))];
  return ids.map(await namesOf(reader, ids));
}

const differences = (before: ReadonlySet<string>, after: ReadonlySet<string>) => ({
  arrived: [...after].filter((id) => !before.has(id)),
  left: [...before].filter((id) => !after.has(id)),
});
