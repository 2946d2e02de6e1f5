import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { derivedId, effectiveDay, isRefusal } from '#kernel';
import { given, on } from '#kernel/testing';
import { item } from './action-item.commands.js';
import type { ActionItemEvent } from './action-item.js';

const reason = { fr: 'Raison' };
const [AMANE, OMDH] = [derivedId('amane'), derivedId('omdh')];
const proposed: ActionItemEvent = { type: 'ActionItemProposed', data: { plan: '2023', title: { fr: 'X' }, weight: 1 } };
const facts = { activeOn: () => true };

const commands = fc.oneof(
  fc.constantFrom(AMANE, OMDH).map((id) => ['AssignActionItem', { to: { kind: 'organisation', id } }] as const),
  fc
    .constantFrom('BlockActionItem', 'CancelActionItem', 'ReopenActionItem', 'DeclineAssignment')
    .map((name) => [name, { reason }] as const),
  fc
    .constantFrom('AcceptAssignment', 'StartActionItem', 'UnblockActionItem', 'CompleteActionItem', 'VerifyActionItem')
    .map((name) => [name, {}] as const),
  fc.integer({ min: 0, max: 100 }).map((percent) => ['ReportProgress', { percent }] as const),
  fc.constantFrom('2023-06-30', '2023-09-30').map((dueOn) => ['RescheduleActionItem', { dueOn, reason }] as const),
);

/** What a sequence of commands leads to, refused ones left out. */
function after(
  sequence: readonly (readonly [string, object])[],
  events: readonly ActionItemEvent[] = [proposed],
): readonly ActionItemEvent[] {
  return sequence.reduce<readonly ActionItemEvent[]>((told, [name, content]) => {
    const { decision } = given(item, told).when(name, content, facts);
    return isRefusal(decision) ? told : [...told, ...decision];
  }, events);
}

describe('laws of an item', () => {
  it('no sequence of commands moves a cancelled one', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 15 }), fc.array(commands, { maxLength: 15 }), (before, then) => {
        const cancelled = after([...before, ['ReopenActionItem', { reason }], ['CancelActionItem', { reason }]]);
        expect(given(item, cancelled).state.status).toBe('cancelled');
        expect(after(then, cancelled)).toEqual(cancelled);
      }),
    );
  });

  it('work is only ever done by somebody who accepted it', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (sequence) => {
        const { status, owner } = given(item, after(sequence)).state;
        if (['assigned', 'accepted', 'started', 'completed', 'verified'].includes(status)) expect(owner).toBeDefined();
        if (status === 'proposed') expect(owner).toBeUndefined();
      }),
    );
  });

  it('in whatever order reports are told, the newest holds', () => {
    const report = fc.record({
      percent: fc.integer({ min: 0, max: 100 }),
      day: fc.constantFrom('2022', '2023-01', '2023-02-10', '2023-02', '2023-12-31', '2024-01-05'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(report, { selector: ({ day }) => effectiveDay(day, '2024-03-01'), minLength: 1 }),
        (reports) => {
          const told = reports.map(({ day, percent }) =>
            on(day, { type: 'ProgressReported', data: { percent } } as const),
          );
          const newest = reports.toSorted((one, other) =>
            effectiveDay(one.day, '2024-03-01') < effectiveDay(other.day, '2024-03-01') ? 1 : -1,
          )[0]!;
          expect(given(item, [proposed, ...told]).state.progress?.percent).toBe(newest.percent);
        },
      ),
    );
  });
});
