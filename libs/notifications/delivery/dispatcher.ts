import type { Instant, Job, KeptNotice, NewNotice, NoticeStore, JobQueue, Reader } from '#kernel';
import type { NoticeContent } from '../domain/content.js';
import { nextDigest, USUAL_DIGEST } from '../domain/digest-time.js';
import type { Kind } from '../domain/kinds.js';
import type { Telling } from '../rules/happenings.js';
import { channelsIn, type SubscriptionDocument, subscriptionsView } from '../views/subscriptions.view.js';

/** A mail with one notice in it. */
export interface MailJob {
  readonly notice: string;
}

/** A mail with everything that somebody has not read of one digest. */
export interface DigestJob {
  readonly account: string;
  readonly digest: Instant;
}

/** One notice for one webhook. */
export interface WebhookJob {
  readonly notice: string;
  readonly webhook: string;
}

/** What somebody wants to be told, and how. */
interface Wanted {
  readonly chosen: SubscriptionDocument | undefined;
  /** When their next digest comes. */
  readonly digest: Instant | undefined;
}

export interface DispatcherOptions {
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the installation sends mail at all. */
  readonly mails: boolean;
}

/**
 * Brings what is told to whom it is for: into the inbox, and on as each of them chose. Told again, it brings nothing twice: a notice and a
 * job follow from what happened and to whom it is told.
 */
export class Dispatcher {
  constructor(
    private readonly notices: NoticeStore,
    private readonly jobs: Pick<JobQueue, 'enqueue'>,
    private readonly options: DispatcherOptions,
  ) {}

  /** Resolves once all of it is safe. */
  async dispatch(tellings: readonly Telling[], reader: Reader): Promise<void> {
    if (tellings.length === 0) return;
    const wanted = await this.#wantedBy([...new Set(tellings.map(({ account }) => account))], reader);
    const told = tellings.filter(({ account, kind }) => channelsIn(wanted.get(account)!.chosen, kind).inbox);
    await this.notices.add(told.map((telling) => this.#notice(telling, wanted.get(telling.account)!)));
    // What was told before a crash stands there with the digest that it was meant for then.
    const kept = await this.notices.getMany(told.map(({ id }) => id));
    const jobs = kept.flatMap((notice) => this.#jobsOf(notice, wanted.get(notice.account)!));
    await this.jobs.enqueue([...new Map(jobs.map((job) => [job.id, job])).values()]);
  }

  async #wantedBy(accounts: readonly string[], reader: Reader): Promise<ReadonlyMap<string, Wanted>> {
    const documents = await reader.getMany(subscriptionsView, accounts);
    const byAccount = new Map(documents.map((document) => [document.id, document]));
    const { now, timeZone } = this.options;
    const times = new Map<string, Instant | undefined>();
    return new Map(
      accounts.map((account) => {
        const chosen = byAccount.get(account);
        const time = chosen?.digest ?? USUAL_DIGEST;
        const key = JSON.stringify(time);
        if (!times.has(key)) times.set(key, nextDigest(time, now(), timeZone));
        return [account, { chosen, digest: times.get(key) }];
      }),
    );
  }

  #notice({ kind, ...telling }: Telling, { chosen, digest }: Wanted): NewNotice<NoticeContent> {
    const isGathered = this.options.mails && channelsIn(chosen, kind).mail === 'digest' && digest !== undefined;
    return { ...telling, kind, ...(isGathered && { digest }) };
  }

  #jobsOf({ id, account, digest, kind }: KeptNotice, { chosen }: Wanted): readonly Job[] {
    const { mail, webhook } = channelsIn(chosen, kind as Kind);
    const webhooks = chosen?.webhooks.filter(({ status }) => status === 'active') ?? [];
    const mailed: Job<MailJob> = { id: `mail-${id}`, kind: 'mail', payload: { notice: id } };
    const posted = (to: string): Job<WebhookJob> => ({
      id: `webhook-${to}-${id}`,
      kind: 'webhook',
      payload: { notice: id, webhook: to },
    });
    return [
      ...(this.options.mails && mail === 'at-once' ? [mailed] : []),
      ...(digest === undefined ? [] : [digestJob(account, digest)]),
      ...(webhook ? webhooks.map((each) => posted(each.id)) : []),
    ];
  }
}

const digestJob = (account: string, digest: Instant): Job<DigestJob> => ({
  id: `digest-${account}-${Date.parse(digest)}`,
  kind: 'digest',
  payload: { account, digest },
  runAt: digest,
});
