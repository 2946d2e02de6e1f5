import { CronExpressionParser } from 'cron-parser';
import type { Recurrence } from '#kernel';

/** The first time after an instant at which a recurrence comes; both in milliseconds since 1970. */
export const following = ({ cron, timeZone }: Pick<Recurrence, 'cron' | 'timeZone'>, after: number): number =>
  CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: timeZone })
    .next()
    .getTime();

/** The id of the job that a recurrence brings at a time: `digest.20260301T060000Z`. */
export const occurrenceId = (recurrence: string, at: number): string =>
  `${recurrence}.${new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;

/** What such an id says. */
export function occurrenceOf(id: string): { readonly recurrence: string; readonly at: number } | undefined {
  const [, recurrence, ...parts] = /^(.+)\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(id) ?? [];
  if (!recurrence) return undefined;
  const [year, month, ...rest] = parts.map(Number) as [number, number, number, number, number, number];
  return { recurrence, at: Date.UTC(year, month - 1, ...rest) };
}
