import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { account } from '../domain/account.commands.js';
import type { AccountEvent } from '../domain/account.js';
import type { Grant } from '../domain/roles.js';
import { accountsView } from './accounts.view.js';

const [id, AMANE, GROUP, TOKEN, OTHER] = ['id', 'amane', 'group', 'token', 'other'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
  string,
];

/** The one document that facts make, told in this order. */
const document = (...told: readonly (readonly [occurredOn: string, event: AccountEvent])[]) =>
  project(
    accountsView,
    told.map(([occurredOn, event], at) => recorded(event, account, at, { network: 'commons', id, occurredOn })),
  ).get(id);

const lead: Grant = { role: 'group-lead', network: 'pnpm', organisation: AMANE, group: GROUP };
const analyst: Grant = { role: 'analyst', network: 'pnpm' };
const invited = [
  '2024-01-10',
  { type: 'AccountInvited', data: { name: '⟦name⟧', email: '⟦email⟧', language: 'fr' } },
] as const;
const granted = (data: Grant) => ['2024-01-10', { type: 'RoleGranted', data }] as const;
const issued = (token: string) =>
  ['2024-02-01', { type: 'ApiTokenIssued', data: { token, label: '⟦label⟧', access: 'read' } }] as const;

describe('the accounts', () => {
  it('show who was invited, as what, and since when', () => {
    expect(document(invited, granted(lead), ['2024-01-12', { type: 'AccountActivated', data: {} }])).toEqual({
      id,
      revision: 2,
      name: '⟦name⟧',
      email: '⟦email⟧',
      language: 'fr',
      status: 'active',
      grants: [lead],
      networks: ['pnpm'],
      organisations: [AMANE],
      tokens: [],
      invitedOn: '2024-01-10',
      activatedOn: '2024-01-12',
    });
  });

  it('keep what a correction does not name', () => {
    expect(
      document(invited, ['2024-02', { type: 'AccountCorrected', data: { email: '⟦other⟧', language: 'ar' } }]),
    ).toMatchObject({ name: '⟦name⟧', email: '⟦other⟧', language: 'ar', status: 'invited', revision: 1 });
  });

  it('name networks and organisations once, for as long as there is a role', () => {
    const both = [invited, granted(lead), granted(analyst)] as const;
    expect(document(...both)).toMatchObject({ networks: ['pnpm'], organisations: [AMANE] });
    expect(document(...both, ['2024-03', { type: 'RoleRevoked', data: lead }])).toMatchObject({
      grants: [analyst],
      networks: ['pnpm'],
      organisations: [],
    });
  });

  it('list tokens, revoked ones too', () => {
    const tokens = [issued(TOKEN), issued(OTHER), ['2024-03', { type: 'ApiTokenRevoked', data: { token: TOKEN } }]];
    expect(document(invited, ...(tokens as never[]))?.tokens).toEqual([
      { id: TOKEN, label: '⟦label⟧', access: 'read', issuedOn: '2024-02-01', revoked: true },
      { id: OTHER, label: '⟦label⟧', access: 'read', issuedOn: '2024-02-01', revoked: false },
    ]);
  });

  it('hold nothing personal of who was erased, and still what they were', () => {
    const shown = document(invited, granted(lead), issued(TOKEN), ['2024-04', { type: 'AccountErased', data: {} }]);
    expect(shown).toMatchObject({ status: 'erased', erasedOn: '2024-04', grants: [lead], tokens: [{ id: TOKEN }] });
    expect(JSON.stringify(shown)).not.toContain('⟦');
  });

  it('are found by nothing personal', () => {
    expect(accountsView.indexes.flat()).toEqual(['networks', 'organisations']);
  });
});
