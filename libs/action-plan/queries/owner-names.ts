import type { Reader } from '#kernel';
import { organisationNames, workingGroupsView } from '#networks';
import type { Owner } from '../domain/action-item.js';
import type { OwnerName, OwnerNames } from '../views/item-summary.js';

/** What the owners of items are called at the reader's moment. */
export async function ownerNames(reader: Reader, owners: Iterable<Owner | undefined>): Promise<OwnerNames> {
  const all = [...owners].filter((owner) => owner !== undefined);
  const idsOf = (kind: Owner['kind']) => [...new Set(all.filter((owner) => owner.kind === kind).map(({ id }) => id))];
  const organisations = await organisationNames(reader, idsOf('organisation'));
  const groups = await reader.getMany(workingGroupsView, idsOf('workingGroup'));
  return new Map<string, OwnerName>([...organisations, ...groups.map(({ id, name }) => [id, { id, name }] as const)]);
}
