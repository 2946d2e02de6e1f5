import { type AsideBecause, rowCleaner, type RowOutcome } from './clean-row.js';
import type { Mapping } from './mapping.js';
import type { RemarkCode, RowProblemCode } from './problems.js';
import { surveyOf } from './survey.js';
import type { SourceRow, Table } from './table.js';

/** How many rows became what. `rows` is the sum of activities, problems and those aside; reasons and remarks may be several per row. */
export interface ImportReport {
  readonly rows: number;
  readonly activities: number;
  readonly problems: number;
  readonly aside: Readonly<Partial<Record<AsideBecause, number>>>;
  readonly because: Readonly<Partial<Record<RowProblemCode, number>>>;
  readonly remarks: Readonly<Partial<Record<RemarkCode, number>>>;
}

/**
 * A table as activities: each call goes through the file from its beginning and tells what became of each row, in order. How dates and numbers
 * are written is known only at a file's end: before the first time, it is gone through once more.
 *
 * @throws Unreadable where the file ends being readable.
 */
export function activitiesIn(table: Table, mapping: Mapping): () => AsyncGenerator<RowOutcome> {
  let cleaner: Promise<(row: SourceRow) => RowOutcome> | undefined;
  return async function* () {
    cleaner ??= surveyOf(table, mapping).then((survey) => rowCleaner(table, mapping, survey));
    const clean = await cleaner;
    for await (const row of table.rows()) yield clean(row);
  };
}

/** Counts outcomes as they go by; `report` tells the count so far. */
export function tally(): { add(outcome: RowOutcome): void; report(): ImportReport } {
  let [rows, activities, problems] = [0, 0, 0];
  const [aside, because, remarks] = [counter<AsideBecause>(), counter<RowProblemCode>(), counter<RemarkCode>()];
  return {
    add(outcome) {
      rows++;
      if (outcome.is === 'aside') return aside.add(outcome.because);
      if (outcome.is === 'problem') {
        problems++;
        return outcome.problems.forEach(({ code }) => because.add(code));
      }
      activities++;
      outcome.remarks.forEach(({ code }) => remarks.add(code));
    },
    report: () => ({
      rows,
      activities,
      problems,
      aside: aside.counts(),
      because: because.counts(),
      remarks: remarks.counts(),
    }),
  };
}

function counter<Key extends string>(): { add(key: Key): void; counts(): Partial<Record<Key, number>> } {
  const counts: Partial<Record<Key, number>> = {};
  return {
    add: (key) => void (counts[key] = (counts[key] ?? 0) + 1),
    counts: () => ({ ...counts }),
  };
}
