import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { actionPlan, indicator, item } from './index.js';
import { Told } from './testing.js';

const [AMANE, GROUP, INDICATOR, VALUE] = ['amane', 'group', 'indicator', 'value'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];
const [OURS, GROUPS, FREE] = ['ours', 'groups', 'free'].map((name) => derivedId('item', name)) as [
  string,
  string,
  string,
];
const proposed = { type: 'ActionItemProposed', data: { plan: '2023', title: { fr: 'X' }, weight: 1 } };
const assigned = (kind: string, owner: string) => ({ type: 'ActionItemAssigned', data: { kind, owner } });

const told = new Told()
  .tell(item, OURS, '2023', proposed, assigned('organisation', AMANE))
  .tell(item, GROUPS, '2023', proposed, assigned('workingGroup', GROUP))
  .tell(item, FREE, '2023', proposed)
  .tellBy(AMANE, indicator, INDICATOR, '2023', {
    type: 'IndicatorValueReported',
    data: { id: VALUE, period: '2023', value: 12 },
  });

const speakerOf = (name: string, id: string, command: object = {}) =>
  actionPlan.speakers![name]!(command, told, id, 'pnpm');

describe('whose word a command is', () => {
  it.each(['AcceptAssignment', 'ReportProgress', 'AttachEvidence', 'RescheduleActionItem'])(
    '%s: the owner’s, where there is one',
    async (name) => {
      expect(await speakerOf(name, OURS)).toEqual({ kind: 'organisation', id: AMANE });
      expect(await speakerOf(name, GROUPS)).toEqual({ kind: 'workingGroup', id: GROUP });
      expect(await speakerOf(name, FREE)).toBeUndefined();
    },
  );

  it('CorrectIndicatorValue: whoever reported the value', async () => {
    expect(await speakerOf('CorrectIndicatorValue', INDICATOR, { id: VALUE })).toEqual({
      kind: 'organisation',
      id: AMANE,
    });
    expect(await speakerOf('CorrectIndicatorValue', INDICATOR, { id: AMANE })).toBeUndefined();
  });

  it.each(['ProposeActionItem', 'AssignActionItem', 'VerifyActionItem', 'ReopenActionItem', 'CancelActionItem'])(
    '%s: the network’s',
    (name) => expect(actionPlan.speakers).not.toHaveProperty(name),
  );
});
