import type { LedCommand, Refusal } from '#kernel';
import { refuse } from '../domain/problems.js';
import type { RowOutcome } from '../import/clean-row.js';
import type { ActivityDocument } from '../views/activities.view.js';
import type { Ledger } from './ledger.js';
import type { Places, Unclear } from './places.js';
import { type Plan, planOf, type Telling } from './plan.js';

type ActivityOutcome = Extract<RowOutcome, { is: 'activity' }>;

/** A row with what is to be done for it, if anything can. */
export type Judged =
  | { readonly is: 'unread'; readonly outcome: RowOutcome }
  | { readonly is: 'left'; readonly outcome: ActivityOutcome }
  | { readonly is: 'unclear'; readonly outcome: ActivityOutcome; readonly because: readonly Refusal[] }
  | {
      readonly is: 'planned';
      readonly outcome: ActivityOutcome;
      readonly id: string;
      readonly known?: ActivityDocument;
      /** Whether the row names another organisation, which is not followed. */
      readonly isOfAnother: boolean;
      readonly plan: Plan;
    };

/** Judges a row by what its names stand for and what is known of its activity. */
export function judged(
  outcome: RowOutcome,
  places: Places,
  ledger: Ledger,
  telling: Omit<Telling, 'source'>,
  file: string,
): Judged {
  if (outcome.is !== 'activity') return { is: 'unread', outcome };
  const read = places.of(outcome.row, ledger.named(outcome.row));
  if (read.is === 'left') return { is: 'left', outcome };
  if (read.is === 'unclear') return { is: 'unclear', outcome, because: read.what.map(settleFirst) };
  const { id, activity } = ledger.find(outcome.row, read.place);
  const plan = planOf(outcome.row, read.place, { id, activity }, { ...telling, source: `${file}:${outcome.number}` });
  const commands = read.isNew ? plan.commands.map((command) => ({ ...command, ahead: true })) : plan.commands;
  const isOfAnother = activity !== undefined && places.isOfAnother(outcome.row, activity);
  return { is: 'planned', outcome, id, known: activity, isOfAnother, plan: { ...plan, commands } };
}

const settleFirst = ({ part, name, meaning }: Unclear): Refusal =>
  refuse(meaning.is === 'doubtful' ? `list-${part}-doubtful` : `list-${part}-unknown`, { name });

/** What rows' commands are answered by: recorded, or only tried. */
export type Send = (commands: readonly LedCommand[]) => Promise<readonly (Refusal | undefined)[]>;

/** Carries out what each of several rows asks for, a step of each at a time; a row whose step is refused goes no further. */
export async function carriedOut(
  rows: readonly (readonly LedCommand[])[],
  send: Send,
): Promise<(Refusal | undefined)[]> {
  const refusals: (Refusal | undefined)[] = rows.map(() => undefined);
  for (let step = 0; ; step++) {
    const due = rows.flatMap((commands, at) => (commands[step] && !refusals[at] ? [at] : []));
    if (due.length === 0) return refusals;
    const answers = await send(due.map((at) => rows[at]![step]!));
    due.forEach((at, index) => (refusals[at] = answers[index]));
  }
}
