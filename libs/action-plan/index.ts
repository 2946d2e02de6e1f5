import type { Context } from '#kernel';
import { item } from './domain/action-item.commands.js';
import { plan } from './domain/action-plan.commands.js';
import { indicator } from './domain/indicator.commands.js';
import { planId } from './domain/fields.js';
import { problems } from './domain/problems.js';
import { facts } from './facts.js';
import { guarded } from './guards.js';
import { queries } from './queries.js';
import { routes } from './routes.js';
import { speakers } from './speakers.js';
import { indicatorsView } from './views/indicators.view.js';
import { itemsView } from './views/items.view.js';
import { plansView } from './views/plans.view.js';
import { sentences, subjects, terms } from './words.js';

/** What a network sets out to do in a year, who does it, how far it is, and what it comes to. */
export const actionPlan: Context = {
  name: 'action-plan',
  about: 'What a network sets out to do in a year, who does it, how far it is, and what it comes to.',
  aggregates: [plan, item, indicator],
  facts,
  speakers,
  views: [plansView, itemsView, indicatorsView],
  queries,
  commands: routes,
  problems,
  sentences,
  terms,
  subjects,
  guarded,
  subjectIds: { actionPlan: planId },
};

export { item, plan, indicator };
export { indicatorsView, itemsView, plansView };
export type { ActionItem, ActionItemEvent, ItemStatus, Owner } from './domain/action-item.js';
export type { ActionPlan, ActionPlanEvent } from './domain/action-plan.js';
export type { Indicator, IndicatorEvent } from './domain/indicator.js';
export type { IndicatorDocument } from './views/indicator.document.js';
export type { ItemDocument } from './views/item.document.js';
export type { PlanDocument } from './views/plans.view.js';
export { isOverdue } from './views/item-summary.js';
