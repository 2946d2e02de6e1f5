import { type Guards, idOf, type Listener, type RecordedAs, sees } from '#kernel';
import type { FocalPointEvent } from './domain/focal-point.js';
import { focalPointId, focalPointsView } from './views/focal-points.view.js';

/** That somebody stands for an organisation no more is for whom it was that they did. */
async function ended<E extends RecordedAs<FocalPointEvent, 'FocalPointReleased' | 'FocalPointErased'>>(
  event: E,
  { audience, reader }: Listener,
): Promise<E | undefined> {
  const id = focalPointId(event.data.network, idOf(event.stream), event.data.person);
  const point = await reader.get(focalPointsView, id);
  return point && sees(audience, point) ? event : undefined;
}

/** What of the events of organisations somebody may be told: who stands for one is for whom it says. */
export const guarded: Guards<FocalPointEvent> = {
  FocalPointDesignated(event, { audience }) {
    const { network, visibility } = event.data;
    return sees(audience, { network, visibility, organisation: idOf(event.stream) }) ? event : undefined;
  },
  FocalPointReleased: ended,
  FocalPointErased: ended,
};
