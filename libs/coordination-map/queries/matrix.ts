import type { Day } from '#kernel';
import { Reckoning } from '../views/disclosure.js';
import type { FrameNeed } from '../views/frames.view.js';
import { keyOf, type Lens } from './lens.js';
import type { CellFlag, MapAnswer, MapCell, MapOrganisation, MapTotals } from './map.answer.js';
import type { Population, Presence } from './presences.js';

/** From how many organisations on a cell is an overlap, where nobody says. */
export const USUAL_OVERLAP = 5;

type Cell = ReadonlyMap<number, Presence>;
const NOBODY: Cell = new Map();

/** Adds up the cells of a row, of a column or of all. */
class Adding {
  private readonly counts = { cells: 0, gap: 0, fragile: 0, overlap: 0, stale: 0, presences: 0 };
  private readonly planned = new Reckoning();
  private readonly reached = new Reckoning();
  private gapWeight = 0;
  private weight = 0;
  /** Which organisations are there, by number. */
  private readonly there: Uint8Array;

  constructor(organisations: number) {
    this.there = new Uint8Array(organisations);
  }

  add({ flags }: MapCell, cell: Cell, planned: Reckoning, reached: Reckoning, need: FrameNeed | undefined): void {
    this.counts.cells++;
    this.counts.presences += cell.size;
    for (const flag of flags) this.counts[flag]++;
    for (const organisation of cell.keys()) this.there[organisation] = 1;
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
      organisations: this.there.reduce((sum, each) => sum + each, 0),
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
  { cells, organisations, unplaced }: Population,
  { today, overlap = USUAL_OVERLAP, staleOnly = false }: { today: Day; overlap?: number; staleOnly?: boolean },
): MapAnswer {
  const { frame, fields, areas } = lens;
  const needs = new Map(frame.needs.map((need) => [need.area, need]));
  const adding = () => new Adding(organisations.length);
  const whole = adding();
  const byField = new Map(fields.map(({ code }) => [code, adding()]));
  const byArea = new Map(areas.map(({ code }) => [code, adding()]));
  const told: MapCell[] = [];
  for (const { code: field } of fields)
    for (const { code: area } of areas) {
      const cell = cells.get(keyOf(field, area)) ?? NOBODY;
      const [planned, reached] = [new Reckoning(), new Reckoning()];
      const answer = cellOf(field, area, cell, { planned, reached, overlap, lens, organisations });
      for (const sum of [whole, byField.get(field)!, byArea.get(area)!])
        sum.add(answer, cell, planned, reached, needs.get(area));
      if (!staleOnly || answer.stale > 0) told.push(answer);
    }
  return {
    ...{ today, vintage: frame.vintage, title: frame.title, source: frame.source, licence: frame.licence },
    ...{ confirmationDays: frame.confirmationDays, overlap },
    fields: fields.map((field) => ({ ...field, totals: byField.get(field.code)!.totals })),
    areas: areas.map((area) => ({ ...area, need: needs.get(area.code), totals: byArea.get(area.code)!.totals })),
    cells: told,
    organisations: counted(organisations, told, cells),
    totals: whole.totals,
    ...(lens.whole ? { unplaced } : {}),
  };
}

interface Counting {
  readonly planned: Reckoning;
  readonly reached: Reckoning;
  readonly overlap: number;
  readonly lens: Lens;
  readonly organisations: Population['organisations'];
}

function cellOf(field: string, area: string, cell: Cell, counting: Counting): MapCell {
  const { planned, reached, overlap, lens, organisations } = counting;
  const present: string[] = [];
  const byStatus: Record<string, number> = {};
  let [activities, stale, confirmedOn] = [0, 0, ''];
  for (const presence of cell.values()) {
    present.push(organisations[presence.organisation]!.id);
    activities += presence.activities;
    byStatus[presence.status] = (byStatus[presence.status] ?? 0) + 1;
    if (presence.status !== 'ended' && lens.isStale(presence.confirmedOn)) stale++;
    if (presence.confirmedOn > confirmedOn) confirmedOn = presence.confirmedOn;
    planned.include(presence.planned);
    reached.include(presence.reached);
  }
  return {
    ...{ field, area, organisations: cell.size, present, byStatus, activities },
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

/** Those that are in the cells told of, with how many that are. */
function counted(
  organisations: Population['organisations'],
  told: readonly MapCell[],
  cells: Population['cells'],
): readonly MapOrganisation[] {
  const counts = new Uint32Array(organisations.length);
  for (const { field, area } of told)
    for (const organisation of cells.get(keyOf(field, area))?.keys() ?? []) counts[organisation]!++;
  return organisations.map((named, number) => ({ ...named, cells: counts[number]! })).filter((each) => each.cells > 0);
}
