import { describe, expect, it } from '@jest/globals';
import { type Audience, type Context, derivedId, type Reader } from '#kernel';
import { recorded } from '#kernel/testing';
import { titlesFor } from './telling.js';
import { type SubjectDocument, subjectsView } from './views/subjects.view.js';
import { type ReasonChain, whyRoute } from './why.js';

const [WORKSHOP, DRAFT, LETTER, OTHER] = ['workshop', 'draft', 'letter', 'other'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];
const view = subjectsView('subjects', 'network', {});

const subject = (id: string, kind: string, because: readonly string[] = []): SubjectDocument => ({
  ...{ id, kind, because, network: 'pnpm', title: { fr: `titre de ${kind}` } },
  ...{ occurredOn: '2024-03-01', recordedAt: '2024-03-01T09:00:00.000Z' },
});
const subjects = [
  subject(WORKSHOP, 'workshop'),
  subject(DRAFT, 'draft', [WORKSHOP]),
  subject(LETTER, 'letter', [DRAFT]),
  subject(OTHER, 'item', [WORKSHOP, DRAFT]),
];
const reader = {
  getMany: async (_: unknown, ids: readonly string[]) => subjects.filter(({ id }) => ids.includes(id)),
  find: async (_: unknown, { filter }: { filter: { because: { $in: readonly string[] } } }) =>
    subjects.filter(({ because }) => because.some((id) => filter.because.$in.includes(id))),
} as unknown as Reader;

const audience = (reads: 'public' | 'members'): Audience => ({
  account: null,
  networks: new Map([['pnpm', { reads, own: new Set() }]]),
  operates: false,
});
const [observer, member] = [audience('public'), audience('members')];

/** Drafts are for members. */
const guardedSubjects: NonNullable<Context['guardedSubjects']> = {
  draft: async (drafts, { audience: { networks } }) =>
    drafts.filter(({ network }) => networks.get(network)!.reads === 'public').map(({ id }) => id),
};
const telling = { sentences: {}, terms: {}, subjects: [view], subjectIds: {}, guarded: {}, guardedSubjects };

const notAsked = () => {
  throw new Error('not asked');
};

describe('a subject that is not for the listener', () => {
  const why = (id: string, asking: Audience) =>
    whyRoute(view, telling).run({
      ...{ reader, audience: asking, path: { network: 'pnpm', id }, query: {} },
      ...{ today: '2024-03-01', language: 'fr', log: { readLog: notAsked }, readerAsOf: notAsked },
    });
  const chain = async (id: string, asking: Audience) =>
    ((await why(id, asking)) as ReasonChain).items.map(({ kind, because }) => [kind, ...because]);

  it('is in no chain, and nothing leads through it', async () => {
    expect(await chain(WORKSHOP, member)).toEqual([
      ['workshop'],
      ['draft', WORKSHOP],
      ['item', WORKSHOP, DRAFT],
      ['letter', DRAFT],
    ]);
    expect(await chain(WORKSHOP, observer)).toEqual([['workshop'], ['item', WORKSHOP]]);
    expect(await chain(OTHER, observer)).toEqual([['workshop'], ['item', WORKSHOP]]);
  });

  it('is as if it were not there', async () => {
    expect(await why(DRAFT, observer)).toEqual({ refused: 'not-found', values: { id: DRAFT } });
    expect(await chain(DRAFT, member)).toContainEqual(['letter', DRAFT]);
  });

  it('has no name in what is told of others', async () => {
    const event = recorded({ type: 'Replaced', data: { by: DRAFT } }, { name: 'item' }, 0, { id: OTHER });
    const named = async (listening: Audience) => [
      ...(await titlesFor([event], { reader, audience: listening }, false, telling)).keys(),
    ];
    expect(await named(member)).toEqual([DRAFT, OTHER]);
    expect(await named(observer)).toEqual([OTHER]);
  });
});
