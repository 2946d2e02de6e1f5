import {
  answer,
  type Audience,
  type Filter,
  Id,
  InLanguages,
  list,
  NetworkKey,
  NoParameters,
  OneOf,
  PartList,
  type QueryContext,
  type Reader,
  type Refusal,
  type Text,
} from '#kernel';
import { allRecords, networksView, organisationNames, workingGroupsView } from '#networks';
import { refuse } from '../domain/problems.js';
import { type Role, RoleFields, ROLES } from '../domain/roles.js';
import {
  ACCOUNT_STATUSES,
  type AccountDocument,
  AccountFields,
  type AccountStatus,
  accountsView,
  grantsOf,
} from '../views/accounts.view.js';

/** A role, with what its ids stand for. */
export class NamedGrant extends RoleFields {
  @InLanguages({ optional: true }) networkName?: Text;
  @InLanguages({ optional: true }) organisationName?: Text;
  @InLanguages({ optional: true }) groupName?: Text;
}

/** An account, as far as it is the reader's to know: the roles in their networks, and the tokens that reach no further. */
export class AccountRow extends AccountFields {
  @PartList(() => NamedGrant) grants: readonly NamedGrant[];
}

export class AccountsFilter {
  @NetworkKey({ optional: true, about: 'With a role in this network.' }) network?: string;
  @Id({ optional: true, about: 'Acting for this organisation.' }) organisation?: string;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @OneOf(ACCOUNT_STATUSES, { optional: true }) status?: AccountStatus;
}

/** The networks whose members may know of one another's accounts, for a reader who is one of them. */
const networksOf = ({ networks }: Audience): readonly string[] =>
  [...networks].filter(([, { reads }]) => reads !== 'public').map(([network]) => network);

/** What one of an account's grants has to be: the same one for all parameters, and no other than the reader may know of. */
async function wanted({ query, audience, reader }: QueryContext<AccountsFilter>): Promise<Filter> {
  const { network, organisation, role } = query;
  const named = network === undefined ? undefined : [network];
  const within = audience.operates ? named : networksOf(audience).filter((each) => named?.includes(each) ?? true);
  return {
    ...(within && { network: { $in: within } }),
    ...(organisation && { organisation: { $in: await allRecords(reader, [organisation]) } }),
    ...(role && { role }),
  };
}

async function where(context: QueryContext<AccountsFilter>): Promise<Filter> {
  const grant = await wanted(context);
  const { status } = context.query;
  return {
    ...(status && { status }),
    ...(grant.network ? { networks: grant.network } : {}), // follows from the next line, and is found by an index
    ...(grant.organisation ? { organisations: grant.organisation } : {}),
    ...(Object.keys(grant).length > 0 && { grants: { $elemMatch: grant } }),
  };
}

/** The account as the audience may know it; `undefined` where it may not. */
function shownTo(audience: Audience, account: AccountDocument): AccountDocument | undefined {
  if (audience.operates || audience.account === account.id) return account;
  const shared = new Set(networksOf(audience));
  const grants = account.grants.filter(({ network }) => network !== undefined && shared.has(network));
  if (grants.length === 0) return undefined;
  const reachesElsewhere = grants.length < account.grants.length;
  const tokens = account.tokens.filter(({ network }) =>
    network === undefined ? !reachesElsewhere : shared.has(network),
  );
  return { ...account, ...grantsOf(grants), tokens };
}

/** Accounts, with what the ids in their roles stand for. */
export async function rows(accounts: readonly AccountDocument[], reader: Reader): Promise<readonly AccountRow[]> {
  const ids = (of: 'network' | 'organisation' | 'group') => [
    ...new Set(accounts.flatMap(({ grants }) => grants.flatMap((grant) => grant[of] ?? []))),
  ];
  const organisations = await organisationNames(reader, ids('organisation'));
  const networks = await reader.getMany(networksView, ids('network'));
  const groups = await reader.getMany(workingGroupsView, ids('group'));
  const names = new Map([...networks, ...groups].map(({ id, name }) => [id, name]));
  return accounts.map((account) => ({
    ...account,
    grants: account.grants.map((grant) => ({
      ...grant,
      networkName: names.get(grant.network ?? ''),
      organisationName: organisations.get(grant.organisation ?? '')?.name,
      groupName: names.get(grant.group ?? ''),
    })),
  }));
}

export const accountsList = list<AccountDocument, AccountsFilter, AccountRow>({
  path: '/accounts',
  title: { fr: 'Les comptes', ar: 'الحسابات', en: 'The accounts' },
  view: accountsView,
  query: AccountsFilter,
  where,
  sorts: ['id', 'invitedOn', 'status'],
  row: AccountRow,
  present: (accounts, { reader, audience }) =>
    rows(
      accounts.flatMap((account) => shownTo(audience, account) ?? []),
      reader,
    ),
});

export const accountAnswer = answer<AccountRow, NoParameters>({
  path: '/accounts/:id',
  title: { fr: 'Un compte', ar: 'حساب', en: 'An account' },
  answer: AccountRow,
  query: NoParameters,
  async run({ reader, path, audience }): Promise<AccountRow | Refusal> {
    const account = await reader.get(accountsView, path.id!);
    const shown = account && shownTo(audience, account);
    return shown ? (await rows([shown], reader))[0]! : refuse('account-unknown');
  },
});
