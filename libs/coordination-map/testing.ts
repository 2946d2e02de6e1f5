import { Query } from 'mingo';
import {
  type AnswerRoute,
  type Audience,
  type Day,
  type Document,
  type Event,
  effectiveDay,
  everything,
  type Find,
  type ListRoute,
  type QueryContext,
  type Reader,
  type RecordedEvent,
  type Refusal,
  type View,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { organisation } from '#networks';
import type { ActivityEvent } from './domain/activity.js';
import type { FrameEvent } from './domain/frame.js';
import { activity, frame } from './index.js';
import { queries } from './queries.js';

const RECORDED_AT = '2024-03-01T09:00:00.000Z';

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

interface Asking {
  readonly today?: Day;
  readonly audience?: Audience;
}

/** What a network has told so far, as its queries see it on any day. */
export class Told {
  readonly events: RecordedEvent[] = [];

  constructor(readonly network = 'pnpm') {}

  organisation(id: string, name: string, ...events: readonly Event[]): this {
    const registered = { type: 'OrganisationRegistered', data: { kind: 'association', name: { fr: name } } };
    return this.tell(organisation.name, 'commons', id, '2020', [registered, ...events]);
  }

  frame(occurredOn: string, ...events: readonly FrameEvent[]): this {
    return this.tell(frame.name, this.network, this.network, occurredOn, events);
  }

  activity(id: string, occurredOn: string, ...events: readonly ActivityEvent[]): this {
    return this.tell(activity.name, this.network, id, occurredOn, events);
  }

  /** What a route answers, at the end of a day. */
  async ask<Answer = never>(path: string, query: object = {}, id = '', asking: Asking = {}): Promise<Answer> {
    const context = this.contextOf(query, id, asking);
    const route = queries.find((each) => each.path === `/networks/:network/${path}`)!;
    return (route.kind === 'list' ? this.listed(route, context) : (route as AnswerRoute).run(context)) as Promise<
      Answer & Refusal
    >;
  }

  contextOf(
    query: object,
    id: string,
    { today = '2024-03-01', audience = everything([this.network]) }: Asking,
  ): QueryContext<object> {
    return {
      reader: this.readerOn(today),
      readerAsOf: async (day) => this.readerOn(day),
      log: {
        readLog: () => {
          throw new Error('the map reads views');
        },
      },
      ...{ path: { network: this.network, id }, query, today, language: 'fr', audience },
    };
  }

  private async listed(route: ListRoute, context: QueryContext<object>): Promise<readonly object[]> {
    const found = await context.reader.find(route.view, { filter: await route.where(context) });
    return route.present!(found, context);
  }

  private readerOn(day: Day): Reader {
    return new Documents(
      this.events.filter(({ metadata }) => effectiveDay(metadata.occurredOn, RECORDED_AT.slice(0, 10)) <= day),
    );
  }

  private tell(aggregate: string, network: string, id: string, occurredOn: string, events: readonly Event[]): this {
    for (const event of events) {
      const setting = { network, id, occurredOn, recordedAt: RECORDED_AT };
      this.events.push(recorded(event, { name: aggregate }, this.events.length, setting));
    }
    return this;
  }
}
