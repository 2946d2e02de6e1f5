import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NoticeStore, NoticeStoreUnavailable } from '#kernel';
import { addsOnce } from './contract/adding.contract.js';
import { forgets } from './contract/forgetting.contract.js';
import { type Given, minute, notice } from './contract/given.contract.js';
import { showsAnInbox } from './contract/inbox.contract.js';
import { againstAModel } from './contract/model.contract.js';
import { outlives } from './contract/outliving.contract.js';
import { remembersWhatWasRead } from './contract/reading.contract.js';
import { openNoticeStore } from './index.js';

/** A place for one test, with nothing in it. */
export interface NoticeStoreHarness {
  readonly url: string;
  dispose(): Promise<void>;
}

export interface NoticeStoreTraits {
  /** Whether what is written outlives the store that wrote it, and others see it. */
  readonly lasts: boolean;
}

/** Every call of the port but `close`. */
const CALLS: Readonly<Record<Exclude<keyof NoticeStore, 'close'>, (store: NoticeStore) => Promise<unknown>>> = {
  add: (store) => store.add([notice()]),
  inbox: (store) => store.inbox({ account: 'a1', limit: 9 }),
  about: (store) => store.about('a1', 'o1'),
  getMany: (store) => store.getMany(['n1']),
  ofDigest: (store) => store.ofDigest('a1', minute(1)),
  unread: (store) => store.unread('a1'),
  markRead: (store) => store.markRead('a1', { objects: ['o1'] }, minute(1)),
  checkpoint: (store) => store.checkpoint('notices'),
  moveCheckpoint: (store) => store.moveCheckpoint('notices', 1),
  removeOf: (store) => store.removeOf('a1'),
  sweep: (store) => store.sweep(minute(0)),
};

/** Every call is refused as unavailable. */
export async function expectUnavailable(store: NoticeStore): Promise<void> {
  const outcomes = await Promise.allSettled(Object.values(CALLS).map((call) => call(store)));
  for (const outcome of outcomes)
    expect(outcome).toEqual({ status: 'rejected', reason: expect.any(NoticeStoreUnavailable) });
}

/** Proves that an adapter keeps what the `NoticeStore` port promises. */
export function noticeStoreContract(
  name: string,
  { lasts }: NoticeStoreTraits,
  makeHarness: () => Promise<NoticeStoreHarness>,
): void {
  describe(`notice store: ${name}`, () => {
    let harness: NoticeStoreHarness;
    let given: Given;
    beforeEach(async () => {
      harness = await makeHarness();
      const store = await openNoticeStore(harness.url);
      given = { store, other: lasts ? await openNoticeStore(harness.url) : store };
    });
    afterEach(async () => {
      await given.store.close();
      await given.other.close();
      await harness.dispose();
    });

    addsOnce(() => given);
    showsAnInbox(() => given);
    remembersWhatWasRead(() => given);
    againstAModel(() => given);
    forgets(() => given);
    if (lasts) outlives(() => harness.url);

    it('is unavailable once it is closed', async () => {
      for (const call of Object.values(CALLS)) await call(given.store);
      await given.store.close();
      await expectUnavailable(given.store);
    });
  });
}
