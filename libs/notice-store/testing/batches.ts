import type { NewNotice } from '#kernel';

const EVENTS = 30;
const NOTICES = 20;

/** The `n`th call of whoever follows a log in which every event is told in one of 20 notices. */
export const batch = (n: number): readonly NewNotice[] =>
  Array.from({ length: EVENTS }, (_, index) => {
    const position = n * EVENTS + index + 1;
    return {
      ...{
        id: `n${position % NOTICES}`,
        account: 'a1',
        network: 'r1',
        kind: 'work-given',
        object: `o${position % NOTICES}`,
      },
      at: '2026-03-01T09:00:00.000Z',
      content: { position },
      positions: [position],
    };
  });

/** The id and the count of each notice after so many calls. */
export const countsAfter = (calls: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(Array.from({ length: calls }, (_, n) => batch(n)).flat(), ({ id }) => id)].map(([id, told]) => [
      id,
      told.length,
    ]),
  );
