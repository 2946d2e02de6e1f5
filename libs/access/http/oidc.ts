import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { isRefusal, type KeyStore, type Language, type Refusal } from '#kernel';
import { type Clock, CLOCK, CONFIGURATION, type Configuration, KEY_STORE, type Logger, LOGGER } from '#runtime';
import { Addresses } from '../credentials/addresses.js';
import { hashed, newSecret } from '../credentials/secrets.js';
import { refuse } from '../domain/problems.js';
import { SignIn, type SignedIn } from '../sign-in.js';

const KIND = 'oidc-state';
/** How long somebody may take at the provider, in milliseconds. */
export const STATE_LASTS = 600_000;
/** In seconds. */
const TIMEOUT = 10;
const CALLBACK = '/sign-in/oidc/callback';

/** What is remembered of somebody who was sent to the provider. */
interface Sent {
  readonly verifier: string;
  readonly nonce: string;
  readonly next?: string;
  readonly language: Language;
}

/** Where to send somebody, and the secret by which their browser is known again. */
export interface Departure {
  readonly address: string;
  readonly secret: string;
}

/** Somebody who came back: where they wanted to go, and whether they are in. */
export interface Return {
  readonly outcome: SignedIn | Refusal;
  readonly next?: string;
  readonly language?: Language;
}

interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly email?: unknown;
  readonly email_verified?: unknown;
}

/** By which an identity is kept: identifiers of subjects are case-sensitive (OpenID Connect Core 1.0, 2), addresses are not. */
const identityOf = ({ iss, sub }: Claims): string =>
  `oidc:${createHash('sha256')
    .update(JSON.stringify([iss, sub]))
    .digest('hex')}`;

/** Whether a provider said something that will not do, and not that it cannot at present, or nothing at all. */
function isAnswer(error: unknown): boolean {
  const { code, cause } = error as { readonly code?: string; readonly cause?: { readonly status?: number } };
  return code !== undefined && code.startsWith('OAUTH_') && code !== 'OAUTH_TIMEOUT' && !(Number(cause?.status) >= 500);
}

/**
 * Signing in with an OpenID Connect provider: authorization code flow with PKCE (RFC 7636), state and nonce
 * (https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth). The state sent along is the hash of a secret that the browser
 * keeps in a cookie: only the browser that was sent away can come back, and only once.
 */
@Injectable()
export class OpenIdConnectSignIn {
  private discovered?: Promise<client.Configuration>;

  constructor(
    private readonly signIn: SignIn,
    private readonly addresses: Addresses,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Remembers where somebody wants to go, and sends them to the provider. */
  async depart(language: Language, next: string | undefined): Promise<Departure | Refusal> {
    const provider = await this.provider();
    if (isRefusal(provider)) return provider;
    const [secret, verifier, nonce] = [newSecret(), client.randomPKCECodeVerifier(), client.randomNonce()];
    const state = hashed(secret);
    const expiresAt = new Date(this.clock.now() + STATE_LASTS).toISOString();
    await this.keys.put({
      kind: KIND,
      id: state,
      value: { verifier, nonce, next, language } satisfies Sent,
      expiresAt,
    });
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.configuration.publicUrl + CALLBACK,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce, ui_locales: language },
    });
    return { address: address.href, secret };
  }

  /** Takes up what the provider answered, in `query`, to the browser that holds `secret`. */
  async return(query: string, secret: string | undefined): Promise<Return> {
    const sent = secret === undefined ? undefined : await this.taken(hashed(secret), query);
    if (!sent) return { outcome: refuse('sign-in-interrupted') };
    const { next, language } = sent;
    const claims = await this.claims(query, hashed(secret!), sent);
    return { outcome: isRefusal(claims) ? claims : await this.admit(claims), next, language };
  }

  /** What was remembered under a state, once. */
  private async taken(state: string, query: string): Promise<Sent | undefined> {
    if (new URLSearchParams(query).get('state') !== state) return undefined;
    const found = await this.keys.get<Sent>(KIND, state);
    return found && (await this.keys.remove(KIND, state)) ? found.value : undefined;
  }

  private async claims(query: string, state: string, { verifier, nonce }: Sent): Promise<Claims | Refusal> {
    const provider = await this.provider();
    if (isRefusal(provider)) return provider;
    const address = new URL(`${this.configuration.publicUrl}${CALLBACK}?${query}`);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    try {
      const tokens = await client.authorizationCodeGrant(provider, address, checks);
      const claims = tokens.claims()!;
      if (claims.email !== undefined || !provider.serverMetadata().userinfo_endpoint) return claims;
      return { ...claims, ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)) };
    } catch (error) {
      return this.failed(error, isAnswer(error) ? 'provider-refused' : 'provider-unavailable');
    }
  }

  /** By an identity that is known, whatever its address is now; or else by a verified address, from then on by the identity. */
  private async admit(claims: Claims): Promise<SignedIn | Refusal> {
    const identity = identityOf(claims);
    const known = await this.addresses.find(identity, 'identity');
    if (known !== undefined) return this.signIn.withAccount(known);
    if (typeof claims.email !== 'string') return refuse('no-account');
    if (claims.email_verified !== true) return refuse('address-unverified');
    const outcome = await this.signIn.withVerifiedAddress(claims.email);
    if (!isRefusal(outcome)) await this.addresses.take(identity, outcome.account, 'identity');
    return outcome;
  }

  /** What the provider says of itself: asked for when first needed, and again where it failed. */
  private async provider(): Promise<client.Configuration | Refusal> {
    try {
      return await (this.discovered ??= this.discover());
    } catch (error) {
      this.discovered = undefined;
      return this.failed(error, 'provider-unavailable');
    }
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.configuration.openIdConnect!;
    const server = new URL(issuer);
    const execute = [client.enableNonRepudiationChecks];
    if (server.protocol === 'http:') execute.push(client.allowInsecureRequests); // one's own machine: the configuration takes no other
    const authentication = client.ClientSecretBasic(clientSecret); // which all have to take (RFC 6749, 2.3.1)
    return client.discovery(server, clientId, {}, authentication, { execute, timeout: TIMEOUT });
  }

  /** Nothing else of an error is logged: it may hold claims. */
  private failed(error: unknown, problem: 'provider-unavailable' | 'provider-refused'): Refusal {
    const { name, message, code } = error as Error & { readonly code?: string };
    this.logger.warn(
      { problem, kind: name, reason: message, code },
      'the OpenID Connect provider did not sign somebody in',
    );
    return refuse(problem);
  }
}
