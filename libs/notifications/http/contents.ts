import {
  AtInstant,
  Code,
  CodeList,
  Flag,
  type Instant,
  Line,
  NetworkKey,
  OneOf,
  Part,
  PartList,
  Tally,
  Whole,
} from '#kernel';
import { type Kind, KIND_NAMES } from '../domain/kinds.js';

const OBJECT = /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/;

/** The thing that a notice is about. */
export class NoticeObject {
  @Line({ about: '`actionItem`, `workshop`, `position`, ...' }) kind: string;
  @Line() id: string;
  @Line({ max: 10_000 }) title: string;
}

export class NoticeNetwork {
  @NetworkKey() id: string;
  @Line({ max: 10_000 }) name: string;
}

/** A notice in the reader's language. */
export class NoticeRow {
  @Line() id: string;
  @OneOf(KIND_NAMES) kind: Kind;
  @Line({ about: 'What kind of notice it is, in a few words.' }) heading: string;
  @Line({ max: 20_000 }) text: string;
  @AtInstant() at: Instant;
  @Part(() => NoticeObject) object: NoticeObject;
  @Part(() => NoticeNetwork, { optional: true, about: 'None where it belongs to no single network.' })
  network?: NoticeNetwork;
  @Line({ about: 'The page where more of it is read.' }) path: string;
  @AtInstant({ optional: true }) readAt?: Instant;
}

/** One thing in the inbox, with the newest notice about it. */
export class InboxRow extends NoticeRow {
  @Whole({ about: 'Notices about it that are not read.' }) unread: number;
  @Whole({ about: 'Notices about it.' }) all: number;
}

export class UnreadRow {
  @Whole({ about: 'Things about which something is not read.' }) total: number;
  @Tally({ about: 'By network; `commons` for what belongs to none.' }) networks: Readonly<Record<string, number>>;
}

export class InboxPage {
  @PartList(() => InboxRow, { about: 'The newest first; one for each thing.' }) items: readonly InboxRow[];
  @Line({ optional: true, max: 200, about: 'Pass as `cursor` for the next page; missing on the last.' }) next?: string;
  @Part(() => UnreadRow) unread: UnreadRow;
}

export class NoticesAbout {
  @PartList(() => NoticeRow, { about: 'The newest first.' }) items: readonly NoticeRow[];
}

/** What of the inbox is asked for. */
export class InboxFilter {
  @Flag({ optional: true, about: 'Only things about which something is not read.' }) unread?: boolean;
  @NetworkKey({ optional: true }) network?: string;
  @OneOf(KIND_NAMES, { optional: true, about: 'Only where the newest notice is of this kind.' }) kind?: Kind;
  @Whole({ optional: true, min: 1, max: 200, about: 'How many items a page holds; 50 by default.' }) limit?: number;
  @Code(/^[\w:.-]{1,120}$/, { optional: true, max: 120, about: 'What follows an earlier page: its `next`.' })
  cursor?: string;
}

/** What was read: these things, or everything up to a moment. */
export class ReadContent {
  @CodeList(OBJECT, { optional: true, min: 1, max: 200, about: 'Ids of the things that were read about.' })
  objects?: readonly string[];
  @AtInstant({ optional: true, about: 'Everything that was told up to then.' }) until?: Instant;
  @NetworkKey({ optional: true, about: 'With `until`: of this network alone.' }) network?: string;
}

export class MarkedRead {
  @Whole({ about: 'How many notices were not read before.' }) marked: number;
}

/** A calendar to subscribe to. */
export class CalendarFeed {
  @OneOf(['person', 'group', 'network']) kind: 'person' | 'group' | 'network';
  @Line({ max: 10_000 }) name: string;
  @Line({ max: 500, about: 'For a calendar program. Whoever has it reads the calendar: do not pass it on.' })
  address: string;
}

export class CalendarFeeds {
  @PartList(() => CalendarFeed) items: readonly CalendarFeed[];
}

/** A job that was given up. */
export class DeadJobRow {
  @Line() id: string;
  @Line() kind: string;
  @Whole() attempts: number;
  @Line({ max: 5_000, about: 'What its last attempt said.' }) reason: string;
  @AtInstant() diedAt: Instant;
}

export class JobCountsRow {
  @Line() kind: string;
  @Whole({ about: 'To be run now.' }) due: number;
  @Whole({ about: 'To be run later, or tried again.' }) later: number;
  @Whole() running: number;
  @Whole({ about: 'Given up.' }) dead: number;
}

export class JobsAnswer {
  @PartList(() => JobCountsRow) kinds: readonly JobCountsRow[];
  @PartList(() => DeadJobRow, { about: 'The last first.' }) dead: readonly DeadJobRow[];
}
