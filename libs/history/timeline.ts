import {
  answer,
  Code,
  COMMONS,
  folded,
  Line,
  PartList,
  prefixOf,
  type QueryContext,
  type RecordedEvent,
  type Reading,
  type Refusal,
  streamOf,
  type View,
  Whole,
} from '#kernel';
import { entryOf, TimelineEntry } from './entries.js';
import { idsIn, subjectOf, type Telling, titlesFor, toldTo } from './telling.js';
import type { SubjectDocument } from './views/subjects.view.js';

export class Timeline {
  @PartList(() => TimelineEntry) items: readonly TimelineEntry[];
  @Line({ optional: true, about: 'Pass as `cursor` for what was recorded before; missing where there is no more.' })
  next?: string;
}

export class TimelineFilter {
  @Whole({ optional: true, min: 1, max: 200 }) limit?: number;
  @Code(/^\d{1,16}$/, { optional: true }) cursor?: string;
  @Line({ optional: true, about: 'Only facts of this type, e.g. `MemberJoined`.' }) type?: string;
  @Line({ optional: true, about: 'Only facts that concern this id: an organisation, an item, a workshop.' })
  concerns?: string;
  @Line({ optional: true, about: 'Only facts that this account, organisation or working group told.' }) by?: string;
  @Line({ optional: true, about: 'Only facts whose sentence holds these words.' }) q?: string;
}

type TimelineContext = QueryContext<TimelineFilter>;

/** Which part of the log a timeline tells. */
interface Scope {
  /** What the names of its streams begin with. */
  readonly prefix: string;
  /** Whether the listener is told of accounts. */
  readonly accounts: boolean;
}

const FILTERED = 1_000;

/** The log from the newest event on, in pieces: a page needs the first only, unless something in it is not for the listener. */
async function* backwards(
  { prefix }: Scope,
  { log, query: { limit = 50, cursor, type, concerns, by, q } }: TimelineContext,
): AsyncGenerator<readonly RecordedEvent[]> {
  const size = (concerns ?? by ?? q) ? FILTERED : limit + 1;
  let upTo = cursor === undefined ? undefined : Number(cursor);
  for (;;) {
    const options = { direction: 'backwards', prefix, upTo, limit: size + 1 } as const;
    const events: RecordedEvent[] = [];
    for await (const batch of log.readLog(type ? { ...options, types: new Set([type]) } : options))
      events.push(...batch);
    yield events.slice(0, size);
    if (events.length <= size) return;
    upTo = events[size]!.position;
  }
}

/** What the listener is told of some events, as far as it is asked for. Whatever they may not know is gone before anything is looked for. */
async function entriesOf(
  events: readonly RecordedEvent[],
  { accounts }: Scope,
  context: TimelineContext,
  telling: Telling,
): Promise<readonly TimelineEntry[]> {
  const { concerns, by, q } = context.query;
  const told = await toldTo(context, events, telling);
  const concerned = concerns
    ? told.filter((event) => subjectOf(event, telling) === concerns || idsIn(event.data).includes(concerns))
    : told;
  const titles = await titlesFor(concerned, context, accounts, telling);
  const reading = { language: context.language, titles, accounts };
  return concerned
    .map((event) => entryOf(event, reading, telling))
    .filter((entry) => !by || Object.values(entry.by).some(({ id }: { id: string }) => id === by))
    .filter(({ text }) => !q || folded(text).includes(folded(q)));
}

/** A part of the log, the newest first. It is the log itself, so it needs no view of its own. */
async function timelineOf(scope: Scope, context: TimelineContext, telling: Telling): Promise<Timeline> {
  const { limit = 50 } = context.query;
  const items: TimelineEntry[] = [];
  for await (const events of backwards(scope, context)) {
    items.push(...(await entriesOf(events, scope, context, telling)));
    if (items.length > limit) return { items: items.slice(0, limit), next: String(items[limit]!.position) };
  }
  return { items };
}

/** Whether somebody reads what is for members: who told what is. */
const knowsMore = (reading: Reading | undefined): boolean => reading !== undefined && reading.reads !== 'public';

/** Everything that a network recorded. */
const ofNetwork = (telling: Telling) =>
  answer<Timeline, TimelineFilter>({
    path: '/networks/:network/timeline',
    title: { fr: 'La chronologie de tout', ar: 'التسلسل الزمني لكل شيء', en: 'The timeline of everything' },
    answer: Timeline,
    query: TimelineFilter,
    run(context) {
      const network = context.path.network!;
      const accounts = knowsMore(context.audience.networks.get(network));
      return timelineOf({ prefix: prefixOf(network), accounts }, context, telling);
    },
  });

/** Whoever is a member somewhere, or runs the installation, is told which accounts told of what all networks share. */
const knowsAccounts = ({ audience: { networks, operates } }: TimelineContext): boolean =>
  operates || [...networks.values()].some(knowsMore);

/** What became of the record of an organisation, which all networks share. */
const ofOrganisation = (telling: Telling, common: View<SubjectDocument>) =>
  answer<Timeline, TimelineFilter>({
    path: '/organisations/:id/timeline',
    title: {
      fr: "La chronologie d'une organisation : noms, champs d'intervention, réunions de fiches",
      ar: 'التسلسل الزمني لمنظمة: أسماؤها ومجالات تدخلها ودمج سجلاتها',
      en: 'The timeline of an organisation: names, fields of intervention, merges of records',
    },
    answer: Timeline,
    query: TimelineFilter,
    async run(context): Promise<Timeline | Refusal> {
      const id = context.path.id!;
      const found = await context.reader.get(common, id);
      if (found?.kind !== 'organisation') return { refused: 'not-found', values: { id } };
      const prefix = streamOf(COMMONS, 'organisation', id);
      return timelineOf({ prefix, accounts: knowsAccounts(context) }, context, telling);
    },
  });

/** What became of an account, for whoever it belongs to and who runs the installation. */
const ofAccount = (telling: Telling, common: View<SubjectDocument>) =>
  answer<Timeline, TimelineFilter>({
    path: '/accounts/:id/timeline',
    title: {
      fr: "La chronologie d'un compte : invitation, rôles, jetons",
      ar: 'التسلسل الزمني لحساب: الدعوة والأدوار والرموز',
      en: 'The timeline of an account: invitation, roles, tokens',
    },
    answer: Timeline,
    query: TimelineFilter,
    async run(context): Promise<Timeline | Refusal> {
      const { path, audience, reader } = context;
      const id = path.id!;
      const mayKnow = audience.operates || audience.account === id;
      if (!mayKnow || (await reader.get(common, id))?.kind !== 'account')
        return { refused: 'not-found', values: { id } };
      return timelineOf(
        { prefix: streamOf(COMMONS, 'account', id), accounts: knowsAccounts(context) },
        context,
        telling,
      );
    },
  });

/** The timelines: of a network, of an organisation, of an account. */
export const timelineRoutes = (telling: Telling, common: View<SubjectDocument>) => [
  ofNetwork(telling),
  ofOrganisation(telling, common),
  ofAccount(telling, common),
];
