import {
  Flag,
  Id,
  idOf,
  InLanguages,
  Line,
  NetworkKey,
  networkOf,
  OneOf,
  OnPartialDate,
  PartList,
  type RecordedEvent,
  type Text,
  view,
  Whole,
} from '#kernel';
import {
  CATEGORIES,
  type Category,
  type Membering,
  membershipCourse,
  type MembershipEvent,
  type Standing,
  STANDINGS,
} from '../domain/membership.js';
import { type Step, woven } from '../domain/thread.js';
import { Dated, dateIfKnown, datesOf } from './dated.js';

const EVENTS = Object.keys(membershipCourse.steps) as MembershipEvent['type'][];

/** One thing that happened to a membership. */
export class MembershipEntry extends Dated {
  @OneOf(EVENTS) type: MembershipEvent['type'];
  @OneOf(CATEGORIES, { optional: true }) category?: Category;
  @Whole({ optional: true, about: 'Version of the charter that was signed.' }) version?: number;
  @InLanguages({ optional: true }) reason?: Text;
  @InLanguages({ optional: true }) note?: Text;
  @Flag({ optional: true, about: 'The source gives no date.' }) dateUnknown?: boolean;
}

/** One organisation in one network, with all that happened, oldest first. */
export class MemberDocument {
  @Line({ about: '`<network>/<organisation>`' }) _id: string;
  @NetworkKey() network: string;
  @Id() organisation: string;
  @Whole() revision: number;
  @OneOf(STANDINGS) standing: Standing;
  @OneOf(CATEGORIES, { optional: true, about: 'The present one, or the last of a former member.' }) category?: Category;
  @OnPartialDate({ optional: true, about: 'When it last joined; missing where the source gives no date.' })
  joinedOn?: string;
  @OnPartialDate({ optional: true }) leftOn?: string;
  @Whole({ optional: true, about: 'The latest version of the charter that it signed.' }) charterVersion?: number;
  @PartList(() => MembershipEntry) timeline: readonly MembershipEntry[];
}

/** The membership's id among the documents. */
export const memberId = (network: string, organisation: string): string => `${network}/${organisation}`;

const entryOf = (event: RecordedEvent<MembershipEvent>): MembershipEntry => ({
  ...datesOf(event),
  type: event.type,
  ...event.data,
});

const follow = (membering: Membering, entry: MembershipEntry): Membering =>
  (membershipCourse.steps[entry.type] as Step<Membering, MembershipEntry>).follow(membering, entry);

/** What a timeline amounts to. */
function summary(timeline: readonly MembershipEntry[]) {
  const { standing, category, signed } = timeline.reduce(follow, membershipCourse.begin);
  const joined = timeline.findLast(({ type }) => type === 'MemberJoined');
  const left = standing === 'former' ? timeline.findLast(({ type }) => type === 'MemberLeft') : undefined;
  return {
    standing,
    category,
    joinedOn: joined && dateIfKnown(joined),
    leftOn: left?.on,
    charterVersion: signed.length > 0 ? Math.max(...signed) : undefined,
  };
}

function begun(event: RecordedEvent<MembershipEvent>, id: string): MemberDocument {
  const timeline = [entryOf(event)];
  const organisation = idOf(event.stream);
  return {
    _id: id,
    network: networkOf(event.stream),
    organisation,
    revision: event.revision,
    ...summary(timeline),
    timeline,
  };
}

function continued(document: MemberDocument, event: RecordedEvent<MembershipEvent>): MemberDocument {
  const timeline = woven(document.timeline, entryOf(event));
  return { ...document, revision: event.revision, ...summary(timeline), timeline };
}

export const membersView = view<MemberDocument, MembershipEvent>({
  name: 'members',
  version: 1,
  scope: 'network',
  document: MemberDocument,
  indexes: [['network', 'standing'], ['organisation']],
  touches: ({ stream }) => [memberId(networkOf(stream), idOf(stream))],
  starts: { MembershipRequested: begun, MemberJoined: begun },
  changes: {
    MembershipRequested: continued,
    MembershipDeclined: continued,
    MemberJoined: continued,
    CharterSigned: continued,
    MembershipCategoryChanged: continued,
    MemberSuspended: continued,
    MemberReinstated: continued,
    MemberLeft: continued,
  },
});
