import { type Audience, sees } from '#kernel';
import type { PositionDocument } from './position.document.js';
import { isPublic, readsDeliberation } from './public-position.js';

/** A position that is public, with what was counted in its consultations but not who said what. */
const shown = (position: PositionDocument): PositionDocument => ({
  ...position,
  rounds: position.rounds.filter(({ tally }) => tally !== undefined).map((round) => ({ ...round, opinions: [] })),
});

/** What an audience may read of a position, and of the comments on opinions; nothing where they may not know of it. */
export function positionFor(audience: Audience, position: PositionDocument): PositionDocument | undefined {
  const { network } = position;
  if (!readsDeliberation(audience, network)) return isPublic(position) ? shown(position) : undefined;
  return {
    ...position,
    rounds: position.rounds.map((round) => ({
      ...round,
      opinions: round.opinions.map(({ comment, commentVisibility: visibility, ...opinion }) => {
        const reads = sees(audience, { network, organisation: opinion.organisation, visibility });
        return reads ? { ...opinion, comment, commentVisibility: visibility } : opinion;
      }),
    })),
  };
}
