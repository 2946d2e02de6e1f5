import {
  command,
  type CommandDefinition,
  type Day,
  type Event,
  type Evolve,
  type Language,
  type Personal,
  type Refusal,
  type Text,
} from '#kernel';
import { refuse } from './problems.js';
import { type Grant, isSameGrant } from './roles.js';

/** What an API token lets a program do. */
export const TOKEN_ACCESS = ['read', 'write'] as const;
export type TokenAccess = (typeof TOKEN_ACCESS)[number];

/** What a link that is handed to somebody lets them do: take up their invitation, or choose another password. */
export type LinkPurpose = 'invitation' | 'reset';

export type AccountEvent =
  | Event<'AccountInvited', { readonly name: Personal; readonly email: Personal; readonly language: Language }>
  | Event<'AccountActivated', object>
  | Event<'AccessLinkIssued', { readonly purpose: LinkPurpose }>
  | Event<'AccountCorrected', { readonly name?: Personal; readonly email?: Personal; readonly language?: Language }>
  | Event<'RoleGranted', Grant>
  | Event<'RoleRevoked', Grant & { readonly reason?: Text }>
  | Event<
      'ApiTokenIssued',
      {
        readonly token: string;
        /** Says whose or what for, as its owner likes: it may name somebody. */
        readonly label: Personal;
        readonly access: TokenAccess;
        readonly network?: string;
        readonly expiresOn?: Day;
      }
    >
  | Event<'ApiTokenRevoked', { readonly token: string }>
  | Event<'AccountErased', { readonly reason?: Text }>;

/** What a program may do with a token, as long as the account's roles let it. Its secret is kept elsewhere. */
export interface ApiToken {
  readonly access: TokenAccess;
  /** The one network that it is for; all of the account's where it is missing. */
  readonly network?: string;
  /** The last day on which it is good. */
  readonly expiresOn?: Day;
  readonly revoked: boolean;
}

/** What decisions know of somebody's account. */
export interface Account {
  readonly status: 'unknown' | 'invited' | 'active' | 'erased';
  readonly language: Language;
  readonly grants: readonly Grant[];
  /** By id. */
  readonly tokens: ReadonlyMap<string, ApiToken>;
}

export const initialState: Account = { status: 'unknown', language: 'fr', grants: [], tokens: new Map() };

export const isOperator = ({ grants }: Pick<Account, 'grants'>): boolean =>
  grants.some(({ role }) => role === 'operator');

export const evolve: Evolve<Account, AccountEvent> = {
  AccountInvited: (account, { data: { language } }) => ({ ...account, status: 'invited', language }),
  AccountActivated: (account) => ({ ...account, status: 'active' }),
  AccessLinkIssued: (account) => account,
  AccountCorrected: (account, { data: { language } }) => ({ ...account, language: language ?? account.language }),
  RoleGranted: (account, { data }) => ({ ...account, grants: [...account.grants, data] }),
  RoleRevoked: (account, { data }) => ({
    ...account,
    grants: account.grants.filter((grant) => !isSameGrant(grant, data)),
  }),
  ApiTokenIssued: (account, { data: { token, access, network, expiresOn } }) => ({
    ...account,
    tokens: new Map([...account.tokens, [token, { access, network, expiresOn, revoked: false }]]),
  }),
  ApiTokenRevoked: (account, { data: { token } }) => ({
    ...account,
    tokens: new Map([...account.tokens].map(([id, each]) => [id, id === token ? { ...each, revoked: true } : each])),
  }),
  AccountErased: ({ language }) => ({ ...initialState, language, status: 'erased' }),
};

const gone = ({ status }: Account): Refusal | undefined => {
  if (status === 'unknown') return refuse('account-unknown');
  return status === 'erased' ? refuse('account-erased') : undefined;
};

/** Declares a command on an account that is there, and not erased. */
export const onAccount = <Content extends object, Facts = undefined>(
  definition: Omit<CommandDefinition<Account, AccountEvent, Content, Facts>, 'on'>,
): CommandDefinition<Account, AccountEvent, Content, Facts> =>
  command<Account, AccountEvent, Content, Facts>({
    ...definition,
    on: 'exists',
    decide: (content, state, context) => gone(state) ?? definition.decide(content, state, context),
  });
