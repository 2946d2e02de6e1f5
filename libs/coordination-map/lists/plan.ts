import { firstDay, type Day, type Language, type LedCommand, type Text } from '#kernel';
import { isUnder5 } from '../domain/activity.js';
import { DeclareActivity } from '../domain/activity.commands.js';
import type { ListColumn } from '../domain/list.js';
import type { ActivityRow } from '../rows.js';
import type { ActivityDocument } from '../views/activities.view.js';
import type { Found, Place } from './ledger.js';

/** What a row comes to. */
export const DEEDS = ['begin', 'change', 'confirm', 'end', 'nothing'] as const;
export type Deed = (typeof DEEDS)[number];

/** One thing that a row changes of an activity. */
export interface Change {
  readonly what: ListColumn;
  readonly from?: string | number | Text;
  readonly to: string | number;
}

/** What is to be done for a row: its commands in order, each of which relies on those before it. */
export interface Plan {
  readonly does: Deed;
  readonly changes: readonly Change[];
  readonly commands: readonly LedCommand[];
}

/** What is said of all rows of a list. */
export interface Telling {
  readonly list: string;
  readonly language: Language;
  /** The day on which what it says was so. */
  readonly on: Day;
  readonly confirms: boolean;
  readonly source: string;
  /** Whether whoever sends the list is told an organisation's counts whatever they are. */
  isOwn(organisation: string): boolean;
}

const TEXTS = ['title', 'place', 'population'] as const;
const DATES = ['startsOn', 'endsOn'] as const;
const COUNTS = ['planned', 'reached'] as const;

/** What a row does to the activity that it is about. What it does not say stays as it is. */
export function planOf(row: ActivityRow, place: Place, found: Found, telling: Telling): Plan {
  const { activity, id } = found;
  const about = { id, onBehalfOf: activity?.organisation ?? place.organisation, source: telling.source };
  const led = (name: string, content: object = {}): LedCommand => ({ name, content, ...about });
  if (!activity)
    return { does: 'begin', changes: [], commands: [led('DeclareActivity', declared(row, place, telling))] };
  const scope = changesOf(row, place, activity, telling);
  const changes = [...scope, ...statusChange(row, activity)];
  const commands = scope.length > 0 ? [led('ChangeActivityScope', scopeOf(scope, telling.language, activity))] : [];
  if (row.status === activity.status) {
    if (scope.length > 0) return { does: 'change', changes, commands };
    const due = telling.confirms && activity.status !== 'ended' && activity.confirmedOn < telling.on;
    return due
      ? { does: 'confirm', changes, commands: [led('ConfirmActivity')] }
      : { does: 'nothing', changes, commands };
  }
  if (row.status !== 'ended')
    return { does: 'change', changes, commands: [...commands, led('ChangeActivityStatus', { to: row.status })] };
  const { endsOn } = row;
  const end = endsOn && firstDay(endsOn) <= telling.on ? { endedOn: endsOn } : {};
  return { does: 'end', changes, commands: [...commands, led('EndActivity', end)] };
}

const statusChange = (row: ActivityRow, { status }: { readonly status: string }): readonly Change[] =>
  row.status === status ? [] : [{ what: 'status', from: status, to: row.status }];

const isCount = (value: unknown): value is number => typeof value === 'number';

/** An activity as a row has it; a count that it hides is not known. */
function declared(
  row: ActivityRow,
  { organisation, field, area }: Place,
  { list, language }: Telling,
): DeclareActivity {
  const { status, startsOn, endsOn, planned, reached, visibility, reference } = row;
  const texts = TEXTS.map((name) => [name, row[name] && { [language]: row[name] }] as const);
  return Object.assign(new DeclareActivity(), {
    ...{ organisation, field, area, status, ...Object.fromEntries(texts), startsOn, endsOn },
    ...(isCount(planned) && { planned }),
    ...(isCount(reached) && { reached }),
    ...{ visibility, list, reference },
  });
}

function changesOf(row: ActivityRow, place: Place, known: ActivityDocument, telling: Telling): readonly Change[] {
  const changes: Change[] = [];
  if (place.field !== known.field) changes.push({ what: 'field.code', from: known.field, to: place.field });
  if (place.area !== known.area) changes.push({ what: 'area.code', from: known.area, to: place.area });
  for (const what of TEXTS) {
    const to = row[what];
    if (to !== undefined && !isSaid(known[what], to)) changes.push({ what, from: known[what], to });
  }
  for (const what of DATES) {
    const to = row[what];
    const isEnd = what === 'endsOn' && row.status === 'ended';
    if (to !== undefined && to !== known[what] && !isEnd) changes.push({ what, from: known[what], to });
  }
  const stays = countsKept(row, known, telling);
  for (const what of COUNTS) {
    const to = row[what];
    if (isCount(to) && to !== known[what] && !stays.includes(what)) changes.push({ what, from: known[what], to });
  }
  return changes;
}

/**
 * Counts under 5 for which a row has one as well: both are "<5" to whoever is not of the organisation, and stay as they are. Told apart, they
 * could be found out by trying.
 */
export const countsKept = (
  row: ActivityRow,
  known: ActivityDocument,
  { isOwn }: Pick<Telling, 'isOwn'>,
): readonly (typeof COUNTS)[number][] =>
  isOwn(known.organisation)
    ? []
    : COUNTS.filter((what) => isCount(row[what]) && isUnder5(row[what]) && isUnder5(known[what] ?? 0));

/** In whatever language: a list has one of them. */
const isSaid = (text: Text | undefined, said: string): boolean => Object.values(text ?? {}).includes(said);

const SCOPE: Readonly<Partial<Record<ListColumn, string>>> = { 'field.code': 'field', 'area.code': 'area' };

const scopeOf = (changes: readonly Change[], language: Language, known: object): object =>
  Object.fromEntries(
    changes.map(({ what, to }) => [
      SCOPE[what] ?? what,
      (TEXTS as readonly string[]).includes(what)
        ? { ...(known as Readonly<Record<string, Text>>)[what], [language]: to }
        : to,
    ]),
  );
