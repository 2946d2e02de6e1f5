import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { byUrgency, type ItemSummary } from './item-summary.js';

const summary = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  dueOn: fc.constantFrom('2023-01-01', '2023-06-01', undefined),
  overdue: fc.boolean(),
  dueSoon: fc.boolean(),
  toAccept: fc.boolean(),
}) as fc.Arbitrary<ItemSummary>;

describe('the order of urgency', () => {
  it('puts late before soon, soon before unanswered, and what is due earlier first', () => {
    const of = (id: string, more: object) =>
      ({ id, overdue: false, dueSoon: false, toAccept: false, ...more }) as ItemSummary;
    const sorted = [
      of('undated', {}),
      of('to accept', { toAccept: true, dueOn: '2023-12-01' }),
      of('soon', { dueSoon: true, dueOn: '2023-06-20' }),
      of('later', { dueOn: '2023-11-01' }),
      of('late', { overdue: true, dueOn: '2023-05-01' }),
      of('very late', { overdue: true, toAccept: true, dueOn: '2023-02-01' }),
    ].sort(byUrgency);
    expect(sorted.map(({ id }) => id)).toEqual(['very late', 'late', 'soon', 'to accept', 'later', 'undated']);
  });

  it('is one and the same, wherever a list began', () => {
    fc.assert(
      fc.property(fc.uniqueArray(summary, { selector: ({ id }) => id }), (items) => {
        expect(items.toReversed().sort(byUrgency)).toEqual(items.toSorted(byUrgency));
      }),
    );
  });
});
