import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { bytesOf, contentOf, derivedId } from '#kernel';
import { activity as aggregate } from '../domain/activity.commands.js';
import { activitiesIn } from '../import/read-activities.js';
import { proposeMapping } from '../import/mapping.js';
import { openTable } from '../import/read-table.js';
import type { ActivityRow } from '../rows.js';
import type { ActivityDocument } from '../views/activities.view.js';
import { Ledger, type Place } from './ledger.js';
import { type Plan, planOf, type Telling } from './plan.js';

const AMANE = derivedId('amane');
const PLACE: Place = { record: AMANE, organisation: AMANE, field: 'medical', area: 'MA-04' };
const ROW: ActivityRow = {
  organisation: { name: 'AMANE' },
  field: { name: 'Santé' },
  area: { name: 'Rabat' },
  status: 'ongoing',
  title: 'Consultations',
};
const TELLING: Telling = {
  ...{ list: '3w', language: 'fr', on: '2026-06-30', confirms: false, source: 'liste.csv' },
  isOwn: (organisation) => organisation === AMANE,
};

/** The activity that a row has declared. */
const known = (more: Partial<ActivityDocument> = {}): ActivityDocument => ({
  ...{ id: derivedId('consultations'), network: 'pnpm', organisation: AMANE, field: 'medical', area: 'MA-04' },
  ...{ status: 'ongoing', title: { fr: 'Consultations', ar: 'استشارات' }, visibility: 'public', list: '3w' },
  ...{ confirmedOn: '2026-03-31', revision: 0, search: '', populationSearch: '' },
  ...more,
});
const planned = (row: Partial<ActivityRow>, activity?: Partial<ActivityDocument>, telling = TELLING): Plan => {
  const of = activity && known(activity);
  return planOf({ ...ROW, ...row }, PLACE, { id: of?.id ?? derivedId('new'), ...(of && { activity: of }) }, telling);
};
const sent = ({ does, commands }: Plan) => [does, ...commands.map(({ name, content }) => ({ name, ...content }))];

describe('a row', () => {
  it('declares what nobody has declared, on behalf of its organisation', () => {
    const { does, commands } = planned({ reached: 40 });
    expect([does, commands.length, commands[0]!.onBehalfOf]).toEqual(['begin', 1, AMANE]);
    expect(commands[0]!.content).toMatchObject({ title: { fr: 'Consultations' }, reached: 40, list: '3w' });
  });

  it.each<[string, Partial<ActivityRow>, Partial<ActivityDocument>, unknown[]]>([
    ['says the same', {}, {}, ['nothing']],
    ['says the same in another language', { title: 'استشارات' }, {}, ['nothing']],
    ['hides a count', { reached: '<5' }, { reached: 3 }, ['nothing']],
    ['has a new count', { reached: 85 }, { reached: 40 }, ['change', { name: 'ChangeActivityScope', reached: 85 }]],
    ['leaves a count out', {}, { reached: 40 }, ['nothing']],
    ['goes on', {}, { status: 'planned' }, ['change', { name: 'ChangeActivityStatus', to: 'ongoing' }]],
    ['ends on a day', { status: 'ended', endsOn: '2026-05' }, {}, ['end', { name: 'EndActivity', endedOn: '2026-05' }]],
    ['ends, its end to come', { status: 'ended', endsOn: '2026-09' }, {}, ['end', { name: 'EndActivity' }]],
    ['stays ended', { status: 'ended' }, { status: 'ended' }, ['nothing']],
  ])('%s', (_, row, activity, expected) => {
    expect(sent(planned(row, activity))).toEqual(expected);
  });

  it('keeps the other languages of a text that it changes', () => {
    const [, change] = sent(planned({ title: 'Soins' }, {}));
    expect(change).toEqual({ name: 'ChangeActivityScope', title: { fr: 'Soins', ar: 'استشارات' } });
  });

  it('confirms what is as it was, where that was asked and its word is older', () => {
    const confirms = { ...TELLING, confirms: true };
    expect(sent(planned({}, {}, confirms))).toEqual(['confirm', { name: 'ConfirmActivity' }]);
    expect(sent(planned({}, { confirmedOn: '2026-06-30' }, confirms))).toEqual(['nothing']);
    expect(sent(planned({ status: 'ended' }, { status: 'ended' }, confirms))).toEqual(['nothing']);
  });
});

describe('what a list says', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'en cours', 'Terminée', '2021-05-03', '03/05/2021', '44319', '1 200', '<5', '-', 'n/a', '12k'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('x'.repeat(400), 'ا'.repeat(9_999), 'a\u0001b', '\u202eabc', '= 1+1', '  '),
  );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('is content that its command accepts, whatever stood in its cells', async () => {
    const head = 'Organisation,Champ,Région,Statut,Activité,Lieu,Public,Début,Fin,Prévus,Atteints,Référence';
    const lists = fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 5 });
    const mapping = await proposeMapping(
      await openTable(bytesOf(Buffer.from(`${head}\nAmal,Santé,Oriental,,,,,,,,,`))),
    );
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const text = [head, ...rows.map((cells) => cells.map(quoted).join(','))].join('\n');
        const table = await openTable(bytesOf(Buffer.from(text)));
        const ledger = new Ledger('pnpm', '3w', [], (record) => record);
        for await (const outcome of activitiesIn(table, mapping)()) {
          if (outcome.is !== 'activity') continue;
          const { commands } = planOf(outcome.row, PLACE, ledger.find(outcome.row, PLACE), TELLING);
          for (const { name, content } of commands) {
            const sent = contentOf(aggregate.commands[name]!.content, JSON.parse(JSON.stringify(content)));
            expect(validateSync(sent, { forbidUnknownValues: false })).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a count under 5', () => {
  const of = (reached: number, told: number, telling: Telling) =>
    sent(planned({ reached: told }, { reached }, telling));

  it('is found out by nobody else who tries one number after the other', () => {
    const under5 = fc.integer({ min: 1, max: 4 });
    const others: Telling = { ...TELLING, isOwn: () => false };
    fc.assert(
      fc.property(under5, under5, fc.nat(20), (hidden, other, told) => {
        expect(of(hidden, told, others)).toEqual(of(other, told, others));
      }),
    );
  });

  it('is put right by its organisation', () => {
    expect(of(3, 4, TELLING)).toEqual(['change', { name: 'ChangeActivityScope', reached: 4 }]);
    expect(of(3, 3, TELLING)).toEqual(['nothing']);
  });
});

describe('the ledger', () => {
  const find = (rows: readonly Partial<ActivityRow>[], activities: readonly ActivityDocument[] = []) => {
    const ledger = new Ledger('pnpm', '3w', activities, (record) => record);
    return { ids: rows.map((row) => ledger.find({ ...ROW, ...row }, PLACE).id), ledger };
  };

  it('knows a row by its reference, or by what it says; the second that says the same is another', () => {
    const { ids } = find([
      { reference: 'A-1' },
      { reference: 'A-2' },
      {},
      { title: ' CONSULTATIONS' },
      { title: 'Soins' },
    ]);
    expect(new Set(ids).size).toBe(5);
    expect(find([{ reference: 'A-1', title: 'Soins' }]).ids).toEqual(ids.slice(0, 1));
    expect(find([{ title: 'consultations' }]).ids).toEqual(ids.slice(2, 3));
  });

  it('gives the same ids whatever the order of the rows', () => {
    const rows = fc.array(
      fc.record({ title: fc.constantFrom('a', 'b', 'c'), reference: fc.constantFrom(undefined, '1', '2') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const shuffled = list.map((row) => [numbers.next().value as number, row] as const).sort(([a], [b]) => a - b);
        const ids = (each: readonly Partial<ActivityRow>[]) => find(each).ids.toSorted();
        expect(ids(shuffled.map(([, row]) => row))).toEqual(ids(list));
      }),
    );
  });

  it('finds what was told by hand or in another list, once', () => {
    const byHand = known({ list: undefined });
    const { ids } = find([{}, {}], [byHand]);
    expect([ids[0], ids[1] === byHand.id]).toEqual([byHand.id, false]);
  });

  it('tells what came from this list, goes on, and is in no row', () => {
    const [id] = find([{}]).ids;
    const gone = known({ id: derivedId('gone') });
    const others = [known({ id: derivedId('other'), list: '4w' }), known({ id: derivedId('over'), status: 'ended' })];
    const { ledger } = find([{}], [known({ id }), gone, ...others]);
    expect(ledger.missing()).toEqual([gone]);
  });

  it('begins anew what had ended', () => {
    const [id] = find([{}]).ids;
    const again = find([{}], [known({ id, status: 'ended' })]).ids[0];
    expect(again).not.toBe(id);
    expect(find([{ status: 'ended' }], [known({ id, status: 'ended' })]).ids).toEqual([id]);
  });
});
