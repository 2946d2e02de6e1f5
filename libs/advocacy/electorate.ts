import type { Electorate } from './domain/tally.js';

/** Reads an organisation's record: which one it was merged into, where it was. */
type ReadRecord = (id: string) => Promise<{ readonly mergedInto?: string } | undefined>;

const LONGEST_CHAIN = 20;

async function survivorOf(id: string, read: ReadRecord, steps = LONGEST_CHAIN): Promise<string> {
  const into = steps > 0 ? (await read(id))?.mergedInto : undefined;
  return into === undefined ? id : survivorOf(into, read, steps - 1);
}

/** The members with the organisations that their records are of now. */
export async function electorateOf(members: readonly string[], read: ReadRecord): Promise<Electorate> {
  return new Map(await Promise.all(members.map(async (id) => [id, await survivorOf(id, read)] as const)));
}
