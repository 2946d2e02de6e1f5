import { addDays, type Day, Id, Line, NetworkKey, OnDay, OneOf, type Personal, type Refusal } from '#kernel';
import { type Account, onAccount, TOKEN_ACCESS, type TokenAccess } from './account.js';
import { refuse } from './problems.js';
import type { Role } from './roles.js';

export class IssueApiToken {
  @Line({ max: 100, personal: true, about: 'What it is for, so that it is known which one to revoke.' })
  label: Personal;
  @OneOf(TOKEN_ACCESS) access: TokenAccess;
  @NetworkKey({ optional: true, about: 'All networks of the account where it is left out.' }) network?: string;
  @OnDay({ optional: true, about: 'Its last day, at most two years from now.' }) expiresOn?: Day;
}

/** A token, shown this once. */
export class TokenSecret {
  @Line({ max: 200, about: 'Send it as `Authorization: Bearer …`; it is not shown again.' }) secret: string;
}

export class RevokeApiToken {
  @Id() token: string;
}

/** Roles that change nothing, and whose tokens change nothing either. */
const READERS: readonly Role[] = ['analyst', 'observer'];

/** In days: two years, one of which may be a leap year. */
const LONGEST = 731;

/** What keeps an account from having a token like this. */
function objection(
  { access, network, expiresOn }: IssueApiToken,
  { grants }: Account,
  today: Day,
): Refusal | undefined {
  const reach = network === undefined ? grants : grants.filter((grant) => grant.network === network);
  if (network !== undefined && reach.length === 0) return refuse('token-network-not-theirs', { network });
  if (access === 'write' && reach.every(({ role }) => READERS.includes(role))) return refuse('token-may-only-read');
  const latest = addDays(today, LONGEST);
  if (expiresOn !== undefined && (expiresOn <= today || expiresOn > latest))
    return refuse('token-expiry-out-of-range', { today, latest });
  return undefined;
}

export const apiTokenCommands = {
  IssueApiToken: onAccount<IssueApiToken>({
    content: IssueApiToken,
    title: { fr: "Émettre un jeton d'accès", ar: 'إصدار رمز وصول', en: 'Issue an API token' },
    result: TokenSecret,
    decide: (wanted, state, { today, newId }) =>
      objection(wanted, state, today) ?? [{ type: 'ApiTokenIssued', data: { token: newId(), ...wanted } }],
  }),

  RevokeApiToken: onAccount<RevokeApiToken>({
    content: RevokeApiToken,
    title: { fr: "Révoquer un jeton d'accès", ar: 'إبطال رمز وصول', en: 'Revoke an API token' },
    decide({ token }, { tokens }) {
      const issued = tokens.get(token);
      if (!issued) return refuse('api-token-unknown');
      return issued.revoked ? refuse('api-token-already-revoked') : [{ type: 'ApiTokenRevoked', data: { token } }];
    },
  }),
};
