import { describe, expect, it } from '@jest/globals';
import { derivedId, type Event } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { type RecommendationDocument, recommendationsView } from './recommendations.view.js';

const [WORKSHOP, ITEM, POSITION, SHARED, OTHER] = ['workshop', 'item', 'position', 'shared', 'other'].map((name) =>
  derivedId(name),
) as [string, string, string, string, string];

/** Events of several aggregates, one after the other, as `[aggregate, id, event]`. */
function documentsOf(...events: readonly (readonly [string, string, Event])[]) {
  const told = events.map(([name, id, event], index) =>
    recorded(event, { name }, index, { id, occurredOn: '2023-02-03' }),
  );
  return project<RecommendationDocument>(recommendationsView, told);
}

const issued = (id: string) =>
  [
    'workshop',
    WORKSHOP,
    { type: 'RecommendationIssued', data: { id, text: { fr: 'Orienter' }, addressee: { kind: 'other' } } },
  ] as const;
const declined = [
  'workshop',
  WORKSHOP,
  { type: 'RecommendationDeclined', data: { recommendation: SHARED, reason: { fr: 'Hors mandat' } } },
] as const;
const proposed = ['actionItem', ITEM, { type: 'ActionItemProposed', data: { recommendation: SHARED } }] as const;
const drafted = ['position', POSITION, { type: 'PositionDrafted', data: { recommendation: SHARED } }] as const;

describe('recommendations', () => {
  it('are open when they are issued', () => {
    expect(documentsOf(issued(SHARED)).get(SHARED)).toEqual({
      id: SHARED,
      network: 'pnpm',
      workshop: WORKSHOP,
      text: { fr: 'Orienter' },
      addressee: { kind: 'other' },
      issuedOn: '2023-02-03',
      order: 0,
      status: 'open',
      takenUpBy: [],
    });
  });

  it('are taken up by the actions and positions that name them', () => {
    const documents = documentsOf(issued(SHARED), issued(OTHER), proposed, drafted);
    expect(documents.get(SHARED)).toMatchObject({
      status: 'taken-up',
      takenUpBy: [
        { kind: 'actionItem', id: ITEM, on: '2023-02-03' },
        { kind: 'position', id: POSITION, on: '2023-02-03' },
      ],
    });
    expect(documents.get(OTHER)).toMatchObject({ status: 'open' });
  });

  it('are declined with a reason, unless something came of them', () => {
    const because = { declinedBecause: { fr: 'Hors mandat' } };
    expect(documentsOf(issued(SHARED), declined).get(SHARED)).toMatchObject({ status: 'declined', ...because });
    expect(documentsOf(issued(SHARED), declined, proposed).get(SHARED)).toMatchObject({
      status: 'taken-up',
      ...because,
    });
    expect(documentsOf(issued(SHARED), proposed, declined).get(SHARED)).toMatchObject({
      status: 'taken-up',
      ...because,
    });
  });

  it('do not come of actions and positions that name none, or one that is not known yet', () => {
    const unrelated = ['actionItem', ITEM, { type: 'ActionItemProposed', data: {} }] as const;
    expect(documentsOf(unrelated, proposed, drafted).size).toBe(0);
  });
});
