import type { Document } from 'mongodb';
import type { AskInbox } from '#kernel';

/** Groups an account's notices by object; answers `newest`, `unread` and `all`. */
export function inboxPipeline({ account, unreadOnly, network, kinds, after, limit }: AskInbox): Document[] {
  return [
    { $match: { account, ...(network === undefined ? {} : { network }) } },
    { $sort: { object: 1, at: -1, _id: -1 } },
    {
      $group: {
        _id: '$object',
        newest: { $first: '$$ROOT' },
        unread: { $sum: { $cond: [{ $eq: ['$readAt', null] }, 1, 0] } },
        all: { $sum: 1 },
      },
    },
    {
      $match: {
        ...(unreadOnly ? { unread: { $gt: 0 } } : {}),
        ...(kinds ? { 'newest.kind': { $in: [...kinds] } } : {}),
        ...(after ? { $or: beforeInTime(after) } : {}),
      },
    },
    { $sort: { 'newest.at': -1, 'newest._id': -1 } },
    { $limit: limit },
    { $project: { _id: 0 } },
  ];
}

const beforeInTime = ({ at, id }: NonNullable<AskInbox['after']>): Document[] => [
  { 'newest.at': { $lt: at } },
  { 'newest.at': at, 'newest._id': { $lt: id } },
];

/** Counts, by network, the objects that an account has unread notices of; answers `_id`, the network, and `objects`. */
export const unreadPipeline = (account: string): Document[] => [
  { $match: { account, readAt: null } },
  { $group: { _id: { network: '$network', object: '$object' } } },
  { $group: { _id: '$_id.network', objects: { $sum: 1 } } },
];
