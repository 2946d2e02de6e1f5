import {
  CodeList,
  Flag,
  Id,
  IdList,
  type Language,
  LANGUAGES,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  PartList,
  type Personal,
  type RecordedAs,
  SLUG,
  view,
  Whole,
} from '#kernel';
import { type AccountEvent, TOKEN_ACCESS, type TokenAccess } from '../domain/account.js';
import { type Grant, isSameGrant, RoleFields } from '../domain/roles.js';

/** A program's token; its secret is shown once and stands nowhere. */
export class TokenFields {
  @Id() id: string;
  @Line({ optional: true, personal: true, about: 'Missing once the account is erased.' }) label?: Personal;
  @OneOf(TOKEN_ACCESS) access: TokenAccess;
  @NetworkKey({ optional: true, about: 'All networks of the account where it is missing.' }) network?: string;
  @OnDay({ optional: true }) expiresOn?: string;
  @OnPartialDate() issuedOn: string;
  @Flag() revoked: boolean;
}

export const ACCOUNT_STATUSES = ['invited', 'active', 'erased'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Everything of an account but its grants. */
export class AccountFields {
  @Id() id: string;
  @Whole() revision: number;
  @Line({ optional: true, personal: true, about: 'Missing once the account is erased.' }) name?: Personal;
  @Line({ optional: true, personal: true, about: 'Missing once the account is erased.' }) email?: Personal;
  @OneOf(LANGUAGES, { about: 'In which they are written to.' }) language: Language;
  @OneOf(ACCOUNT_STATUSES) status: AccountStatus;
  @CodeList(SLUG, { about: 'In which it has roles.' }) networks: readonly string[];
  @IdList({ about: 'For which it acts.' }) organisations: readonly string[];
  @PartList(() => TokenFields, { about: 'Oldest first.' }) tokens: readonly TokenFields[];
  @OnPartialDate() invitedOn: string;
  @OnPartialDate({ optional: true }) activatedOn?: string;
  @OnPartialDate({ optional: true }) erasedOn?: string;
}

/** Somebody's account. What is personal is sealed: it is neither sorted by nor searched. */
export class AccountDocument extends AccountFields {
  @PartList(() => RoleFields) grants: readonly Grant[];
}

/** Roles, and where they are and for whom. */
export const grantsOf = (grants: readonly Grant[]): Pick<AccountDocument, 'grants' | 'networks' | 'organisations'> => ({
  grants,
  networks: [...new Set(grants.flatMap(({ network }) => network ?? []))],
  organisations: [...new Set(grants.flatMap(({ organisation }) => organisation ?? []))],
});

const invited = (event: RecordedAs<AccountEvent, 'AccountInvited'>, id: string): AccountDocument => ({
  id,
  revision: event.revision,
  ...event.data,
  status: 'invited',
  ...grantsOf([]),
  tokens: [],
  invitedOn: event.metadata.occurredOn,
});

export const accountsView = view<AccountDocument, AccountEvent>({
  name: 'accounts',
  version: 1,
  scope: 'commons',
  document: AccountDocument,
  indexes: [['networks'], ['organisations']],
  starts: { AccountInvited: invited },
  changes: {
    AccountActivated: (account, { revision, metadata }) => ({
      ...account,
      revision,
      status: 'active',
      activatedOn: metadata.occurredOn,
    }),
    AccessLinkIssued: (account, { revision }) => ({ ...account, revision }),
    AccountCorrected: (account, { revision, data: { name, email, language } }) => ({
      ...account,
      revision,
      name: name ?? account.name,
      email: email ?? account.email,
      language: language ?? account.language,
    }),
    RoleGranted: (account, { revision, data }) => ({ ...account, revision, ...grantsOf([...account.grants, data]) }),
    RoleRevoked: (account, { revision, data }) => ({
      ...account,
      revision,
      ...grantsOf(account.grants.filter((grant) => !isSameGrant(grant, data))),
    }),
    ApiTokenIssued: (account, { revision, metadata, data: { token, ...issued } }) => ({
      ...account,
      revision,
      tokens: [...account.tokens, { id: token, ...issued, issuedOn: metadata.occurredOn, revoked: false }],
    }),
    ApiTokenRevoked: (account, { revision, data }) => ({
      ...account,
      revision,
      tokens: account.tokens.map((each) => (each.id === data.token ? { ...each, revoked: true } : each)),
    }),
    AccountErased: (account, { revision, metadata }) => ({
      ...account,
      revision,
      status: 'erased',
      name: undefined,
      email: undefined,
      tokens: account.tokens.map((token) => ({ ...token, label: undefined })),
      erasedOn: metadata.occurredOn,
    }),
  },
});
