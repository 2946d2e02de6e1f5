import type { QueryContext } from '#kernel';
import { positionFor } from '../views/confidential-position.js';
import type { PositionDocument } from '../views/position.document.js';
import { positionsView } from '../views/positions.view.js';

/** The position that a path names, as far as whoever asks may read it; nothing where they may not know of it. */
export async function positionAsked({
  reader,
  path,
  audience,
}: Pick<QueryContext, 'reader' | 'path' | 'audience'>): Promise<PositionDocument | undefined> {
  const found = await reader.get(positionsView, path.id!);
  return found && found.network === path.network ? positionFor(audience, found) : undefined;
}
