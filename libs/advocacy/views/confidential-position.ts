import { type Audience, sees } from '#kernel';
import type { PositionDocument } from './position.document.js';

/** A position with the comments on opinions that an audience may read; nothing is left of the others. */
export const positionFor = (audience: Audience, position: PositionDocument): PositionDocument => ({
  ...position,
  rounds: position.rounds.map((round) => ({
    ...round,
    opinions: round.opinions.map(({ comment, commentVisibility: visibility, ...opinion }) => {
      const reads = sees(audience, { network: position.network, organisation: opinion.organisation, visibility });
      return reads ? { ...opinion, comment, commentVisibility: visibility } : opinion;
    }),
  })),
});
