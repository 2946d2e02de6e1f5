import { inLanguage, type Language, type QueryContext } from '#kernel';
import { namesOf, type NamedOrganisation } from '#networks';
import type { ActivityRow, ToldCount } from '../rows.js';
import { type ActivityDocument, activitiesView } from '../views/activities.view.js';
import { countAsTold, reportsFor } from '../views/disclosure.js';
import type { FrameDocument } from '../views/frames.view.js';
import { mapCellsView } from '../views/map-cells.view.js';
import { type ActivityParameters, where } from './activities.queries.js';
import { frameOf } from './lens.js';

type Context = QueryContext<ActivityParameters>;

/** What is said of every row of a list. */
interface Printing {
  readonly language: Language;
  readonly frame: FrameDocument;
  isOwn(organisation: string): boolean;
}

/**
 * The activities asked for as lines of a list, by area, field and organisation: as they are for whoever asks, in their language. They are
 * read a cell of the map at a time, so that a large list needs no more memory than a small one.
 */
export async function* activityRows(context: Context): AsyncGenerator<ActivityRow> {
  const { reader, path, language, audience } = context;
  const network = path.network!;
  const [filter, frame] = await Promise.all([where(context), frameOf(reader, network)]);
  const printing: Printing = { language, frame, isOwn: reportsFor(audience, network) };
  for (const { field, area } of await cellsOf(context, frame)) {
    const found = await reader.find(activitiesView, { filter: { $and: [filter, { network, field, area }] } });
    const nameOf = await namesOf(
      reader,
      found.map(({ organisation }) => organisation),
    );
    const rows = found.map((activity) => rowOf(activity, nameOf(activity.organisation), printing));
    yield* rows.sort(byOrganisation);
  }
}

/** The cells in which there is something: by the network's own order of areas and fields, those that it has left at the end. */
async function cellsOf({ reader, path, query }: Context, { areas, fields }: FrameDocument) {
  const asked = { ...(query.field && { field: query.field }), ...(query.area && { area: query.area }) };
  const cells = await reader.find(mapCellsView, { filter: { network: path.network, ...asked } });
  const [areaAt, fieldAt] = [areas, fields].map((list) => new Map(list.map(({ code }, at) => [code, at])));
  const order = ({ area, field }: { area: string; field: string }): number =>
    (areaAt!.get(area) ?? areas.length) * (fields.length + 1) + (fieldAt!.get(field) ?? fields.length);
  return cells.toSorted((one, other) => order(one) - order(other) || (one.id < other.id ? -1 : 1));
}

const byOrganisation = (one: ActivityRow, other: ActivityRow): number =>
  one.organisation.name.localeCompare(other.organisation.name) ||
  (one.title ?? '').localeCompare(other.title ?? '') ||
  (one.reference! < other.reference! ? -1 : 1);

/** Its reference is the activity's own id: what is printed is known again when it is taken in. */
function rowOf(activity: ActivityDocument, by: NamedOrganisation, { language, frame, isOwn }: Printing): ActivityRow {
  const { id, status, startsOn, endsOn, visibility } = activity;
  const field = frame.fields.find(({ code }) => code === activity.field);
  const area = frame.areas.find(({ code }) => code === activity.area);
  const above = frame.areas.find(({ code }) => code === area?.parent);
  const counted = (count: number | undefined): ToldCount | undefined => {
    const told = countAsTold(count, isOwn(activity.organisation));
    return told && (told.value ?? '<5');
  };
  return {
    organisation: { name: inLanguage(by.name, language) || activity.organisation, acronym: by.acronym },
    field: { code: activity.field, name: inLanguage(field?.name, language) || activity.field },
    area: {
      code: activity.area,
      name: inLanguage(area?.name, language) || activity.area,
      level: area?.level as 1 | 2 | 3 | undefined,
      parent: above && inLanguage(above.name, language),
    },
    title: activity.title && inLanguage(activity.title, language),
    place: activity.place && inLanguage(activity.place, language),
    population: activity.population && inLanguage(activity.population, language),
    ...{ status, startsOn, endsOn, visibility, reference: id },
    planned: counted(activity.planned),
    reached: counted(activity.reached),
  };
}
