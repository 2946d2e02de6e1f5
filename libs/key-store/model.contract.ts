import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyRecord, KeyStore } from '#kernel';

/** A store, and the clock that it goes by. */
export interface Clocked {
  readonly store: KeyStore;
  now(): number;
  /** Lets time pass. */
  wait(seconds: number): void;
}

type Step = (clocked: Clocked, model: Model) => Promise<void>;

/** A store that is a map, with nothing but the rules. */
class Model {
  readonly records = new Map<string, KeyRecord>();
  now = 0;

  live(is: (record: KeyRecord) => boolean): KeyRecord[] {
    const isLive = ({ expiresAt }: KeyRecord) => !expiresAt || Date.parse(expiresAt) > this.now;
    return [...this.records.values()].filter((record) => isLive(record) && is(record)).sort(byName);
  }

  drop(is: (record: KeyRecord) => boolean): number {
    const dropped = this.live(is);
    for (const [name, record] of this.records) if (is(record)) this.records.delete(name);
    return dropped.length;
  }

  create(record: KeyRecord): boolean {
    if (this.live((other) => nameOf(other) === nameOf(record)).length > 0) return false;
    this.records.set(nameOf(record), record);
    return true;
  }
}

const nameOf = ({ kind, id }: Pick<KeyRecord, 'kind' | 'id'>): string => `${kind}/${id}`;
const byName = (one: KeyRecord, other: KeyRecord): number => (nameOf(one) < nameOf(other) ? -1 : 1);

const KINDS = ['link', 'session', 'token'];
const IDS = ['1', '2', '٣'];
const OWNERS = ['a1', 'a2'];
const kind = fc.constantFrom(...KINDS);
const id = fc.constantFrom(...IDS);
const owner = fc.constantFrom(...OWNERS);

const draft = fc.record(
  {
    kind,
    id,
    owner,
    value: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
    lasts: fc.nat(3),
  },
  { requiredKeys: ['kind', 'id', 'value'] },
);
type Draft = typeof draft extends fc.Arbitrary<infer Drafted> ? Drafted : never;

const expiring = ({ lasts, ...record }: Draft, now: number): KeyRecord =>
  lasts === undefined ? record : { ...record, expiresAt: new Date(now + lasts * 1_000).toISOString() };

const step: fc.Arbitrary<Step> = fc.oneof(
  draft.map((drafted): Step => async ({ store, now }, model) => {
    const record = expiring(drafted, now());
    expect(await store.create(record)).toBe(model.create(record));
  }),
  draft.map((drafted): Step => async ({ store, now }, model) => {
    const record = expiring(drafted, now());
    await store.put(record);
    model.records.set(nameOf(record), record);
  }),
  draft.map((drafted): Step => async ({ store, now }, model) => {
    const record = expiring(drafted, now());
    const isThere = model.live((other) => nameOf(other) === nameOf(record)).length > 0;
    expect(await store.replace(record)).toBe(isThere);
    if (isThere) model.records.set(nameOf(record), record);
  }),
  fc.tuple(kind, id).map(([kind, id]): Step => async ({ store }, model) => {
    const isNamed = (record: KeyRecord) => record.kind === kind && record.id === id;
    expect(await store.remove(kind, id)).toBe(model.drop(isNamed) === 1);
  }),
  fc.tuple(owner, fc.option(kind, { nil: undefined })).map(([owner, kind]): Step => async ({ store }, model) => {
    await store.removeOf(owner, kind);
    model.drop((record) => record.owner === owner && (!kind || record.kind === kind));
  }),
  fc.nat(2).map(
    (seconds): Step =>
      async ({ wait }) =>
        wait(seconds),
  ),
  fc.constant<Step>(({ store }) => store.sweep()),
);

/** Random steps do what a map does, and every way to read agrees with it. */
export function againstAModel(given: () => Clocked): void {
  it('agrees with a map', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const [clocked, model] = [given(), new Model()];
        for (const { kind, id } of await readAll(clocked.store)) await clocked.store.remove(kind, id);
        for (const take of steps) {
          model.now = clocked.now();
          await take(clocked, model);
          model.now = clocked.now();
          expect(await readAll(clocked.store)).toEqual(model.live(() => true));
        }
        for (const owner of OWNERS)
          expect(await clocked.store.ofOwner(owner)).toEqual(model.live((record) => record.owner === owner));
      }),
      { numRuns: 20 },
    );
  }, 120_000);
}

const readAll = async (store: KeyStore): Promise<KeyRecord[]> =>
  (await Promise.all(KINDS.map((kind) => store.getMany(kind, IDS)))).flat().sort(byName);
