import { setTimeout as pause } from 'node:timers/promises';
import { Query } from 'mingo';
import { access, account, type Grant } from '#access';
import { actionPlan } from '#action-plan';
import { advocacy } from '#advocacy';
import { coordinationMap } from '#coordination-map';
import { historyOf, type SubjectDocument } from '#history';
import { openJobQueue } from '#jobs';
import {
  type Aggregate,
  COMMONS,
  derivedId,
  type Document,
  type Event,
  type Find,
  type Job,
  type JobQueue,
  JobQueueUnavailable,
  type KeptNotice,
  type NewEvent,
  type NoticeStore,
  type Reader,
  type RecordedEvent,
  sealedForm,
  type StreamAppend,
  type View,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { membership, network, networks, organisation } from '#networks';
import { openNoticeStore } from '#notice-store';
import { Registry } from '#runtime';
import { workshops } from '#workshops';
import { notifications } from './context.js';
import { Dispatcher } from './delivery/dispatcher.js';
import type { Kind } from './domain/kinds.js';
import type { Telling } from './rules/happenings.js';
import type { Vocabulary } from './teller.js';

export const NETWORK = 'pnpm';
export const TIME_ZONE = 'Africa/Casablanca';
export const TODAY = '2024-03-01';
export const NOW = `${TODAY}T09:00:00.000Z`;

/** The id of whatever a specification calls so. */
export const idOf = (name: string): string => derivedId('specification', name);

/** What queries read from: the documents that the views make of events, each view's once. */
class Documents implements Reader {
  private readonly made = new Map<View, ReadonlyMap<string, Document>>();

  constructor(private readonly events: readonly RecordedEvent[]) {}

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return this.of(view).get(id);
  }
  async getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return ids.map((id) => this.of(view).get(id)).filter((found) => found !== undefined);
  }
  async find<Doc extends Document>(view: View<Doc>, { filter = {} }: Find = {}): Promise<readonly Doc[]> {
    const query = new Query(filter);
    return [...this.of(view).values()].filter((document) => query.test(document as never));
  }
  async count<Doc extends Document>(view: View<Doc>, filter: Find['filter'] = {}): Promise<number> {
    return (await this.find(view, { filter })).length;
  }

  private of<Doc extends Document>(view: View<Doc>): ReadonlyMap<string, Doc> {
    const made = this.made.get(view) ?? project(view, this.events);
    this.made.set(view, made);
    return made as ReadonlyMap<string, Doc>;
  }
}

/** Who tells something, and when. */
export interface Occasion {
  readonly network?: string;
  /** The name of the account; the installation itself where it is missing. */
  readonly by?: string;
  /** The id of an organisation or a group. */
  readonly onBehalfOf?: string;
  /** What the list is known by that it is a row of. */
  readonly list?: string;
  readonly occurredOn?: string;
  readonly recordedAt?: string;
}

/** What networks have told so far, across contexts, as rules and reminders see it. */
export class Told {
  readonly events: RecordedEvent[] = [];
  private readonly names = new Map<string, string>();
  private documents: Reader | undefined;

  /** Adds what happened to one thing. */
  tell(
    aggregate: Pick<Aggregate, 'name' | 'scope'>,
    id: string,
    events: Event | readonly Event[],
    { network: named = NETWORK, by, onBehalfOf, list, occurredOn = TODAY, recordedAt = NOW }: Occasion = {},
  ): this {
    const key = aggregate.scope === COMMONS ? COMMONS : named;
    for (const event of [events].flat() as readonly Event[]) {
      const setting = { network: key, id, occurredOn, recordedAt };
      const { metadata, ...rest } = recorded(event, aggregate, this.events.length, setting);
      const actor = { account: by ? idOf(by) : null, organisation: null, ...(onBehalfOf && { onBehalfOf }) };
      this.events.push({ ...rest, metadata: { ...metadata, actor, ...(list && { causationId: list }) } });
    }
    this.documents = undefined;
    return this;
  }

  /** Somebody with an account that they use. */
  person(name: string, ...grants: readonly Grant[]): this {
    return this.invited(name, ...grants).tell(account, idOf(name), { type: 'AccountActivated', data: {} });
  }

  /** Somebody who has not taken up their account yet. */
  invited(name: string, ...grants: readonly Grant[]): this {
    this.names.set(idOf(name), name);
    const [sealed, language] = [sealedForm(idOf(name), 'sealed'), 'fr'];
    return this.tell(account, idOf(name), [
      { type: 'AccountInvited', data: { name: sealed, email: sealed, language } },
      ...grants.map((data) => ({ type: 'RoleGranted', data })),
    ]);
  }

  network(key: string, fr: string): this {
    const founded = { type: 'NetworkFounded', data: { kind: 'national-platform', name: { fr } } };
    return this.tell(network, key, founded, { network: key, occurredOn: '2015' });
  }

  organisation(name: string, fr = name.toUpperCase()): this {
    const registered = { type: 'OrganisationRegistered', data: { kind: 'association', name: { fr } } };
    return this.tell(organisation, idOf(name), registered, { occurredOn: '2015' });
  }

  member(name: string, ...events: readonly Event[]): this {
    const joined = { type: 'MemberJoined', data: { category: 'full' } };
    return this.organisation(name).tell(membership, idOf(name), [joined, ...events], { occurredOn: '2023-01-01' });
  }

  /** The views, at the end of what was told. */
  get reader(): Reader {
    return (this.documents ??= new Documents(this.events));
  }

  /** The views, as they were after so many events. */
  readerAfter(count: number): Reader {
    return new Documents(this.events.slice(0, count));
  }

  /** Of what each person is told, by name. */
  kindsByName(tellings: readonly Pick<Telling, 'account' | 'kind'>[]): Readonly<Record<string, readonly Kind[]>> {
    const byName = Map.groupBy(tellings, ({ account: id }) => this.names.get(id)!);
    return Object.fromEntries([...byName].map(([name, told]) => [name, told.map(({ kind }) => kind)]));
  }
}

/** Events as they are appended to a store. */
export const appendOf = ({ stream, id, type, data, metadata }: RecordedEvent): StreamAppend => ({
  ...{ stream, expected: 'any' },
  events: [{ id, type, data, metadata } satisfies NewEvent],
});

const contexts = [networks, workshops, actionPlan, advocacy, coordinationMap, access, notifications];

/** What notices are put into words with. */
export const vocabulary = ((): Vocabulary => {
  const { terms, views } = new Registry([...contexts, historyOf(contexts)]);
  return { terms, subjects: ['subjects', 'common-subjects'].map((name) => views.get(name) as View<SubjectDocument>) };
})();

/** A queue that fails as often as somebody says beforehand. */
class FailingQueue implements Pick<JobQueue, 'enqueue'> {
  failures = 0;

  constructor(private readonly queue: JobQueue) {}

  enqueue(jobs: readonly Job[]): Promise<void> {
    if (this.failures-- > 0) return Promise.reject(new JobQueueUnavailable('the queue is away'));
    return this.queue.enqueue(jobs);
  }
}

/** Where notices and jobs are kept in memory, on a clock that stands still until it is moved. */
export class Desk {
  now = Date.parse(NOW);
  readonly failing: FailingQueue;
  private readonly done = new Map<string, unknown>();
  private isWorking = false;

  private constructor(
    readonly notices: NoticeStore,
    readonly jobs: JobQueue,
  ) {
    this.failing = new FailingQueue(jobs);
  }

  static async open(): Promise<Desk> {
    const now = (): number => desk.now;
    const jobs = await openJobQueue('sqlite::memory:', { now, warn: () => {} });
    const desk: Desk = new Desk(await openNoticeStore('sqlite::memory:'), jobs);
    return desk;
  }

  dispatcher(mails = true): Dispatcher {
    return new Dispatcher(this.notices, this.failing, { timeZone: TIME_ZONE, now: () => this.now, mails });
  }

  /** How many jobs of each kind there are. */
  async waiting(): Promise<Readonly<Record<string, number>>> {
    const counts = await this.jobs.counts();
    return Object.fromEntries([...counts].map(([kind, { due, later }]) => [kind, due + later]));
  }

  /** The payloads of all jobs that are due by a moment, by their ids; the clock is moved there. */
  async dueBy(moment: string): Promise<Readonly<Record<string, unknown>>> {
    this.now = Date.parse(moment);
    for (const kind of this.isWorking ? [] : ['mail', 'digest', 'webhook'])
      this.jobs.work(kind, async ({ id, payload }) => void this.done.set(id, payload));
    this.isWorking = true;
    while ([...(await this.jobs.counts()).values()].some(({ due, running }) => due + running > 0)) await pause(10);
    return Object.fromEntries(this.done);
  }

  /** What stands in somebody's inbox, the newest first. */
  async inbox(account: string): Promise<readonly KeptNotice[]> {
    return (await this.notices.inbox({ account, limit: 1_000 })).map(({ newest }) => newest);
  }

  async close(): Promise<void> {
    await this.jobs.close();
    await this.notices.close();
  }
}
