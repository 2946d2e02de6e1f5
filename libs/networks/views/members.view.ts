import {
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
  membershipCourse,
  type MembershipEvent,
  type Standing,
  STANDINGS,
} from '../domain/membership.js';
import { whenOf } from '../domain/thread.js';
import { dateIfKnown, told, Undated } from './dated.js';

const EVENTS = Object.keys(membershipCourse.steps) as MembershipEvent['type'][];

/** One thing that happened to a membership. */
export class MembershipEntry extends Undated {
  @OneOf(EVENTS) type: MembershipEvent['type'];
  @OneOf(CATEGORIES, { optional: true }) category?: Category;
  @Whole({ optional: true, about: 'Version of the charter that was signed.' }) version?: number;
  @InLanguages({ optional: true }) reason?: Text;
  @InLanguages({ optional: true }) note?: Text;
}

/** One organisation in one network, with all that happened, oldest first. */
export class MemberDocument {
  @Line({ about: '`<network>/<organisation>`' }) id: string;
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
  ...whenOf(event),
  type: event.type,
  ...event.data,
});

/** A membership's timeline with one more entry, and what it amounts to. */
function withEntry(before: readonly MembershipEntry[], entry: MembershipEntry) {
  const { timeline, state } = told(membershipCourse, before, entry);
  const joined = timeline.findLast(({ type }) => type === 'MemberJoined');
  const left = state.standing === 'former' ? timeline.findLast(({ type }) => type === 'MemberLeft') : undefined;
  return {
    standing: state.standing,
    category: state.category,
    joinedOn: joined && dateIfKnown(joined),
    leftOn: left?.on,
    charterVersion: state.signed.length > 0 ? Math.max(...state.signed) : undefined,
    timeline,
  };
}

const begun = (event: RecordedEvent<MembershipEvent>, id: string): MemberDocument => ({
  id,
  network: networkOf(event.stream),
  organisation: idOf(event.stream),
  revision: event.revision,
  ...withEntry([], entryOf(event)),
});

const continued = (document: MemberDocument, event: RecordedEvent<MembershipEvent>): MemberDocument => ({
  ...document,
  revision: event.revision,
  ...withEntry(document.timeline, entryOf(event)),
});

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
