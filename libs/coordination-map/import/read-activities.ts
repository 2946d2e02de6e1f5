import { rowCleaner, type RowOutcome } from './clean-row.js';
import type { Mapping } from './mapping.js';
import { surveyOf } from './survey.js';
import type { SourceRow, Table } from './table.js';

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
