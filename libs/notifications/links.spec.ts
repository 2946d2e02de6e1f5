import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { KeyStore } from '#kernel';
import { openKeyStore } from '#key-store';
import { readConfiguration } from '#runtime';
import { type LinkPurpose, PersonalLinks } from './links.js';
import { idOf } from './testing.js';

const PURPOSES: readonly LinkPurpose[] = ['unsubscribe', 'answer', 'calendar'];
const ACCOUNT = idOf('amina');
const configuration = readConfiguration({ PUBLIC_URL: 'https://tansiq.example' });

let keys: KeyStore;
let links: PersonalLinks;
beforeAll(async () => {
  const masterKey = randomBytes(32).toString('base64');
  keys = await openKeyStore('sqlite::memory:', { masterKey, now: Date.now, warn: () => {} });
  links = new PersonalLinks(keys, configuration);
});
afterAll(() => keys.close());

const made = async (purpose: LinkPurpose, account = ACCOUNT, subject: readonly string[] = ['digest']) =>
  new URL(await links.make(purpose, account, subject)).searchParams.get('link')!;

const subjects = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 });

describe('personal links', () => {
  it.each([
    ['unsubscribe', '/unsubscribe'],
    ['answer', '/answer'],
    ['calendar', '/calendar.ics'],
  ] as const)('to %s lead to %s', async (purpose, path) => {
    const { origin, pathname } = new URL(await links.make(purpose, ACCOUNT, []));
    expect([origin, pathname]).toEqual(['https://tansiq.example', path]);
  });

  it('are read back as they were made, and are the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PURPOSES), subjects, async (purpose, subject) => {
        const link = await made(purpose, ACCOUNT, subject);
        expect(await links.read(purpose, link)).toEqual({ account: ACCOUNT, subject });
        expect(await made(purpose, ACCOUNT, subject)).toBe(link);
      }),
    );
  });

  it('are refused with any character changed, added or left out', async () => {
    const link = await made('answer', ACCOUNT, ['pnpm', idOf('workshop'), idOf('amane')]);
    const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.=%+/ \né');
    const place = fc.nat({ max: link.length });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(0, 1, 5), fc.option(character, { nil: '' }), async (at, out, put) => {
        const changed = link.slice(0, at) + put + link.slice(at + out);
        fc.pre(changed !== link);
        expect(await links.read('answer', changed)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it.each(['.', '.x', '=', ' ', '\n', '%', 'A'])('are refused with something behind them: %j', async (more) => {
    expect(await links.read('answer', (await made('answer')) + more)).toBeUndefined();
  });

  it.each([undefined, null, 7, '', '.', 'a.b', 'bnVsbA.x', ['a.b'], {}])(
    'are refused where there are none: %j',
    async (link) => {
      expect(await links.read('answer', link)).toBeUndefined();
    },
  );

  it('of one purpose are no good for another', async () => {
    for (const purpose of PURPOSES)
      for (const other of PURPOSES)
        expect(await links.read(other, await made(purpose))).toEqual(
          other === purpose ? { account: ACCOUNT, subject: ['digest'] } : undefined,
        );
  });

  it('made for nobody known are refused', async () => {
    const [content, seal] = (await made('calendar')).split('.');
    const other = Buffer.from(JSON.stringify([idOf('omar'), 'digest'])).toString('base64url');
    expect(await links.read('calendar', `${other}.${seal}`)).toBeUndefined();
    expect(await links.read('calendar', `${content}.${seal}`)).toBeDefined();
  });

  it('end when their owner renews them, those of others do not', async () => {
    const [former, others] = [await made('calendar'), await made('calendar', idOf('omar'))];
    await links.renew(ACCOUNT);
    expect(await links.read('calendar', former)).toBeUndefined();
    const latter = await made('calendar');
    expect(await links.read('calendar', former)).toBeUndefined();
    expect(await links.read('calendar', latter)).toMatchObject({ account: ACCOUNT });
    expect(await links.read('calendar', others)).toMatchObject({ account: idOf('omar') });
  });

  it('end when what belongs to their owner is erased', async () => {
    const link = await made('unsubscribe');
    await keys.removeOf(ACCOUNT);
    expect(await links.read('unsubscribe', link)).toBeUndefined();
  });

  it('made twice at once for the first time are both good', async () => {
    const [one, other] = await Promise.all([made('answer', idOf('rita')), made('answer', idOf('rita'))]);
    expect(one).toBe(other);
    expect(await links.read('answer', one)).toMatchObject({ account: idOf('rita') });
  });
});
