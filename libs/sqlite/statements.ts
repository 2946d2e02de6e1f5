import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Statements<Name extends string> = Readonly<Record<Name, StatementSync>>;

/** Prepares statements once, each under its name. */
export const prepareStatements = <Name extends string>(
  database: DatabaseSync,
  texts: Readonly<Record<Name, string>>,
): Statements<Name> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Statements<Name>;
