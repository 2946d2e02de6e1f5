import { COMMONS, type EventStore, type Moment, type RecordedEvent, streamOf } from '#kernel';

/** Which networks there are. One that was founded stays so, whatever becomes of it. */
export class FoundedNetworks {
  private readonly foundings = new Map<string, RecordedEvent>();

  constructor(private readonly store: EventStore) {}

  /** Whether it was known to be there, at present or at a moment of the past. */
  async has(network: string, { knownAt = Infinity }: Moment = {}): Promise<boolean> {
    if (network === COMMONS) return true;
    const founding = this.foundings.get(network) ?? (await this.read(network));
    if (!founding) return false;
    this.foundings.set(network, founding);
    return typeof knownAt === 'number' ? founding.position <= knownAt : founding.recordedAt <= knownAt;
  }

  private async read(network: string): Promise<RecordedEvent | undefined> {
    return (await this.store.readStream(streamOf(network, 'network', network), { limit: 1 }))[0];
  }
}
