import type { Collection } from 'mongodb';
import type { Lease } from '#kernel';
import { answering } from './answering.js';

export interface StoredLease {
  readonly _id: string;
  readonly owner: string;
  /** Milliseconds since 1970 by the server's clock, the only one that all projectors share. */
  readonly until: number;
}

const PROJECTOR = 'projector';
const NOW = { $toLong: '$$NOW' };
const fromNow = (ttl: number) => ({ $add: [NOW, ttl] });

/** Takes the lease where it is free, run out or the owner's own, in one step of the server's. */
export function acquireLease(leases: Collection<StoredLease>, owner: string, ttl: number): Promise<Lease | undefined> {
  return answering(async () => {
    const free = { $or: [{ $eq: ['$owner', owner] }, { $lte: ['$until', NOW] }] };
    const taken = await leases.findOneAndUpdate(
      { _id: PROJECTOR },
      [{ $set: { owner: { $cond: [free, owner, '$owner'] }, until: { $cond: [free, fromNow(ttl), '$until'] } } }],
      { upsert: true, returnDocument: 'after' },
    );
    return taken?.owner === owner ? leaseOf(leases, owner, ttl) : undefined;
  });
}

const leaseOf = (leases: Collection<StoredLease>, owner: string, ttl: number): Lease => ({
  renew: () =>
    answering(async () => {
      const renewed = await leases.updateOne({ _id: PROJECTOR, owner }, [{ $set: { until: fromNow(ttl) } }]);
      return renewed.matchedCount === 1;
    }),
  release: () => answering(async () => void (await leases.deleteOne({ _id: PROJECTOR, owner }))),
});
