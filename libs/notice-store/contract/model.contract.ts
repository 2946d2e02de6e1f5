import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { AskInbox, InboxEntry, KeptNotice, NewNotice, ReadMark, UnreadCounts } from '#kernel';
import { type Given, minute, notice } from './given.contract.js';

const OBJECTS = ['o1', 'o2', 'o3', 'o4', 'o5'];
const DIGESTS = [minute(100), minute(200)];
const network = fc.constantFrom('r1', 'r2');
const kind = fc.constantFrom('work-given', 'work-late', 'workshop-near');
const at = fc.nat({ max: 6 }).map(minute);

const told = fc.array(
  fc.record({ network, kind, at, object: fc.constantFrom(...OBJECTS), digest: fc.constantFrom(undefined, ...DIGESTS) }),
  { maxLength: 25 },
);
const mark: fc.Arbitrary<ReadMark> = fc.oneof(
  fc.record({ objects: fc.subarray(OBJECTS) }),
  fc.record({ until: at, network }, { requiredKeys: ['until'] }),
);
const ask = fc.record(
  { unreadOnly: fc.boolean(), network, kinds: fc.uniqueArray(kind), limit: fc.integer({ min: 1, max: 4 }) },
  { requiredKeys: ['limit'] },
);
type Ask = Omit<AskInbox, 'account'>;

const newestFirst = (one: KeptNotice, other: KeptNotice) => (one.at + one.id < other.at + other.id ? 1 : -1);
const isUnread = ({ readAt }: KeptNotice) => readAt === undefined;
const marks = (mark: ReadMark, { object, at, network }: KeptNotice) =>
  'objects' in mark ? mark.objects.includes(object) : at <= mark.until && network === (mark.network ?? network);

/** An account's notices in an array, with nothing but the rules. */
class Model {
  #notices: readonly KeptNotice[];

  constructor(notices: readonly NewNotice[]) {
    this.#notices = notices.map(({ positions: _, ...kept }) => ({ ...kept, count: 1 })).toSorted(newestFirst);
  }

  markRead(mark: ReadMark, readAt: string): number {
    const before = this.#notices;
    this.#notices = before.map((each) => (isUnread(each) && marks(mark, each) ? { ...each, readAt } : each));
    return this.#notices.filter((each, index) => each !== before[index]).length;
  }

  about(object: string): readonly KeptNotice[] {
    return this.#notices.filter((each) => each.object === object);
  }

  ofDigest(digest: string): readonly KeptNotice[] {
    return this.#notices.filter((each) => each.digest === digest && isUnread(each));
  }

  unread(): UnreadCounts {
    const byNetwork = Map.groupBy(this.#notices.filter(isUnread), ({ network }) => network);
    return new Map(
      [...byNetwork].map(([network, those]) => [network, new Set(those.map(({ object }) => object)).size]),
    );
  }

  inbox({ unreadOnly, network, kinds }: Ask): readonly InboxEntry[] {
    const asked = this.#notices.filter((each) => network === undefined || each.network === network);
    return [...Map.groupBy(asked, ({ object }) => object).values()]
      .map((those) => ({ newest: those[0]!, unread: those.filter(isUnread).length, all: those.length }))
      .filter(({ newest, unread }) => (!unreadOnly || unread > 0) && (!kinds || kinds.includes(newest.kind)))
      .toSorted((one, other) => newestFirst(one.newest, other.newest));
  }
}

/** Whatever was told and read, every way to ask agrees with an array. */
export function againstAModel(given: () => Given): void {
  it('agrees with an array', async () => {
    await fc.assert(
      fc.asyncProperty(
        told,
        fc.array(mark, { maxLength: 3 }),
        fc.array(ask, { maxLength: 5 }),
        async (told, marks, asks) => {
          const [{ store }, account] = [given(), randomUUID()];
          const notices = told.map((said, n) => notice({ ...said, id: `${account} ${n}`, account, positions: [n] }));
          const strangers = notices.map((each) => ({
            ...each,
            id: `stranger ${each.id}`,
            account: `stranger ${account}`,
          }));
          await store.add([...notices, ...strangers]);
          const model = new Model(notices.map((each) => JSON.parse(JSON.stringify(each)) as NewNotice));
          for (const [n, mark] of marks.entries())
            expect(await store.markRead(account, mark, minute(n))).toBe(model.markRead(mark, minute(n)));
          expect(await store.unread(account)).toEqual(model.unread());
          for (const object of OBJECTS) expect(await store.about(account, object)).toEqual(model.about(object));
          for (const digest of DIGESTS) expect(await store.ofDigest(account, digest)).toEqual(model.ofDigest(digest));
          for (const asked of asks) {
            const pages: InboxEntry[] = [];
            for (let more = true; more;) {
              const page = await store.inbox({
                account,
                ...asked,
                ...(pages.length > 0 ? { after: pages.at(-1)!.newest } : {}),
              });
              pages.push(...page);
              more = page.length === asked.limit && pages.length <= told.length;
            }
            expect(pages).toEqual(model.inbox(asked));
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
}
