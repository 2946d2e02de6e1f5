import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  addDays,
  type Day,
  type EventStore,
  type JobQueue,
  type KeyStore,
  type NoticeStore,
  type Position,
  type ReadStore,
  type RetryPolicy,
} from '#kernel';
import {
  CaughtUp,
  type Clock,
  CLOCK,
  CONFIGURATION,
  type Configuration,
  EVENT_STORE,
  ExecuteCommandHandler,
  JOB_QUEUE,
  KEY_STORE,
  LOGGER,
  type Logger,
  NOTICE_STORE,
  PersonKeys,
  READ_STORE,
} from '#runtime';
import { Dispatcher } from './dispatcher.js';
import { PersonalLinks } from '../links.js';
import { MailWork } from './mail-work.js';
import { type Mailer, openMailer } from '../mail/mailer.js';
import { Notifier } from './notifier.js';
import { Outgoing } from './outgoing.js';
import { reminders } from '../rules/reminders.js';
import { senderOf } from './sender.js';
import { Teller } from '../teller.js';
import { WebhookWork } from './webhook-work.js';

const HOUR = 3_600_000;
/** Some three days: a mail server may be down over a weekend. */
const BY_MAIL: RetryPolicy = { attempts: 27, firstPause: 30_000, longestPause: 4 * HOUR };
/** Just over three days, after which a webhook is suspended. */
const BY_WEBHOOK: RetryPolicy = { attempts: 26, firstPause: 10_000, longestPause: 5 * HOUR };

/** Reminders are told before people begin to work. */
const EACH_MORNING = '0 6 * * *';
const SWEEPING = '30 3 * * *';
/** So long notices are kept: days. */
const KEPT_DAYS = 365;
const REMINDERS = 'reminders';
const DAY = 24 * HOUR;

const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayNumbered = (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10);

/** Tells people what happens and what is due, and sends what they are told on its way. Any number of processes may do so on the same stores. */
@Injectable()
export class Works implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly dispatcher: Dispatcher;
  private readonly outgoing: Outgoing;
  private readonly notifier: Notifier;
  private readonly mailer?: Mailer;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(NOTICE_STORE) private readonly notices: NoticeStore,
    @Inject(JOB_QUEUE) private readonly jobs: JobQueue,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
    private readonly views: CaughtUp,
    private readonly persons: PersonKeys,
    private readonly links: PersonalLinks,
    private readonly teller: Teller,
    private readonly commands: ExecuteCommandHandler,
  ) {
    const { timeZone, mail } = configuration;
    const options = { timeZone, now: () => clock.now(), mails: mail !== undefined };
    this.dispatcher = new Dispatcher(notices, jobs, options);
    this.outgoing = new Outgoing(jobs);
    this.notifier = new Notifier(
      store,
      notices,
      new Dispatcher(notices, this.outgoing, options),
      (position) => views.readerAt(position),
      timeZone,
      logger,
      this.outgoing,
    );
    this.mailer = mail && openMailer(mail);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.notifier.start();
    this.mail();
    this.post();
    await this.recur();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.outgoing.close();
    await this.notifier.close();
    await this.jobs.close();
    await this.mailer?.close();
  }

  /** Resolves once everything that was recorded up to a position is told. */
  async told(position: Position): Promise<void> {
    while (this.notifier.position < position) await pause(20);
  }

  /** Tells what came due after a day, up to today. */
  async remind(after: Day): Promise<void> {
    const days = { after, until: this.clock.today(), now: new Date(this.clock.now()).toISOString() };
    const reader = await this.views.reader();
    await this.dispatcher.dispatch(await reminders(reader, days), reader);
    await this.notices.moveCheckpoint(REMINDERS, numberOf(days.until));
  }

  private mail(): void {
    const { publicUrl, timeZone, mail } = this.configuration;
    if (!mail || !this.mailer) return;
    const { notices, readStore, persons, links, teller, mailer } = this;
    const options = { publicUrl, timeZone, sender: senderOf(this.configuration) };
    const work = new MailWork(notices, readStore, persons, links, teller, mailer, options);
    this.jobs.work('mail', (job) => work.notice(job as never), { concurrency: 20, retries: BY_MAIL });
    this.jobs.work('digest', (job) => work.digest(job as never), { concurrency: 2, retries: BY_MAIL });
  }

  private post(): void {
    const { notices, readStore, persons, keys, teller, commands, clock } = this;
    const { publicUrl, privateWebhooks: allowPrivate } = this.configuration;
    const options = { publicUrl, allowPrivate, now: () => clock.now() };
    const work = new WebhookWork(notices, readStore, persons, keys, teller, commands, options);
    this.jobs.work('webhook', (job) => work.post(job as never), { concurrency: 5, retries: BY_WEBHOOK });
  }

  /** Reminders begin with what comes due after the first start. */
  private async recur(): Promise<void> {
    const { timeZone } = this.configuration;
    if ((await this.notices.checkpoint(REMINDERS)) === undefined)
      await this.notices.moveCheckpoint(REMINDERS, numberOf(addDays(this.clock.today(), -1)));
    this.jobs.work(REMINDERS, async () => this.remind(dayNumbered((await this.notices.checkpoint(REMINDERS))!)));
    this.jobs.work('sweep-notices', () =>
      this.notices.sweep(new Date(this.clock.now() - KEPT_DAYS * DAY).toISOString()),
    );
    await this.jobs.recur({ id: REMINDERS, kind: REMINDERS, cron: EACH_MORNING, timeZone });
    await this.jobs.recur({ id: 'sweep-notices', kind: 'sweep-notices', cron: SWEEPING, timeZone });
  }
}
