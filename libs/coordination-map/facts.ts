import type { Facts, FactsLoader } from '#kernel';
import { membership, standingOn } from '#networks';
import { activity, type ActivityFacts, type DeclareActivity } from './domain/activity.commands.js';
import { frame } from './domain/frame.commands.js';

/** Members are judged by the day: history is told late, and then counts for what they were. */
async function about(organisation: string, facts: Facts, network: string): Promise<ActivityFacts> {
  const member = await facts.state(membership, organisation);
  return {
    frame: await facts.state(frame, network),
    activeOn: (day) => standingOn(member, day) === 'active',
  };
}

const ofActivity: FactsLoader = async (_command, facts, id, network) =>
  about((await facts.state(activity, id)).organisation, facts, network);

/** What the decisions on activities rely on elsewhere: what the map is made of, and who is a member. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  DeclareActivity: ({ organisation }: DeclareActivity, facts, _id, network) => about(organisation, facts, network),
  ChangeActivityStatus: ofActivity,
  ChangeActivityScope: ofActivity,
  ConfirmActivity: ofActivity,
};
