import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, ERASED, type KeyStore, SEALED, sealedForm } from '#kernel';
import { openKeyStore } from '#key-store';
import { PersonForgotten, PersonKeys } from './person-keys.js';
import { stepByStep } from './testing/step-by-step.js';

const AMINA = derivedId('amina');
const SALMA = derivedId('salma');
const NOBODY = derivedId('nobody');

let folder: string;
let stores: KeyStore[];
let keys: PersonKeys;
beforeEach(async () => {
  [folder, stores] = [await mkdtemp(join(tmpdir(), 'tansiq-keys-')), []];
  keys = await anotherProcess();
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await rm(folder, { recursive: true });
});

/** What another process on the same key store has. */
async function anotherProcess(): Promise<PersonKeys> {
  const url = `sqlite:${join(folder, 'keys.db')}`;
  stores.push(await openKeyStore(url, { now: () => Date.now(), warn: () => undefined }));
  return new PersonKeys(stores.at(-1)!);
}

const ciphertextOf = (sealed: string): Buffer => Buffer.from([...sealed.matchAll(SEALED)][0]![2]!, 'base64url');
const withCiphertext = (person: string, bytes: Buffer): string => sealedForm(person, bytes.toString('base64url'));

/** Words that are somebody's, or nobody's. */
interface Words {
  readonly person?: string;
  readonly words: string;
}
type Tree = readonly Words[] | readonly Tree[] | { readonly [name: string]: Tree } | number | boolean | null;
const isTexts = (tree: Tree): tree is readonly Words[] =>
  Array.isArray(tree) && tree.every((each: Words | null) => typeof each?.words === 'string');

const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('أمينة بنعلي', ERASED, '⟦', '⟧', '$&', sealedForm(NOBODY, 'AAAA')),
);
const text = fc.array(
  fc.oneof(
    fc.record({ person: fc.constantFrom(AMINA, SALMA), words: anyWords }),
    fc.record({ words: fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('⟦')) }),
  ),
  { minLength: 1, maxLength: 4 },
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constantFrom(null, true, 0, 1.5),
    fc.array(tie('tree'), { maxLength: 3 }).filter((each) => !isTexts(each)),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }),
  ) as fc.Arbitrary<Tree>,
}));

/** The value that a tree stands for, with each text as it is said to be. */
async function valueOf(tree: Tree, said: (words: Words) => Promise<string>): Promise<unknown> {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (isTexts(tree)) return (await Promise.all(tree.map(said))).join('');
  if (Array.isArray(tree)) return Promise.all(tree.map((each: Tree) => valueOf(each, said)));
  const entries = Object.entries(tree).map(async ([name, each]) => [name, await valueOf(each as Tree, said)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe('what is sealed', () => {
  const sealed = async ({ person, words }: Words) => (person === undefined ? words : keys.seal(person, words));

  it('is read as it was told, however deep it stands and whoever stands beside it', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (told) => {
        const plain = await valueOf(told, async ({ words }) => words);
        expect(await keys.reveal(await valueOf(told, sealed))).toEqual(plain);
      }),
    );
  });

  it('tells nothing: not the same twice, and none of its words', async () => {
    const name = 'Amina Benali';
    const seals = await Promise.all([1, 2, 3].map(() => keys.seal(AMINA, name)));
    expect(new Set(seals).size).toBe(3);
    for (const each of seals) expect(ciphertextOf(each).includes('Amina')).toBe(false);
    expect(await keys.reveal(seals)).toEqual([name, name, name]);
  });

  it('opens with the key of its person alone', async () => {
    const [hers, others] = [await keys.seal(AMINA, 'Amina'), await keys.seal(SALMA, 'Salma')];
    const moved = [withCiphertext(SALMA, ciphertextOf(hers)), withCiphertext(AMINA, ciphertextOf(others))];
    expect(await keys.reveal(moved)).toEqual(moved);
  });

  it('is left as it is where any bit of it was changed, or its end cut off', async () => {
    const whole = ciphertextOf(await keys.seal(AMINA, 'Amina Benali'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), fc.nat(whole.length - 1), async (bit, length) => {
        const changed = Buffer.from(whole);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        const tampered = [changed, whole.subarray(0, length)].map((bytes) => withCiphertext(AMINA, bytes));
        expect(await keys.reveal(tampered)).toEqual(tampered);
      }),
    );
  });

  it.each(['⟦amina:AAAA⟧', `⟦${AMINA}:⟧`, `⟦${AMINA}:AAAA`, `⟦${AMINA}:AAAA⟧`, `⟦${AMINA}:é⟧`, AMINA])(
    'is not what only looks so: %s',
    async (words) => {
      const name = await keys.seal(AMINA, 'Amina');
      expect(await keys.reveal({ words, note: `${words} ${name}` })).toEqual({ words, note: `${words} Amina` });
    },
  );
});

describe('who is forgotten', () => {
  it('is erased wherever they stood, and others are not', async () => {
    const [hers, others] = [await keys.seal(AMINA, 'أمينة'), await keys.seal(SALMA, 'سلمى')];
    const value = { of: [hers, others], note: `${hers} ${others} (${hers})` };
    await keys.forget(AMINA);
    expect(await keys.reveal(value)).toEqual({ of: [ERASED, 'سلمى'], note: `${ERASED} سلمى (${ERASED})` });
  });

  it('is sealed nothing for any more, whether they ever had a key or not', async () => {
    await keys.seal(AMINA, 'Amina');
    for (const person of [AMINA, NOBODY]) {
      await keys.forget(person);
      await keys.forget(person);
      await expect(keys.seal(person, 'again')).rejects.toThrow(PersonForgotten);
      expect(await stores[0]!.ofOwner(person)).toEqual([]);
    }
  });

  it('is forgotten at once by every process, which remembers no key between two questions', async () => {
    const other = await anotherProcess();
    const name = await keys.seal(AMINA, 'Amina');
    expect(await Promise.all([keys.reveal(name), other.reveal(name)])).toEqual(['Amina', 'Amina']);
    await other.forget(AMINA);
    expect(await Promise.all([keys.reveal(name), other.reveal(name)])).toEqual([ERASED, ERASED]);
    await expect(keys.seal(AMINA, 'Amina')).rejects.toThrow(PersonForgotten);
  });

  it('is erased, too, where the key store is lost', async () => {
    const name = await keys.seal(AMINA, 'Amina');
    await stores[0]!.removeOf(AMINA);
    expect(await keys.reveal(name)).toBe(ERASED);
  });
});

describe('two processes at once', () => {
  it('seal for a new person with one key', async () => {
    const processes = [keys, await anotherProcess(), await anotherProcess()];
    const names = await Promise.all(processes.map((each, index) => each.seal(AMINA, `Amina ${index}`)));
    for (const each of processes) expect(await each.reveal(names)).toEqual(['Amina 0', 'Amina 1', 'Amina 2']);
  });

  it('that seal for and forget one person leave no key, in whatever order their steps come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.uuid(), fc.boolean(), async (scheduler, name, isKnown) => {
        const person = derivedId(name);
        if (isKnown) await keys.seal(person, 'Amina');
        const [one, two, three] = [1, 2, 3].map(() => new PersonKeys(stepByStep(stores[0]!, scheduler)));
        const sealing = [one!, two!].map((each) => each.seal(person, 'Amina').catch((error: Error) => error));
        const [sealed] = await scheduler.waitFor(Promise.all([Promise.all(sealing), three!.forget(person)]));
        expect(await stores[0]!.ofOwner(person)).toEqual([]);
        for (const each of sealed)
          if (typeof each === 'string') expect(await keys.reveal(each)).toBe(ERASED);
          else expect(each).toBeInstanceOf(PersonForgotten);
      }),
      { numRuns: 60 },
    );
  });
});
