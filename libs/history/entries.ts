import {
  AtInstant,
  Flag,
  InLanguages,
  inLanguage,
  type Language,
  Line,
  OnPartialDate,
  Part,
  type RecordedEvent,
  type Text,
  Whole,
} from '#kernel';
import { sentenceOf, subjectOf, type Telling, type Titles } from './telling.js';

export class TimelineSubject {
  @Line() id: string;
  @Line({ optional: true }) kind?: string;
  @InLanguages({ optional: true }) title?: Text;
}

/** An organisation or a working group that told something. */
export class TimelineTeller {
  @Line() id: string;
  @InLanguages({ optional: true }) title?: Text;
}

export class TimelineAccount {
  @Line() id: string;
  @Line({ optional: true, personal: true }) name?: string;
}

/** Who told a fact; nobody where it was the installation itself. */
export class TimelineTellers {
  @Part(() => TimelineAccount, { optional: true, about: 'Told to members only' }) account?: TimelineAccount;
  @Part(() => TimelineTeller, { optional: true, about: 'The organisation that the account acted for' })
  organisation?: TimelineTeller;
  @Part(() => TimelineTeller, { optional: true, about: 'Whose word it is, where somebody else told it' })
  onBehalfOf?: TimelineTeller;
}

/** One fact, as a sentence in the reader's language. */
export class TimelineEntry {
  @Whole({ about: 'Where it stands in the log.' }) position: number;
  @Line() type: string;
  @Line({ max: 5_000 }) text: string;
  @OnPartialDate({ about: 'When it was true, as precise as its source.' }) occurredOn: string;
  @Flag({ optional: true, about: 'The source gives no date: `occurredOn` is the first on which it is known to hold.' })
  dateUnknown?: boolean;
  @AtInstant({ about: 'When the system learnt it.' }) recordedAt: string;
  @Part(() => TimelineSubject) subject: TimelineSubject;
  @Part(() => TimelineTellers) by: TimelineTellers;
  @Line({ optional: true, max: 500 }) source?: string;
}

function tellersOf({ metadata: { actor } }: RecordedEvent, { language, titles, accounts }: Reading): TimelineTellers {
  const { account, organisation, onBehalfOf } = actor;
  const teller = (id: string): TimelineTeller => ({ id, title: titles.get(id)?.title });
  const name = account === null ? undefined : titles.get(account)?.title;
  return {
    ...(accounts && account !== null ? { account: { id: account, name: name && inLanguage(name, language) } } : {}),
    ...(organisation === null ? {} : { organisation: teller(organisation) }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: teller(onBehalfOf) }),
  };
}

/** How entries are read: in which language, what things are called, and whether accounts are told of. */
export interface Reading {
  readonly language: Language;
  readonly titles: Titles;
  readonly accounts: boolean;
}

export function entryOf(event: RecordedEvent, reading: Reading, telling: Telling): TimelineEntry {
  const { position, type, recordedAt, metadata } = event;
  const { language, titles } = reading;
  const id = subjectOf(event, telling);
  const subject = titles.get(id);
  return {
    ...{ position, type, recordedAt, occurredOn: metadata.occurredOn },
    text: sentenceOf(event, language, titles, telling),
    ...((event.data as { dateUnknown?: boolean } | null)?.dateUnknown ? { dateUnknown: true } : {}),
    subject: { id, ...(subject ? { kind: subject.kind, title: subject.title } : {}) },
    by: tellersOf(event, reading),
    ...(metadata.source ? { source: metadata.source } : {}),
  };
}
