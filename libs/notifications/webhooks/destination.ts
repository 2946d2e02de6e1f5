import ipaddr from 'ipaddr.js';
import { type LookupAddress, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Where webhooks may be posted to. */
export interface DestinationRule {
  /** Lets `http:` and every address through: for an installation whose receivers stand in its own network. */
  readonly allowPrivate: boolean;
}

/** Why nothing is posted to a URL. */
export type DestinationRefusal = 'unreadable' | 'not-https' | 'credentials' | 'fragment' | 'private';

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** A name that leads nowhere that may be posted to: to no address at all, or to none that is public. */
export class NoDestination extends Error {
  override readonly name = 'NoDestination';
  constructor(
    readonly why: 'unknown-name' | 'private',
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

/** Names that no public DNS knows (RFC 6761, 6762 and 8375; `internal` by ICANN's resolution of 2024). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/;
/** All that IANA has opened of IPv6 (RFC 4291, 2.4). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Looks public, but answers from inside every machine on Azure. */
const AZURE_METADATA = '168.63.129.16';

/** Whether an address is one of the public internet, and of nothing that is reserved, local or leads into another address. */
function isPublic(text: string): boolean {
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv6' ? address.match(GLOBAL_UNICAST) : address.toString() !== AZURE_METADATA;
}

/** Tells by its form why nothing is posted to a URL; an address in it may be written in every way that the URL standard knows. */
export function refuseDestination(text: string, { allowPrivate }: DestinationRule): DestinationRefusal | undefined {
  const url = URL.parse(text);
  if (!url) return 'unreadable';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'not-https';
  if (url.username || url.password) return 'credentials';
  if (url.href.includes('#')) return 'fragment';
  return allowPrivate || isPublicHost(url.hostname) ? undefined : 'private';
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? isPublic(host) : !PRIVATE_NAME.test(host);
}

/**
 * The `lookup` of a request that connects to nothing but public addresses. It is asked once for each connection, and what it answers is
 * connected to: a name cannot change its mind between the check and the connection (DNS rebinding).
 *
 * Node does not ask it about an address that stands in the URL itself: {@link refuseDestination} is for those. Fails with
 * {@link NoDestination}.
 */
export function publicLookup(rule: DestinationRule, resolve: Resolve = everyAddress): LookupFunction {
  return (name, { all }, callback) =>
    void publicAddresses(name, rule, resolve).then(
      (usable) => (all ? callback(null, usable) : callback(null, usable[0]!.address, usable[0]!.family)),
      (error: NoDestination) => callback(error, []),
    );
}

const everyAddress: Resolve = (name) => dns.lookup(name, { all: true });

async function publicAddresses(name: string, { allowPrivate }: DestinationRule, resolve: Resolve) {
  const found = await resolve(name).catch((cause: unknown) => {
    throw new NoDestination('unknown-name', { cause });
  });
  const usable = found.filter(({ address }) => allowPrivate || isPublic(address));
  if (usable.length === 0) throw new NoDestination(found.length === 0 ? 'unknown-name' : 'private');
  return usable;
}
