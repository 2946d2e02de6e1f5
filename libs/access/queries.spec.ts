import { describe, expect, it } from '@jest/globals';
import { Query } from 'mingo';
import {
  type Audience,
  derivedId,
  type Document,
  everything,
  isRefusal,
  type QueryContext,
  type Reader,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { network, organisation, workingGroup } from '#networks';
import { account } from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.js';
import type { Grant } from './domain/roles.js';
import { accountAnswer, type AccountRow, type AccountsFilter, accountsList } from './queries/accounts.queries.js';

const [AMINA, BRAHIM, CHAMA, DRISS, AMANE, GROUP] = ['amina', 'brahim', 'chama', 'driss', 'amane', 'group'].map(
  (name) => derivedId(name),
) as [string, string, string, string, string, string];

const lead: Grant = { role: 'group-lead', network: 'pnpm', organisation: AMANE, group: GROUP };
const invited: AccountEvent = { type: 'AccountInvited', data: { name: 'n', email: 'e', language: 'fr' } };
const granted = (data: Grant): AccountEvent => ({ type: 'RoleGranted', data });
const token = (id: string, key?: string): AccountEvent => ({
  type: 'ApiTokenIssued',
  data: { token: derivedId(id), label: id, access: 'read', ...(key && { network: key }) },
});

const accounts: readonly (readonly [id: string, ...AccountEvent[]])[] = [
  [AMINA, invited, granted({ role: 'operator' }), granted({ role: 'coordinator', network: 'pnpm' }), token('all')],
  [BRAHIM, invited, granted(lead), token('all of his'), token('his', 'pnpm')],
  [
    CHAMA,
    ...[invited, granted({ role: 'analyst', network: 'pnpm' }), granted({ role: 'coordinator', network: 'rivages' })],
    ...[token('in pnpm', 'pnpm'), token('in rivages', 'rivages')],
  ],
  [DRISS, invited, granted({ role: 'observer', network: 'rivages' }), { type: 'AccountErased', data: {} }],
];
const name = (fr: string) => ({ name: { fr } });
const events = [
  recorded({ type: 'NetworkFounded', data: { kind: 'national-platform', ...name('PNPM') } }, network, 0, {
    id: 'pnpm',
  }),
  recorded({ type: 'OrganisationRegistered', data: { kind: 'association', ...name('AMANE') } }, organisation, 1, {
    network: 'commons',
    id: AMANE,
  }),
  recorded({ type: 'WorkingGroupFormed', data: name('Enfants') }, workingGroup, 2, { id: GROUP }),
  ...accounts.flatMap(([id, ...told], at) =>
    told.map((event, place) => recorded(event, account, 10 * at + place + 3, { network: 'commons', id })),
  ),
];

const reader: Reader = {
  get: async (view, id) => project(view, events).get(id),
  getMany: async (view, ids) => [...project(view, events).values()].filter(({ id }) => ids.includes(id)),
  find: async (view, { filter = {} } = {}) => {
    const query = new Query(filter);
    return [...project(view, events).values()].filter((document: Document) => query.test(document as never));
  },
  count: async (view, filter) => (await reader.find(view, { filter })).length,
};

const member = (account: string, ...keys: readonly string[]): Audience => ({
  account,
  networks: new Map(keys.map((key) => [key, { reads: 'members', own: new Set() }])),
  operates: false,
});
const observer: Audience = {
  account: DRISS,
  networks: new Map([['pnpm', { reads: 'public', own: new Set() }]]),
  operates: false,
};

const asked = (audience: Audience, query: AccountsFilter = {}): QueryContext<AccountsFilter> =>
  ({ reader, path: {}, query, today: '2024-03-01', language: 'fr', audience }) as QueryContext<AccountsFilter>;

async function listed(audience: Audience, query: AccountsFilter = {}): Promise<readonly AccountRow[]> {
  const context = asked(audience, query);
  const found = await reader.find(accountsList.view, { filter: await accountsList.where(context) });
  return accountsList.present!(found, context);
}
const idsListed = async (...of: Parameters<typeof listed>) => (await listed(...of)).map(({ id }) => id);

async function shown(audience: Audience, id: string): Promise<AccountRow | undefined> {
  const answer = await accountAnswer.run({ ...asked(audience), path: { id } });
  return isRefusal(answer) ? undefined : answer;
}

describe('the list of accounts', () => {
  it('is whole for operators', async () => {
    expect(await idsListed(everything([]))).toEqual([AMINA, BRAHIM, CHAMA, DRISS]);
    expect(await idsListed(everything([]), { role: 'operator' })).toEqual([AMINA]);
    expect(await idsListed(everything([]), { status: 'erased' })).toEqual([DRISS]);
    expect(await idsListed(everything([]), { network: 'rivages' })).toEqual([CHAMA, DRISS]);
  });

  it('holds for others who is in a network of theirs, with the roles there and the tokens that reach no further', async () => {
    const rows = await listed(member(BRAHIM, 'pnpm'));
    expect(rows.map(({ id, grants, networks }) => [id, grants.map(({ role }) => role), networks])).toEqual([
      [AMINA, ['coordinator'], ['pnpm']],
      [BRAHIM, ['group-lead'], ['pnpm']],
      [CHAMA, ['analyst'], ['pnpm']],
    ]);
    expect(rows.map(({ tokens }) => tokens.map(({ label }) => label))).toEqual([
      [],
      ['all of his', 'his'],
      ['in pnpm'],
    ]);
  });

  it('is empty for those who read what is public', async () => {
    expect(await listed(observer)).toEqual([]);
    expect(await listed(member(BRAHIM))).toEqual([]);
  });

  it('is filtered by one and the same role', async () => {
    const all = everything([]);
    expect(await idsListed(all, { network: 'pnpm', role: 'coordinator' })).toEqual([AMINA]);
    expect(await idsListed(all, { organisation: AMANE, role: 'group-lead' })).toEqual([BRAHIM]);
    expect(await idsListed(all, { organisation: AMANE, role: 'analyst' })).toEqual([]);
  });

  it('does not tell by its filters what it does not show', async () => {
    const brahim = member(BRAHIM, 'pnpm');
    expect(await listed(brahim, { role: 'operator' })).toEqual([]);
    expect(await listed(brahim, { network: 'rivages' })).toEqual([]);
    expect(await idsListed(brahim, { role: 'coordinator' })).toEqual([AMINA]);
  });

  it('names what the ids of a role stand for', async () => {
    const [brahim] = await listed(everything([]), { role: 'group-lead' });
    expect(brahim?.grants).toEqual([
      { ...lead, networkName: { fr: 'PNPM' }, organisationName: { fr: 'AMANE' }, groupName: { fr: 'Enfants' } },
    ]);
  });
});

describe('an account', () => {
  it('is shown as in the list, and not at all to those who share no network with it', async () => {
    expect((await shown(member(BRAHIM, 'pnpm'), CHAMA))?.grants).toHaveLength(1);
    expect(await shown(member(BRAHIM, 'pnpm'), DRISS)).toBeUndefined();
    expect(await shown(observer, AMINA)).toBeUndefined();
    expect(await shown(everything([]), derivedId('nobody'))).toBeUndefined();
  });

  it('is shown whole to whose it is', async () => {
    expect((await shown(member(CHAMA, 'pnpm'), CHAMA))?.grants).toHaveLength(2);
    expect(await shown({ ...observer, account: CHAMA }, CHAMA)).toMatchObject({ name: 'n', tokens: [{}, {}] });
  });
});
