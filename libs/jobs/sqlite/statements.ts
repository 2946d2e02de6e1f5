import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Statements<Name extends string> = Readonly<Record<Name, StatementSync>>;

export const prepare = <Name extends string>(database: DatabaseSync, texts: Record<Name, string>): Statements<Name> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Statements<Name>;
