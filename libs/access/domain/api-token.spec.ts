import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given } from '#kernel/testing';
import { account } from './account.commands.js';
import type { AccountEvent } from './account.js';
import type { Grant } from './roles.js';

const TOKEN = derivedId('IssueApiToken', '0');
const invited: AccountEvent = {
  type: 'AccountInvited',
  data: { name: 'Amina Benali', email: 'amina@amane.example', language: 'fr' },
};
const issued: AccountEvent = { type: 'ApiTokenIssued', data: { token: TOKEN, label: 'Site web', access: 'read' } };
const coordinator: Grant = { role: 'coordinator', network: 'pnpm' };
const analyst: Grant = { role: 'analyst', network: 'rivages' };

const holding = (...grants: readonly Grant[]) =>
  given(account, [invited, ...grants.map((data): AccountEvent => ({ type: 'RoleGranted', data }))], {
    recordedAt: '2024-03-01T09:00:00.000Z',
  });
const issue = (grants: readonly Grant[], content: object) =>
  holding(...grants).when('IssueApiToken', { label: 'Site web', access: 'write', ...content });

describe('an API token', () => {
  it('is issued with an id of its own', () => {
    const content = { label: 'Site web', access: 'write', network: 'pnpm', expiresOn: '2024-12-31' };
    expect(holding(coordinator).when('IssueApiToken', content).events).toEqual([
      { type: 'ApiTokenIssued', data: { token: TOKEN, ...content } },
    ]);
    expect(() => issue([coordinator], { label: '  ' })).toThrow('label');
    expect(() => issue([coordinator], { access: 'all' })).toThrow('access');
  });

  it('reaches no further than the roles of its account', () => {
    expect(issue([coordinator], { network: 'rivages' }).refusal).toBe('token-network-not-theirs');
    expect(issue([{ role: 'operator' }], { network: 'pnpm' }).refusal).toBe('token-network-not-theirs');
    expect(issue([{ role: 'operator' }], {}).events).toHaveLength(1);
  });

  it('only reads where its account changes nothing', () => {
    const observer: Grant = { role: 'observer', network: 'rivages' };
    expect(issue([analyst, observer], {}).refusal).toBe('token-may-only-read');
    expect(issue([], {}).refusal).toBe('token-may-only-read');
    expect(issue([analyst, coordinator], { network: 'rivages' }).refusal).toBe('token-may-only-read');
    expect(issue([analyst, coordinator], {}).events).toHaveLength(1);
    expect(issue([analyst], { access: 'read', network: 'rivages' }).events).toHaveLength(1);
  });

  it('ends in the future, within two years, where it says when', () => {
    const until = (expiresOn: string) => issue([coordinator], { expiresOn });
    expect(['2024-02-29', '2024-03-01', '2026-03-03'].map((day) => until(day).refusal)).toEqual(
      Array(3).fill('token-expiry-out-of-range'),
    );
    expect(until('2024-03-02').events).toHaveLength(1);
    expect(until('2026-03-01').events).toHaveLength(1);
  });

  it('is revoked once, by its id', () => {
    const when = (events: readonly AccountEvent[], token = TOKEN) =>
      given(account, [invited, ...events]).when('RevokeApiToken', { token });
    const revoked: AccountEvent = { type: 'ApiTokenRevoked', data: { token: TOKEN } };
    expect(when([issued]).events).toEqual([revoked]);
    expect(when([issued, revoked]).refusal).toBe('api-token-already-revoked');
    expect(when([issued], derivedId('another')).refusal).toBe('api-token-unknown');
    const { state } = given(account, [invited, issued, revoked]);
    expect([...state.tokens]).toEqual([[TOKEN, { access: 'read', revoked: true }]]);
  });

  it('has a label that is sealed, as it may name somebody', () => {
    expect(account.personal?.ApiTokenIssued?.fields).toEqual(['label']);
  });
});
