import { setTimeout as pause } from 'node:timers/promises';
import { dayOf, type JobQueue } from '#kernel';
import { type Clock, JOB_QUEUE } from '#runtime';
import { World } from './cast.js';
import { TestSmtp } from './servers/smtp/index.js';
import { type Held, Somebody } from './somebody.js';

/** No specification waits longer for one thing, so that it ends even where that never comes; milliseconds. */
const PATIENCE = 25_000;

/** Resolves with what is looked for once it is there. */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  patience = PATIENCE,
): Promise<NonNullable<Found>> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(20)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`it did not come to be within ${patience / 1_000} s: ${String(look)}`);
}

/** A clock that goes on by itself from wherever it was put. */
export class MovableClock implements Clock {
  readonly timeZone = 'Africa/Casablanca';
  private offset = 0;

  /** At the present moment where no other is given. */
  constructor(instant?: string) {
    if (instant) this.moveTo(instant);
  }

  now(): number {
    return Date.now() + this.offset;
  }

  today(): string {
    return dayOf(new Date(this.now()).toISOString(), this.timeZone);
  }

  moveTo(instant: string): void {
    this.offset = Date.parse(instant) - Date.now();
  }

  pass(milliseconds: number): void {
    this.offset += milliseconds;
  }
}

/** A notice, as the inbox tells it. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly heading: string;
  readonly text: string;
  readonly at: string;
  readonly object: { readonly kind: string; readonly id: string; readonly title: string };
  readonly network?: { readonly id: string; readonly name: string };
  readonly path: string;
  readonly readAt?: string;
  readonly unread: number;
  readonly all: number;
}

export interface Inbox {
  readonly items: readonly Told[];
  readonly next?: string;
  readonly unread: { readonly total: number; readonly networks: Readonly<Record<string, number>> };
}

/** Somebody who reads what they are told. */
export class Reader extends Somebody {
  constructor(
    url: string,
    credentials: Somebody['credentials'],
    account: string,
    roles: readonly Held[],
    readonly email: string,
  ) {
    super(url, credentials, account, roles);
  }

  async inbox(query = '', language = 'fr'): Promise<Inbox> {
    const { status, body, text } = await this.get(`/me/inbox${query}`, { 'accept-language': language });
    if (status !== 200) throw new Error(text);
    return body as Inbox;
  }

  /** Everything that they are told of one thing, the newest first. */
  async about(object: string): Promise<readonly Told[]> {
    const { status, body, text } = await this.get(`/me/inbox/about/${object}`, { 'accept-language': 'fr' });
    if (status !== 200) throw new Error(text);
    return (body as Inbox).items;
  }

  /** Of which kinds they are told of one thing, the newest first. */
  async kinds(object: string): Promise<readonly string[]> {
    return (await this.about(object)).map(({ kind }) => kind);
  }

  /** What they are told of one thing, of one kind, once they are. */
  told(object: string, kind: string): Promise<Told> {
    return until(async () => (await this.about(object)).find((each) => each.kind === kind));
  }
}

const text = (fr: string): { fr: string } => ({ fr });
const MAILS = { MAIL_FROM: 'Réseau <reseau@tansiq.example>', PUBLIC_URL: 'https://tansiq.example' };

/** The product with a {@link World} in it, a clock that can be moved, and a mail server. */
export class Notified {
  private items = 0;

  private constructor(
    readonly world: World,
    readonly smtp: TestSmtp,
    readonly clock: MovableClock,
    private readonly coordinator: Somebody,
  ) {}

  static async begin(clock: MovableClock, environment: Readonly<Record<string, string>> = {}): Promise<Notified> {
    const smtp = await TestSmtp.start();
    const world = await World.begin({ ...MAILS, MAIL_URL: smtp.url, ...environment }, clock);
    const coordinator = await world.withToken(world.cast.coordinator, { access: 'write' });
    return new Notified(world, smtp, clock, coordinator);
  }

  /** Whoever the year has not: with an account of their own. */
  async invite(name: string, role: Held, language = 'fr'): Promise<Reader> {
    const { account, credentials, roles } = await this.world.invite({ ...role, language } as Held, name);
    return new Reader(this.world.product.url, credentials, account!, roles, `${name}@cast.example`);
  }

  /** Somebody who coordinates, or whoever else the year has. */
  as(name: keyof World['cast']): Reader {
    const { account, credentials, roles } = this.world.cast[name];
    return new Reader(this.world.product.url, credentials, account!, roles, `${name}@cast.example`);
  }

  /** The same as a program of theirs, which stays signed in however far the clock is moved. */
  async lasting(reader: Reader): Promise<Reader> {
    const { credentials, account, roles } = await this.world.withToken(reader, { access: 'write' });
    return new Reader(this.world.product.url, credentials, account!, roles, reader.email);
  }

  /** A command of the coordinator's; answers the id of what it is about. */
  async done(path: string, content: object = {}): Promise<string> {
    const { id } = await this.coordinator.done(this.world.at(`/networks/atlas${path}`), this.world.at(content));
    return id;
  }

  /** Work that is given to an organisation; answers the item. */
  async give(to: string, more: object = {}): Promise<string> {
    const title = text(`Action ${++this.items}`);
    const item = await this.done('/items', { plan: '2025', title, dueOn: '2030-06-30', ...more });
    await this.done(`/items/${item}/assign`, { to: { kind: 'organisation', id: to } });
    return item;
  }

  /** Until nothing is to be done now, and nothing is being done. */
  async idle(): Promise<void> {
    const jobs = this.world.product.app.get<JobQueue>(JOB_QUEUE);
    await until(async () => [...(await jobs.counts()).values()].every(({ due, running }) => due + running === 0));
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.smtp.down();
  }
}
