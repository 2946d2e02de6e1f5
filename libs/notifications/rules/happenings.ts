import { dayOf, daysBetween, derivedId, lastDay, parseStream, type Reader, type RecordedEvent } from '#kernel';
import { MANY, type NoticeContent } from '../domain/content.js';
import type { Kind } from '../domain/kinds.js';
import { party } from './circles.js';
import { Recipients } from './recipients.js';
import { type Rule, RULES, SAID_FOR } from './rules.js';

/** Something that one person is to be told, before it is decided how. */
export interface Telling {
  readonly id: string;
  readonly account: string;
  readonly network: string;
  readonly kind: Kind;
  readonly object: string;
  readonly at: string;
  readonly content: NoticeContent;
  readonly positions: readonly number[];
}

/** Older than that when it is recorded, a fact is history and no news; days. */
const NEWS = 30;

const isNews = ({ metadata, recordedAt }: RecordedEvent, timeZone: string): boolean =>
  daysBetween(lastDay(metadata.occurredOn), dayOf(recordedAt, timeZone)) <= NEWS;

/** What many commands came of: a list that was taken in. */
const listOf = ({ metadata: { causationId, commandId } }: RecordedEvent): string | undefined =>
  causationId === commandId ? undefined : causationId;

function contentOf(event: RecordedEvent, values: Readonly<Record<string, unknown>>): NoticeContent {
  const { account } = event.metadata.actor;
  const about = listOf(event) === undefined ? parseStream(event.stream).aggregate : MANY;
  return { about, values, ...(account === null ? {} : { by: account }) };
}

/** What an account is told of one event: of a list, the same notice for all that came of it. */
function telling(
  event: RecordedEvent,
  kind: Kind,
  account: string,
  values: Readonly<Record<string, unknown>>,
): Telling {
  const list = listOf(event);
  const { network, id } = parseStream(event.stream);
  return {
    id: derivedId(list ?? event.id, kind, account),
    ...{ account, network, kind },
    object: list ?? id,
    at: event.recordedAt,
    content: contentOf(event, values),
    positions: [event.position],
  };
}

/** Who is told what of one event: what somebody did is not told to them, and of several rules the first that fits. */
async function toldOf(event: RecordedEvent, recipients: Recipients): Promise<readonly Telling[]> {
  const { account, onBehalfOf } = event.metadata.actor;
  const rules: readonly Rule[] = [
    ...(RULES[event.type] ?? []),
    ...(onBehalfOf === undefined
      ? []
      : [{ tell: SAID_FOR, to: () => [party('organisation', onBehalfOf), party('workingGroup', onBehalfOf)] }]),
  ];
  const told = new Map<string, Telling>();
  for (const { tell, to, values } of rules)
    for (const each of await recipients.of([to(event)].flat()))
      if (each !== account && !told.has(each)) told.set(each, telling(event, tell, each, values?.(event) ?? {}));
  return [...told.values()];
}

/** Tellings with the same id are one, of all their events, with the particulars of the last. */
function asOne(tellings: readonly Telling[]): readonly Telling[] {
  const byId = new Map<string, Telling>();
  for (const each of tellings) {
    const before = byId.get(each.id);
    byId.set(each.id, before ? { ...each, positions: [...before.positions, ...each.positions] } : each);
  }
  return [...byId.values()];
}

/** What people are told of what happened, in the order of the log. `timeZone` decides which day it is. */
export async function happenings(
  events: readonly RecordedEvent[],
  reader: Reader,
  timeZone: string,
): Promise<readonly Telling[]> {
  const networks = new Map<string, Recipients>();
  const all: Telling[] = [];
  for (const event of events) {
    if (!isNews(event, timeZone)) continue;
    const { network } = parseStream(event.stream);
    const recipients = networks.get(network) ?? new Recipients(reader, network);
    networks.set(network, recipients);
    all.push(...(await toldOf(event, recipients)));
  }
  return asOne(all);
}
