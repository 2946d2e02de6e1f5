import { itemsView } from '#action-plan';
import { positionsView } from '#advocacy';
import { activitiesView, frameOf } from '#coordination-map';
import { addDays, type Day, derivedId, type Instant, type Reader } from '#kernel';
import { allRecords, networksView } from '#networks';
import { type Circle, coordinators, party } from './circles.js';
import { confirmationReminder, consultationReminder, type Due, workReminders } from '../domain/reminder-days.js';
import type { Telling } from './happenings.js';
import { Recipients } from './recipients.js';

/** The days that reminders are about: all after one, up to and with another, and the moment at which they are told. */
export interface Days {
  readonly after: Day;
  readonly until: Day;
  readonly now: Instant;
}

/** Something that one or several people are to be reminded of. */
interface Reminder extends Due {
  readonly network: string;
  readonly about: string;
  readonly object: string;
  readonly to: Circle;
  readonly values: Readonly<Record<string, unknown>>;
}

const WEEK = 7;
/** Work in these states is still somebody's to do. */
const IN_HAND = ['assigned', 'accepted', 'started'];

async function ofWork(reader: Reader, { after, until }: Days): Promise<readonly Reminder[]> {
  const filter = { status: { $in: IN_HAND }, dueOn: { $lte: addDays(until, WEEK) } };
  const items = await reader.find(itemsView, { filter });
  return items.flatMap(({ id, network, dueOn, owner }) => {
    if (!dueOn || !owner) return [];
    const due = workReminders(dueOn, after, until);
    const reminder = { network, about: 'actionItem', object: id, values: { dueOn, owner: owner.id } };
    return [
      ...(due.owner ? [{ ...reminder, ...due.owner, to: party(owner.kind, owner.id) }] : []),
      ...(due.coordinators ? [{ ...reminder, ...due.coordinators, to: coordinators }] : []),
    ];
  });
}

/** To the members that have not given their opinion yet. */
async function ofConsultations(reader: Reader, { after, until }: Days): Promise<readonly Reminder[]> {
  const open = await reader.find(positionsView, { filter: { status: 'in-consultation' } });
  const reminders = open.map(async ({ id, network, rounds }): Promise<Reminder | undefined> => {
    const round = rounds.at(-1);
    const due = round && consultationReminder(round.closesOn, after, until);
    if (!due) return undefined;
    const given = await allRecords(
      reader,
      round.opinions.map(({ organisation }) => organisation),
    );
    const to: Circle = { of: 'members-but', organisations: given };
    return { ...due, network, about: 'position', object: id, to, values: { closesOn: round.closesOn } };
  });
  return (await Promise.all(reminders)).filter((each) => each !== undefined);
}

const latest = (due: readonly Due[]): Due => due.reduce((last, each) => (each.on > last.on ? each : last));

/** One for each organisation, however many of its activities are to be confirmed. */
async function ofActivities(reader: Reader, { after, until }: Days): Promise<readonly Reminder[]> {
  const reminders = (await reader.find(networksView)).map(async ({ id: network }): Promise<readonly Reminder[]> => {
    const { confirmationDays } = await frameOf(reader, network);
    const filter = { network, status: { $ne: 'ended' }, confirmedOn: { $lt: addDays(until, -confirmationDays) } };
    const due = (await reader.find(activitiesView, { filter })).flatMap(({ organisation, confirmedOn }) => {
      const reminder = confirmationReminder(confirmedOn, confirmationDays, after, until);
      return reminder ? [{ organisation, ...reminder }] : [];
    });
    return [...Map.groupBy(due, ({ organisation }) => organisation)].map(([organisation, all]) => ({
      ...latest(all),
      ...{ network, about: 'activities', object: organisation },
      to: party('organisation', organisation),
      values: { count: all.length },
    }));
  });
  return (await Promise.all(reminders)).flat();
}

/** What people are to be reminded of. The same reminder has the same id, however often and for whichever days it is asked for. */
export async function reminders(reader: Reader, days: Days): Promise<readonly Telling[]> {
  const due = await Promise.all([ofWork(reader, days), ofConsultations(reader, days), ofActivities(reader, days)]);
  const networks = new Map<string, Recipients>();
  const tellings: Telling[] = [];
  for (const { network, about, object, kind, on, to, values } of due.flat()) {
    const recipients = networks.get(network) ?? new Recipients(reader, network);
    networks.set(network, recipients);
    for (const account of await recipients.of([to]))
      tellings.push({
        id: derivedId('reminder', network, object, kind, on, account),
        ...{ account, network, kind, object, at: days.now, content: { about, values }, positions: [] },
      });
  }
  return tellings;
}
