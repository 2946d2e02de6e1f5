import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { ActionItemEvent } from '../domain/action-item.js';
import type { ItemDocument } from './item.document.js';
import { itemsView } from './items.view.js';

const [ITEM, AMANE, OMDH] = ['item', 'amane', 'omdh'].map((name) => derivedId(name)) as [string, string, string];
const reason = { fr: 'Raison' };
type Told = ActionItemEvent & { readonly day?: string };

const proposed: Told = {
  type: 'ActionItemProposed',
  data: {
    plan: '2023',
    title: { fr: 'Éducation', ar: 'التَّعليم' },
    description: { fr: 'Écoles de Rabat' },
    weight: 2,
    dueOn: '2023-06-30',
  },
  day: '2023-02-03',
};
const assigned = (owner: string, day: string): Told => ({
  type: 'ActionItemAssigned',
  data: { kind: 'organisation', owner },
  day,
});
const accepted: Told = { type: 'AssignmentAccepted', data: { owner: AMANE }, day: '2023-03' };
const progress = (percent: number, day: string): Told => ({ type: 'ProgressReported', data: { percent }, day });
const completed = (day: string): Told => ({ type: 'ActionItemCompleted', data: {}, day });

function documentOf(...events: Told[]): ItemDocument | undefined {
  const log = events.map(({ day, ...event }, index) =>
    recorded(event as ActionItemEvent, { name: 'actionItem' }, index, { id: ITEM, occurredOn: day ?? '2023-12-01' }),
  );
  return project(itemsView, log).get(ITEM);
}

describe('the items view', () => {
  it('begins with the proposal', () => {
    expect(documentOf(proposed)).toMatchObject({
      id: ITEM,
      network: 'pnpm',
      plan: '2023',
      status: 'proposed',
      percent: 0,
      dueOn: '2023-06-30',
      steps: [{ what: 'proposed', on: '2023-02-03' }],
      search: 'education التعليم ecoles de rabat',
      revision: 0,
    });
  });

  it('knows nothing of an item whose proposal it has not seen', () => {
    expect(documentOf(accepted, completed('2023-05'))).toBeUndefined();
  });

  it('dates every step as precisely as its source, and keeps the reasons', () => {
    const document = documentOf(proposed, assigned(AMANE, '2023-02-10'), accepted, {
      type: 'ActionItemRescheduled',
      data: { dueOn: '2023-09-30', reason },
      day: '2023-05-02',
    });
    expect(document?.steps.map(({ what, on }) => [what, on])).toEqual([
      ['proposed', '2023-02-03'],
      ['assigned', '2023-02-10'],
      ['accepted', '2023-03'],
      ['rescheduled', '2023-05-02'],
    ]);
    expect(document).toMatchObject({ dueOn: '2023-09-30', status: 'accepted', revision: 3 });
    expect(document?.steps.at(-1)?.reason).toEqual(reason);
  });

  it('remembers who had it, and how that ended', () => {
    const declined: Told = { type: 'AssignmentDeclined', data: { owner: AMANE, reason }, day: '2023-02-20' };
    const document = documentOf(proposed, assigned(AMANE, '2023-02-10'), declined);
    expect(document).toMatchObject({
      status: 'proposed',
      owner: undefined,
      owners: [{ id: AMANE, from: '2023-02-10', until: '2023-02-20', ended: 'declined', reason }],
    });
    const again = documentOf(
      proposed,
      assigned(AMANE, '2023-02-10'),
      declined,
      assigned(OMDH, '2023-03'),
      assigned(AMANE, '2023-04'),
    );
    expect(again?.owners.map(({ id, until, ended }) => [id, until, ended])).toEqual([
      [AMANE, '2023-02-20', 'declined'],
      [OMDH, '2023-04', 'reassigned'],
      [AMANE, undefined, undefined],
    ]);
  });

  it('is blocked since a day, until it is not, or is over', () => {
    const blocked: Told = { type: 'ActionItemBlocked', data: { reason }, day: '2023-04-04' };
    expect(documentOf(proposed, blocked)).toMatchObject({
      blocked: true,
      blockedSince: '2023-04-04',
      blockedBecause: reason,
    });
    const free = { blocked: false, blockedSince: undefined, blockedBecause: undefined };
    expect(documentOf(proposed, blocked, { type: 'ActionItemUnblocked', data: {} })).toMatchObject(free);
    expect(documentOf(proposed, blocked, completed('2023-05'))).toMatchObject(free);
    expect(documentOf(proposed, blocked, { type: 'ActionItemCancelled', data: { reason } })).toMatchObject({
      ...free,
      status: 'cancelled',
    });
  });

  it('is whole once completed, and back at its newest report when reopened', () => {
    const done = documentOf(proposed, progress(70, '2023-05-01'), completed('2023-06'));
    expect(done).toMatchObject({ status: 'completed', percent: 100, completedOn: '2023-06-30' });
    const reopened: Told = { type: 'ActionItemReopened', data: { reason } };
    expect(documentOf(proposed, progress(70, '2023-05-01'), completed('2023-06'), reopened)).toMatchObject({
      status: 'started',
      percent: 70,
      completedOn: undefined,
    });
  });

  it('names the organisation that verified it', () => {
    const verified: Told = { type: 'ActionItemVerified', data: { by: OMDH } };
    expect(documentOf(proposed, completed('2023-06'), verified)).toMatchObject({
      status: 'verified',
      verifiedBy: OMDH,
    });
  });

  it('keeps evidence with its day, from reports too', () => {
    const piece = { title: { fr: 'Liste' }, uri: 'https://example.org/l' };
    const document = documentOf(
      proposed,
      { type: 'ProgressReported', data: { percent: 10, evidence: [piece] }, day: '2023-04' },
      { type: 'EvidenceAttached', data: { ...piece, uri: 'https://example.org/m' }, day: '2023-05' },
    );
    expect(document?.evidence.map(({ uri, on }) => [uri, on])).toEqual([
      ['https://example.org/l', '2023-04'],
      ['https://example.org/m', '2023-05'],
    ]);
  });

  it('goes on in a later plan, where it begins as far as it had come', () => {
    const over: Told = { type: 'ActionItemCarriedOver', data: { plan: '2024', as: OMDH } };
    expect(documentOf(proposed, progress(40, '2023-05-01'), over)).toMatchObject({
      status: 'carried-over',
      carriedTo: OMDH,
      percent: 40,
    });
    const anew: Told = {
      type: 'ActionItemProposed',
      data: { plan: '2024', title: { fr: 'X' }, weight: 1, carriedFrom: AMANE, percent: 40 },
    };
    expect(documentOf(anew)).toMatchObject({ percent: 40, carriedFrom: AMANE });
  });

  it('keeps every report and shows the newest, in whatever order they were told', () => {
    const report = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 10, max: 28 }));
    fc.assert(
      fc.property(fc.uniqueArray(report, { selector: ([, day]) => day, minLength: 1 }), (reports) => {
        const document = documentOf(proposed, ...reports.map(([percent, day]) => progress(percent, `2023-05-${day}`)));
        expect(document?.reports).toHaveLength(reports.length);
        expect(document?.percent).toBe(reports.toSorted(([, one], [, other]) => other - one)[0]![0]);
      }),
    );
  });

  it('takes a report as a start, where the past has not heard of one', () => {
    expect(documentOf(proposed, assigned(AMANE, '2023-02-10'), accepted, progress(30, '2023-05-01'))?.status).toBe(
      'started',
    );
  });

  it('does not move what is over, whatever is told of it', () => {
    expect(documentOf(proposed, completed('2023-06'), progress(50, '2023-11-30'))?.percent).toBe(100);
    const cancelled: Told = { type: 'ActionItemCancelled', data: { reason } };
    expect(documentOf(proposed, progress(20, '2023-05-01'), cancelled, progress(50, '2023-11-30'))?.percent).toBe(20);
  });
});
