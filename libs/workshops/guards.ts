import { type Guards, sees } from '#kernel';
import type { WorkshopEvent } from './domain/workshop.js';

/** What of the events of gatherings somebody may be told: a comment is for whom the invited organisation says. */
export const guarded: Guards<WorkshopEvent> = {
  InvitationAnswered(event, { audience }) {
    const { organisation, answer, commentVisibility: visibility } = event.data;
    const reads = sees(audience, { network: event.metadata.network, organisation, visibility });
    return reads ? event : { ...event, data: { organisation, answer } };
  },
};
