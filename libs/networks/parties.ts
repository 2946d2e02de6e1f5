import type { Facts } from '#kernel';
import { membership } from './domain/membership.commands.js';
import { organisation } from './domain/organisation.commands.js';
import { workingGroup } from './domain/working-group.commands.js';

/**
 * All the records of one organisation: the one given, what it was merged into, and what was merged into those, to the end. Who acts for
 * one of them acts for all, until they are separated.
 */
export async function actsAs(facts: Facts, id: string): Promise<ReadonlySet<string>> {
  const records = new Set([id]);
  // A set is walked through to its end, also through what is added on the way.
  for (const record of records) {
    const { mergedInto, absorbed } = await facts.state(organisation, record);
    for (const other of mergedInto === undefined ? absorbed : [mergedInto, ...absorbed]) records.add(other);
  }
  return records;
}

/** Whether an organisation, under any of its records, is or was a member of a network or asked to be. */
export async function memberOf(facts: Facts, id: string, network: string): Promise<boolean> {
  const records = [...(await actsAs(facts, id))];
  const known = await Promise.all(records.map((record) => facts.exists(membership, record, network)));
  return known.includes(true);
}

/** The organisations in a working group, its lead among them. In a dissolved one those of its last day, who answer for what it leaves. */
export const groupMembers = async (facts: Facts, group: string, network: string): Promise<ReadonlySet<string>> =>
  (await facts.state(workingGroup, group, network)).members;
