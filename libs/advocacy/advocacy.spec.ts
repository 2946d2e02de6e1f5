import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, type Event, type Subject, type View } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { advocacy, position } from './index.js';

const ID = derivedId('position');
const examples = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as readonly Event<
  string,
  object
>[];

const exampleOf = (type: string) => examples.find((example) => example.type === type)!;
const told = ({ type, data }: Event<string, object>, at = 0) => recorded({ type, data }, position, at, { id: ID });

describe('the chain of reasons', () => {
  const brought = (type: string, change: object = {}): readonly Subject[] =>
    advocacy.subjects[type]!(told({ type, data: { ...exampleOf(type).data, ...change } }));

  it('leads from what a position comes from to what an authority answered', () => {
    const { recommendation, workshop, title } = exampleOf('PositionDrafted').data as Record<string, string>;
    const itself = { id: ID, kind: 'position', title };
    expect(brought('PositionDrafted')).toEqual([{ ...itself, because: [recommendation] }]);
    expect(brought('PositionDrafted', { recommendation: undefined })).toEqual([{ ...itself, because: [workshop] }]);
    expect(brought('PositionDrafted', { recommendation: undefined, workshop: undefined })).toEqual([
      { ...itself, because: [] },
    ]);
    const { submission, authority } = exampleOf('PositionSubmitted').data as Record<string, string>;
    expect(brought('PositionSubmitted')).toEqual([
      { id: submission, kind: 'submission', title: authority, because: [ID] },
    ]);
    const { answer, text } = exampleOf('ResponseReceived').data as Record<string, string>;
    expect(brought('ResponseReceived')).toEqual([{ id: answer, kind: 'answer', title: text, because: [submission] }]);
    expect(brought('FollowUpScheduled')).toEqual([{ id: submission, kind: 'submission' }]);
  });
});

describe('any part of a history', () => {
  it.each(advocacy.views.map((view): [string, View] => [view.name, view]))('can be seen as %s', (_, view) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...examples]), (part) => {
        for (const document of project(view, part.map(told)).values())
          expect(document).toMatchObject({ network: 'pnpm', status: expect.any(String) });
      }),
    );
  });

  it('can be folded into a state', () => {
    const evolve = position.evolve as Readonly<
      Record<string, (state: object, event: object) => { readonly status?: string }>
    >;
    fc.assert(
      fc.property(fc.shuffledSubarray([...examples], { minLength: 1 }), (part) => {
        let state: { readonly status?: string } = position.initialState;
        for (const event of part.map(told)) state = evolve[event.type]!(state, event);
        expect(typeof state.status).toBe('string');
      }),
    );
  });
});
