import { type Guards, sees } from '#kernel';
import type { PositionEvent } from './domain/position.js';

/** What of the events of positions somebody may be told: a comment is for whom the organisation that gives the opinion says. */
export const guarded: Guards<PositionEvent> = {
  OpinionGiven(event, { audience }) {
    const { organisation, opinion, commentVisibility: visibility } = event.data;
    const reads = sees(audience, { network: event.metadata.network, organisation, visibility });
    return reads ? event : { ...event, data: { organisation, opinion } };
  },
};
