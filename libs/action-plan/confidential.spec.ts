import { describe, expect, it } from '@jest/globals';
import {
  type AnswerRoute,
  type Audience,
  derivedId,
  everything,
  type ListRoute,
  type QueryContext,
  type Reading,
  type RecordedEvent,
  type Visibility,
} from '#kernel';
import { recorded } from '#kernel/testing';
import { actionPlan, indicator, item } from './index.js';
import { Told } from './testing.js';

const [AMANE, OMDH, ITEM, INDICATOR] = ['amane', 'omdh', 'item', 'indicator'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];
const reading = (what: Reading): Audience => ({
  account: null,
  networks: new Map([['pnpm', what]]),
  operates: false,
});
const itself = reading({ reads: 'members', own: new Set([AMANE]) });
const member = reading({ reads: 'members', own: new Set([OMDH]) });
const observer = reading({ reads: 'public', own: new Set() });

const piece = (name: string, visibility?: Visibility) => ({ title: { fr: name }, uri: `archive:${name}`, visibility });
const report = (percent: number, noteVisibility?: Visibility, evidence: readonly object[] = []) => ({
  type: 'ProgressReported',
  data: { percent, note: { fr: `Note ${percent}` }, noteVisibility, evidence },
});

/** What an organisation reported, all of it or only what is for everybody. */
const reported = (all: boolean): Told => {
  const told = new Told().tell(
    item,
    ITEM,
    '2023-02-01',
    { type: 'ActionItemProposed', data: { plan: '2023', title: { fr: 'Former' }, weight: 1 } },
    { type: 'ActionItemAssigned', data: { kind: 'organisation', owner: AMANE } },
  );
  const only = <Part>(...parts: readonly Part[]): readonly Part[] => (all ? parts : []);
  told.tellBy(
    AMANE,
    item,
    ITEM,
    '2023-03-01',
    report(10, undefined, [piece('open'), ...only(piece('secret', 'restricted'))]),
  );
  told.tellBy(
    AMANE,
    item,
    ITEM,
    '2023-04-01',
    all ? report(20, 'members') : { type: 'ProgressReported', data: { percent: 20 } },
  );
  told.tellBy(
    AMANE,
    item,
    ITEM,
    '2023-05-01',
    all ? report(30, 'restricted') : { type: 'ProgressReported', data: { percent: 30 } },
  );
  return told.tellBy(
    AMANE,
    item,
    ITEM,
    '2023-06-01',
    ...only({ type: 'EvidenceAttached', data: piece('inside', 'members') }),
  );
};

const contextOf = (reader: Told, audience: Audience, id: string): QueryContext<object> => ({
  ...{ reader, audience, query: {}, today: '2023-06-15', language: 'fr' },
  path: { network: 'pnpm', id },
  readerAsOf: () => Promise.reject(new Error('not asked')),
  log: {
    readLog: () => {
      throw new Error('not asked');
    },
  },
});

async function answerTo(reader: Told, audience: Audience, path = 'items', id = ITEM) {
  const route = actionPlan.queries.find((each) => each.path === `/networks/:network/${path}/:id`) as AnswerRoute;
  const answer = await route.run(contextOf(reader, audience, id));
  return answer as Record<'evidence' | 'reports' | 'values', readonly Record<string, unknown>[]> & { revision: number };
}

describe('what an organisation marks of its work', () => {
  const told = reported(true);
  const shown = async (audience: Audience) => {
    const { evidence, reports } = await answerTo(told, audience);
    return [evidence.map(({ uri }) => uri), reports.map(({ note }) => (note as { fr: string } | undefined)?.fr)];
  };

  it('is there for itself, and for those who read all of the network', async () => {
    const all = [
      ['archive:open', 'archive:secret', 'archive:inside'],
      ['Note 10', 'Note 20', 'Note 30'],
    ];
    expect(await shown(itself)).toEqual(all);
    expect(await shown(everything(['pnpm']))).toEqual(all);
  });

  it('is there for members, as far as it is for them', async () => {
    expect(await shown(member)).toEqual([
      ['archive:open', 'archive:inside'],
      ['Note 10', 'Note 20', undefined],
    ]);
  });

  it('leaves no trace for others but that the item changed', async () => {
    const { revision: _, ...answer } = await answerTo(told, observer);
    const { revision: __, ...without } = await answerTo(reported(false), observer);
    expect(answer).toEqual(without);
  });

  it('is in no list', async () => {
    for (const route of actionPlan.queries.filter((each) => each.kind === 'list') as readonly ListRoute[]) {
      const context = contextOf(told, observer, ITEM);
      const documents = await told.find(route.view, { filter: await route.where(context) });
      const rows = route.present ? await route.present(documents, context) : documents;
      expect(JSON.stringify(rows)).not.toMatch(/archive:|Note \d0/);
    }
  });

  it('is not in its events, either', async () => {
    const { ProgressReported, EvidenceAttached } = actionPlan.guarded!;
    const evidence = [piece('open'), piece('secret', 'restricted')];
    const [reported, attached] = [
      report(30, 'restricted', evidence),
      { type: 'EvidenceAttached', data: evidence[1]! },
    ].map((event, position) => {
      const { metadata, ...told } = recorded(event, item, position);
      return { ...told, metadata: { ...metadata, actor: { account: null, organisation: OMDH, onBehalfOf: AMANE } } };
    }) as [RecordedEvent, RecordedEvent];
    const to = (audience: Audience) => ({ audience, reader: told });
    expect(await ProgressReported!(reported, to(itself))).toEqual(reported);
    expect(await EvidenceAttached!(attached, to(itself))).toEqual(attached);
    const left = { ...reported, data: { percent: 30, evidence: [piece('open')] } };
    expect(await ProgressReported!(reported, to(member))).toEqual(left);
    expect(await EvidenceAttached!(attached, to(member))).toBeUndefined();
  });

  it('belongs to the organisation that told it', async () => {
    const spoken = await told.find(actionPlan.views.find(({ name }) => name === 'actionItems')!);
    expect(spoken).toMatchObject([{ evidence: [{}, { organisation: AMANE, visibility: 'restricted' }, {}] }]);
  });
});

describe('a value of an indicator', () => {
  const definition = {
    title: { fr: 'Cas' },
    unit: { fr: 'personnes' },
    baseline: 0,
    target: 50,
    direction: 'increase',
  };
  const told = new Told()
    .tell(indicator, INDICATOR, '2023', { type: 'IndicatorDefined', data: definition })
    .tellBy(AMANE, indicator, INDICATOR, '2023-07', {
      type: 'IndicatorValueReported',
      data: { id: derivedId('value'), period: '2023-06', value: 3 },
    });

  it('is told to the organisation that reported it, where it is under 5', async () => {
    expect((await answerTo(told, itself, 'indicators', INDICATOR)).values).toMatchObject([{ value: 3 }]);
    for (const audience of [member, observer, everything(['pnpm'])]) {
      const answer = await answerTo(told, audience, 'indicators', INDICATOR);
      expect(answer).toMatchObject({ values: [{ under5: true, organisation: AMANE }], latest: [{ under5: true }] });
      expect(JSON.stringify(answer)).not.toMatch(/"(value|achievement)":/);
    }
  });
});
