import { Inject, Injectable } from '@nestjs/common';
import {
  COMMONS,
  type EventStore,
  type InboxEntry,
  type KeyStore,
  type NoticeStore,
  prefixOf,
  type RecordedEvent,
  type Refusal,
  streamOf,
} from '#kernel';
import { EVENT_STORE, KEY_STORE, NOTICE_STORE, PersonKeys } from '#runtime';
import { account } from './domain/account.commands.js';
import { refuse } from './domain/problems.js';

/** An event, as it is handed to the person whom it is about. */
export interface PersonalEvent {
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly network?: string;
  readonly data: unknown;
}

/** Something of a person's that the key store holds; the secret itself is nobody's to read. */
export interface HeldSecret {
  readonly kind: string;
  readonly since?: string;
  readonly lastUsed?: string;
  readonly expiresAt?: string;
}

/** Something that a person was told, and how often, with the last time. */
export interface HeldNotice {
  readonly kind: string;
  readonly network?: string;
  readonly at: string;
  readonly count: number;
  readonly readAt?: string;
}

/** Everything that is held on one person (GDPR art. 15, law 09-08 art. 7). */
export interface PersonalRecord {
  readonly account: string;
  /** What was recorded about them: their account, their roles, their tokens, and where they are a focal point. */
  readonly about: readonly PersonalEvent[];
  /** What they themselves recorded, without its content. */
  readonly by: readonly Omit<PersonalEvent, 'data'>[];
  readonly secrets: readonly HeldSecret[];
  /** What they were told, the last first. */
  readonly notices: readonly HeldNotice[];
}

const told = ({ type, metadata, recordedAt }: RecordedEvent): Omit<PersonalEvent, 'data'> => ({
  ...{ type, occurredOn: metadata.occurredOn, recordedAt },
  ...(metadata.network === COMMONS ? {} : { network: metadata.network }),
});

const noticeOf = ({ newest: { kind, network, at, readAt }, all: count }: InboxEntry): HeldNotice => ({
  ...{ kind, at, count },
  ...(network === COMMONS ? {} : { network }),
  ...(readAt && { readAt }),
});

const PAGE = 500;

/** Gathers what is held on a person, from the log, the key store and the notice store. It reads the whole log: asked for rarely, and complete. */
@Injectable()
export class PersonalRecords {
  constructor(
    private readonly persons: PersonKeys,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(NOTICE_STORE) private readonly notices: NoticeStore,
  ) {}

  async of(id: string): Promise<PersonalRecord | Refusal> {
    const own = await this.store.readStream(streamOf(COMMONS, account.name, id));
    if (own.length === 0) return refuse('account-unknown');
    const about = [...own, ...(await this.asFocalPoint(id))];
    const by: Omit<PersonalEvent, 'data'>[] = [];
    for await (const events of this.store.readLog())
      for (const event of events) if (event.metadata.actor.account === id) by.push(told(event));
    return this.persons.reveal({
      account: id,
      about: about.map((event) => ({ ...told(event), data: event.data })),
      by,
      secrets: await this.secretsOf(id),
      notices: await this.noticesOf(id),
    });
  }

  private async asFocalPoint(person: string): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    const types = new Set(['FocalPointDesignated', 'FocalPointReleased', 'FocalPointErased']);
    for await (const events of this.store.readLog({ prefix: prefixOf(COMMONS, 'organisation'), types }))
      found.push(...events.filter(({ data }) => (data as { person: string }).person === person));
    return found;
  }

  private async noticesOf(account: string): Promise<readonly HeldNotice[]> {
    const held: HeldNotice[] = [];
    for (let after: InboxEntry['newest'] | undefined; ;) {
      const page = await this.notices.inbox({ account, after, limit: PAGE });
      held.push(...page.map(noticeOf));
      if (page.length < PAGE) return held;
      after = page.at(-1)!.newest;
    }
  }

  private async secretsOf(id: string): Promise<readonly HeldSecret[]> {
    const records = await this.keys.ofOwner<{ startedAt?: string; seenAt?: string; usedAt?: string }>(id);
    return records.map(({ kind, value, expiresAt }) => {
      const [since, lastUsed] = [value?.startedAt, value?.seenAt ?? value?.usedAt];
      return { kind, ...(since && { since }), ...(lastUsed && { lastUsed }), ...(expiresAt && { expiresAt }) };
    });
  }
}
