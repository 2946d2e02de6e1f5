import type { Day, Reader } from '#kernel';
import { type NamedOrganisation, organisationNames } from '#networks';
import { type ActivityStatus, later } from '../domain/activity.js';
import type { CellDocument, Strand } from '../views/cell.document.js';
import { Reckoning } from '../views/disclosure.js';
import { mapCellsView } from '../views/map-cells.view.js';
import type { Lens } from './lens.js';

/** One organisation in one cell of the map, as far as it is shown. */
export interface Presence {
  /** Its place in {@link PopulatedMap.organisations}. */
  readonly organisation: number;
  /** The furthest along of its activities' statuses. */
  status: ActivityStatus;
  /** The newest day on which it said anything of it. */
  confirmedOn: Day;
}

/** What is done in one cell of the map, as far as it is shown. */
export class Population {
  /** Each organisation once. */
  readonly presences: Presence[] = [];
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
  const places = new Uint32Array(organisations.length);
  const cells = new Map<string, Population>();
  for (const [key, parts] of Map.groupBy(documents, ({ field, area }) => lens.placeOf(field, area) ?? NOWHERE)) {
    const cell = new Population();
    for (const { strands } of parts)
      for (const strand of strands)
        if (lens.shows(strand)) gather(cell, strand, numbers.get(strand.organisation)!, lens, places);
    cells.set(key, cell);
  }
  const unplaced = cells.get(NOWHERE)?.activities ?? 0;
  cells.delete(NOWHERE);
  return { cells, organisations, unplaced };
}

/** No cell has this key. */
const NOWHERE = '';

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

/** `places` remembers where in the cell at hand an organisation stands; left over from another cell, it points at somebody else there. */
function gather(cell: Population, strand: Strand, organisation: number, lens: Lens, places: Uint32Array): void {
  const isOwn = lens.isOwn(strand.organisation);
  const { presences, planned, reached } = cell;
  for (const tally of strand.statuses) {
    const { status } = tally;
    if (!lens.statuses.has(status)) continue;
    cell.activities += tally.activities;
    planned.add(tally.planned, isOwn);
    reached.add(tally.reached, isOwn);
    const presence = presences[places[organisation]!];
    if (presence?.organisation === organisation) {
      presence.status = further(presence.status, status);
      presence.confirmedOn = later(presence.confirmedOn, strand.confirmedOn);
    } else places[organisation] = presences.push({ organisation, status, confirmedOn: strand.confirmedOn }) - 1;
  }
}
