import type { Party, Speaker } from '#kernel';
import { activity, type DeclareActivity } from './domain/activity.commands.js';

const party = (id: string): Party => ({ kind: 'organisation', id });

/** The organisation whose activity it is. */
const owner: Speaker = async (_command, facts, id) => {
  const { status, organisation } = await facts.state(activity, id);
  return status === 'unknown' ? undefined : party(organisation);
};

/** Whose word each command is: that of the organisation that does it. What is not listed is the network's own. */
export const speakers: Readonly<Record<string, Speaker>> = {
  DeclareActivity: async ({ organisation }: DeclareActivity) => party(organisation),
  ChangeActivityStatus: owner,
  ChangeActivityScope: owner,
  ConfirmActivity: owner,
  EndActivity: owner,
};
