import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { ActionPlanEvent } from '../domain/action-plan.js';
import { planId } from '../domain/fields.js';
import { plansView } from './plans.view.js';

const [RIGHTS, HEALTH, WORKSHOP] = ['rights', 'health', 'workshop'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
];
const [PNPM, CDE] = [planId('pnpm', '2023'), planId('cde-maroc', '2023')];
const set = (id: string, fr: string): ActionPlanEvent => ({
  type: 'ObjectiveSet',
  data: { id, axis: { fr: 'Axe' }, objective: { fr }, weight: 1 },
});
const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: { workshop: WORKSHOP } };

const plans = (network: string, ...events: ActionPlanEvent[]) =>
  events.map((event, index) =>
    recorded(event, { name: 'actionPlan' }, index, { network, id: '2023', occurredOn: `2023-0${index + 1}` }),
  );

describe('the plans view', () => {
  it('has one document per network and year', () => {
    const documents = project(plansView, [...plans('pnpm', drafted), ...plans('cde-maroc', drafted)]);
    expect([...documents.keys()]).toEqual([PNPM, CDE]);
    expect(documents.get(PNPM)).toMatchObject({
      network: 'pnpm',
      year: '2023',
      status: 'draft',
      draftedOn: '2023-01',
      draftedAfter: WORKSHOP,
    });
  });

  it('keeps the order of objectives when one is worded anew', () => {
    const documents = project(
      plansView,
      plans('pnpm', drafted, set(RIGHTS, 'Droits'), set(HEALTH, 'Santé'), set(RIGHTS, 'Accès aux droits')),
    );
    expect(documents.get(PNPM)?.objectives.map(({ objective }) => objective.fr)).toEqual(['Accès aux droits', 'Santé']);
  });

  it('tells who adopted it, why it was revised, and what became of it', () => {
    const [document] = project(
      plansView,
      plans(
        'pnpm',
        drafted,
        { type: 'ActionPlanAdopted', data: { workshop: WORKSHOP } },
        { type: 'ActionPlanRevised', data: { reason: { fr: 'Budget' } } },
        { type: 'ActionPlanClosed', data: { carriedOver: 4, summary: { fr: 'Bilan' } } },
      ),
    ).values();
    expect(document).toMatchObject({
      status: 'closed',
      adoptedOn: '2023-02',
      adoptedBy: WORKSHOP,
      revisions: [{ on: '2023-03', reason: { fr: 'Budget' } }],
      closedOn: '2023-04',
      summary: { fr: 'Bilan' },
      carriedOver: 4,
      revision: 3,
    });
  });
});
