import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  type AnswerRoute,
  type Audience,
  type Day,
  dayOf,
  type Document,
  type EventStore,
  type FileRoute,
  isRefusal,
  type Language,
  type ListRoute,
  type Moment,
  type Page,
  type Position,
  type QueryContext,
  type QueryRoute,
  type ReadStore,
  type Refusal,
  type View,
} from '#kernel';
import { continueAfter, cursorAfter, readSort, sortOf } from './paging.js';
import { FoundedNetworks } from './founded-networks.js';
import { History } from './history.js';
import { PerViewReader } from './per-view-reader.js';
import { ViewProgress } from './view-progress.js';
import { type Clock, CLOCK, EVENT_STORE, READ_STORE } from './tokens.js';
import { refuse } from './problems.js';

/** Which part of a list is asked for, and in which order. */
export interface Paging {
  readonly limit: number;
  readonly cursor?: string;
  readonly sort?: string;
}

/** A question on its way. */
export class AskQuery {
  constructor(
    readonly route: QueryRoute,
    readonly options: {
      readonly path: Readonly<Record<string, string>>;
      readonly query: object;
      readonly paging: Paging;
      readonly moment: Moment;
      /** Answer only once the views have reached this position. */
      readonly waitFor?: Position;
      readonly language: Language;
      readonly audience: Audience;
    },
  ) {}
}

/** An answer and the position that it was computed from, by which it can be cited and had again. */
export interface QueryAnswer {
  readonly body: object;
  readonly position: Position;
  readonly today: Day;
}

const WAIT_MS = 5_000;

/** A view that the question reads has not come as far as the reader asks for. */
class ViewBehind extends Error {
  override readonly name = 'ViewBehind';
  constructor(readonly position: Position) {
    super(`a view has not reached ${position}`);
  }
}

/** The position that the reader asks for is not in the log: no view will reach it. */
class NotWritten extends Error {
  override readonly name = 'NotWritten';
  constructor(readonly position: Position) {
    super(`nothing is written at ${position}`);
  }
}

/** Answers from the live views, or from the events as they were at a moment of the past; the route cannot tell which. */
@QueryHandler(AskQuery)
export class AskQueryHandler implements IQueryHandler<AskQuery, QueryAnswer | Refusal> {
  private readonly networks: FoundedNetworks;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly progress: ViewProgress,
    private readonly history: History,
  ) {
    this.networks = new FoundedNetworks(store);
  }

  async execute(ask: AskQuery): Promise<QueryAnswer | Refusal> {
    const { moment, path } = ask.options;
    if (path.network !== undefined && !(await this.networks.has(path.network, moment)))
      return refuse('network-unknown', { network: path.network });
    if (moment.asOf !== undefined || moment.knownAt !== undefined) return this.past(ask);
    try {
      return await this.present(ask);
    } catch (error) {
      if (error instanceof ViewBehind) return refuse('view-behind', { position: error.position });
      if (error instanceof NotWritten) return refuse('nothing-written-there', { position: error.position });
      throw error;
    }
  }

  private async present(ask: AskQuery): Promise<QueryAnswer | Refusal> {
    const { waitFor } = ask.options;
    const today = this.clock.today();
    let position: Position | undefined;
    const reader = new PerViewReader(async (view) => {
      if (waitFor !== undefined) await this.wait(view, waitFor);
      const reached = await this.progress.of(view);
      position = Math.min(position ?? reached, reached);
      return this.readStore;
    });
    const readerAsOf = async (day: Day) =>
      (await this.history.at({ asOf: day, knownAt: position }, ask.options.path.network)).reader;
    const body = await this.answer(ask, { reader, readerAsOf, log: this.store, today });
    return isRefusal(body) ? body : { body, position: position ?? (await this.store.lastPosition()), today };
  }

  private async wait(view: View, position: Position): Promise<void> {
    if ((await this.progress.of(view)) >= position) return;
    if (position > (await this.store.lastPosition())) throw new NotWritten(position);
    if (!(await this.progress.reached(view, position, WAIT_MS))) throw new ViewBehind(position);
  }

  private async past(ask: AskQuery): Promise<QueryAnswer | Refusal> {
    const { moment, path } = ask.options;
    const past = await this.history.at(moment, path.network);
    const today = moment.asOf ?? (await this.dayKnown(moment));
    const readerAsOf = async (day: Day) => (await this.history.at({ ...moment, asOf: day }, path.network)).reader;
    const body = await this.answer(ask, { reader: past.reader, readerAsOf, log: past.log, today });
    return isRefusal(body) ? body : { body, position: past.position(), today };
  }

  /** The day on which the system knew what is asked for. */
  private async dayKnown({ knownAt }: Moment): Promise<Day> {
    if (typeof knownAt === 'string') return dayOf(knownAt, this.clock.timeZone);
    for await (const [event] of this.store.readLog({ direction: 'backwards', upTo: knownAt, limit: 1 }))
      if (event) return dayOf(event.recordedAt, this.clock.timeZone);
    return this.clock.today();
  }

  private async answer(
    ask: AskQuery,
    at: Pick<QueryContext, 'reader' | 'readerAsOf' | 'log' | 'today'>,
  ): Promise<object | Refusal> {
    const { route, options } = ask;
    const context: QueryContext<object> = {
      ...at,
      path: options.path,
      query: options.query,
      language: options.language,
      audience: options.audience,
    };
    return route.kind === 'list'
      ? this.page(route, context, options.paging)
      : (route as AnswerRoute<object, object> | FileRoute<object>).run(context);
  }

  private async page(
    route: ListRoute<Document, object, object>,
    context: QueryContext<object>,
    paging: Paging,
  ): Promise<Page<object> | Refusal> {
    const sort = readSort(paging.sort ?? route.sorts[0], route.sorts);
    if (!sort) return refuse('sort-unknown', { sorts: route.sorts.map((each) => each.replace(/^-/, '')).join(', ') });
    const after = paging.cursor === undefined ? {} : continueAfter(paging.cursor, sort);
    if (!after) return refuse('cursor-unreadable');
    const where = await route.where(context);
    const filter = paging.cursor === undefined ? where : { $and: [where, after] };
    const found = await context.reader.find(route.view, { filter, sort: sortOf(sort), limit: paging.limit + 1 });
    const documents = found.slice(0, paging.limit);
    const items = route.present ? await route.present(documents, context) : documents;
    return found.length > paging.limit ? { items, next: cursorAfter(documents.at(-1)!, sort) } : { items };
  }
}
