import {
  Id,
  idOf,
  InLanguages,
  networkOf,
  NetworkKey,
  OneOf,
  OnPartialDate,
  type PartialDate,
  PartList,
  type Text,
  view,
  Whole,
} from '#kernel';
import type { ActionPlanEvent } from '../domain/action-plan.js';
import { planId, PlanYear } from '../domain/fields.js';

/** An objective of a plan. */
export class ObjectiveDocument {
  @Id() id: string;
  @InLanguages() axis: Text;
  @InLanguages() objective: Text;
  @Whole({ about: 'How much an item under it counts, times the item’s own weight' }) weight: number;
  @PlanYear({ optional: true, about: 'The year of the plan that it was carried over from' }) carriedFrom?: string;
}

/** Why a plan was changed after it was adopted. */
export class RevisionDocument {
  @OnPartialDate() on: PartialDate;
  @InLanguages() reason: Text;
}

/** The action plan of one year. */
export class PlanDocument {
  @Id() id: string;
  @NetworkKey() network: string;
  @PlanYear() year: string;
  @OneOf(['draft', 'adopted', 'closed']) status: 'draft' | 'adopted' | 'closed';
  @InLanguages({ optional: true }) title?: Text;
  @PartList(() => ObjectiveDocument) objectives: readonly ObjectiveDocument[];
  @OnPartialDate() draftedOn: PartialDate;
  @Id({ optional: true, about: 'The workshop that asked for it' }) draftedAfter?: string;
  @OnPartialDate({ optional: true }) adoptedOn?: PartialDate;
  @Id({ optional: true, about: 'The workshop that adopted it' }) adoptedBy?: string;
  @PartList(() => RevisionDocument) revisions: readonly RevisionDocument[];
  @OnPartialDate({ optional: true }) closedOn?: PartialDate;
  @InLanguages({ optional: true }) summary?: Text;
  @Whole({ optional: true, about: 'Items that went on in the next plan' }) carriedOver?: number;
  @Whole() revision: number;
}

/** One document per network and year. */
export const plansView = view<PlanDocument, ActionPlanEvent>({
  name: 'actionPlans',
  version: 1,
  scope: 'network',
  document: PlanDocument,
  indexes: [['network', 'year']],
  touches: ({ stream }) => [planId(networkOf(stream), idOf(stream))],
  starts: {
    ActionPlanDrafted: ({ stream, data, metadata, revision }, id) => ({
      id,
      network: networkOf(stream),
      year: idOf(stream),
      status: 'draft',
      title: data.title,
      objectives: [],
      draftedOn: metadata.occurredOn,
      draftedAfter: data.workshop,
      revisions: [],
      revision,
    }),
  },
  changes: {
    ObjectiveSet: (plan, { data, revision }) => ({ ...plan, objectives: withObjective(plan, data), revision }),
    ActionPlanAdopted: (plan, { data, metadata, revision }) => ({
      ...plan,
      status: 'adopted',
      adoptedOn: metadata.occurredOn,
      adoptedBy: data.workshop,
      revision,
    }),
    ActionPlanRevised: (plan, { data, metadata, revision }) => ({
      ...plan,
      revisions: [...plan.revisions, { on: metadata.occurredOn, reason: data.reason }],
      revision,
    }),
    ActionPlanClosed: (plan, { data, metadata, revision }) => ({
      ...plan,
      status: 'closed',
      closedOn: metadata.occurredOn,
      summary: data.summary,
      carriedOver: data.carriedOver,
      revision,
    }),
  },
});

/** An objective that is set again keeps its place. */
const withObjective = ({ objectives }: PlanDocument, objective: ObjectiveDocument): readonly ObjectiveDocument[] =>
  objectives.some(({ id }) => id === objective.id)
    ? objectives.map((known) => (known.id === objective.id ? objective : known))
    : [...objectives, objective];
