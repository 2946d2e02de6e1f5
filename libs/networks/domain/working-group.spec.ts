import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import type { MembershipEvent } from './membership.js';
import { membership } from './membership.commands.js';
import type { OrganisationEvent } from './organisation.js';
import { organisation } from './organisation.commands.js';
import type { WorkingGroupEvent } from './working-group.js';
import { workingGroup } from './working-group.commands.js';

const [AMANE, FOO] = [derivedId('amane'), derivedId('foo')];
const reason = { fr: 'raison' };
const formed: WorkingGroupEvent = {
  type: 'WorkingGroupFormed',
  data: { name: { fr: 'Enfants' }, mandate: { fr: 'coordonner' } },
};
const joined = (id: string): WorkingGroupEvent => ({ type: 'WorkingGroupJoined', data: { organisation: id } });
const left = (id: string): WorkingGroupEvent => ({ type: 'WorkingGroupLeft', data: { organisation: id } });
const led = (id: string): WorkingGroupEvent => ({ type: 'WorkingGroupLeadAppointed', data: { organisation: id } });
const dissolved: WorkingGroupEvent = { type: 'WorkingGroupDissolved', data: { reason } };

const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name: { fr: 'Une' } },
};
const admitted: MembershipEvent = { type: 'MemberJoined', data: { category: 'full' } };
const suspended: MembershipEvent = { type: 'MemberSuspended', data: { reason } };
const departed: MembershipEvent = { type: 'MemberLeft', data: { reason } };

/** Two organisations, with the same past in the network. */
const members = (...past: (MembershipEvent & { occurredOn?: string })[]) => {
  const participant = {
    organisation: given(organisation, [registered]).state,
    membership: given(membership, past).state,
  };
  return { participants: new Map([AMANE, FOO].map((id) => [id, participant])), groups: new Map() };
};
const active = members(on('2010', admitted));

describe('working group', () => {
  it('is formed with a mandate, and may start with members and a lead', () => {
    const content = { name: { fr: 'Enfants' }, mandate: { fr: 'coordonner' } };
    expect(given(workingGroup).when('FormWorkingGroup', content, active).events).toEqual([formed]);
    const whole = { ...content, members: [AMANE, FOO], lead: AMANE };
    expect(given(workingGroup).when('FormWorkingGroup', whole, active).events).toEqual([
      formed,
      joined(AMANE),
      joined(FOO),
      led(AMANE),
    ]);
    expect(
      given(workingGroup).when('FormWorkingGroup', { ...content, members: [FOO], lead: AMANE }, active).refusal,
    ).toBe('not-in-group');
    expect(given(workingGroup).when('FormWorkingGroup', whole, members()).refusal).toBe('not-an-active-member');
  });

  it('is formed once under one name, while it is active', () => {
    const again = (...past: WorkingGroupEvent[]) => {
      const facts = { ...active, groups: new Map([[derivedId('group'), given(workingGroup, past).state]]) };
      return given(workingGroup).when('FormWorkingGroup', { name: { fr: 'Enfants' } }, facts).refusal;
    };
    expect(again(formed)).toBe('group-already-formed');
    expect(again(formed, dissolved)).toBeUndefined();
  });

  it('has its mandate revised, to something else', () => {
    const revision = { mandate: { fr: 'plaider' }, reason };
    expect(given(workingGroup, [formed]).when('ReviseWorkingGroupMandate', revision).events).toEqual([
      { type: 'WorkingGroupMandateRevised', data: revision },
    ]);
    expect(
      given(workingGroup, [formed]).when('ReviseWorkingGroupMandate', { mandate: { fr: 'coordonner' } }).refusal,
    ).toBe('mandate-unchanged');
  });

  describe('members', () => {
    it('join and leave, once each time', () => {
      expect(given(workingGroup, [formed]).when('JoinWorkingGroup', { organisation: AMANE }, active).events).toEqual([
        joined(AMANE),
      ]);
      expect(
        given(workingGroup, [formed, joined(AMANE)]).when('JoinWorkingGroup', { organisation: AMANE }, active).refusal,
      ).toBe('already-in-group');
      expect(
        given(workingGroup, [formed, joined(AMANE)]).when('LeaveWorkingGroup', { organisation: AMANE }).events,
      ).toEqual([left(AMANE)]);
      expect(given(workingGroup, [formed]).when('LeaveWorkingGroup', { organisation: AMANE }).refusal).toBe(
        'not-in-group',
      );
      const again = given(workingGroup, [formed, joined(AMANE), left(AMANE)]);
      expect(again.when('JoinWorkingGroup', { organisation: AMANE }, active).events).toEqual([joined(AMANE)]);
    });

    it.each([
      ['who never joined the network', members()],
      ['suspended members', members(on('2010', admitted), on('2020', suspended))],
      ['former members', members(on('2010', admitted), on('2020', departed))],
    ])('are not %s', (_, facts) => {
      expect(given(workingGroup, [formed]).when('JoinWorkingGroup', { organisation: AMANE }, facts).refusal).toBe(
        'not-an-active-member',
      );
      expect(
        given(workingGroup, [formed, joined(AMANE)]).when('AppointWorkingGroupLead', { organisation: AMANE }, facts)
          .refusal,
      ).toBe('not-an-active-member');
    });

    it('are not records that were merged into another', () => {
      const merge: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: AMANE, survivor: FOO } };
      const absorbed = {
        organisation: given(organisation, [registered, merge], { id: AMANE }).state,
        membership: given(membership, [admitted]).state,
      };
      const facts = { participants: new Map([[AMANE, absorbed]]) };
      expect(given(workingGroup, [formed]).when('JoinWorkingGroup', { organisation: AMANE }, facts).refusal).toBe(
        'organisation-merged',
      );
    });

    it('told late need only have been active then', () => {
      const facts = members(on('2010', admitted), on('2020', departed));
      const then = (occurredOn: string) =>
        given(workingGroup, [on('2012', formed)], { occurredOn }).when(
          'JoinWorkingGroup',
          { organisation: AMANE },
          facts,
        );
      expect(then('2015').events).toEqual([joined(AMANE)]);
      expect(then('2021').refusal).toBe('not-an-active-member');
      expect(then('2011').refusal).toBe('group-not-formed');
    });

    it('may join in the year in which they joined the network', () => {
      const facts = members(on('2014', admitted));
      const then = (occurredOn: string) =>
        given(workingGroup, [on('2012', formed)], { occurredOn }).when(
          'JoinWorkingGroup',
          { organisation: AMANE },
          facts,
        );
      expect(then('2014-11').events).toEqual([joined(AMANE)]);
      expect(then('2013-11').refusal).toBe('not-an-active-member');
    });

    it('told late do not contradict what followed', () => {
      const past = [on('2012', formed), on('2014', joined(AMANE)), on('2018', left(AMANE))];
      expect(
        given(workingGroup, past, { occurredOn: '2013' }).when('JoinWorkingGroup', { organisation: AMANE }, active)
          .decision,
      ).toEqual({
        refused: 'contradicts-later-fact',
        values: { day: '2014-12-31' },
      });
    });
  });

  describe('lead', () => {
    it('is a member of the group, appointed once', () => {
      expect(
        given(workingGroup, [formed, joined(AMANE)]).when('AppointWorkingGroupLead', { organisation: AMANE }, active)
          .events,
      ).toEqual([led(AMANE)]);
      expect(
        given(workingGroup, [formed]).when('AppointWorkingGroupLead', { organisation: AMANE }, active).refusal,
      ).toBe('not-in-group');
      expect(
        given(workingGroup, [formed, joined(AMANE), led(AMANE)]).when(
          'AppointWorkingGroupLead',
          { organisation: AMANE },
          active,
        ).refusal,
      ).toBe('already-lead');
    });

    it('is vacant when it leaves', () => {
      const { state } = given(workingGroup, [formed, joined(AMANE), joined(FOO), led(AMANE), left(AMANE)]);
      expect([state.lead, [...state.members]]).toEqual([undefined, [FOO]]);
    });
  });

  it('once dissolved, takes nothing more but what came before', () => {
    const over = [on('2012', formed), on('2014', joined(AMANE)), on('2020', dissolved)];
    expect(given(workingGroup, over.slice(0, 2)).when('DissolveWorkingGroup', { reason }).events).toEqual([dissolved]);
    const after = given(workingGroup, over);
    const refusals = [
      after.when('DissolveWorkingGroup', { reason }).refusal,
      after.when('JoinWorkingGroup', { organisation: FOO }, active).refusal,
      after.when('LeaveWorkingGroup', { organisation: AMANE }).refusal,
      after.when('ReviseWorkingGroupMandate', { mandate: { fr: 'x' } }).refusal,
    ];
    expect(refusals).toEqual(Array(4).fill('group-dissolved'));
    const before = given(workingGroup, over, { occurredOn: '2016' });
    expect(before.when('JoinWorkingGroup', { organisation: FOO }, active).events).toEqual([joined(FOO)]);
  });
});
