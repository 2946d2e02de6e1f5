import {
  type Day,
  folded,
  Id,
  InLanguages,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  type PartialDate,
  type RecordedAs,
  type RecordedEvent,
  SharedStrings,
  type Text,
  view,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { ACTIVITY_STATUSES, type ActivityEvent, type ActivityStatus, later } from '../domain/activity.js';
import { AreaCode, dayOfEvent, FieldCode, ListName } from '../domain/fields.js';

/** What everybody is told of an activity who may know of it. */
export class ActivityParticular {
  @Id() id: string;
  @NetworkKey() network: string;
  @Id() organisation: string;
  @FieldCode() field: string;
  @AreaCode() area: string;
  @OneOf(ACTIVITY_STATUSES) status: ActivityStatus;
  @InLanguages({ optional: true, about: 'Why it has its status' }) statusReason?: Text;
  @InLanguages({ optional: true }) title?: Text;
  @InLanguages({ optional: true }) place?: Text;
  @InLanguages({ optional: true, about: 'For whom' }) population?: Text;
  @OnPartialDate({ optional: true }) startsOn?: PartialDate;
  @OnPartialDate({ optional: true }) endsOn?: PartialDate;
  @OneOf(VISIBILITIES) visibility: Visibility;
  @ListName({ optional: true, about: 'The list that it came from, as the network calls it' }) list?: string;
  @Line({ optional: true, about: 'The key of its row there' }) reference?: string;
  @OnDay({ about: 'The newest day on which the organisation said that it is so' }) confirmedOn: Day;
  @Whole() revision: number;
}

/** One thing that one organisation does, in one field, in one area. */
export class ActivityDocument extends ActivityParticular {
  @Whole({ optional: true }) planned?: number;
  @Whole({ optional: true }) reached?: number;
  @Line({ about: 'Its title and place, as searching compares them' }) search: string;
  @Line({ about: 'For whom it is, as searching compares it' }) populationSearch: string;
}

/** One document per activity. */
export const activitiesView = view<ActivityDocument, ActivityEvent>({
  name: 'activities',
  version: 1,
  scope: 'network',
  document: ActivityDocument,
  indexes: [
    ['network', 'confirmedOn'],
    ['network', 'organisation'],
    ['network', 'area', 'field'],
  ],
  starts: { ActivityDeclared: declared },
  changes: {
    ActivityStatusChanged: (activity, event) => ({
      ...told(activity, event),
      status: event.data.to,
      statusReason: event.data.reason,
    }),
    ActivityScopeChanged: (activity, event) => searchable({ ...told(activity, event), ...event.data.to }),
    ActivityConfirmed: told,
    ActivityEnded: (activity, event) => ({
      ...told(activity, event),
      status: 'ended',
      statusReason: event.data.reason,
      endsOn: event.data.endedOn ?? event.metadata.occurredOn,
    }),
  },
});

function declared(event: RecordedAs<ActivityEvent, 'ActivityDeclared'>, id: string): ActivityDocument {
  const { data, metadata, revision } = event;
  return searchable({
    id,
    network: metadata.network,
    ...data,
    visibility: data.visibility ?? 'public',
    confirmedOn: dayOfEvent(event),
    revision,
    search: '',
    populationSearch: '',
  });
}

/** Whatever the organisation says of it confirms it; told late, it does not make it older. */
function told(activity: ActivityDocument, event: RecordedEvent): ActivityDocument {
  return { ...activity, confirmedOn: later(activity.confirmedOn, dayOfEvent(event)), revision: event.revision };
}

/** Copied, as what folding leaves is a part of a longer text, and twice as wide where that had accents. */
const words = (...texts: readonly (Text | undefined)[]): string =>
  Buffer.from(folded(texts.flatMap((text) => [text?.fr, text?.ar, text?.en]).join(' '))).toString();

/** Most activities are for the same few. */
const populations = new SharedStrings();

function searchable(activity: ActivityDocument): ActivityDocument {
  const { title, place, population } = activity;
  return { ...activity, search: words(title, place), populationSearch: populations.shared(words(population)) };
}
