import { type AnyBulkWriteOperation, type Collection } from 'mongodb';
import { BEGINNING, type NewNotice } from '#kernel';
import { type StoredNotice, toStored } from '../stored-notice.js';
import { refusedBy } from './answering.js';

/** A notice as it lies in MongoDB. */
export interface NoticeDocument extends Omit<StoredNotice, 'id'> {
  readonly _id: string;
}

/**
 * Writes notices, each in one step of the server's, so that it is right whoever else writes and wherever it ends. A notice of the same id
 * that counts as much already is passed over by the guard, and refuses to be inserted again. What is refused exists by now, be it as far or
 * inserted by another this very moment: once more, without inserting, settles it.
 */
export async function addAll(collection: Collection<NoticeDocument>, notices: readonly NewNotice[]): Promise<void> {
  for (const group of withoutRepeats(notices)) {
    const refused = await bulk(collection, group, true);
    if (refused.length > 0) await bulk(collection, refused, false);
  }
}

/** Notices in their order, cut wherever an id comes again: within a bulk there is no order. */
function withoutRepeats(notices: readonly NewNotice[]): readonly (readonly NewNotice[])[] {
  const groups: Map<string, NewNotice>[] = [];
  for (const notice of notices) {
    if (groups.at(-1)?.has(notice.id) ?? true) groups.push(new Map());
    groups.at(-1)!.set(notice.id, notice);
  }
  return groups.map((group) => [...group.values()]);
}

async function bulk(collection: Collection<NoticeDocument>, notices: readonly NewNotice[], upsert: boolean) {
  const operations = notices.map((notice) => addition(notice, upsert));
  const refused = await collection.bulkWrite(operations, { ordered: false }).then(() => [], refusedBy);
  return refused.map((index) => notices[index]!);
}

/** What stands stays, then what is new replaces it: a document that is inserted is empty but for its id. */
function addition(notice: NewNotice, upsert: boolean): AnyBulkWriteOperation<NoticeDocument> {
  const { id, account, network, kind, object, at, digest, content, last, readAt } = toStored(notice);
  const first = { account, network, kind, object };
  const latest = { at, digest, content, last, readAt };
  const events = { $add: [{ $ifNull: ['$events', 0] }, { $size: after(notice.positions) }] };
  const update = [
    { $replaceWith: { $mergeObjects: [{ $literal: first }, '$$ROOT', { $literal: latest }, { events }] } },
  ];
  return { updateOne: { filter: { _id: id, last: { $lt: last } }, update, upsert } };
}

/** Of these positions, those after the last that the document counts. */
const after = (positions: NewNotice['positions']) => ({
  $filter: {
    input: { $literal: [...new Set(positions)] },
    cond: { $gt: ['$$this', { $ifNull: ['$last', BEGINNING] }] },
  },
});
