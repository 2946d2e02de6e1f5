import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DecisionRule, inFavour, OPINIONS, type Opinion, type Tally, tallyOf, verdictOf } from './tally.js';

const votes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.constantFrom<Opinion>(...OPINIONS));
const members = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
const percent = fc.integer({ min: 0, max: 100 });

const given = (opinions: Record<string, Opinion>) =>
  new Map(Object.entries(opinions).map(([id, opinion]) => [id, { opinion, givenOn: '2024-03-01' }]));
const electorate = (ids: readonly string[]) => new Map(ids.map((id) => [id, id]));
const tally = (numbers: Partial<Tally>): Tally => ({
  eligible: 10,
  voted: 0,
  support: 0,
  supportWithReservation: 0,
  object: 0,
  abstain: 0,
  ...numbers,
});

describe('counting', () => {
  it('leaves out those who may not vote', () => {
    const opinions = given({ a: 'support', b: 'object', stranger: 'object' });
    expect(tallyOf(opinions, electorate(['a', 'b', 'c']))).toEqual(
      tally({ eligible: 3, voted: 2, support: 1, object: 1 }),
    );
  });

  it('gives two records of one organisation one vote: its latest', () => {
    const sameOne = new Map([
      ['a', 'a'],
      ['old', 'a'],
    ]);
    const opinions = (old: string) =>
      new Map([
        ['a', { opinion: 'support' as const, givenOn: '2024-03-05' }],
        ['old', { opinion: 'object' as const, givenOn: old }],
      ]);
    expect(tallyOf(opinions('2024-03-01'), sameOne)).toEqual(tally({ eligible: 1, voted: 1, support: 1 }));
    expect(tallyOf(opinions('2024-03-05'), sameOne)).toEqual(tally({ eligible: 1, voted: 1, object: 1 }));
  });

  it('counts every vote once and nobody else', () => {
    fc.assert(
      fc.property(votes, members, (opinions, ids) => {
        const { eligible, voted, object, abstain, ...rest } = tallyOf(given(opinions), electorate(ids));
        expect(eligible).toBe(ids.length);
        expect(rest.support + rest.supportWithReservation + object + abstain).toBe(voted);
        expect(voted).toBe(ids.filter((id) => id in opinions).length);
      }),
    );
  });

  it('does not depend on the order in which organisations speak', () => {
    fc.assert(
      fc.property(votes, members, fc.infiniteStream(fc.nat()), (opinions, ids, order) => {
        const shuffled = [...given(opinions)].map((entry) => [order.next().value as number, entry] as const);
        const inAnotherOrder = new Map(shuffled.sort(([one], [other]) => one - other).map(([, entry]) => entry));
        expect(tallyOf(inAnotherOrder, electorate(ids))).toEqual(tallyOf(given(opinions), electorate(ids)));
      }),
    );
  });
});

describe('the majority rule', () => {
  const rule: DecisionRule = { kind: 'majority', quorum: 50, majority: 60 };

  it.each([
    [{ voted: 4, support: 4 }, 'no-quorum'],
    [{ voted: 5, support: 5 }, 'adopted'],
    [{ voted: 5, support: 2, supportWithReservation: 1, object: 2 }, 'adopted'],
    [{ voted: 5, support: 1, object: 1, abstain: 3 }, 'no-majority'],
    [{ voted: 6, support: 1, abstain: 5 }, 'adopted'],
    [{ voted: 6, abstain: 6 }, 'no-majority'],
    [{ eligible: 0 }, 'no-quorum'],
  ] as const)('says of %j: %s', (numbers, verdict) => {
    expect(verdictOf(tally(numbers), rule)).toBe(verdict);
  });

  it('decides at exactly the share that it names', () => {
    expect(verdictOf(tally({ voted: 10, support: 6, object: 4 }), rule)).toBe('adopted');
    expect(verdictOf(tally({ eligible: 1000, voted: 1000, support: 599, object: 401 }), rule)).toBe('no-majority');
  });

  it('takes a tie for no majority, whatever the share', () => {
    const half: DecisionRule = { ...rule, majority: 50 };
    expect(verdictOf(tally({ voted: 8, support: 4, object: 4 }), half)).toBe('no-majority');
    expect(verdictOf(tally({ voted: 9, support: 5, object: 4 }), half)).toBe('adopted');
  });

  it('never turns against a text because of one more voice for it', () => {
    const counts = fc.record({
      support: fc.nat(9),
      supportWithReservation: fc.nat(9),
      object: fc.nat(9),
      abstain: fc.nat(9),
    });
    fc.assert(
      fc.property(counts, fc.nat(20), percent, percent, (numbers, silent, quorum, majority) => {
        const voted = Object.values(numbers).reduce((sum, count) => sum + count, 0);
        const before = { ...numbers, voted, eligible: voted + silent + 1 };
        const after = { ...before, voted: voted + 1, support: numbers.support + 1 };
        const by: DecisionRule = { kind: 'majority', quorum, majority };
        if (verdictOf(before, by) === 'adopted') expect(verdictOf(after, by)).toBe('adopted');
        expect(inFavour(after)).toBe(inFavour(before) + 1);
      }),
    );
  });
});

describe('the consensus rule', () => {
  const rule: DecisionRule = { kind: 'consensus', quorum: 50 };

  it.each([
    [{ voted: 4, support: 4 }, 'no-quorum'],
    [{ voted: 5, supportWithReservation: 5 }, 'adopted'],
    [{ voted: 10, support: 9, object: 1 }, 'objected'],
    [{ voted: 5, abstain: 5 }, 'adopted'],
    [{ voted: 0, eligible: 0 }, 'no-quorum'],
  ] as const)('says of %j: %s', (numbers, verdict) => {
    expect(verdictOf(tally(numbers), rule)).toBe(verdict);
  });
});
