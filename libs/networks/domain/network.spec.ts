import { describe, expect, it } from '@jest/globals';
import { given, on } from '#kernel/testing';
import { type NetworkEvent, versionsOn } from './network.js';
import { network } from './network.commands.js';
import { organisation } from './organisation.commands.js';

const name = { fr: 'Plateforme Nationale de Protection des Migrants' };
const founded: NetworkEvent = { type: 'NetworkFounded', data: { kind: 'national-platform', name } };
const charter = { values: [{ fr: 'dignité' }], objectives: [{ fr: 'plaidoyer' }] };
const other = { values: [{ fr: 'dignité' }], objectives: [{ fr: 'prise en charge' }] };
const adopted: NetworkEvent = { type: 'CharterAdopted', data: { version: 1, ...charter } };
const amended: NetworkEvent = { type: 'CharterAmended', data: { version: 2, ...other } };
const dormant: NetworkEvent = { type: 'NetworkWentDormant', data: {} };
const revived: NetworkEvent = { type: 'NetworkRevived', data: {} };
const workshop = '01HV000000000000000000WK01';

describe('network', () => {
  describe('founding', () => {
    const founding = { kind: 'national-platform', name };

    it('happens once', () => {
      expect(given(network).when('FoundNetwork', founding, {}).events).toEqual([founded]);
      expect(given(network, [founded]).when('FoundNetwork', founding, {}).refusal).toBe('network-already-founded');
    });

    it('keeps what a source counts but does not name, and that it gives no date', () => {
      const known = { ...founding, memberCount: { count: 30, approximate: true }, dateUnknown: true };
      expect(given(network).when('FoundNetwork', known, {}).events).toEqual([{ type: 'NetworkFounded', data: known }]);
    });

    it('may be under a parent that is founded, and is not itself', () => {
      const parent = given(network, [founded]).state;
      const under = { ...founding, parent: 'pnpm' };
      expect(given(network, [], { network: 'oriental' }).when('FoundNetwork', under, { parent }).events).toHaveLength(
        1,
      );
      expect(given(network, [], { network: 'pnpm' }).when('FoundNetwork', under, {}).refusal).toBe('own-parent');
      const nowhere = { parent: given(network).state };
      expect(given(network, [], { network: 'oriental' }).when('FoundNetwork', under, nowhere).refusal).toBe(
        'parent-network-unknown',
      );
    });

    it('names a chair that is on record', () => {
      const chaired = { ...founding, chair: '01HV000000000000000000AMAN' };
      expect(given(network).when('FoundNetwork', chaired, { chair: given(organisation).state }).refusal).toBe(
        'organisation-unknown',
      );
    });
  });

  describe('charter', () => {
    it('is adopted once, as version 1, then amended', () => {
      expect(given(network, [founded]).when('AdoptCharter', charter).events).toEqual([adopted]);
      expect(given(network, [founded, adopted]).when('AdoptCharter', other).refusal).toBe('charter-already-adopted');
      expect(given(network, [founded, adopted]).when('AmendCharter', other).events).toEqual([amended]);
      expect(given(network, [founded, adopted, amended]).when('AmendCharter', charter).events).toMatchObject([
        { data: { version: 3 } },
      ]);
    });

    it('is not amended before it is adopted, nor into itself', () => {
      expect(given(network, [founded]).when('AmendCharter', other).refusal).toBe('no-charter');
      expect(given(network, [founded, adopted]).when('AmendCharter', charter).decision).toEqual({
        refused: 'charter-unchanged',
        values: { version: 1 },
      });
    });

    it('takes no version between two others', () => {
      const past = [on('2009', founded), on('2010', adopted), on('2020', amended)];
      expect(given(network, past, { occurredOn: '2015' }).when('AmendCharter', other).refusal).toBe(
        'charter-amended-since',
      );
    });

    it('may have a more precise date than the founding of the same year', () => {
      const past = [on('2009', founded)];
      expect(given(network, past, { occurredOn: '2009-06' }).when('AdoptCharter', charter).events).toEqual([adopted]);
      expect(given(network, [...past, on('2009-06', adopted)]).state).toMatchObject({ founded: true, charter });
    });

    it('is not older than the network', () => {
      expect(given(network, [on('2009', founded)], { occurredOn: '2008' }).when('AdoptCharter', charter).refusal).toBe(
        'network-not-founded',
      );
    });

    it('can be asked for on a past day', () => {
      const { state } = given(network, [on('2009', founded), on('2010', adopted), on('2020-05-04', amended)]);
      const versions = (day: string) => [...versionsOn(state, day)];
      expect(['2009-12-31', '2010-12-31', '2020-05-03', '2020-05-04'].map(versions)).toEqual([[], [1], [1], [2]]);
    });

    it('may have been in force at any time of the year by which it is dated', () => {
      const { state } = given(network, [on('2009', founded), on('2010', adopted), on('2020', amended)]);
      expect([[...versionsOn(state, '2010-06-01')], [...versionsOn(state, '2020-06-01')]]).toEqual([[1], [1, 2]]);
    });
  });

  it('adopts a priority axis once, however it is written', () => {
    const axis = { title: { fr: "Protection de l'enfance" } };
    const [event] = given(network, [founded]).when('AdoptPriorityAxis', axis).events;
    expect(event).toMatchObject({
      type: 'PriorityAxisAdopted',
      data: { ...axis, axis: expect.stringMatching(/^[0-9A-Z]{26}$/) },
    });
    expect(
      given(network, [founded, event!]).when('AdoptPriorityAxis', { title: { fr: 'PROTECTION DE L’ENFANCE' } }).refusal,
    ).toBe('axis-already-adopted');
  });

  describe('decision rule', () => {
    const majority = { kind: 'majority', quorum: 50, majority: 66.6 };

    it('is a majority or a consensus, with a quorum', () => {
      expect(given(network, [founded]).when('SetDecisionRule', majority).events).toEqual([
        { type: 'DecisionRuleSet', data: majority },
      ]);
      expect(given(network, [founded]).when('SetDecisionRule', { kind: 'consensus', quorum: 60 }).events).toEqual([
        { type: 'DecisionRuleSet', data: { kind: 'consensus', quorum: 60 } },
      ]);
      expect(given(network, [founded]).when('SetDecisionRule', { kind: 'majority', quorum: 60 }).refusal).toBe(
        'majority-missing',
      );
      expect(given(network, [founded]).when('SetDecisionRule', { ...majority, kind: 'consensus' }).refusal).toBe(
        'consensus-counts-no-majority',
      );
    });

    it('is refused where it is in force already, and told late does not replace a later one', () => {
      const set: NetworkEvent = { type: 'DecisionRuleSet', data: { kind: 'consensus', quorum: 60 } };
      const past = [on('2009', founded), on('2020', set)];
      expect(given(network, past).when('SetDecisionRule', { kind: 'consensus', quorum: 60 }).refusal).toBe(
        'decision-rule-unchanged',
      );
      const late: NetworkEvent = { type: 'DecisionRuleSet', data: { kind: 'majority', quorum: 50, majority: 50 } };
      expect(given(network, [...past, on('2010', late)]).state.decisionRule).toEqual(set.data);
    });
  });

  describe('dormancy', () => {
    it('begins and ends, each once', () => {
      expect(given(network, [founded]).when('RecordDormancy', {}).events).toEqual([dormant]);
      expect(given(network, [founded, dormant]).when('ReviveNetwork', { workshop }).events).toEqual([
        { type: 'NetworkRevived', data: { workshop } },
      ]);
      expect(given(network, [founded, dormant]).when('RecordDormancy', {}).refusal).toBe('network-already-dormant');
      expect(given(network, [founded]).when('ReviveNetwork', {}).refusal).toBe('network-not-dormant');
    });

    it('can be told after what followed it', () => {
      const past = [on('2009', founded), on('2019', dormant), on('2023-02-03', revived)];
      expect(given(network, past, { occurredOn: '2012' }).when('RecordDormancy', {}).refusal).toBe(
        'contradicts-later-fact',
      );
      expect(given(network, [...past, on('2012', dormant), on('2014', revived)]).state.dormant).toBe(false);
    });
  });
});
