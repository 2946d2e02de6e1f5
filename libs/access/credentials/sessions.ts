import { Inject, Injectable } from '@nestjs/common';
import type { Instant, KeyRecord, KeyStore } from '#kernel';
import { type Clock, CLOCK, KEY_STORE } from '#runtime';
import { hashed, newSecret } from './secrets.js';

const KIND = 'session';
const DAY = 86_400_000;
/** Ends after so long without being used, and in any case after so long. */
const IDLE = 7 * DAY;
const LONGEST = 30 * DAY;
/** Being used is noted no more often than this: a read then writes nothing. */
const NOTED = 3_600_000;

/** Somebody's being signed in. */
export interface Session {
  readonly startedAt: Instant;
  readonly seenAt: Instant;
}

/** A session as it was found. */
export interface FoundSession {
  readonly id: string;
  readonly account: string;
}

/** Sessions of browsers. The cookie holds a secret, the store its hash. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the secret for the cookie, and when it ends at the latest. */
  async start(account: string): Promise<{ secret: string; endsAt: Instant }> {
    const secret = newSecret();
    const now = this.at(0);
    await this.keys.put(this.record(hashed(secret), account, { startedAt: now, seenAt: now }));
    return { secret, endsAt: this.at(LONGEST) };
  }

  async find(secret: string): Promise<FoundSession | undefined> {
    const id = hashed(secret);
    const found = await this.keys.get<Session>(KIND, id);
    if (!found?.owner) return undefined;
    if (this.clock.now() - Date.parse(found.value.seenAt) > NOTED)
      await this.keys.replace(this.record(id, found.owner, { ...found.value, seenAt: this.at(0) }));
    return { id, account: found.owner };
  }

  async end(id: string): Promise<void> {
    await this.keys.remove(KIND, id);
  }

  /** Signs an account out everywhere, but for one session. */
  async endOthers(account: string, except?: string): Promise<void> {
    for (const { id } of await this.keys.ofOwner(account, KIND)) if (id !== except) await this.keys.remove(KIND, id);
  }

  async of(account: string): Promise<readonly Session[]> {
    return (await this.keys.ofOwner<Session>(account, KIND)).map(({ value }) => value);
  }

  private record(id: string, account: string, value: Session): KeyRecord<Session> {
    const end = Math.min(Date.parse(value.startedAt) + LONGEST, this.clock.now() + IDLE);
    return { kind: KIND, id, owner: account, value, expiresAt: new Date(end).toISOString() };
  }

  private at(later: number): Instant {
    return new Date(this.clock.now() + later).toISOString();
  }
}
