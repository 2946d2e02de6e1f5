import type { Day } from '#kernel';
import { later } from '../domain/activity.js';
import { Reckoning } from '../views/disclosure.js';
import type { FrameNeed } from '../views/frames.view.js';
import { ALONG, ENDED } from './entries.js';
import { keyOf, type Lens } from './lens.js';
import type { CellFlag, MapAnswer, MapCell, MapOrganisation, MapTotals } from './map.answer.js';
import { type PopulatedMap, Population } from './presences.js';

/** From how many organisations on a cell is an overlap, where nobody says. */
export const USUAL_OVERLAP = 5;

const NOBODY = new Population();

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

  add({ flags }: MapCell, { presences, planned, reached }: Population, need: FrameNeed | undefined): void {
    this.counts.cells++;
    this.counts.presences += presences.length;
    for (const flag of flags) this.counts[flag]++;
    for (const { organisation } of presences) this.there[organisation] = 1;
    this.planned.include(planned);
    this.reached.include(reached);
    this.weight += need?.value ?? 0;
    if (presences.length === 0) this.gapWeight += need?.value ?? 0;
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
  { cells, organisations, unplaced }: PopulatedMap,
  { today, overlap = USUAL_OVERLAP, staleOnly = false }: { today: Day; overlap?: number; staleOnly?: boolean },
): MapAnswer {
  const { frame, fields, areas } = lens;
  const needs = new Map(frame.needs.map((need) => [need.area, need]));
  const adding = () => new Adding(organisations.length);
  const whole = adding();
  const byField = new Map(fields.map(({ code }) => [code, adding()]));
  const byArea = new Map(areas.map(({ code }) => [code, adding()]));
  const told: MapCell[] = [];
  const inCells = new Uint32Array(organisations.length);
  for (const { code: field } of fields)
    for (const { code: area } of areas) {
      const cell = cells.get(keyOf(field, area)) ?? NOBODY;
      const answer = cellOf(field, area, cell, { overlap, lens, organisations });
      for (const sum of [whole, byField.get(field)!, byArea.get(area)!]) sum.add(answer, cell, needs.get(area));
      if (staleOnly && answer.stale === 0) continue;
      told.push(answer);
      for (const { organisation } of cell.presences) inCells[organisation]!++;
    }
  return {
    ...{ today, vintage: frame.vintage, title: frame.title, source: frame.source, licence: frame.licence },
    ...{ confirmationDays: frame.confirmationDays, overlap },
    fields: fields.map((field) => ({ ...field, totals: byField.get(field.code)!.totals })),
    areas: areas.map((area) => ({ ...area, need: needs.get(area.code), totals: byArea.get(area.code)!.totals })),
    cells: told,
    organisations: present(organisations, inCells),
    totals: whole.totals,
    ...(lens.whole ? { unplaced } : {}),
  };
}

interface Looking {
  readonly overlap: number;
  readonly lens: Lens;
  readonly organisations: PopulatedMap['organisations'];
}

function cellOf(field: string, area: string, cell: Population, { overlap, lens, organisations }: Looking): MapCell {
  const { presences, activities } = cell;
  const counts = ALONG.map(() => 0);
  let [stale, newest] = [0, ''];
  for (const { along, confirmedOn } of presences) {
    counts[along]!++;
    if (along !== ENDED && lens.isStale(confirmedOn)) stale++;
    newest = later(newest, confirmedOn);
  }
  const present = presences.map(({ organisation }) => organisations[organisation]!.id);
  const byStatus = Object.fromEntries(
    ALONG.map((status, along) => [status, counts[along]!]).filter(([, count]) => count),
  );
  return {
    ...{ field, area, organisations: presences.length, present, byStatus, activities },
    planned: cell.planned.told,
    reached: cell.reached.told,
    ...(newest === '' ? {} : { confirmedOn: newest }),
    stale,
    flags: flagsOf(presences.length, stale, overlap),
  };
}

const flagsOf = (organisations: number, stale: number, overlap: number): readonly CellFlag[] => [
  ...(organisations === 0 ? ['gap' as const] : []),
  ...(organisations === 1 ? ['fragile' as const] : []),
  ...(organisations >= overlap ? ['overlap' as const] : []),
  ...(stale > 0 ? ['stale' as const] : []),
];

/** Those that are in any of the cells told of. */
const present = (organisations: PopulatedMap['organisations'], cells: Uint32Array): readonly MapOrganisation[] =>
  organisations.map((named, number) => ({ ...named, cells: cells[number]! })).filter((each) => each.cells > 0);
