import { describe, expect, it } from '@jest/globals';
import { Query } from 'mingo';
import { STATUSES } from './position.document.js';
import { isPublic, PUBLIC } from './public-position.js';

const publication = { uri: 'https://rivages.example/plaidoyer/soins.pdf', on: '2024-06' };
const cases = STATUSES.flatMap((status) => [
  { status, publications: [] },
  { status, publications: [publication] },
]);

describe('a position is public', () => {
  it('once it was adopted, and where it is on record', () => {
    const unpublished = STATUSES.filter((status) => isPublic({ status, publications: [] }));
    expect(unpublished).toEqual(['adopted', 'on-record', 'superseded']);
  });

  it('when it was rejected or withdrawn only if it had been published', () => {
    for (const status of ['rejected', 'withdrawn'] as const) {
      expect(isPublic({ status, publications: [] })).toBe(false);
      expect(isPublic({ status, publications: [publication] })).toBe(true);
    }
  });

  it.each(cases)('in lists where it is by itself: $status, $publications.length', (position) => {
    expect(new Query(PUBLIC).test(position)).toBe(isPublic(position));
  });
});
