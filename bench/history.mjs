import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COMMONS, derivedId, derivedUuid, parseStream } from '#kernel';
import { openEventStore } from '#event-store';
import { commonsYear, dayOfYear, EVENTS_A_YEAR, networkYear, randomFrom } from './courses.mjs';
import { check } from './measure.mjs';

export const FIRST_YEAR = 2009;
export const YEARS = 16;
/** Each has 20,000 events; so has what they share. */
export const NETWORKS = Array.from({ length: 49 }, (_, n) => `network-${n}`);
export const EVENTS = (NETWORKS.length + 1) * YEARS * EVENTS_A_YEAR;
const FORMAT = 1;

/** The file of a store of 1,000,000 events: 49 networks over 16 years, told day by day. Built once, through the store itself. */
export async function historyFile(kept) {
  const path = join(kept, `history-${EVENTS}-v${FORMAT}.db`);
  if (existsSync(path)) return path;
  console.log(`  building a store of ${EVENTS} events in ${path}`);
  const unfinished = `${path}.unfinished`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  await build(unfinished);
  renameSync(unfinished, path);
  return path;
}

async function build(path) {
  let now = 0;
  const store = await openEventStore(`sqlite:${path}`, { now: () => now });
  const random = randomFrom(1);
  const revisions = new Map();
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
    const told = [
      ...commonsYear({ year }),
      ...NETWORKS.flatMap((network) => networkYear({ network, year, first: FIRST_YEAR, random })),
    ];
    for (const [day, facts] of Map.groupBy(told, (fact) => fact.day)
      .entries()
      .toArray()
      .toSorted(([a], [b]) => a - b)) {
      now = Date.parse(`${dayOfYear(year, day)}T09:00:00Z`);
      await Promise.all(facts.map((fact) => store.append([writeOf(fact, year, random, revisions)])));
    }
  }
  check((await store.lastPosition()) === EVENTS, `the store holds ${EVENTS} events`);
  await store.close();
}

function writeOf({ day, stream, network, type, data }, year, random, revisions) {
  const expected = revisions.get(stream) ?? -1;
  revisions.set(stream, expected + 1);
  const commandId = derivedId('command', stream, String(expected));
  // One in ten is told up to two months late, some of them with the month alone.
  const late = random() < 0.1 ? dayOfYear(year, Math.max(day - random() * 60, 1)) : dayOfYear(year, day);
  const metadata = {
    schemaVersion: 1,
    commandId,
    fingerprint: derivedUuid(commandId),
    correlationId: commandId,
    causationId: commandId,
    actor: { account: `account-${Math.floor(random() * 20)}`, organisation: null },
    network: network === COMMONS ? COMMONS : parseStream(stream).network,
    occurredOn: random() < 0.02 ? late.slice(0, 7) : late,
  };
  return { stream, expected, events: [{ id: derivedUuid(commandId, stream), type, data, metadata }] };
}
