import type { Day, Reader } from '#kernel';
import { type NamedOrganisation, organisationNames } from '#networks';
import { type ActivityStatus, later } from '../domain/activity.js';
import type { CellDocument, Strand } from '../views/cell.document.js';
import { Reckoning } from '../views/disclosure.js';
import { mapCellsView } from '../views/map-cells.view.js';
import type { Lens } from './lens.js';

/** One organisation in one cell of the map, as far as it is shown. */
export interface Presence {
  /** The furthest along of its activities' statuses. */
  status: ActivityStatus;
  /** The newest day on which it said anything of it. */
  confirmedOn: Day;
}

/** What is done in one cell of the map, as far as it is shown. */
export class Population {
  /** By the organisation's place in {@link PopulatedMap.organisations}. */
  readonly presences = new Map<number, Presence>();
  readonly planned = new Reckoning();
  readonly reached = new Reckoning();
  activities = 0;
}

/** Who is where on the map. Organisations are numbered, as there are many presences to count them in. */
export interface PopulatedMap {
  /** By the key of the cell; those without anybody may be missing. */
  readonly cells: ReadonlyMap<string, Population>;
  /** Present records, those of one organisation taken together. */
  readonly organisations: readonly NamedOrganisation[];
  /** Activities that have no cell: of fields or areas that the network has left, or of areas wider than the map's. */
  readonly unplaced: number;
}

/** Gathers what a network's cells tell through a lens, at the reader's moment. */
export async function populationOf(reader: Reader, network: string, lens: Lens): Promise<PopulatedMap> {
  const documents = await reader.find(mapCellsView, { filter: { network } });
  const { organisations, numbers } = await numbered(reader, documents);
  const cells = new Map<string, Population>();
  let unplaced = 0;
  for (const { field, area, strands } of documents) {
    const key = lens.placeOf(field, area);
    const cell = (key === undefined ? undefined : cells.get(key)) ?? new Population();
    for (const strand of strands) if (lens.shows(strand)) gather(cell, strand, numbers.get(strand.organisation)!, lens);
    if (key !== undefined) cells.set(key, cell);
    else unplaced += cell.activities;
  }
  return { cells, organisations, unplaced };
}

/** The organisations of some cells, and the number of each by any of its records. */
async function numbered(reader: Reader, documents: readonly CellDocument[]) {
  const records = new Set<string>();
  for (const { strands } of documents) for (const { organisation } of strands) records.add(organisation);
  const named = await organisationNames(reader, [...records]);
  const organisations: NamedOrganisation[] = [];
  const [numbers, byPresent] = [new Map<string, number>(), new Map<string, number>()];
  for (const record of records) {
    const name = named.get(record) ?? { id: record };
    const number = byPresent.get(name.id) ?? organisations.push(name) - 1;
    byPresent.set(name.id, number);
    numbers.set(record, number);
  }
  return { organisations, numbers };
}

const ALONG: readonly ActivityStatus[] = ['ended', 'suspended', 'planned', 'ongoing'];
const further = (one: ActivityStatus, other: ActivityStatus): ActivityStatus =>
  one === other || ALONG.indexOf(one) > ALONG.indexOf(other) ? one : other;

function gather(cell: Population, strand: Strand, organisation: number, lens: Lens): void {
  const isOwn = lens.isOwn(strand.organisation);
  for (const { status, activities, planned, reached } of strand.statuses) {
    if (!lens.statuses.has(status)) continue;
    cell.activities += activities;
    cell.planned.add(planned, isOwn);
    cell.reached.add(reached, isOwn);
    const presence = cell.presences.get(organisation);
    if (!presence) cell.presences.set(organisation, { status, confirmedOn: strand.confirmedOn });
    else {
      presence.status = further(presence.status, status);
      presence.confirmedOn = later(presence.confirmedOn, strand.confirmedOn);
    }
  }
}
