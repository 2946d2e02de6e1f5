import type { Speaker } from '#kernel';
import type { EndorsePosition, WithdrawEndorsement } from './domain/defence.commands.js';
import type { GiveOpinion } from './domain/deliberation.commands.js';

/** The organisation that the command names. */
const organisation: Speaker = async (command: GiveOpinion | EndorsePosition | WithdrawEndorsement) => ({
  kind: 'organisation',
  id: command.organisation,
});

/** Whose word each command is. What is not listed is the network's own. */
export const speakers: Readonly<Record<string, Speaker>> = {
  GiveOpinion: organisation,
  EndorsePosition: organisation,
  WithdrawEndorsement: organisation,
};
