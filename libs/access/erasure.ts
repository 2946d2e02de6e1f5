import { Inject, Injectable } from '@nestjs/common';
import { COMMONS, type EventStore, idOf, type KeyStore, prefixOf, type RecordedEvent } from '#kernel';
import { EVENT_STORE, KEY_STORE, PersonKeys } from '#runtime';

/** Events that say that somebody was erased, and whom. */
const ERASURES: Readonly<Record<string, readonly [aggregate: string, person: (event: RecordedEvent) => string]>> = {
  AccountErased: ['account', ({ stream }) => idOf(stream)],
  FocalPointErased: ['organisation', ({ data }) => (data as { person: string }).person],
};

/**
 * Erases persons: destroys their key, and with it everything readable of them, and removes what the key store holds of them. The log says
 * who was erased; at every start the key store is held to it, so that a restored one, or a crash between the two, undoes no erasure.
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly persons: PersonKeys,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async erase(person: string): Promise<void> {
    await this.persons.forget(person);
    await this.keys.removeOf(person);
  }

  /** Answers how many erasures the log knows of. */
  async replay(): Promise<number> {
    let count = 0;
    for (const [type, [aggregate, person]] of Object.entries(ERASURES))
      for await (const events of this.store.readLog({ prefix: prefixOf(COMMONS, aggregate), types: new Set([type]) }))
        for (const event of events) {
          await this.erase(person(event));
          count++;
        }
    return count;
  }
}
