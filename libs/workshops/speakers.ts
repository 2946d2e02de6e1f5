import type { Speaker } from '#kernel';
import type { AnswerInvitation } from './domain/planning.commands.js';

/** Whose word each command is. What is not listed is the network's own. */
export const speakers: Readonly<Record<string, Speaker>> = {
  AnswerInvitation: async ({ organisation: id }: AnswerInvitation) => ({ kind: 'organisation', id }),
};
