import type { Lease } from '#kernel';

/** The right to project, among the projectors of one process. */
export class MemoryLease {
  #holder: { readonly owner: string; readonly until: number } | undefined;

  acquire(owner: string, ttl: number): Lease | undefined {
    if (this.#holder && this.#holder.owner !== owner && this.#holder.until > Date.now()) return undefined;
    const hold = () => void (this.#holder = { owner, until: Date.now() + ttl });
    const holds = () => this.#holder?.owner === owner;
    hold();
    return {
      renew: async () => {
        if (holds()) hold();
        return holds();
      },
      release: async () => {
        if (holds()) this.#holder = undefined;
      },
    };
  }
}
