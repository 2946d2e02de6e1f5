import { describe, expect, it } from '@jest/globals';
import { type Aggregate, derivedId, type Event, type Facts } from '#kernel';
import { given } from '#kernel/testing';
import { membership, network, organisation, workingGroup } from '#networks';
import { account } from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.js';
import type { GrantFacts } from './domain/roles.js';
import { facts } from './facts.js';

const [AMANE, OLD_AMANE, OMDH, GROUP, OLD_GROUP] = ['amane', 'old amane', 'omdh', 'group', 'old group'].map((name) =>
  derivedId(name),
) as [string, string, string, string, string];
const reason = { fr: 'Raison' };
const name = { fr: 'Nom' };
const merged = { type: 'OrganisationsMerged', data: { merged: OLD_AMANE, survivor: AMANE } };
const joined = { type: 'MemberJoined', data: { category: 'full' } };
const formed = { type: 'WorkingGroupFormed', data: { name } };

const streams: readonly (readonly [Aggregate, id: string, network: string, events: readonly Event[]])[] = [
  [network, 'pnpm', 'pnpm', [{ type: 'NetworkFounded', data: { kind: 'national-platform', name } }]],
  [organisation, AMANE, 'commons', [{ type: 'OrganisationRegistered', data: { kind: 'association', name } }, merged]],
  [
    organisation,
    OLD_AMANE,
    'commons',
    [{ type: 'OrganisationRegistered', data: { kind: 'association', name } }, merged],
  ],
  [organisation, OMDH, 'commons', [{ type: 'OrganisationRegistered', data: { kind: 'association', name } }]],
  [membership, OLD_AMANE, 'pnpm', [joined]],
  [membership, OMDH, 'pnpm', [joined, { type: 'MemberSuspended', data: { reason } }]],
  [workingGroup, GROUP, 'pnpm', [formed, { type: 'WorkingGroupJoined', data: { organisation: OLD_AMANE } }]],
  [workingGroup, OLD_GROUP, 'pnpm', [formed, { type: 'WorkingGroupDissolved', data: { reason } }]],
];

/** What was told in these streams. */
const told: Facts = {
  state: async (aggregate, id, key = 'commons') => {
    const home = aggregate.scope === 'commons' ? 'commons' : key;
    const events = streams.find(([kind, own, at]) => kind.name === aggregate.name && own === id && at === home)?.[3];
    return given(aggregate, events ?? [], { id, network: home, occurredOn: '2020' }).state;
  },
  exists: async (aggregate, id) => streams.some(([kind, own]) => kind.name === aggregate.name && own === id),
  all: async () => new Map(),
};

const of = (content: object) => facts.GrantRole!(content, told, derivedId('me'), 'commons') as Promise<GrantFacts>;
const focalPoint = { role: 'focal-point', network: 'pnpm' };
const lead = { role: 'group-lead', network: 'pnpm', group: GROUP };

describe('what a grant relies on', () => {
  it('is whether its network and its organisation are on record', async () => {
    expect(await of({ role: 'analyst', network: 'pnpm' })).toMatchObject({
      networkFounded: true,
      organisationKnown: false,
    });
    expect(await of({ ...focalPoint, network: 'none', organisation: OMDH })).toMatchObject({
      networkFounded: false,
      organisationKnown: true,
      activeMember: false,
    });
    expect(await of({ ...focalPoint, organisation: derivedId('none') })).toMatchObject({ organisationKnown: false });
    expect(await of({ role: 'operator' })).toMatchObject({ networkFounded: false });
  });

  it('is an active membership, under whichever record of the organisation', async () => {
    const active = async (organisation: string) => (await of({ ...focalPoint, organisation })).activeMember;
    expect([await active(OLD_AMANE), await active(AMANE), await active(OMDH)]).toEqual([true, true, false]);
  });

  it('is a working group that is active, and that the organisation is in', async () => {
    expect(await of({ ...lead, organisation: AMANE })).toMatchObject({ groupActive: true, inGroup: true });
    expect(await of({ ...lead, organisation: OMDH })).toMatchObject({ groupActive: true, inGroup: false });
    expect(await of({ ...lead, organisation: AMANE, group: OLD_GROUP })).toMatchObject({ groupActive: false });
    expect(await of({ ...lead, organisation: AMANE, group: derivedId('none') })).toMatchObject({ groupActive: false });
  });
});

describe('another operator', () => {
  const operates: AccountEvent = { type: 'RoleGranted', data: { role: 'operator' } };
  const invited: AccountEvent = { type: 'AccountInvited', data: { name: 'n', email: 'e', language: 'fr' } };
  const activated: AccountEvent = { type: 'AccountActivated', data: {} };
  const erased: AccountEvent = { type: 'AccountErased', data: {} };

  /** What the commands on the first of these accounts may rely on. */
  const among = async (...pasts: readonly (readonly AccountEvent[])[]) => {
    const states = new Map(pasts.map((past, at) => [String(at), given(account, past).state]));
    const all = { ...told, all: async () => states as ReadonlyMap<string, unknown> } as Facts;
    return Promise.all(['RevokeRole', 'EraseAccount'].map((name) => facts[name]!({}, all, '0', 'commons')));
  };

  it('is somebody else, who has activated their account and was not erased', async () => {
    const nobody = Array(2).fill({ otherOperator: false });
    expect(await among([invited, operates, activated])).toEqual(nobody);
    expect(await among([invited, operates, activated], [invited, operates])).toEqual(nobody);
    expect(await among([invited, operates, activated], [invited, activated])).toEqual(nobody);
    expect(await among([invited, operates, activated], [invited, operates, activated, erased])).toEqual(nobody);
    expect(await among([invited, operates], [invited, operates, activated])).toEqual(
      Array(2).fill({ otherOperator: true }),
    );
  });
});
