import { type Day, type Reader, VISIBILITIES } from '#kernel';
import { type NamedOrganisation, organisationNames } from '#networks';
import { later } from '../domain/activity.js';
import { activitiesView } from '../views/activities.view.js';
import type { CellDocument } from '../views/cell.document.js';
import { Reckoning } from '../views/disclosure.js';
import { cellId, mapCellsView } from '../views/map-cells.view.js';
import { withActivity } from '../views/strands.js';
import { ALONG, entriesOf, type Entry, recordOf } from './entries.js';
import type { Lens } from './lens.js';
import { wordsIn } from './words-in.js';

/** One organisation in one cell of the map, as far as it is shown. */
export interface Presence {
  /** Its place in {@link PopulatedMap.organisations}. */
  readonly organisation: number;
  /** The furthest along of its activities' statuses, by its place in {@link ALONG}. */
  along: number;
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
  const documents = await cellsFor(reader, network, lens);
  const { organisations, directory } = await numbered(reader, documents, lens);
  const gather = gatherer(organisations.length, directory, lens);
  const cells = new Map<string, Population>();
  for (const [key, parts] of Map.groupBy(documents, ({ field, area }) => lens.placeOf(field, area) ?? NOWHERE)) {
    const cell = new Population();
    for (const part of parts) gather(cell, entriesOf(part));
    cells.set(key, cell);
  }
  const unplaced = cells.get(NOWHERE)?.activities ?? 0;
  cells.delete(NOWHERE);
  return { cells, organisations, unplaced };
}

/** All cells of a network; or those of its activities for some people alone, which no cell remembers, put together as the view does. */
async function cellsFor(reader: Reader, network: string, { population }: Lens): Promise<readonly CellDocument[]> {
  if (population === undefined) return reader.find(mapCellsView, { filter: { network } });
  const filter = { network, $and: [{}, ...wordsIn(population, 'populationSearch')] };
  const cells = new Map<string, CellDocument>();
  for (const activity of await reader.find(activitiesView, { filter })) {
    const { field, area, status, planned, reached, confirmedOn } = activity;
    const id = cellId(network, activity);
    const cell = cells.get(id) ?? { id, network, field, area, strands: [] };
    const strands = withActivity(cell.strands, activity, { status, reach: { planned, reached } }, confirmedOn);
    cells.set(id, { ...cell, strands });
  }
  return [...cells.values()];
}

/** No cell has this key. */
const NOWHERE = '';

/** What holds for all that one record does: judged once, and not in every cell. */
interface Standing {
  /** The number of its organisation. */
  readonly organisation: number;
  readonly isOwn: boolean;
  /** Whether it is shown, by circle. */
  readonly shown: readonly boolean[];
}

/** The organisations of some cells, and what holds for each of their records, by its number. */
async function numbered(reader: Reader, documents: readonly CellDocument[], lens: Lens) {
  const records = recordsIn(documents);
  const named = await organisationNames(reader, records.map(recordOf));
  const organisations: NamedOrganisation[] = [];
  const byPresent = new Map<string, number>();
  const directory: Standing[] = [];
  for (const record of records) {
    const id = recordOf(record);
    const name = named.get(id) ?? { id };
    const organisation = byPresent.get(name.id) ?? organisations.push(name) - 1;
    byPresent.set(name.id, organisation);
    const shown = VISIBILITIES.map((visibility) => lens.shows({ organisation: id, visibility }));
    directory[record] = { organisation, isOwn: lens.isOwn(id), shown };
  }
  return { organisations, directory };
}

/** The numbers of the records that are there, each once. */
function recordsIn(documents: readonly CellDocument[]): readonly number[] {
  const records: number[] = [];
  const isKnown: boolean[] = [];
  for (const document of documents)
    for (const { record } of entriesOf(document)) {
      if (isKnown[record]) continue;
      isKnown[record] = true;
      records.push(record);
    }
  return records;
}

/** Adds entries to one cell after the other. Where in a cell an organisation stands is remembered; left over from another cell, it points at somebody else there. */
function gatherer(organisations: number, directory: readonly Standing[], lens: Lens) {
  const places = new Uint32Array(organisations);
  const wanted = ALONG.map((status) => lens.statuses.has(status));
  return (cell: Population, entries: readonly Entry[]): void => {
    const { presences, planned, reached } = cell;
    for (const entry of entries) {
      const { organisation, isOwn, shown } = directory[entry.record]!;
      if (!wanted[entry.along] || !shown[entry.circle]) continue;
      cell.activities += entry.activities;
      planned.add(entry.planned, isOwn);
      reached.add(entry.reached, isOwn);
      const { along, confirmedOn } = entry;
      const presence = presences[places[organisation]!];
      if (presence?.organisation === organisation) {
        presence.along = Math.max(presence.along, along);
        presence.confirmedOn = later(presence.confirmedOn, confirmedOn);
      } else places[organisation] = presences.push({ organisation, along, confirmedOn }) - 1;
    }
  };
}
