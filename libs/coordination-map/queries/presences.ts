import type { Day, Reader } from '#kernel';
import { type OrganisationName, organisationNames } from '#networks';
import { type ActivityStatus, later } from '../domain/activity.js';
import type { CellDocument, Strand } from '../views/cell.document.js';
import { Reckoning } from '../views/disclosure.js';
import { mapCellsView } from '../views/map-cells.view.js';
import type { Lens } from './lens.js';

/** What one organisation does in one cell of the map, as far as it is shown. */
export interface Presence {
  activities: number;
  /** The furthest along of its activities' statuses. */
  status: ActivityStatus;
  /** The newest day on which it said anything of it. */
  confirmedOn: Day;
  readonly planned: Reckoning;
  readonly reached: Reckoning;
}

/** Who is where on the map. */
export interface Population {
  /** By the key of the cell, then by the present id of the organisation: records of one are taken together. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Presence>>;
  /** By present id. */
  readonly names: ReadonlyMap<string, OrganisationName>;
  /** Activities that have no cell: of fields or areas that the network has left, or of areas wider than the map's. */
  readonly unplaced: number;
}

/** Gathers what a network's cells tell through a lens, at the reader's moment. */
export async function populationOf(reader: Reader, network: string, lens: Lens): Promise<Population> {
  const documents = await reader.find(mapCellsView, { filter: { network } });
  const named = await organisationNames(reader, [...organisationsIn(documents)]);
  const cells = new Map<string, Map<string, Presence>>();
  let unplaced = 0;
  for (const { field, area, strands } of documents) {
    const key = lens.placeOf(field, area);
    const cell = key === undefined ? new Map<string, Presence>() : (cells.get(key) ?? new Map<string, Presence>());
    for (const strand of strands)
      if (lens.shows(strand)) gather(cell, strand, named.get(strand.organisation)?.id ?? strand.organisation, lens);
    if (key !== undefined) cells.set(key, cell);
    else for (const { activities } of cell.values()) unplaced += activities;
  }
  return { cells, names: new Map([...named.values()].map((name) => [name.id, name])), unplaced };
}

function organisationsIn(documents: readonly CellDocument[]): ReadonlySet<string> {
  const organisations = new Set<string>();
  for (const { strands } of documents) for (const { organisation } of strands) organisations.add(organisation);
  return organisations;
}

const ALONG: readonly ActivityStatus[] = ['ended', 'suspended', 'planned', 'ongoing'];
const further = (one: ActivityStatus, other: ActivityStatus): ActivityStatus =>
  ALONG.indexOf(one) >= ALONG.indexOf(other) ? one : other;

function gather(cell: Map<string, Presence>, strand: Strand, id: string, lens: Lens): void {
  const isOwn = lens.isOwn(strand.organisation);
  for (const { status, activities, planned, reached } of strand.statuses) {
    if (!lens.statuses.has(status)) continue;
    const presence = cell.get(id) ?? untold(status, strand.confirmedOn);
    presence.activities += activities;
    presence.status = further(presence.status, status);
    presence.confirmedOn = later(presence.confirmedOn, strand.confirmedOn);
    presence.planned.add(planned, isOwn);
    presence.reached.add(reached, isOwn);
    cell.set(id, presence);
  }
}

const untold = (status: ActivityStatus, confirmedOn: Day): Presence => ({
  ...{ status, confirmedOn, activities: 0 },
  planned: new Reckoning(),
  reached: new Reckoning(),
});
