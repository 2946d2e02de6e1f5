import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { membership, workingGroup } from '#networks';
import { workshop } from '#workshops';
import type { AssignmentFacts } from './domain/action-item.planning.js';
import type { ClosingFacts } from './domain/action-plan.commands.js';
import type { CarryOver } from './domain/carry-over.js';
import { facts } from './facts.js';
import { item, plan } from './index.js';
import { Told } from './testing.js';

const ids = (...names: string[]) => names.map((name) => derivedId(name)) as [string, string, string, string, string];
const [AMANE, OMDH, GROUP, OLD_GROUP, WORKSHOP] = ids('amane', 'omdh', 'group', 'old group', 'workshop');
const [ITEM, OTHER, DONE, OLDER, RECOMMENDATION] = ids('item', 'other', 'done', 'older', 'recommendation');
const reason = { fr: 'Raison' };
const proposed = (year: string) => ({
  type: 'ActionItemProposed',
  data: { plan: year, title: { fr: 'X' }, weight: 1 },
});
const assigned = (owner: string, kind = 'organisation') => ({ type: 'ActionItemAssigned', data: { kind, owner } });
const drafted = { type: 'ActionPlanDrafted', data: {} };

const told = new Told()
  .tell(membership, AMANE, '2020-01-01', { type: 'MemberJoined', data: { category: 'full' } })
  .tell(membership, OMDH, '2020-01-01', { type: 'MemberJoined', data: { category: 'full' } })
  .tell(membership, OMDH, '2022-06-30', { type: 'MemberSuspended', data: { reason } })
  .tell(workingGroup, GROUP, '2020', { type: 'WorkingGroupFormed', data: { name: { fr: 'Santé' } } })
  .tell(workingGroup, OLD_GROUP, '2020', { type: 'WorkingGroupFormed', data: { name: { fr: 'Droits' } } })
  .tell(workingGroup, OLD_GROUP, '2021', { type: 'WorkingGroupDissolved', data: { reason } })
  .tell(workshop, WORKSHOP, '2023-02-03', { type: 'WorkshopHeld', data: { startsOn: '2023-02-03' } })
  .tell(workshop, WORKSHOP, '2023-02-03', {
    type: 'RecommendationIssued',
    data: { id: RECOMMENDATION, text: { fr: 'Référer' }, addressee: { kind: 'other' } },
  })
  .tell(plan, '2022', '2022-01', drafted)
  .tell(plan, '2023', '2023-02', drafted)
  .tell(item, ITEM, '2023-03', proposed('2023'), assigned(AMANE))
  .tell(item, OTHER, '2023-03', proposed('2023'), assigned(OMDH))
  .tell(item, DONE, '2023-03', proposed('2023'), { type: 'ActionItemCompleted', data: {} })
  .tell(item, OLDER, '2022-03', proposed('2022'));

const load = (name: string, command: object, id = '2023') => facts[name]!(command, told, id, 'pnpm');

describe('what decisions find elsewhere', () => {
  it('last year’s plan, and what the workshop came to', async () => {
    expect(await load('AdoptActionPlan', { workshop: WORKSHOP })).toMatchObject({
      previous: { status: 'draft' },
      workshop: 'held',
    });
    expect(await load('AdoptActionPlan', { workshop: ITEM })).toMatchObject({ workshop: 'unknown' });
    expect(await load('SetObjective', {}, '2022')).toMatchObject({ previous: { status: 'unknown' } });
  });

  it('the unfinished items of the plan to be closed, where they go on, and who may still work', async () => {
    const { items, from, to, active } = (await load('CloseActionPlan', {})) as ClosingFacts;
    expect([...items.keys()]).toEqual([ITEM, OTHER]);
    expect([from.year, from.plan.status, to.year, to.plan.status]).toEqual(['2023', 'draft', '2024', 'unknown']);
    expect([...active]).toEqual([AMANE]);
  });

  it('the plans between which one item is carried over', async () => {
    const { from, to, active } = (await load('CarryOverActionItem', { plan: '2023' }, OLDER)) as CarryOver;
    expect([from.year, to.year, to.plan.status, active.size]).toEqual(['2022', '2023', 'draft', 0]);
  });

  it('the plan of a proposal, and whether a workshop recommended it', async () => {
    const known = { plan: { status: 'draft' }, recommended: true };
    expect(await load('ProposeActionItem', { plan: '2023', recommendation: RECOMMENDATION }, ITEM)).toMatchObject(
      known,
    );
    expect(await load('ProposeActionItem', { plan: '2023', recommendation: ITEM }, ITEM)).toMatchObject({
      recommended: false,
    });
  });

  it('whether an owner was active on a day', async () => {
    const owner = async (kind: string, id: string) =>
      (await load('AssignActionItem', { to: { kind, id } }, ITEM)) as AssignmentFacts;
    const omdh = await owner('organisation', OMDH);
    expect([omdh.activeOn('2019-12-31'), omdh.activeOn('2022-01-01'), omdh.activeOn('2023-01-01')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await owner('workingGroup', GROUP)).activeOn('2023-01-01')).toBe(true);
    expect((await owner('workingGroup', OLD_GROUP)).activeOn('2023-01-01')).toBe(false);
  });

  it('the plan that an indicator measures, where it names one', async () => {
    expect(await load('DefineIndicator', { plan: '2023' })).toMatchObject({ plan: { status: 'draft' } });
    expect(await load('DefineIndicator', {})).toMatchObject({ plan: { status: 'unknown' } });
  });
});
