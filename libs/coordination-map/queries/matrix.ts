import type { Day } from '#kernel';
import { Reckoning } from '../views/disclosure.js';
import type { FrameNeed } from '../views/frames.view.js';
import { keyOf, type Lens } from './lens.js';
import type { CellFlag, MapAnswer, MapCell, MapTotals } from './map.answer.js';
import type { Population, Presence } from './presences.js';

/** From how many organisations on a cell is an overlap, where nobody says. */
export const USUAL_OVERLAP = 5;

type Cell = ReadonlyMap<string, Presence>;
const NOBODY: Cell = new Map();

/** Adds up the cells of a row, of a column or of all. */
class Adding {
  private readonly counts = { cells: 0, gap: 0, fragile: 0, overlap: 0, stale: 0, presences: 0 };
  private readonly organisations = new Set<string>();
  private readonly planned = new Reckoning();
  private readonly reached = new Reckoning();
  private gapWeight = 0;
  private weight = 0;

  add({ flags }: MapCell, cell: Cell, planned: Reckoning, reached: Reckoning, need: FrameNeed | undefined): void {
    this.counts.cells++;
    this.counts.presences += cell.size;
    for (const flag of flags) this.counts[flag]++;
    for (const organisation of cell.keys()) this.organisations.add(organisation);
    this.planned.include(planned);
    this.reached.include(reached);
    this.weight += need?.value ?? 0;
    if (cell.size === 0) this.gapWeight += need?.value ?? 0;
  }

  get totals(): MapTotals {
    const { cells, gap: gaps, fragile, overlap: overlaps, stale, presences } = this.counts;
    const weights = this.weight > 0 ? { gapWeight: this.gapWeight, weight: this.weight } : {};
    return {
      ...{ cells, filled: cells - gaps, gaps, fragile, overlaps, stale },
      organisations: this.organisations.size,
      presences,
      planned: this.planned.told,
      reached: this.reached.told,
      ...weights,
    };
  }
}

/** The matrix of fields and areas, with totals both ways and of all. */
export function matrixOf(
  lens: Lens,
  { cells, names, unplaced }: Population,
  { today, overlap = USUAL_OVERLAP, staleOnly = false }: { today: Day; overlap?: number; staleOnly?: boolean },
): MapAnswer {
  const { frame, fields, areas } = lens;
  const needs = new Map(frame.needs.map((need) => [need.area, need]));
  const whole = new Adding();
  const byField = new Map(fields.map(({ code }) => [code, new Adding()]));
  const byArea = new Map(areas.map(({ code }) => [code, new Adding()]));
  const told: MapCell[] = [];
  for (const { code: field } of fields)
    for (const { code: area } of areas) {
      const cell = cells.get(keyOf(field, area)) ?? NOBODY;
      const [planned, reached] = [new Reckoning(), new Reckoning()];
      const answer = cellOf(field, area, cell, { planned, reached, overlap, lens });
      for (const adding of [whole, byField.get(field)!, byArea.get(area)!])
        adding.add(answer, cell, planned, reached, needs.get(area));
      if (!staleOnly || answer.stale > 0) told.push(answer);
    }
  return {
    ...{ today, vintage: frame.vintage, title: frame.title, source: frame.source, licence: frame.licence },
    ...{ confirmationDays: frame.confirmationDays, overlap },
    fields: fields.map((field) => ({ ...field, totals: byField.get(field.code)!.totals })),
    areas: areas.map((area) => ({ ...area, need: needs.get(area.code), totals: byArea.get(area.code)!.totals })),
    cells: told,
    organisations: [...cellsBy(told)].map(([id, count]) => ({ ...(names.get(id) ?? { id }), cells: count })),
    totals: whole.totals,
    ...(lens.whole ? { unplaced } : {}),
  };
}

interface Counting {
  readonly planned: Reckoning;
  readonly reached: Reckoning;
  readonly overlap: number;
  readonly lens: Lens;
}

function cellOf(field: string, area: string, cell: Cell, { planned, reached, overlap, lens }: Counting): MapCell {
  const byStatus: Record<string, number> = {};
  let [activities, stale, confirmedOn] = [0, 0, ''];
  for (const presence of cell.values()) {
    activities += presence.activities;
    byStatus[presence.status] = (byStatus[presence.status] ?? 0) + 1;
    if (presence.status !== 'ended' && lens.isStale(presence.confirmedOn)) stale++;
    if (presence.confirmedOn > confirmedOn) confirmedOn = presence.confirmedOn;
    planned.include(presence.planned);
    reached.include(presence.reached);
  }
  return {
    ...{ field, area, organisations: cell.size, present: [...cell.keys()], byStatus, activities },
    planned: planned.told,
    reached: reached.told,
    ...(confirmedOn === '' ? {} : { confirmedOn }),
    stale,
    flags: flagsOf(cell.size, stale, overlap),
  };
}

const flagsOf = (organisations: number, stale: number, overlap: number): readonly CellFlag[] => [
  ...(organisations === 0 ? ['gap' as const] : []),
  ...(organisations === 1 ? ['fragile' as const] : []),
  ...(organisations >= overlap ? ['overlap' as const] : []),
  ...(stale > 0 ? ['stale' as const] : []),
];

function cellsBy(cells: readonly MapCell[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { present } of cells) for (const id of present) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
