import { describe, expect, it } from '@jest/globals';
import {
  type AnswerRoute,
  derivedId,
  everything,
  isRefusal,
  type ListRoute,
  type QueryContext,
  unknownFields,
} from '#kernel';
import { organisation, workingGroup } from '#networks';
import { workshop } from '#workshops';
import { indicator, item, plan } from './index.js';
import { queries } from './queries.js';
import { Told } from './testing.js';

const [AMANE, OMDH, GROUP, INDICATOR, RIGHTS] = ['amane', 'omdh', 'group', 'indicator', 'rights'].map((name) =>
  derivedId(name),
) as [string, string, string, string, string];
const [WORKSHOP, RECOMMENDATION] = [derivedId('workshop'), derivedId('recommendation')];
const itemId = (name: string) => derivedId('item', name);
const reason = { fr: 'Raison' };
const proposed = (fr: string, more: object = {}) => ({
  type: 'ActionItemProposed',
  data: { plan: '2023', title: { fr }, weight: 1, ...more },
});
const assigned = (owner: string, kind = 'organisation') => ({ type: 'ActionItemAssigned', data: { kind, owner } });
const accepted = (owner: string) => ({ type: 'AssignmentAccepted', data: { owner } });

const registered = (fr: string, acronym: string) => ({
  type: 'OrganisationRegistered',
  data: { name: { fr }, acronym, kind: 'association' },
});

const recording = (): Told =>
  new Told()
    .tell(organisation, AMANE, '2009', registered('Association Meilleur Avenir pour Nos Enfants', 'AMANE'))
    .tell(organisation, OMDH, '2009', registered('Organisation Marocaine des Droits de l’Homme', 'OMDH'))
    .tell(workingGroup, GROUP, '2020', { type: 'WorkingGroupFormed', data: { name: { fr: 'Groupe santé' } } })
    .tell(workingGroup, GROUP, '2020', { type: 'WorkingGroupJoined', data: { organisation: OMDH } })
    .tell(workshop, WORKSHOP, '2023-02-03', {
      type: 'WorkshopScheduled',
      data: { kind: 'workshop', title: { fr: 'Relance' }, startsOn: '2023-02-03' },
    })
    .tell(workshop, WORKSHOP, '2023-02-03', {
      type: 'RecommendationIssued',
      data: { id: RECOMMENDATION, text: { fr: 'Dresser une carte' }, addressee: { kind: 'members' } },
    })
    .tell(plan, '2023', '2023-02', { type: 'ActionPlanDrafted', data: { workshop: WORKSHOP } })
    .tell(plan, '2023', '2023-02', {
      type: 'ObjectiveSet',
      data: { id: RIGHTS, axis: { fr: 'Droits' }, objective: { fr: 'Accès' }, weight: 1 },
    })
    .tell(
      item,
      itemId('mapped'),
      '2023-02',
      proposed('Cartographier les services', {
        dueOn: '2023-05-31',
        objective: RIGHTS,
        recommendation: RECOMMENDATION,
        region: 'MA-04',
      }),
    )
    .tell(item, itemId('mapped'), '2023-03', assigned(AMANE), accepted(AMANE))
    .tell(
      item,
      itemId('trained'),
      '2023-02',
      proposed('Former les médiateurs', { dueOn: '2023-06-20' }),
      assigned(GROUP, 'workingGroup'),
    )
    .tell(item, itemId('trained'), '2023-04', { type: 'ActionItemBlocked', data: { reason } })
    .tell(item, itemId('written'), '2023-02', proposed('Rédiger le guide', { dueOn: '2023-12-01' }), assigned(OMDH))
    .tell(
      item,
      itemId('asked'),
      '2023-02',
      proposed('Écrire au ministère', { plan: '2024', dueOn: '2023-06-14' }),
      assigned(OMDH),
      accepted(OMDH),
    )
    .tell(item, itemId('free'), '2023-02', proposed('Échanger l’information'))
    .tell(
      item,
      itemId('done'),
      '2023-02',
      proposed('Réunir les membres', { dueOn: '2023-02-28' }),
      assigned(AMANE),
      accepted(AMANE),
    )
    .tell(item, itemId('done'), '2023-03-01', { type: 'ActionItemCompleted', data: {} })
    .tell(indicator, INDICATOR, '2023-02', {
      type: 'IndicatorDefined',
      data: {
        title: { fr: 'Orientations' },
        unit: { fr: 'cas' },
        baseline: 0,
        target: 50,
        direction: 'increase',
        plan: '2023',
      },
    })
    .tell(indicator, INDICATOR, '2023-07', {
      type: 'IndicatorValueReported',
      data: { id: derivedId('value'), period: '2023-06', value: 20 },
    });
const told = recording();

const contextOf = (path: Record<string, string>, query: object): QueryContext<object> => ({
  reader: told,
  readerAsOf: () => Promise.reject(new Error('not asked')),
  log: {
    readLog: () => {
      throw new Error('not asked');
    },
  },
  path: { network: 'pnpm', ...path },
  query,
  today: '2023-06-15',
  language: 'fr',
  audience: everything(['pnpm']),
});
const route = (path: string) => queries.find((each) => each.path === path)!;

async function listed(path: string, query: object = {}): Promise<readonly { id: string }[]> {
  const { view, where, present } = route(path) as ListRoute;
  const context = contextOf({}, query);
  const documents = await told.find(view, { filter: await where(context) });
  return present ? ((await present(documents, context)) as { id: string }[]) : documents;
}
async function answered<Answer>(path: string, parameters: Record<string, string> = {}): Promise<Answer> {
  const answer = await (route(path) as AnswerRoute).run(contextOf(parameters, {}));
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer as Answer;
}
const named = (rows: readonly { id: string }[]) =>
  rows.map(({ id }) => ['mapped', 'trained', 'written', 'asked', 'free', 'done'].find((name) => itemId(name) === id));

describe('the list of items', () => {
  it.each([
    [{ plan: '2024' }, ['asked']],
    [{ status: 'completed' }, ['done']],
    [{ owner: AMANE }, ['mapped', 'done']],
    [{ overdue: true }, ['mapped', 'asked']],
    [{ overdue: false, plan: '2023' }, ['trained', 'written', 'free', 'done']],
    [{ unassigned: true }, ['free']],
    [{ blocked: true }, ['trained']],
    [{ objective: RIGHTS }, ['mapped']],
    [{ region: 'MA-04' }, ['mapped']],
    [{ dueBefore: '2023-06-20' }, ['mapped', 'asked']],
    [{ q: 'MEDIATEURS former' }, ['trained']],
    [{ q: 'ministère', overdue: true }, ['asked']],
  ])('narrowed down to %j', async (query, names) => {
    expect(named(await listed('/networks/:network/items', query))).toEqual(names);
  });

  it('names owners and flags urgency', async () => {
    const [mapped, trained] = await listed('/networks/:network/items');
    expect(mapped).toMatchObject({
      ownerName: { fr: 'Association Meilleur Avenir pour Nos Enfants' },
      ownerAcronym: 'AMANE',
      overdue: true,
    });
    expect(trained).toMatchObject({
      ownerName: { fr: 'Groupe santé' },
      overdue: false,
      dueSoon: true,
      toAccept: true,
      blocked: true,
    });
  });
});

describe('what is asked of somebody', () => {
  it('is an organisation’s own and that of its groups, the most urgent first', async () => {
    const path = '/networks/:network/members/:id/tasks';
    const { tasks, ...counts } = await answered<{ tasks: { id: string }[] }>(path, { id: OMDH });
    expect(named(tasks)).toEqual(['asked', 'trained', 'written']);
    expect(counts).toEqual({ today: '2023-06-15', overdue: 1, dueSoon: 1, toAccept: 2 });
  });

  it('is gathered across networks', async () => {
    const { tasks } = await answered<{ tasks: { id: string }[] }>('/organisations/:id/tasks', {
      id: AMANE,
    });
    expect(named(tasks)).toEqual(['mapped']);
  });

  it('is nothing, of networks that the listener does not read', async () => {
    const context = { ...contextOf({ id: AMANE }, {}), audience: everything(['gtm']) };
    expect(await (route('/organisations/:id/tasks') as AnswerRoute).run(context)).toMatchObject({ tasks: [] });
  });

  it('follows an organisation whose record was merged into another', async () => {
    const merged = { type: 'OrganisationsMerged', data: { survivor: AMANE, merged: OMDH } };
    const context = {
      ...contextOf({ id: AMANE }, {}),
      reader: recording().tell(organisation, AMANE, '2023', merged).tell(organisation, OMDH, '2023', merged),
    };
    const answer = await (route('/organisations/:id/tasks') as AnswerRoute).run(context);
    expect(named((answer as { tasks: { id: string }[] }).tasks)).toEqual(['mapped', 'asked', 'trained', 'written']);
    const former = { ...context, path: { id: OMDH } };
    expect(await (route('/organisations/:id/tasks') as AnswerRoute).run(former)).toEqual(answer);
    const items = await (route('/networks/:network/items') as ListRoute).where({ ...context, query: { owner: OMDH } });
    expect(items).toMatchObject({ 'owner.id': { $in: expect.arrayContaining([AMANE, OMDH]) } });
  });

  it.each([
    ['/networks/:network/members/:id/tasks', 'organisation-unknown'],
    ['/organisations/:id/tasks', 'organisation-unknown'],
    ['/networks/:network/working-groups/:id/tasks', 'working-group-unknown'],
  ])('%s is not asked of anybody unknown', async (path, code) => {
    await expect(answered(path, { id: derivedId('nobody') })).rejects.toThrow(code);
  });

  it('is asked of a group', async () => {
    const { tasks } = await answered<{ tasks: { id: string }[] }>('/networks/:network/working-groups/:id/tasks', {
      id: GROUP,
    });
    expect(named(tasks)).toEqual(['trained']);
  });
});

describe('plans, items and indicators', () => {
  it('shows a plan and its board', async () => {
    expect(await listed('/networks/:network/plans')).toMatchObject([{ year: '2023' }]);
    expect(await answered('/networks/:network/plans/:plan', { plan: '2023' })).toMatchObject({
      status: 'draft',
      draftedAfterTitle: { fr: 'Relance' },
    });
    const [{ id }] = (await listed('/networks/:network/plans')) as [{ id: string }];
    expect(await answered('/networks/:network/plans/:plan', { plan: id })).toMatchObject({ year: '2023' });
    const board = await answered('/networks/:network/plans/:plan/board', { plan: '2023' });
    expect(board).toMatchObject({
      plan: { draftedAfterTitle: { fr: 'Relance' } },
      count: 5,
      overdue: 1,
      blocked: 1,
      unassigned: 1,
      progress: 20,
      axes: [{ count: 1 }, { count: 4 }],
    });
  });

  it('shows an item with the names of all who had it, and what it is for', async () => {
    const shown = await answered('/networks/:network/items/:id', { id: itemId('mapped') });
    expect(shown).toMatchObject({
      overdue: true,
      objectiveText: { fr: 'Accès' },
      recommendationText: { fr: 'Dresser une carte' },
      owners: [{ id: AMANE, name: { fr: 'Association Meilleur Avenir pour Nos Enfants' } }],
    });
  });

  it('shows indicators at a glance, and one with its values', async () => {
    const [row] = await listed('/networks/:network/indicators', { plan: '2023' });
    expect(row).toMatchObject({ latest: [{ period: '2023-06', value: 20, achievement: 40 }] });
    expect(row).not.toHaveProperty('values');
    expect(await answered('/networks/:network/indicators/:id', { id: INDICATOR })).toMatchObject({
      values: [{ value: 20 }],
    });
    expect(await listed('/networks/:network/indicators', { plan: '2024' })).toEqual([]);
  });

  it.each([
    ['/networks/:network/plans/:plan', { plan: '1999' }, 'plan-unknown'],
    ['/networks/:network/plans/:plan/board', { plan: '1999' }, 'plan-unknown'],
    ['/networks/:network/items/:id', { id: INDICATOR }, 'item-unknown'],
    ['/networks/:network/items/:id', { id: itemId('free'), network: 'gtm' }, 'item-unknown'],
    ['/networks/:network/indicators/:id', { id: INDICATOR, network: 'gtm' }, 'indicator-unknown'],
  ])('%s of %j is missing', async (path, parameters, code) => {
    await expect(answered(path, parameters as unknown as Record<string, string>)).rejects.toThrow(code);
  });
});

describe('the description of the API', () => {
  const told = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));

  it('names every field that is answered', async () => {
    for (const each of queries) {
      const { kind, path } = each;
      const ids = { indicators: INDICATOR, members: OMDH, organisations: OMDH, 'working-groups': GROUP };
      const [, id = itemId('mapped')] = Object.entries(ids).find(([kind]) => path.includes(`/${kind}/`)) ?? [];
      const answers = kind === 'list' ? await listed(path) : [await answered(path, { plan: '2023', id })];
      const type = kind === 'list' ? (each.row ?? each.view.document) : (each as AnswerRoute).answer;
      expect(answers).not.toHaveLength(0);
      expect([path, ...answers.flatMap((answer) => unknownFields(type, told(answer)))]).toEqual([path]);
    }
  });
});
