import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LookupAddress } from 'node:dns';
import { BlockList } from 'node:net';
import { type NoDestination, publicLookup, refuseDestination, type Resolve } from './destination.js';

const everybody = { allowPrivate: false };

/** IANA's registries of special-purpose addresses, multicast, and the metadata of Azure: a second opinion, kept by Node's own block list. */
const SPECIAL_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 ' +
  '192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 ' +
  '240.0.0.0/4 168.63.129.16/32';
const SPECIAL_6 =
  '::/3 4000::/2 8000::/1 ::/128 ::1/128 ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 fc00::/7 fe80::/10 ff00::/8 ' +
  '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20';
const subnets = (list: string) => list.split(' ').map((cidr) => cidr.split('/') as [string, string]);

/** One list for each kind: in a common one, IPv4 addresses would match the range of those mapped into IPv6. */
function checkedAgainst(list: string, kind: 'ipv4' | 'ipv6'): (address: string) => boolean {
  const blocked = new BlockList();
  for (const [net, prefix] of subnets(list)) blocked.addSubnet(net, Number(prefix), kind);
  return (address) => blocked.check(address, kind);
}
const isSpecial4 = checkedAgainst(SPECIAL_4, 'ipv4');
const isSpecial6 = checkedAgainst(SPECIAL_6, 'ipv6');

const hextets = (value: bigint): string[] =>
  Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
const octets = (value: bigint): bigint[] => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n);
const dotted = (value: bigint): string => octets(value).join('.');
const colons = (value: bigint): string => hextets(value).join(':');

/** The value of an address, as the URL standard reads it. */
function valueOf(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
  const [before, after = []] = new URL(`http://[${address}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const parts = [...before!, ...Array<string>(8 - before!.length - after.length).fill('0'), ...after];
  return parts.reduce((value, part) => value * 65536n + BigInt(`0x${part}`), 0n);
}

/** Addresses, one in two from a special range. */
function addresses(list: string, bits: number): fc.Arbitrary<bigint> {
  const anywhere = fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
  const inRange = fc.tuple(fc.constantFrom(...subnets(list)), anywhere).map(([[net, prefix], host]) => {
    const hostMask = (1n << BigInt(bits - Number(prefix))) - 1n;
    return valueOf(net) | (host & hostMask);
  });
  return fc.oneof(anywhere, inRange);
}
const ipv4 = addresses(SPECIAL_4, 32);
const ipv6 = fc.oneof(
  addresses(SPECIAL_6, 128),
  addresses(SPECIAL_6, 128).map((value) => (value & ((1n << 125n) - 1n)) | (1n << 125n)),
);

const NOTATIONS_4: ((value: bigint) => string)[] = [
  dotted,
  String,
  (value) => `0x${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  (value) => [...octets(value).slice(0, 2), value & 0xffffn].join('.'),
  (value) => [value >> 24n, `0x${(value & 0xffffffn).toString(16)}`].join('.'),
  (value) => `${dotted(value)}.`,
  (value) => dotted(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (value) => dotted(value).replaceAll('.', '%2E'),
];
const NOTATIONS_6: ((value: bigint) => string)[] = [
  colons,
  (value) => colons(value).toUpperCase(),
  (value) => `${hextets(value).slice(0, 6).join(':')}:${dotted(value & 0xffffffffn)}`,
  (value) => new URL(`http://[${colons(value)}]`).hostname.slice(1, -1),
];

const refusal = (host: string) => refuseDestination(`https://${host}/hook`, everybody);

describe('an address in a URL', () => {
  it('is refused if it is special, and only then, in every notation of IPv4', () => {
    fc.assert(
      fc.property(ipv4, fc.constantFrom(...NOTATIONS_4), (value, write) => {
        expect(refusal(write(value))).toBe(isSpecial4(dotted(value)) ? 'private' : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is refused if it is special, and only then, in every notation of IPv6', () => {
    fc.assert(
      fc.property(ipv6, fc.constantFrom(...NOTATIONS_6), (value, write) => {
        expect(refusal(`[${write(value)}]`)).toBe(isSpecial6(colons(value)) ? 'private' : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is refused if it is an IPv4 address in the clothes of an IPv6 one, even a public one', () => {
    const clothes = fc.constantFrom('::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '::');
    fc.assert(
      fc.property(
        clothes,
        ipv4,
        (prefix, value) => void expect(refusal(`[${prefix}${dotted(value)}]`)).toBe('private'),
      ),
    );
  });

  it.each([
    ...['localhost', 'LOCALHOST.', 'a.localhost', 'printer.local', 'metadata.google.internal', 'nas.home.arpa'],
    ...[
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      '0177.1',
      '0',
      '169.254.169.254',
      '100.64.0.1',
      '168.63.129.16',
      '192.0.0.192',
    ],
    ...['[::1]', '[::]', '[::ffff:10.0.0.1]', '[fe80::1]', '[fd00:ec2::254]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
  ])('is refused: %s', (host) => {
    expect(refusal(host)).toBe('private');
    expect(refuseDestination(`https://${host}`, { allowPrivate: true })).toBeUndefined();
  });

  it.each([
    'hooks.example.org',
    'localhost.example.org',
    'mylocal',
    'xn--4gbrim.example',
    '8.8.8.8',
    '[2606:4700::1111]',
  ])('is let through: %s', (host) => expect(refusal(host)).toBeUndefined());
});

describe('a URL', () => {
  it.each([
    ['', 'unreadable'],
    ['hooks.example.org', 'unreadable'],
    ['https://', 'unreadable'],
    ['https://256.1.1.1/', 'unreadable'],
    ['https://[fe80::1%25eth0]/', 'unreadable'],
    ['http://hooks.example.org/', 'not-https'],
    ['ftp://hooks.example.org/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://me@hooks.example.org/', 'credentials'],
    ['https://:word@hooks.example.org/', 'credentials'],
    ['https://hooks.example.org@127.0.0.1/', 'credentials'],
    ['https://hooks.example.org/#', 'fragment'],
    ['https://hooks.example.org/a?b#c', 'fragment'],
    ['https://hooks.example.org:8443/a?b=%23', undefined],
  ] as const)('%s: %s', (url, expected) => {
    expect(refuseDestination(url, everybody)).toBe(expected);
  });

  it('may be without TLS where private addresses are allowed, and nothing else may be other', () => {
    const anywhere = { allowPrivate: true };
    expect(refuseDestination('http://hooks.example.org/', anywhere)).toBeUndefined();
    expect(refuseDestination('http://192.168.1.7:8080/a', anywhere)).toBeUndefined();
    expect(refuseDestination('ftp://192.168.1.7/', anywhere)).toBe('not-https');
    expect(refuseDestination('http://me@192.168.1.7/', anywhere)).toBe('credentials');
    expect(refuseDestination('http://192.168.1.7/#a', anywhere)).toBe('fragment');
  });
});

describe('a name that is looked up', () => {
  const family = (address: string) => (address.includes(':') ? 6 : 4);
  const answering =
    (...found: string[]): Resolve =>
    async () =>
      found.map((address) => ({ address, family: family(address) }));
  /** The answer as a socket gets it that asked for all addresses. */
  const lookUp = (resolve?: Resolve, name = 'hooks.example.org', rule = everybody) =>
    new Promise<LookupAddress[]>((done, fail) =>
      publicLookup(rule, resolve)(name, { all: true }, (error, found) => {
        if (error) fail(error);
        else done(found as LookupAddress[]);
      }),
    );
  const why = (error: NoDestination) => error.why;

  it('leads to no special address, and to every other', async () => {
    const either = fc.oneof(ipv4.map(dotted), ipv6.map(NOTATIONS_6.at(-1)!));
    await fc.assert(
      fc.asyncProperty(fc.array(either, { minLength: 1 }), async (found) => {
        const usable = found.filter((address) => !(family(address) === 6 ? isSpecial6 : isSpecial4)(address));
        const answer = await lookUp(answering(...found)).catch(why);
        expect(answer).toEqual(usable.length > 0 ? await answering(...usable)('') : 'private');
      }),
      { numRuns: 500 },
    );
  });

  it('is asked for one address by some sockets', async () => {
    const one = new Promise((done) =>
      publicLookup(everybody, answering('10.0.0.1', '8.8.8.8'))('hooks.example.org', {}, (...answer) => done(answer)),
    );
    expect(await one).toEqual([null, '8.8.8.8', 4]);
  });

  it('leads nowhere where it has no address', async () => {
    expect(await lookUp(answering()).catch(why)).toBe('unknown-name');
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    expect(await lookUp(() => Promise.reject(unknown)).catch(why)).toBe('unknown-name');
  });

  it('is answered by the system where nothing else is said', async () => {
    expect(await lookUp(undefined, 'localhost').catch(why)).toBe('private');
    const found = await lookUp(undefined, 'localhost', { allowPrivate: true });
    expect(['127.0.0.1', '::1']).toContain(found[0]!.address);
  });
});
