import {
  aggregate,
  answer,
  command,
  type Context,
  type Document,
  type Event,
  Id,
  Line,
  list,
  NoParameters,
  OneOf,
  refuser,
  view,
  Whole,
} from '#kernel';

/** The smallest context with everything in it: pages of a notebook, each with a mark that can be raised and pages that follow from it. */
export type PageEvent =
  | Event<'PageWritten', { text: string; after?: string }>
  | Event<'PageMarked', { mark: number }>
  | Event<'PageTorn', { reason: string }>;

interface Page {
  readonly torn: boolean;
  readonly mark: number;
}

const problems = {
  'page-torn': {
    kind: 'conflict',
    fr: ['Page arrachée', 'Écrivez-en une autre.'],
    ar: ['صفحة ممزقة', 'اكتبوا غيرها.'],
    en: ['Page torn', 'Write another.'],
  },
} as const;
const refuse = refuser(problems);

class WritePage {
  @Line() text: string;
}
class MarkPage {
  @Whole({ max: 100 }) mark: number;
}
class ContinuePage {
  @Line() text: string;
}
class TearPage {
  @Line() reason: string;
}

const words = { fr: '', ar: '', en: '' };

export const page = aggregate<Page, PageEvent>({
  name: 'page',
  scope: 'network',
  initialState: { torn: false, mark: 0 },
  evolve: {
    PageWritten: (state) => state,
    PageMarked: (state, { data }) => ({ ...state, mark: data.mark }),
    PageTorn: (state) => ({ ...state, torn: true }),
  },
  problems,
  versions: { PageWritten: 2 },
  upcasters: { PageWritten: { 1: ({ words: text }: { words: string }) => ({ text }) } },
  commands: {
    WritePage: command<Page, PageEvent, WritePage>({
      content: WritePage,
      on: 'new',
      title: words,
      decide: ({ text }) => [{ type: 'PageWritten', data: { text } }],
    }),
    MarkPage: command<Page, PageEvent, MarkPage>({
      content: MarkPage,
      on: 'exists',
      title: words,
      decide: ({ mark }, state) => (state.torn ? refuse('page-torn') : [{ type: 'PageMarked', data: { mark } }]),
    }),
    /** Two streams in one decision: this page is torn, a new one takes its place. */
    ContinuePage: command<Page, PageEvent, ContinuePage>({
      content: ContinuePage,
      on: 'exists',
      title: words,
      decide: (_, state, context) =>
        state.torn ? refuse('page-torn') : [{ type: 'PageTorn', data: { reason: `continued in ${context.newId()}` } }],
      also: ({ text }, _, context) => [
        {
          aggregate: 'page',
          id: `X${context.id.slice(1)}`,
          expected: 'none',
          events: [{ type: 'PageWritten', data: { text, after: context.id } }],
        },
      ],
    }),
    TearPage: command<Page, PageEvent, TearPage>({
      content: TearPage,
      on: 'exists',
      title: words,
      decide: ({ reason }, state) => (state.torn ? refuse('page-torn') : [{ type: 'PageTorn', data: { reason } }]),
    }),
  },
});

export class PageDocument implements Document {
  @Id() id: string;
  @Line() network: string;
  @Line() text: string;
  @Whole() mark: number;
  @Line() markedOn: string;
  @Whole() changes: number;
  @OneOf(['open', 'torn']) status: 'open' | 'torn';
  @Whole() revision: number;
}

/** Marks are told late at times: the newest by its date counts. */
export const pages = view<PageDocument, PageEvent>({
  name: 'pages',
  version: 1,
  scope: 'network',
  document: PageDocument,
  indexes: [['network', 'mark']],
  starts: {
    PageWritten: ({ data, metadata, revision }, id) => ({
      id,
      network: metadata.network,
      text: data.text,
      mark: 0,
      markedOn: '',
      changes: 0,
      status: 'open',
      revision,
    }),
  },
  changes: {
    PageMarked: (document, { data, metadata, revision }) => {
      const late = metadata.occurredOn < document.markedOn;
      return {
        ...document,
        revision,
        changes: document.changes + 1,
        ...(late ? {} : { mark: data.mark, markedOn: metadata.occurredOn }),
      };
    },
    PageTorn: (document, { revision }) => ({ ...document, revision, changes: document.changes + 1, status: 'torn' }),
  },
});

export class TotalDocument implements Document {
  @Id() id: string;
  @Whole() pages: number;
  @Whole() events: number;
}

/** One document that every event touches: whatever is handled twice shows. */
export const totals = view<TotalDocument, PageEvent>({
  name: 'totals',
  version: 1,
  scope: 'network',
  document: TotalDocument,
  indexes: [],
  touches: (event) => [event.metadata.network],
  starts: { PageWritten: (_, id) => ({ id, pages: 1, events: 1 }) },
  changes: {
    PageWritten: (document) => ({ ...document, pages: document.pages + 1, events: document.events + 1 }),
    PageMarked: (document) => ({ ...document, events: document.events + 1 }),
    PageTorn: (document, { data }) => {
      if (data.reason === 'poison') throw new Error('cannot digest');
      return { ...document, events: document.events + 1 };
    },
  },
});

export const pageList = list<PageDocument, NoParameters>({
  path: '/networks/:network/pages',
  title: words,
  view: pages,
  query: NoParameters,
  where: ({ path }) => ({ network: path.network }),
  sorts: ['mark', '-changes', 'id'],
});

export const totalAnswer = answer<TotalDocument, NoParameters>({
  path: '/networks/:network/total',
  title: words,
  answer: TotalDocument,
  query: NoParameters,
  run: async ({ reader, path }) => (await reader.get(totals, path.network!)) ?? { refused: 'not-found', values: {} },
});

export const network = aggregate<object, Event<'NotebookOpened', object>>({
  name: 'network',
  scope: 'network',
  initialState: {},
  evolve: { NotebookOpened: (state) => state },
  problems: {},
  commands: {
    OpenNotebook: command<object, Event<'NotebookOpened', object>, object>({
      content: NoParameters,
      on: 'either',
      title: words,
      decide: () => [{ type: 'NotebookOpened', data: {} }],
    }),
  },
});

export const notebook: Context = {
  name: 'notebook',
  about: 'Pages of a notebook.',
  aggregates: [page, network],
  facts: {},
  views: [pages, totals],
  queries: [pageList, totalAnswer],
  commands: { WritePage: '/p', MarkPage: '/p/:id', ContinuePage: '/c/:id', TearPage: '/t/:id', OpenNotebook: '/o' },
  problems,
  sentences: {},
  subjects: {},
};
