import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { readConfiguration } from '#runtime';
import { type IssuedLink, Links, type Purpose } from './links.js';
import { KeyFile } from './testing/key-file.js';

const HOUR = 3_600_000;
const [AMINA, SALMA] = [derivedId('amina'), derivedId('salma')];
const configuration = readConfiguration({ PUBLIC_URL: 'https://tansiq.example' });

let file: KeyFile;
let links: Links;
beforeEach(() => {
  file = new KeyFile();
  links = new Links(file.store, file.clock, configuration);
});
afterEach(() => file.dispose());

const secretIn = ({ link }: IssuedLink): string => new URL(link).searchParams.get('link')!;
const issued = async (purpose: Purpose, account?: string) => secretIn(await links.issue(purpose, account));

describe('a link', () => {
  it('leads to this installation', async () => {
    expect((await links.issue('first')).link).toMatch(/^https:\/\/tansiq\.example\/activate\?link=[\w-]{43}$/);
  });

  it('is looked at as often as one likes, and works once', async () => {
    const secret = await issued('invitation', AMINA);
    const found = { purpose: 'invitation', account: AMINA };
    expect([await links.look(secret), await links.look(secret)]).toEqual([found, found]);
    expect(await links.use(secret)).toEqual(found);
    expect([await links.use(secret), await links.look(secret)]).toEqual([undefined, undefined]);
  });

  it('works for one of many that use it at once, in several processes', async () => {
    const secret = await issued('reset', AMINA);
    const processes = [1, 2, 3].map(() => new Links(file.open(), file.clock, configuration));
    const uses = await Promise.all(processes.flatMap((each) => [each.use(secret), each.use(secret)]));
    expect(uses.filter((each) => each !== undefined)).toEqual([{ purpose: 'reset', account: AMINA }]);
  });

  it.each([
    ['first', undefined, 24],
    ['invitation', AMINA, 7 * 24],
    ['reset', AMINA, 24],
  ] as const)('of the kind %s expires as it said', async (purpose, account, hours) => {
    const link = await links.issue(purpose, account);
    expect(link.expiresAt).toBe(file.instant(hours * HOUR));
    file.wait(hours * HOUR - 1);
    expect(await links.look(secretIn(link))).toEqual({ purpose, account });
    file.wait(1);
    expect([await links.look(secretIn(link)), await links.use(secretIn(link))]).toEqual([undefined, undefined]);
  });

  it('takes the place of the one before, of its account alone', async () => {
    const [hers, others, first] = [
      await issued('invitation', AMINA),
      await issued('reset', SALMA),
      await issued('first'),
    ];
    const later = await issued('reset', AMINA);
    expect(await links.use(hers)).toBeUndefined();
    expect(await links.look(later)).toEqual({ purpose: 'reset', account: AMINA });
    expect([await links.look(others), await links.look(first)]).toMatchObject([{ account: SALMA }, {}]);
    await issued('first');
    expect(await links.look(first)).toBeUndefined();
    expect(await links.look(others)).toBeDefined();
  });

  it('is kept without its secret', async () => {
    const secret = await issued('invitation', AMINA);
    expect(file.bytes()).toContain(AMINA);
    expect(file.bytes()).not.toContain(secret);
  });
});
