import { type Audience, type Filter, sees } from '#kernel';
import type { PositionDocument } from './position.document.js';

const STOOD_BEHIND: readonly PositionDocument['status'][] = ['adopted', 'on-record', 'superseded'];

/** Whether a position is public: its network stands or stood behind it. Rejected or withdrawn it is where it was published: that stays so. */
export const isPublic = ({ status, publications }: Pick<PositionDocument, 'status' | 'publications'>): boolean =>
  STOOD_BEHIND.includes(status) || publications.length > 0;

/** The same as a filter over positions. */
export const PUBLIC: Filter = { $or: [{ status: { $in: STOOD_BEHIND } }, { publications: { $ne: [] } }] };

/** Whether an audience reads how a network makes up its mind: drafts, opinions, rejections. */
export const readsDeliberation = (audience: Audience, network: string): boolean =>
  sees(audience, { network, visibility: 'members' });
