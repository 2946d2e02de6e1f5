import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionPlan } from '#action-plan';
import { networks } from '#networks';
import { workshops } from '#workshops';
import { NetworkAtWork } from './network-at-work.js';

const reason = { fr: 'Raison', ar: 'سبب' };

describe('a network’s action plan', () => {
  let pnpm: NetworkAtWork;
  let [gadem, cefa] = ['', ''];
  let workshop: string;
  const plan2023 = { id: '2023', occurredOn: '2023-02-03' };

  beforeEach(async () => {
    pnpm = await NetworkAtWork.open([networks, workshops, actionPlan]);
    gadem = await pnpm.member('GADEM');
    cefa = await pnpm.member('CEFA');
    const content = { kind: 'workshop', title: { fr: 'Redynamisation' }, startsOn: '2023-02-03' };
    workshop = (await pnpm.done('RecordWorkshop', content, { occurredOn: '2023-02-03' })).id;
    await pnpm.done(
      'DraftActionPlan',
      { workshop, objectives: [{ axis: { fr: 'Soins' }, objective: { fr: 'Orienter' } }] },
      plan2023,
    );
  });
  afterEach(() => pnpm.close());

  const propose = async (fr: string, more: object = {}) =>
    (await pnpm.done('ProposeActionItem', { plan: '2023', title: { fr }, ...more }, { occurredOn: '2023-02-10' })).id;
  const assign = (id: string, to: string, occurredOn = '2023-02-15') =>
    pnpm.done('AssignActionItem', { to: { kind: 'organisation', id: to } }, { id, occurredOn });
  const listed = async (query: object, moment = {}) => (await pnpm.ask('items', query, moment)).items;

  async function accepted(fr: string, owner: string): Promise<string> {
    const id = await propose(fr);
    await assign(id, owner);
    await pnpm.done('AcceptAssignment', {}, { id, occurredOn: '2023-02-20' });
    return id;
  }

  it('is drafted once a year and adopted by a workshop that was held', async () => {
    expect(await pnpm.refused('DraftActionPlan', {}, plan2023)).toBe('plan-already-drafted');
    const coming = { kind: 'workshop', title: { fr: 'À venir' }, startsOn: '2024-05-02' };
    const { id } = await pnpm.done('ScheduleWorkshop', coming);
    expect(await pnpm.refused('AdoptActionPlan', { workshop: id }, plan2023)).toBe('plan-workshop-not-held');
    await pnpm.done('AdoptActionPlan', { workshop }, plan2023);
    expect((await pnpm.ask('plans')).items).toMatchObject([{ year: '2023', status: 'adopted', adoptedBy: workshop }]);
  });

  it('takes up recommendations, and gives work to those who were members on the day', async () => {
    const recommendation = { text: { fr: 'Référer' }, addressee: { kind: 'other', name: { fr: 'tous' } } };
    const { parts } = await pnpm.done('IssueRecommendation', recommendation, { id: workshop });
    const id = await propose('Répertoire', { recommendation: parts[0] });
    expect((await pnpm.ask('recommendations')).items).toMatchObject([{ status: 'taken-up' }]);
    await pnpm.done('SuspendMember', { reason }, { id: cefa, occurredOn: '2023-06-01' });
    await assign(id, gadem);
    const late = { to: { kind: 'organisation', id: cefa } };
    expect(await pnpm.refused('AssignActionItem', late, { id })).toBe('item-owner-not-active');
    await assign(id, cefa, '2023-03-01');
  });

  it('carries what is unfinished over when it is closed, and shows the year as it was', async () => {
    await pnpm.done('AdoptActionPlan', { workshop }, plan2023);
    const done = await accepted('Former', gadem);
    await pnpm.done('CompleteActionItem', {}, { id: done, occurredOn: '2023-05-01' });
    const open = await accepted('Orienter', cefa);
    await pnpm.done('ReportProgress', { percent: 70 }, { id: open, occurredOn: '2023-11-01' });
    await pnpm.done('ReportProgress', { percent: 30 }, { id: open, occurredOn: '2023-06-01' });
    await pnpm.done('SuspendMember', { reason }, { id: cefa, occurredOn: '2023-12-01' });
    await pnpm.done('CloseActionPlan', {}, { id: '2023', occurredOn: '2024-01-15' });

    expect(await listed({ plan: '2023', status: 'carried-over' })).toMatchObject([{ id: open, percent: 70 }]);
    const [anew] = await listed({ plan: '2024' });
    expect(anew).toMatchObject({ status: 'proposed', percent: 70, title: { fr: 'Orienter' } });
    expect((await pnpm.ask('plans')).items).toMatchObject([
      { year: '2024', status: 'draft' },
      { year: '2023', status: 'closed', carriedOver: 1 },
    ]);
    expect(await pnpm.ask(`items/${open}`)).toMatchObject({ carriedTo: anew!.id });
    expect(await pnpm.ask(`items/${anew!.id as string}`)).toMatchObject({ carriedFrom: open });
    expect(await listed({ plan: '2023' }, { asOf: '2023-06-30' })).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ id: open, status: 'started', percent: 30 })]),
    );
    expect(await pnpm.refused('ProposeActionItem', { plan: '2023', title: { fr: 'Trop tard' } })).toBe('plan-closed');
  });

  it('lets what was reopened in a closed plan go on in the next', async () => {
    await pnpm.done('AdoptActionPlan', { workshop }, plan2023);
    const id = await accepted('Former', gadem);
    await pnpm.done('CompleteActionItem', {}, { id, occurredOn: '2023-05-01' });
    await pnpm.done('CloseActionPlan', {}, { id: '2023', occurredOn: '2024-01-15' });
    await pnpm.done('ReopenActionItem', { reason }, { id });
    expect(await pnpm.refused('CarryOverActionItem', { plan: '2024' }, { id })).toBe('plan-unknown');
    await pnpm.done('DraftActionPlan', {}, { id: '2024' });
    await pnpm.done('CarryOverActionItem', { plan: '2024' }, { id });
    expect(await listed({ plan: '2024' })).toMatchObject([{ status: 'assigned', ownerAcronym: 'GADEM' }]);
    expect(await pnpm.refused('CarryOverActionItem', { plan: '2024' }, { id })).toBe('item-carried-over');
  });

  it('measures by indicators whose former values can be had again', async () => {
    const definition = {
      title: { fr: 'Cas' },
      unit: { fr: 'cas' },
      baseline: 0,
      target: 100,
      direction: 'increase',
      plan: '2023',
    };
    const { id } = await pnpm.done('DefineIndicator', definition, { occurredOn: '2023-02-10' });
    const { parts } = await pnpm.done(
      'ReportIndicatorValue',
      { period: '2023-06', value: 40 },
      { id, occurredOn: '2023-07-01' },
    );
    await pnpm.done('CorrectIndicatorValue', { id: parts[0], value: 35, reason }, { id, occurredOn: '2023-09-01' });
    const latest = async (moment = {}) => (await pnpm.ask('indicators', { plan: '2023' }, moment)).items;
    expect(await latest()).toMatchObject([{ latest: [{ value: 35, achievement: 35 }] }]);
    expect(await latest({ asOf: '2023-08-01' })).toMatchObject([{ latest: [{ value: 40, achievement: 40 }] }]);
  });
});
