import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, type Event, type Subject, type Text, type View } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { workshops, workshop } from './index.js';

const ID = derivedId('workshop');
const examples = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as readonly Event<
  string,
  object
>[];

const exampleOf = (type: string) => examples.find((example) => example.type === type)!;
const told = ({ type, data }: Event<string, object>, at = 0) => recorded({ type, data }, workshop, at, { id: ID });

describe('the chain of reasons', () => {
  const brought = (type: string, change: object = {}): readonly Subject[] =>
    workshops.subjects[type]!(told({ type, data: { ...exampleOf(type).data, ...change } }));

  it('leads from a gathering to its recommendations', () => {
    expect(brought('WorkshopScheduled')).toMatchObject([
      { id: ID, kind: 'workshop', title: { fr: expect.any(String) } },
    ]);
    const { id, text } = exampleOf('RecommendationIssued').data as { id: string; text: Text };
    expect(brought('RecommendationIssued')).toEqual([{ id, kind: 'recommendation', title: text, because: [ID] }]);
    expect(brought('RecommendationDeclined')).toEqual([{ id, kind: 'recommendation' }]);
  });
});

describe('any part of a history', () => {
  it.each(workshops.views.map((view): [string, View] => [view.name, view]))('can be seen as %s', (_, view) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...examples]), (part) => {
        for (const document of project(view, part.map(told)).values())
          expect(document).toMatchObject({ network: 'pnpm', status: expect.any(String) });
      }),
    );
  });

  it('can be folded into a state', () => {
    const evolve = workshop.evolve as Readonly<
      Record<string, (state: object, event: object) => { readonly status?: string }>
    >;
    fc.assert(
      fc.property(fc.shuffledSubarray([...examples], { minLength: 1 }), (part) => {
        let state: { readonly status?: string } = workshop.initialState;
        for (const event of part.map(told)) state = evolve[event.type]!(state, event);
        expect(typeof state.status).toBe('string');
      }),
    );
  });
});
