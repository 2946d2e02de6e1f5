import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '#kernel';
import { given, on, recorded } from '#kernel/testing';
import { initialState, type Membership, membershipCourse, type MembershipEvent, standingOn } from './membership.js';
import { membership } from './membership.commands.js';
import { network } from './network.commands.js';
import type { NetworkEvent } from './network.js';
import { organisation } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.js';
import { earliest, followed, tell } from './thread.js';
import { workingGroup } from './working-group.commands.js';
import type { WorkingGroupEvent } from './working-group.js';

const reason = { fr: 'raison' };
const requested: MembershipEvent = { type: 'MembershipRequested', data: {} };
const declined: MembershipEvent = { type: 'MembershipDeclined', data: { reason } };
const joined: MembershipEvent = { type: 'MemberJoined', data: { category: 'full' } };
const suspended: MembershipEvent = { type: 'MemberSuspended', data: { reason } };
const reinstated: MembershipEvent = { type: 'MemberReinstated', data: {} };
const left: MembershipEvent = { type: 'MemberLeft', data: { reason } };

const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name: { fr: 'AMANE' } },
};
const known = { organisation: given(organisation, [registered]).state };
const noGroups = { groups: new Map() };

const charter = { values: [], objectives: [{ fr: 'plaidoyer' }] };
const founded: NetworkEvent = { type: 'NetworkFounded', data: { kind: 'national-platform', name: { fr: 'PNPM' } } };
const adopted: NetworkEvent = { type: 'CharterAdopted', data: { version: 1, ...charter } };
const amended: NetworkEvent = {
  type: 'CharterAmended',
  data: { version: 2, values: [], objectives: [{ fr: 'soin' }] },
};

describe('membership', () => {
  describe('coming in', () => {
    it('is requested, then admitted or declined with a reason', () => {
      expect(given(membership).when('RequestMembership', { category: 'full' }, known).events).toEqual([
        { type: 'MembershipRequested', data: { category: 'full' } },
      ]);
      expect(given(membership, [requested]).when('DeclineMembership', { reason }).events).toEqual([declined]);
      expect(given(membership, [requested]).when('AdmitMember', { category: 'full' }, known).events).toEqual([joined]);
    });

    it('may do without a request', () => {
      expect(given(membership).when('AdmitMember', { category: 'founding' }, known).events).toEqual([
        { type: 'MemberJoined', data: { category: 'founding' } },
      ]);
    });

    it.each([
      ['asks twice', [requested], 'RequestMembership', {}, 'already-requested'],
      ['asks as a member', [joined], 'RequestMembership', {}, 'already-a-member'],
      ['is admitted twice', [joined], 'AdmitMember', { category: 'observer' }, 'already-a-member'],
      ['is admitted while suspended', [joined, suspended], 'AdmitMember', { category: 'full' }, 'already-a-member'],
      ['is declined without having asked', [joined], 'DeclineMembership', { reason }, 'no-request-pending'],
    ])('refuses who %s', (_, past, name, content, code) => {
      expect(given(membership, past as MembershipEvent[]).when(name as string, content as object, known).refusal).toBe(
        code,
      );
    });

    it('may be asked for again after a refusal or a departure, and the past stays', () => {
      expect(given(membership, [requested, declined]).when('RequestMembership', {}, known).events).toHaveLength(1);
      const returned = given(membership, [on('2015', joined), on('2018', left), on('2023-02', joined)]);
      expect(returned.state.standing).toBe('active');
      expect(standingOn(returned.state, '2019-06-01')).toBe('former');
      expect(standingOn(returned.state, '2016-06-01')).toBe('active');
    });

    it('is refused to records that are unknown, merged into another or closed', () => {
      const merged: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: 'X', survivor: 'Y' } };
      const states = [
        given(organisation).state,
        given(organisation, [registered, merged], { id: 'X' }).state,
        given(organisation, [registered, on('2020', { type: 'OrganisationClosed', data: {} })]).state,
      ];
      const refusals = states.map(
        (each) => given(membership).when('AdmitMember', { category: 'full' }, { organisation: each }).refusal,
      );
      expect(refusals).toEqual(['organisation-unknown', 'organisation-merged', 'organisation-closed']);
    });

    it('can still be told of a time when a closed organisation was there', () => {
      const closed = given(organisation, [registered, on('2020', { type: 'OrganisationClosed', data: {} })]).state;
      const told = given(membership, [], { occurredOn: '2012' }).when(
        'AdmitMember',
        { category: 'full' },
        { organisation: closed },
      );
      expect(told.events).toHaveLength(1);
    });
  });

  describe('signing the charter', () => {
    const facts = { network: given(network, [on('2009', founded), on('2015', adopted), on('2023', amended)]).state };

    it('is of the version in force, once', () => {
      expect(given(membership, [joined]).when('SignCharter', { version: 2 }, facts).events).toEqual([
        { type: 'CharterSigned', data: { version: 2 } },
      ]);
      const signed: MembershipEvent = { type: 'CharterSigned', data: { version: 2 } };
      expect(given(membership, [joined, signed]).when('SignCharter', { version: 2 }, facts).refusal).toBe(
        'version-already-signed',
      );
      expect(given(membership, [joined]).when('SignCharter', { version: 1 }, facts).decision).toEqual({
        refused: 'charter-not-current',
        values: { current: 2 },
      });
    });

    it('told late is of the version in force then', () => {
      const then = given(membership, [on('2014', joined)], { occurredOn: '2016' });
      expect(then.when('SignCharter', { version: 1 }, facts).events).toHaveLength(1);
      expect(then.when('SignCharter', { version: 2 }, facts).refusal).toBe('charter-not-current');
      expect(
        given(membership, [on('2010', joined)], { occurredOn: '2011' }).when('SignCharter', { version: 1 }, facts)
          .refusal,
      ).toBe('no-charter');
    });

    it('is for members', () => {
      expect(given(membership, [joined, left]).when('SignCharter', { version: 2 }, facts).refusal).toBe('not-a-member');
      expect(given(membership, [requested]).when('SignCharter', { version: 2 }, facts).refusal).toBe('not-a-member');
    });
  });

  describe('within', () => {
    it('changes category, but not to the same one', () => {
      expect(given(membership, [joined]).when('ChangeMembershipCategory', { category: 'observer' }).events).toEqual([
        { type: 'MembershipCategoryChanged', data: { category: 'observer' } },
      ]);
      expect(given(membership, [joined]).when('ChangeMembershipCategory', { category: 'full' }).refusal).toBe(
        'category-unchanged',
      );
      expect(given(membership, [joined, left]).when('ChangeMembershipCategory', { category: 'full' }).refusal).toBe(
        'not-a-member',
      );
    });

    it('is suspended with a reason, and reinstated', () => {
      expect(given(membership, [joined]).when('SuspendMember', { reason }).events).toEqual([suspended]);
      expect(given(membership, [joined, suspended]).when('ReinstateMember', {}, known).events).toEqual([reinstated]);
      expect(() => given(membership, [joined]).when('SuspendMember', {})).toThrow('reason');
    });

    it.each([
      [[joined, suspended], 'SuspendMember', { reason }, 'already-suspended'],
      [[joined, left], 'SuspendMember', { reason }, 'not-a-member'],
      [[joined], 'ReinstateMember', {}, 'not-suspended'],
      [[joined, left], 'LeaveNetwork', { reason }, 'not-a-member'],
    ])('after %j refuses %s', (past, name, content, code) => {
      const facts = { ...known, ...noGroups };
      expect(given(membership, past as MembershipEvent[]).when(name as string, content as object, facts).refusal).toBe(
        code,
      );
    });
  });

  describe('leaving', () => {
    const inGroup: WorkingGroupEvent[] = [
      { type: 'WorkingGroupFormed', data: { name: { fr: 'Enfants' } } },
      { type: 'WorkingGroupJoined', data: { organisation: 'A' } },
      { type: 'WorkingGroupLeadAppointed', data: { organisation: 'A' } },
    ];
    const dissolved: WorkingGroupEvent = { type: 'WorkingGroupDissolved', data: { reason } };
    const groups = new Map([
      ['in', given(workingGroup, inGroup).state],
      ['over', given(workingGroup, [...inGroup, dissolved]).state],
      ['other', given(workingGroup, inGroup.slice(0, 1)).state],
    ]);

    it('leaves the working groups too', () => {
      const leaving = given(membership, [joined], { id: 'A' }).when('LeaveNetwork', { reason }, { groups });
      expect(leaving.events).toEqual([left]);
      expect(leaving.elsewhere).toEqual([
        {
          aggregate: 'workingGroup',
          id: 'in',
          expected: 'exists',
          events: [{ type: 'WorkingGroupLeft', data: { organisation: 'A', reason } }],
        },
      ]);
    });

    it('cannot have been before what the organisation did in a working group', () => {
      const before = given(membership, [on('2010', joined)], { id: 'A', occurredOn: '2020' });
      expect(before.when('LeaveNetwork', { reason }, { groups }).decision).toEqual({
        refused: 'contradicts-later-fact',
        values: { day: '2024-03-01' },
      });
    });
  });

  describe('told late', () => {
    const past = [on('2010', joined), on('2020', left)];

    it('takes its place in time and leaves the present as it is', () => {
      const then = given(membership, past, { occurredOn: '2015' });
      expect(then.when('SuspendMember', { reason }).events).toEqual([suspended]);
      const told = given(membership, [...past, on('2015', suspended), on('2016', reinstated)]).state;
      expect(told.standing).toBe('former');
      expect(
        ['2009-12-31', '2014-06-01', '2015-12-31', '2017-01-01', '2020-12-31'].map((day) => standingOn(told, day)),
      ).toEqual(['none', 'active', 'suspended', 'active', 'former']);
    });

    it('fits in wherever an imprecise date leaves it room', () => {
      const asked = given(membership, [on('2009', requested)], { occurredOn: '2009-06' });
      expect(asked.when('AdmitMember', { category: 'full' }, known).events).toEqual([joined]);
      const admitted = given(membership, [on('2009', requested), on('2009-06', joined)]).state;
      expect([admitted.standing, standingOn(admitted, '2009-07-01')]).toEqual(['active', 'active']);
      const gone = [on('2010', joined), on('2020', left)];
      expect(given(membership, gone, { occurredOn: '2020' }).when('SuspendMember', { reason }).refusal).toBe(
        'not-a-member',
      );
      const suspendedIn2020 = given(membership, [...gone, on('2020-03', suspended)]).state;
      expect([standingOn(suspendedIn2020, '2020-04-01'), suspendedIn2020.standing]).toEqual(['suspended', 'former']);
    });

    it('is refused where it was not possible then', () => {
      expect(given(membership, past, { occurredOn: '2005' }).when('SuspendMember', { reason }).refusal).toBe(
        'not-a-member',
      );
    });

    it('is refused where it makes impossible what is known to have followed', () => {
      expect(
        given(membership, past, { occurredOn: '2005' }).when('AdmitMember', { category: 'full' }, known).decision,
      ).toEqual({
        refused: 'contradicts-later-fact',
        values: { day: '2010-12-31' },
      });
      expect(given(membership, past, { occurredOn: '2012' }).when('LeaveNetwork', { reason }, noGroups).refusal).toBe(
        'contradicts-later-fact',
      );
    });

    it('counts from the end of its month or year, but never after it was told', () => {
      const { state } = given(membership, [on('2023-02', joined), on('2024', suspended)]);
      expect(standingOn(state, '2023-02-27')).toBe('none');
      expect(standingOn(state, '2023-02-28')).toBe('active');
      expect(standingOn(state, '2024-02-29')).toBe('active');
      expect(standingOn(state, '2024-03-01')).toBe('suspended');
    });
  });

  describe('laws', () => {
    const events = fc.constantFrom(requested, declined, joined, suspended, reinstated, left);
    const year = fc.integer({ min: 2000, max: 2020 }).map(String);
    const date = fc.oneof(year, fc.constantFrom('2010', '2010-02', '2010-03', '2010-03-07', '2010-03-08', '2011'));
    const tries = fc.array(fc.record({ date, event: events }), { maxLength: 40 });

    const attempt = (state: Membership, position: number, occurredOn: string, event: MembershipEvent): Membership => {
      const decision = tell(membershipCourse, state, { occurredOn, now: '2024-03-01T09:00:00.000Z' }, [event]);
      if (isRefusal(decision)) return state;
      return membership.evolve[event.type](state, recorded(event, membership, position, { occurredOn }) as never);
    };
    const attemptAll = (told: readonly { date: string; event: MembershipEvent }[]): Membership =>
      told.reduce((state, { date, event }, position) => attempt(state, position, date, event), initialState);

    it('whatever the order of telling, the history on record is possible from beginning to end', () => {
      fc.assert(
        fc.property(tries, (told) => {
          let state = membershipCourse.begin;
          for (const { fact } of attemptAll(told).history) {
            const { forbids, follow } = membershipCourse.steps[fact.type];
            expect(forbids?.(state, fact.data as never)).toBeUndefined();
            state = follow(state, fact.data as never);
          }
        }),
      );
    });

    it('no fact stands before one that is surely earlier', () => {
      fc.assert(
        fc.property(tries, (told) => {
          const { history } = attemptAll(told);
          for (const [at, each] of history.entries())
            for (const after of history.slice(at + 1)) expect(earliest(each) <= after.day).toBe(true);
        }),
      );
    });

    it('the same facts told in another order lead to the same membership', () => {
      fc.assert(
        fc.property(fc.uniqueArray(fc.record({ year, event: events }), { selector: (each) => each.year }), (told) => {
          const fold = (facts: typeof told) =>
            given(
              membership,
              facts.map((each) => on(each.year, each.event)),
            ).state;
          expect(fold(told.toSorted((a, b) => a.year.localeCompare(b.year)))).toEqual(fold(told));
        }),
      );
    });

    it('the standing at the end of the last day is the present one', () => {
      fc.assert(
        fc.property(tries, (told) => {
          const state = attemptAll(told);
          expect(standingOn(state, '2024-03-01')).toBe(state.standing);
          expect(followed(membershipCourse, state.history).standing).toBe(state.standing);
        }),
      );
    });
  });
});
