import {
  answer,
  type Day,
  type Filter,
  Flag,
  Id,
  InLanguages,
  Line,
  list,
  NoParameters,
  OneOf,
  Part,
  type QueryContext,
  type QueryRoute,
  type Refusal,
  sees,
  seenBy,
  type Text,
} from '#kernel';
import { allRecords, NamedOrganisation, namesOf } from '#networks';
import { ACTIVITY_STATUSES } from '../domain/activity.js';
import { AreaCode, FieldCode } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import { type ActivityDocument, activitiesView, ActivityParticular } from '../views/activities.view.js';
import { reportsFor, countAsTold, CountAsTold } from '../views/disclosure.js';
import { frameOf, freshFrom } from './lens.js';
import { wordsIn } from './words-in.js';

/** What a list of activities can be narrowed down to. */
export class ActivityParameters {
  @Id({ optional: true }) organisation?: string;
  @FieldCode({ optional: true }) field?: string;
  @AreaCode({ optional: true }) area?: string;
  @OneOf(ACTIVITY_STATUSES, { optional: true }) status?: string;
  @Flag({ optional: true, about: 'Not ended, and not confirmed any more' }) stale?: boolean;
  @Line({ optional: true, about: 'Words of whom it is for, whatever their case and accents' }) population?: string;
  @Line({ optional: true, about: 'Words of its title, its place or whom it is for, whatever their case and accents' })
  q?: string;
}

/** An activity as it is told: its counts as far as they are, and names beside codes. */
class ActivityAnswer extends ActivityParticular {
  @Part(() => NamedOrganisation) by: NamedOrganisation;
  @InLanguages({ optional: true }) fieldName?: Text;
  @InLanguages({ optional: true }) areaName?: Text;
  @Part(() => CountAsTold, { optional: true }) planned?: CountAsTold;
  @Part(() => CountAsTold, { optional: true }) reached?: CountAsTold;
  @Flag({ about: 'Not ended, and not confirmed any more' }) stale: boolean;
}

const isStale = (fresh: Day): Filter => ({ status: { $ne: 'ended' }, confirmedOn: { $lt: fresh } });

/** The activities that are asked for, of those that are for whoever asks. */
export async function where({
  path,
  query,
  reader,
  today,
  audience,
}: QueryContext<ActivityParameters>): Promise<Filter> {
  const network = path.network!;
  const { organisation, field, area, status, stale, population, q } = query;
  const staleness = stale === undefined ? [] : [isStale(freshFrom(await frameOf(reader, network), today))];
  return {
    network,
    ...(organisation && { organisation: { $in: await allRecords(reader, [organisation]) } }),
    ...(field && { field }),
    ...(area && { area }),
    $and: [
      seenBy(audience, network),
      ...(status ? [{ status }] : []),
      ...staleness.map((filter) => (stale ? filter : { $nor: [filter] })),
      ...wordsIn(population, 'populationSearch'),
      ...wordsIn(q, 'search', 'populationSearch'),
    ],
  };
}

async function present(
  activities: readonly ActivityDocument[],
  { path, reader, today, audience }: QueryContext<object>,
): Promise<readonly ActivityAnswer[]> {
  const frame = await frameOf(reader, path.network!);
  const [fresh, isOwn] = [freshFrom(frame, today), reportsFor(audience, path.network!)];
  const nameOf = await namesOf(
    reader,
    activities.map(({ organisation }) => organisation),
  );
  const [fields, areas] = [frame.fields, frame.areas].map(
    (list) => new Map(list.map(({ code, name }) => [code, name])),
  );
  return activities.map(({ search: _, populationSearch: __, planned, reached, ...told }) => ({
    ...told,
    by: nameOf(told.organisation),
    fieldName: fields!.get(told.field),
    areaName: areas!.get(told.area),
    planned: countAsTold(planned, isOwn(told.organisation)),
    reached: countAsTold(reached, isOwn(told.organisation)),
    stale: told.status !== 'ended' && told.confirmedOn < fresh,
  }));
}

/** Activities, one by one. */
export const activities: readonly QueryRoute[] = [
  list<ActivityDocument, ActivityParameters, ActivityAnswer>({
    path: '/networks/:network/activities',
    title: { fr: 'Activités', ar: 'الأنشطة الميدانية', en: 'Activities' },
    view: activitiesView,
    query: ActivityParameters,
    where,
    sorts: ['-confirmedOn', 'organisation', 'field', 'area', 'status', 'startsOn'],
    row: ActivityAnswer,
    present,
  }),
  answer<ActivityAnswer, NoParameters>({
    path: '/networks/:network/activities/:id',
    title: { fr: 'Une activité', ar: 'نشاط ميداني', en: 'An activity' },
    answer: ActivityAnswer,
    query: NoParameters,
    async run(context): Promise<ActivityAnswer | Refusal> {
      const { path, reader, audience } = context;
      const activity = await reader.get(activitiesView, path.id!);
      if (activity?.network !== path.network || !sees(audience, activity!)) return refuse('activity-unknown');
      return (await present([activity!], context))[0]!;
    },
  }),
];
