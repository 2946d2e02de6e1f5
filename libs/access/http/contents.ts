import {
  AtInstant,
  Code,
  Email,
  Id,
  type Instant,
  type Language,
  LANGUAGES,
  Line,
  NetworkKey,
  OneOf,
  Part,
  PartList,
} from '#kernel';
import { LONGEST_PASSWORD } from '../credentials/passwords.js';
import { TOKEN_ACCESS, type TokenAccess } from '../domain/account.js';
import { NamedGrant } from '../queries/accounts.queries.js';

/** An address and a password. */
export class Credentials {
  @Email({ personal: true }) email: string;
  @Line({ max: LONGEST_PASSWORD }) password: string;
}

/** A session that has begun; its secret is in the cookie alone. */
export class SessionStarted {
  @Id() account: string;
  @AtInstant({ about: 'When it ends at the latest; after seven days without use in any case.' }) endsAt: Instant;
}

export class LinkActivation {
  @Code(/^[\w-]+$/, { about: 'The secret in the link’s address.' }) link: string;
  @Line({ max: LONGEST_PASSWORD, about: 'At least twelve characters.' }) password: string;
  @Line({ optional: true, personal: true, about: 'Of the first account of an installation only.' }) name?: string;
  @Email({ optional: true, personal: true, about: 'Of the first account of an installation only.' }) email?: string;
}

export class PasswordChange {
  @Line({ max: LONGEST_PASSWORD }) current: string;
  @Line({ max: LONGEST_PASSWORD, about: 'At least twelve characters.' }) password: string;
}

/** What the API token that somebody came with lets them do. */
export class TokenScope {
  @Id() id: string;
  @OneOf(TOKEN_ACCESS) access: TokenAccess;
  @NetworkKey({ optional: true, about: 'The one network that it is for.' }) network?: string;
}

/** Who is asking. */
export class Me {
  @Id() account: string;
  @Line({ personal: true }) name: string;
  @Email({ personal: true }) email: string;
  @OneOf(LANGUAGES) language: Language;
  @PartList(() => NamedGrant, { about: 'The roles that count for this request: of a token, those within its network.' })
  grants: readonly NamedGrant[];
  @OneOf(['session', 'token']) by: 'session' | 'token';
  @Part(() => TokenScope, { optional: true }) token?: TokenScope;
}
