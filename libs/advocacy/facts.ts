import type { Facts, FactsLoader } from '#kernel';
import { decisionRuleOn, membership, network, organisation, standingOn } from '#networks';
import { workshop } from '#workshops';
import type { EndorsePosition, SubmitPosition, SupersedePosition, SuccessorFacts } from './domain/defence.commands.js';
import type {
  DraftPosition,
  ElectorateFacts,
  GiveOpinion,
  RecordPosition,
  RuleFacts,
  StandingFacts,
} from './domain/deliberation.commands.js';
import { position } from './domain/position.commands.js';
import { refuse } from './domain/problems.js';

/** What a position is said to come from has to be there. */
const origin: FactsLoader = async ({ workshop: id, recommendation }: DraftPosition | RecordPosition, facts) => {
  if (id && !(await facts.exists(workshop, id))) return refuse('position-workshop-unknown', { workshop: id });
  if (!recommendation) return undefined;
  const gatherings = id ? [await facts.state(workshop, id)] : [...(await facts.all(workshop)).values()];
  const issued = gatherings.some(({ recommendations }) => recommendations.has(recommendation));
  return issued ? undefined : refuse('position-recommendation-unknown', { recommendation });
};

const registered: FactsLoader = async (
  { organisation: id }: EndorsePosition | SubmitPosition | RecordPosition,
  facts,
) =>
  id && !(await facts.exists(organisation, id))
    ? refuse('position-organisation-unknown', { organisation: id })
    : undefined;

const standing: FactsLoader = async ({ organisation: id }: GiveOpinion, facts): Promise<StandingFacts> => {
  const member = await facts.state(membership, id);
  return { isActiveOn: (day) => standingOn(member, day) === 'active' };
};

const LONGEST_CHAIN = 20;

/** The organisation that a record is of now. */
async function survivorOf(id: string, facts: Facts, steps = LONGEST_CHAIN): Promise<string> {
  const into = steps > 0 ? (await facts.state(organisation, id)).mergedInto : undefined;
  return into === undefined ? id : survivorOf(into, facts, steps - 1);
}

const electorate: FactsLoader = async (_, facts): Promise<ElectorateFacts> => {
  const members = await facts.all(membership);
  const survivors = await Promise.all(
    [...members.keys()].map(async (id) => [id, await survivorOf(id, facts)] as const),
  );
  return {
    electorateOn: (day) => new Map(survivors.filter(([id]) => standingOn(members.get(id)!, day) === 'active')),
  };
};

const rule: FactsLoader = async (_, facts, _position, key): Promise<RuleFacts> => ({
  ruleOn: decisionRuleOn(await facts.state(network, key)),
});

const successor: FactsLoader = async ({ by }: SupersedePosition, facts): Promise<SuccessorFacts> => ({
  successor: await facts.state(position, by),
});

/** What the decisions about positions rely on elsewhere. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  DraftPosition: origin,
  RecordPosition: async (...command) => (await origin(...command)) ?? registered(...command),
  OpenConsultation: rule,
  GiveOpinion: standing,
  CloseConsultation: electorate,
  AdoptPosition: rule,
  RejectPosition: rule,
  EndorsePosition: registered,
  SubmitPosition: registered,
  SupersedePosition: successor,
};
