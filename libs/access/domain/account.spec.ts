import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, isRefusal } from '#kernel';
import { given } from '#kernel/testing';
import { account } from './account.commands.js';
import type { AccountEvent } from './account.js';
import { type Grant, type GrantFacts, grantOf, isSameGrant, type RoleFields, ROLES } from './roles.js';

const [ME, OTHER, AMANE, OMDH, GROUP] = ['me', 'other', 'amane', 'omdh', 'group'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
  string,
];
const person = { name: 'Amina Benali', email: 'amina@amane.example' };
const invited: AccountEvent = { type: 'AccountInvited', data: { ...person, language: 'fr' } };
const activated: AccountEvent = { type: 'AccountActivated', data: {} };
const erased: AccountEvent = { type: 'AccountErased', data: {} };
const granted = (data: Grant): AccountEvent => ({ type: 'RoleGranted', data });

const operator: Grant = { role: 'operator' };
const analyst: Grant = { role: 'analyst', network: 'pnpm' };
const focalPoint: Grant = { role: 'focal-point', network: 'pnpm', organisation: AMANE };
const groupLead: Grant = { role: 'group-lead', network: 'pnpm', organisation: AMANE, group: GROUP };

const known: GrantFacts = {
  networkFounded: true,
  organisationKnown: true,
  activeMember: true,
  groupActive: true,
  inGroup: true,
};
const alone = { otherOperator: false };
const oneOfTwo = { otherOperator: true };

describe('an account', () => {
  it('begins with an invitation and a first role', () => {
    const inviting = given(account).when('InviteAccount', { ...person, ...focalPoint, language: 'ar' }, known);
    expect(inviting.events).toEqual([
      { type: 'AccountInvited', data: { ...person, language: 'ar' } },
      granted(focalPoint),
    ]);
    expect(given(account).when('InviteAccount', { ...person, role: 'analyst' }, known).refusal).toBe(
      'grant-incomplete',
    );
    expect(
      given(account).when('InviteAccount', { ...person, ...analyst }, { ...known, networkFounded: false }).refusal,
    ).toBe('grant-network-unknown');
    expect(() => given(account).when('InviteAccount', { ...person, ...analyst, email: 'amina' }, known)).toThrow(
      'email',
    );
  });

  it('of an operator is begun by the product, in French unless it says otherwise', () => {
    expect(given(account).when('InviteOperator', person).events).toEqual([invited, granted(operator)]);
  });

  it('is given another link, of which it is recorded who asked for it', () => {
    const issued = (purpose: 'invitation' | 'reset') => [{ type: 'AccessLinkIssued', data: { purpose } }];
    expect(given(account, [invited]).when('IssueAccessLink').events).toEqual(issued('invitation'));
    expect(given(account, [invited, activated]).when('IssueAccessLink').events).toEqual(issued('reset'));
    expect(given(account, [invited, erased]).when('IssueAccessLink').refusal).toBe('account-erased');
  });

  it('is activated once', () => {
    expect(given(account, [invited]).when('ActivateAccount').events).toEqual([activated]);
    expect(given(account, [invited, activated]).when('ActivateAccount').refusal).toBe('account-already-active');
  });

  it('is corrected in what is named', () => {
    const when = (content: object) => given(account, [invited]).when('CorrectAccount', content);
    expect(when({ name: 'Amina El Amrani' }).events).toEqual([
      { type: 'AccountCorrected', data: { name: 'Amina El Amrani' } },
    ]);
    expect(when({ language: 'en' }).events).toHaveLength(1);
    expect([when({}).refusal, when({ language: 'fr' }).refusal]).toEqual(Array(2).fill('nothing-to-correct'));
    const inEnglish: AccountEvent = { type: 'AccountCorrected', data: { language: 'en' } };
    expect(given(account, [invited, inEnglish]).when('CorrectAccount', { language: 'fr' }).events).toHaveLength(1);
  });

  it('is erased in whatever state it is', () => {
    const reason = { fr: 'à sa demande' };
    for (const past of [[invited], [invited, activated, granted(groupLead)]])
      expect(given(account, past).when('EraseAccount', { reason }, alone).events).toEqual([
        { type: 'AccountErased', data: { reason } },
      ]);
  });

  it('once erased, has no role or token left and takes nothing more', () => {
    const gone = given(account, [invited, activated, granted(groupLead), erased], { id: ME });
    expect(gone.state).toMatchObject({ status: 'erased', grants: [], tokens: new Map() });
    const refusals = [
      gone.when('ActivateAccount').refusal,
      gone.when('CorrectAccount', { name: 'Amina' }).refusal,
      gone.when('GrantRole', analyst, known).refusal,
      gone.when('RevokeRole', groupLead, oneOfTwo).refusal,
      gone.when('IssueApiToken', { label: 'x', access: 'read' }).refusal,
      gone.when('RevokeApiToken', { token: ME }).refusal,
      gone.when('EraseAccount', {}, oneOfTwo).refusal,
    ];
    expect(refusals).toEqual(Array(7).fill('account-erased'));
  });

  it('that nobody was invited to takes nothing', () => {
    expect(given(account).when('GrantRole', analyst, known).refusal).toBe('account-unknown');
    expect(given(account).when('EraseAccount', {}, oneOfTwo).refusal).toBe('account-unknown');
  });
});

describe('a role', () => {
  const when = (content: object, facts: Partial<GrantFacts> = {}) =>
    given(account, [invited, granted(analyst)], { id: ME, account: OTHER }).when('GrantRole', content, {
      ...known,
      ...facts,
    });

  it('is granted to an invited account as well as to an active one', () => {
    expect(when(focalPoint).events).toEqual([granted(focalPoint)]);
    expect(
      given(account, [invited, activated], { id: ME, account: OTHER }).when('GrantRole', groupLead, known).events,
    ).toEqual([granted(groupLead)]);
  });

  it.each([
    [{ role: 'coordinator' }, 'network'],
    [{ role: 'focal-point', network: 'pnpm' }, 'organisation'],
    [{ role: 'focal-point', organisation: AMANE }, 'network'],
    [{ role: 'group-lead', network: 'pnpm', organisation: AMANE }, 'group'],
    [{ role: 'group-lead', network: 'pnpm', group: GROUP }, 'organisation'],
  ])('%o lacks its %s', (content, missing) => {
    expect(when(content).decision).toMatchObject({ refused: 'grant-incomplete', values: { missing } });
  });

  it.each([
    [{ role: 'operator', network: 'pnpm' }, 'network'],
    [{ role: 'operator', organisation: AMANE }, 'organisation'],
    [{ role: 'observer', network: 'pnpm', group: GROUP }, 'group'],
    [{ ...focalPoint, group: GROUP }, 'group'],
  ])('%o contradicts itself by its %s', (content, surplus) => {
    expect(when(content).decision).toMatchObject({ refused: 'grant-contradictory', values: { surplus } });
  });

  it('needs a network, an organisation and a group that are there', () => {
    expect(when(focalPoint, { networkFounded: false }).refusal).toBe('grant-network-unknown');
    expect(when(focalPoint, { organisationKnown: false }).refusal).toBe('grant-organisation-unknown');
    expect(when({ ...analyst, organisation: AMANE }, { organisationKnown: false }).refusal).toBe(
      'grant-organisation-unknown',
    );
    expect(when(groupLead, { groupActive: false, inGroup: false }).refusal).toBe('grant-group-not-active');
    expect(when(groupLead, { inGroup: false }).refusal).toBe('grant-not-in-group');
  });

  it('for an organisation of the network is for active members; others may act for whom they like', () => {
    for (const grant of [focalPoint, groupLead])
      expect(when(grant, { activeMember: false }).refusal).toBe('grant-not-an-active-member');
    expect(when({ role: 'coordinator', network: 'pnpm', organisation: AMANE }, { activeMember: false }).events).toEqual(
      [granted({ role: 'coordinator', network: 'pnpm', organisation: AMANE })],
    );
    expect(when(operator, { networkFounded: false }).events).toEqual([granted(operator)]);
  });

  it('is granted once, for each organisation', () => {
    expect(when(analyst).refusal).toBe('role-already-granted');
    expect(when({ ...analyst, organisation: AMANE }).events).toHaveLength(1);
  });

  it('is nobody’s to grant or revoke to themselves', () => {
    const own = given(account, [invited, activated, granted(operator)], { id: ME, account: ME });
    expect(own.when('GrantRole', analyst, known).refusal).toBe('own-role');
    expect(own.when('RevokeRole', operator, oneOfTwo).refusal).toBe('own-role');
  });

  it('is revoked where it was granted, exactly as it was', () => {
    const led = given(account, [invited, granted(analyst), granted(groupLead)], { id: ME, account: OTHER });
    const reason = { fr: 'fin de mandat' };
    expect(led.when('RevokeRole', { ...groupLead, reason }, alone).events).toEqual([
      { type: 'RoleRevoked', data: { ...groupLead, reason } },
    ]);
    expect(led.when('RevokeRole', { ...groupLead, organisation: OMDH }, alone).refusal).toBe('role-not-granted');
    expect(led.when('RevokeRole', focalPoint, alone).refusal).toBe('role-not-granted');
    expect(led.when('RevokeRole', { role: 'focal-point' }, alone).refusal).toBe('grant-incomplete');
    const revoked: AccountEvent = { type: 'RoleRevoked', data: groupLead };
    const { state } = given(account, [invited, granted(analyst), granted(groupLead), revoked]);
    expect(state.grants).toEqual([analyst]);
  });

  it('of the last operator stays', () => {
    const running = given(account, [invited, activated, granted(operator), granted(analyst)], {
      id: ME,
      account: OTHER,
    });
    expect(running.when('RevokeRole', operator, alone).refusal).toBe('last-operator');
    expect(running.when('EraseAccount', {}, alone).refusal).toBe('last-operator');
    expect(running.when('RevokeRole', analyst, alone).events).toHaveLength(1);
    expect(running.when('RevokeRole', operator, oneOfTwo).events).toHaveLength(1);
    expect(running.when('EraseAccount', {}, oneOfTwo).events).toHaveLength(1);
  });

  describe('laws', () => {
    const place = (value: string) => fc.option(fc.constant(value), { nil: undefined });
    const told: fc.Arbitrary<RoleFields> = fc.record({
      role: fc.constantFrom(...ROLES),
      network: place('pnpm'),
      organisation: place(AMANE),
      group: place(GROUP),
    });

    it('what is told is a grant that says the same, or refused', () => {
      fc.assert(
        fc.property(told, (fields) => {
          const grant = grantOf(fields);
          if (isRefusal(grant)) return;
          expect({ ...fields, ...grant }).toEqual(fields);
          expect(grant.role === 'operator').toBe(grant.network === undefined);
        }),
      );
    });

    it('revoking takes back exactly what granting gave', () => {
      const grants = fc.uniqueArray(
        told.map(grantOf).filter((grant): grant is Grant => !isRefusal(grant)),
        { comparator: isSameGrant, minLength: 1 },
      );
      fc.assert(
        fc.property(grants, ([first, ...others]) => {
          const revoked: AccountEvent = { type: 'RoleRevoked', data: first! };
          const { state } = given(account, [invited, ...[first!, ...others].map(granted), revoked]);
          expect(state.grants).toEqual(others);
        }),
      );
    });
  });
});
