import { itemsView } from '#action-plan';
import type { Grant } from '#access';
import { positionsView } from '#advocacy';
import { addDays, type Filter, type QueryContext, sees } from '#kernel';
import { allRecords, workingGroupsView } from '#networks';
import { type WorkshopDocument, workshopsView } from '#workshops';
import { type CalendarEntry, entryOfItem, entryOfPosition, entryOfWorkshop } from './entry.js';

/** For how many days what is over stays in a calendar. */
export const KEPT = 90;

/** What a calendar is made from, for whom, on which day. `publicUrl` is where the installation is reached. */
export interface FeedContext extends Pick<QueryContext, 'reader' | 'audience' | 'today'> {
  readonly publicUrl: string;
}

type Entries = readonly CalendarEntry[];

/** A network's gatherings, the deadlines of its items and its open consultations. Nothing of a network that may not be read. */
export const ofNetwork = (context: FeedContext, network: string): Promise<Entries> =>
  ifRead(context, network, async () => [
    ...(await gatherings(context, network)),
    ...(await deadlines(context, network)),
    ...(await consultations(context, network)),
  ]);

/** The deadlines of a working group's items, and the gatherings of its network. */
export const ofGroup = (context: FeedContext, network: string, group: string): Promise<Entries> =>
  ifRead(context, network, async () => [
    ...(await gatherings(context, network)),
    ...(await deadlines(context, network, { 'owner.id': group })),
  ]);

/**
 * What concerns somebody by their roles: gatherings that their organisations host, organise or are invited to and have not declined, all of
 * them for coordinators; deadlines of their organisations and working groups; open consultations of networks that they act in.
 */
export async function ofPerson(context: FeedContext, grants: readonly Grant[]): Promise<Entries> {
  const byNetwork = Map.groupBy(grants, ({ network }) => network ?? '');
  const networks = [...byNetwork].map(([network, held]) =>
    ifRead(context, network, () => ofRoles(context, network, held)),
  );
  return inOrder((await Promise.all(networks)).flat());
}

async function ofRoles(context: FeedContext, network: string, grants: readonly Grant[]): Promise<Entries> {
  const organisations = grants.flatMap(({ organisation }) => organisation ?? []);
  const coordinates = grants.some(({ role }) => role === 'coordinator');
  const own = await allRecords(context.reader, organisations);
  const owners = [...own, ...(await groupsOf(context, network, grants, own))];
  return [
    ...(await gatherings(context, network, coordinates ? {} : concerning(own), own)),
    ...(await deadlines(context, network, { 'owner.id': { $in: owners } })),
    ...(coordinates || own.length > 0 ? await consultations(context, network) : []),
  ];
}

/** Of nothing where the network may not be read. */
const ifRead = async ({ audience }: FeedContext, network: string, entries: () => Promise<Entries>): Promise<Entries> =>
  sees(audience, { network }) ? inOrder(await entries()) : [];

/** Always the same order, so that the same facts make the same file. */
const inOrder = (entries: Entries): Entries => entries.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const keyOf = ({ dates: { startsOn, startsAt = '' }, uid }: CalendarEntry): string => `${startsOn} ${startsAt} ${uid}`;

const since = ({ today }: FeedContext): Filter => ({ $gte: addDays(today, -KEPT) });

const concerning = (own: readonly string[]): Filter => ({
  $or: [
    { host: { $in: own } },
    { organisers: { $in: own } },
    { invitations: { $elemMatch: { organisation: { $in: own }, answer: { $ne: 'declined' } } } },
  ],
});

async function gatherings(
  context: FeedContext,
  network: string,
  which: Filter = {},
  own: readonly string[] = [],
): Promise<Entries> {
  const filter = { network, lastDay: since(context), ...which };
  const found = await context.reader.find(workshopsView, { filter });
  return found.flatMap((workshop) => {
    const entry = entryOfWorkshop(workshop, context.publicUrl);
    if (entry?.status === 'CONFIRMED' && isUnanswered(workshop, own)) return { ...entry, status: 'TENTATIVE' };
    return entry ?? [];
  });
}

/** Whether some of these organisations are invited, and none of them has said that it comes. */
function isUnanswered({ status, invitations }: WorkshopDocument, own: readonly string[]): boolean {
  const answers = invitations.filter(({ organisation }) => own.includes(organisation)).map(({ answer }) => answer);
  const isOpen = answers.some((answer) => answer === undefined || answer === 'tentative');
  return status === 'scheduled' && isOpen && !answers.includes('accepted');
}

async function deadlines(context: FeedContext, network: string, whose: Filter = {}): Promise<Entries> {
  const filter = { network, dueOn: since(context), ...whose };
  const found = await context.reader.find(itemsView, { filter });
  return found.flatMap((item) => entryOfItem(item, context.publicUrl) ?? []);
}

/** Consultations are for who reads how a network makes up its mind. */
async function consultations(context: FeedContext, network: string): Promise<Entries> {
  if (!sees(context.audience, { network, visibility: 'members' })) return [];
  const filter = { network, status: 'in-consultation' };
  const found = await context.reader.find(positionsView, { filter });
  const entries = found.flatMap((position) => entryOfPosition(position, context.publicUrl) ?? []);
  return entries.filter(({ dates }) => dates.startsOn >= addDays(context.today, -KEPT));
}

/** The working groups that somebody leads, and the active ones that their organisations are in. */
async function groupsOf(
  { reader }: FeedContext,
  network: string,
  grants: readonly Grant[],
  own: readonly string[],
): Promise<readonly string[]> {
  const filter = { network, status: 'active', members: { $in: own } };
  const joined = await reader.find(workingGroupsView, { filter });
  return [...grants.flatMap(({ group }) => group ?? []), ...joined.map(({ id }) => id)];
}
