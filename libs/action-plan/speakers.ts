import type { Speaker } from '#kernel';
import { item } from './domain/action-item.commands.js';
import { type CorrectIndicatorValue, indicator } from './domain/indicator.commands.js';

/** Who has the item; nobody where it was given to nobody. */
const owner: Speaker = async (_command, facts, id) => (await facts.state(item, id)).owner;

/** Who reported the value; nobody where that is not known. */
const reporter: Speaker = async ({ id: value }: CorrectIndicatorValue, facts, id) => {
  const organisation = (await facts.state(indicator, id)).values.get(value)?.organisation;
  return organisation === undefined ? undefined : { kind: 'organisation', id: organisation };
};

/** Whose word each command is. What is not listed is the network's own. */
export const speakers: Readonly<Record<string, Speaker>> = {
  AcceptAssignment: owner,
  DeclineAssignment: owner,
  StartActionItem: owner,
  ReportProgress: owner,
  AttachEvidence: owner,
  BlockActionItem: owner,
  UnblockActionItem: owner,
  CompleteActionItem: owner,
  RescheduleActionItem: owner,
  CorrectIndicatorValue: reporter,
};
