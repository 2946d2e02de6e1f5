import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, LANGUAGES, VISIBILITIES } from '#kernel';
import { csvOf } from '../export/csv.js';
import { xlsxOf } from '../export/xlsx.js';
import expected from '../fixtures/3w/expected.json' with { type: 'json' };
import { type ActivityRow, STATUSES } from '../rows.js';
import type { RowOutcome } from './clean-row.js';
import { corrected, type Mapping, proposeMapping } from './mapping.js';
import { fileProblems, inWords, remarkInWords, rowProblems, remarks } from './problems.js';
import { activitiesIn } from './read-activities.js';
import { openTable } from './read-table.js';
import { rowOf, tally, workbook } from './testing.js';

async function read(bytes: Uint8Array, correct: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const table = await openTable(bytesOf(bytes));
  const outcomes: RowOutcome[] = [];
  const counts = tally();
  for await (const outcome of activitiesIn(table, correct(await proposeMapping(table)))()) {
    outcomes.push(outcome);
    counts.add(outcome);
  }
  return {
    outcomes,
    report: counts.report(),
    rows: outcomes.flatMap((each) => (each.is === 'activity' ? [each.row] : [])),
  };
}
const fixture = (path: string): Promise<Buffer> => readFile(new URL(`../fixtures/${path}`, import.meta.url));
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));

describe('a list that was published', () => {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
  const distinct = (texts: readonly string[]): number => new Set(texts).size;

  it.each(Object.entries(expected))('%s is read whole', async (file, numbers) => {
    const { report, rows } = await read(await fixture(`3w/${file}`));
    const because = file.includes('guinea') ? { 'ends-before-it-starts': 1 } : {};
    const problems = Object.keys(because).length;
    const aside = { headings: 1, tags: 1 };
    const activities = numbers.rows - problems;
    expect(report).toEqual({ rows: numbers.rows + 2, activities, problems, aside, because, remarks: {} });
    const named = rows.map(({ organisation, field, area }) =>
      [organisation.acronym ?? organisation.name, field.name, area.name].map(plain),
    );
    const filled = Map.groupBy(new Set(named.map((names) => JSON.stringify(names))), (triple) =>
      (JSON.parse(triple) as string[]).slice(1).join('|'),
    );
    const perCell = [...filled.values()].map(({ length }) => length);
    expect({
      orgs: distinct(named.map(([name = '']) => name)),
      sectors: distinct(named.map(([, name = '']) => name)),
      adm1: distinct(named.map(([, , name = '']) => name)),
      presence_triples: perCell.reduce((sum, each) => sum + each, 0),
      cells_filled: filled.size,
      cells_with_1_org: perCell.filter((each) => each === 1).length,
      cells_with_5plus_orgs: perCell.filter((each) => each >= 5).length,
    }).toEqual({
      orgs: numbers.orgs,
      sectors: numbers.sectors,
      adm1: numbers.adm1,
      presence_triples: numbers.presence_triples,
      cells_filled: numbers.cells_filled,
      cells_with_1_org: numbers.cells_with_1_org,
      cells_with_5plus_orgs: numbers.cells_with_5plus_orgs,
    });
  });
});

describe('a list that people kept by hand', () => {
  it('loses no row in silence', async () => {
    const { report, outcomes } = await read(await fixture('import/dirty.fr.csv'));
    expect(outcomes.map(({ number }) => number)).toEqual(outcomes.map((_, at) => at + 1));
    expect(report).toEqual({
      rows: 21,
      activities: 6,
      problems: 7,
      aside: { above: 1, blank: 3, headings: 2, total: 2 },
      because: {
        missing: 1,
        'unknown-status': 1,
        'ends-before-it-starts': 1,
        'not-a-date': 2,
        'not-a-number': 1,
        'negative-count': 1,
        'not-whole': 1,
        'too-long': 1,
        'beyond-the-headings': 1,
      },
      remarks: { 'control-characters-removed': 1, 'status-not-said': 1 },
    });
  });

  it('is read where it is certain', async () => {
    const { rows } = await read(await fixture('import/dirty.fr.csv'));
    expect(
      rows.map(({ status, startsOn, endsOn, planned, reached }) => [status, startsOn, endsOn, planned, reached]),
    ).toEqual([
      ['ongoing', '2021-05-03', '2021-12-25', 1200, 350],
      ['ongoing', '2021-06-15', '2022-06-30', 350, undefined],
      ['ended', '2020-01', '2021', 1_200_000, undefined],
      ['ongoing', '2021-05-03', undefined, undefined, undefined],
      ['suspended', '2021-05', undefined, 0, undefined],
      ['suspended', '2021-05-03', undefined, undefined, undefined],
    ]);
    expect(rows[0]).toMatchObject({
      organisation: { name: 'Association Al Amal', acronym: 'AAA' },
      field: { name: 'Santé' },
      area: { name: 'Souss-Massa' },
      title: 'Consultations',
      reference: '1',
    });
    expect(rows.at(-1)).toMatchObject({ field: { name: 'Eau;assainissement' }, title: 'Puits\nprofond' });
  });

  it('says what is wrong in words, with the row and the column that people see', async () => {
    const { outcomes } = await read(await fixture('import/dirty.fr.csv'));
    const problems = outcomes.flatMap((each) => (each.is === 'problem' ? each.problems : []));
    expect(problems.filter(({ row }) => row === 12).map((problem) => inWords(problem, 'fr')[0])).toEqual([
      'Ligne 12, colonne H (Date de début (jj/mm/aaaa)) : « bientôt » n’est pas une date',
      'Ligne 12, colonne I (Date de fin) : « 31/02/2022 » n’est pas une date',
      'Ligne 12, colonne J (Bénéficiaires prévus) : « 12k » n’est pas un nombre',
      'Ligne 12, colonne K (Bénéficiaires atteints) : -4 est négatif',
    ]);
    const said = outcomes.flatMap((each) => (each.is === 'activity' ? each.remarks : []));
    for (const language of LANGUAGES) {
      for (const problem of problems) expect(inWords(problem, language).join()).not.toMatch(/\{\w+\}/);
      for (const remark of said) expect(remarkInWords(remark, language)).not.toMatch(/\{\w+\}/);
    }
  });

  it('has words for everything in three languages, that name the same things', () => {
    const named = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { fr, ar, en } of Object.values({ ...fileProblems, ...rowProblems })) {
      expect([named(ar[0]), named(en[0])]).toEqual([named(fr[0]), named(fr[0])]);
      expect([fr, ar, en].flat().every((text) => text.length > 5)).toBe(true);
    }
    for (const { fr, ar, en } of Object.values(remarks)) expect([named(ar), named(en)]).toEqual([named(fr), named(fr)]);
    expect(Object.keys(rowProblems).every((code) => /^[a-z-]+$/.test(code))).toBe(true);
  });

  const DATED = 'Organization,Sector,Region,Start date,End date,Reached';
  const starts = ({ outcomes }: { outcomes: RowOutcome[] }) =>
    outcomes
      .slice(1)
      .map((each) =>
        each.is === 'activity' ? each.row.startsOn : each.is === 'problem' ? each.problems[0]?.code : each.because,
      );

  it('has its dates read as the values of the whole column decide', async () => {
    expect(starts(await read(csv(DATED, 'a,b,c,03/05/2021,,', 'a,b,c,12/25/2021,,')))).toEqual([
      '2021-03-05',
      '2021-12-25',
    ]);
    expect(starts(await read(csv(DATED, 'a,b,c,03/05/2021,,', 'a,b,c,25/12/2021,,')))).toEqual([
      '2021-05-03',
      '2021-12-25',
    ]);
    expect(starts(await read(csv(DATED, 'a,b,c,03/05/2021,,', 'a,b,c,25/12/2021,,', 'a,b,c,12/25/2021,,')))).toEqual([
      'ambiguous',
      '2021-12-25',
      '2021-12-25',
    ]);
    expect(starts(await read(csv(DATED, 'a,b,c,03/05/2021,,')))).toEqual(['ambiguous']);
    expect(
      starts(await read(csv(DATED, 'a,b,c,03/05/2021,,'), (mapping) => corrected(mapping, 3, 'startsOn', 'dmy'))),
    ).toEqual(['2021-05-03']);
  });

  it('in a workbook tells formulas that nobody calculated', async () => {
    const rows = `${rowOf('Organisation', 'Secteur', 'Région', 'Bénéficiaires atteints')}<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c><c t="str"><v>c</v></c><c><f>SUM(A1:A9)</f></c></row>
      <row><c t="str"><v>a</v></c><c t="e"><f>VLOOKUP(1)</f><v>#N/A</v></c><c t="str"><v>c</v></c><c><f>1+1</f><v>2</v></c></row>${rowOf('a', 'b', 'c', 4)}`;
    const { outcomes, rows: activities } = await read(workbook({ sheets: [{ name: 'Liste', rows }] }));
    expect(outcomes.flatMap((each) => (each.is === 'problem' ? each.problems : []))).toMatchObject([
      { code: 'formula', row: 2, column: 'D (Bénéficiaires atteints)', value: '=SUM(A1:A9)' },
      { code: 'error', row: 3, column: 'B (Secteur)', value: '#N/A' },
    ]);
    expect(activities).toMatchObject([{ reached: 4 }]);
  });
});

describe('a list that the product printed', () => {
  const words = fc
    .stringMatching(/^[A-Za-zÉéèçأبتثجحخ'=+@-][A-Za-zÉéèçأبتثجحخ =+@,;"'-]{0,18}[a-zé]$/)
    .map((text) => text.replace(/\s+/g, ' '));
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.toISOString().slice(0, length));
  const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const activity = fc.record({
    organisation: fc.record({ name: words, acronym: some(words) }),
    field: fc.record({ name: words, code: some(words) }),
    area: fc.record({ name: words, code: some(words), parent: some(words), level: some(fc.constantFrom(1, 2, 3)) }),
    status: fc.constantFrom(...STATUSES),
    title: some(words),
    place: some(words),
    population: some(words),
    startsOn: some(date),
    planned: some(fc.nat()),
    reached: some(fc.nat()),
    visibility: some(fc.constantFrom(...VISIBILITIES)),
    reference: some(words),
  });
  const defined = (rows: readonly unknown[]): unknown => JSON.parse(JSON.stringify(rows));

  it.each(LANGUAGES)('is read again as it was, headed in %s', async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { minLength: 1, maxLength: 8 }), fc.boolean(), async (list, hxl) => {
        const rows = list as ActivityRow[];
        for (const print of [csvOf, xlsxOf]) {
          const bytes = await buffer(print(rows, { language, hxl }));
          const again = await read(bytes);
          const level = (row: ActivityRow): ActivityRow => ({
            ...row,
            area: { ...row.area, level: row.area.level ?? (hxl ? 1 : undefined) },
          });
          expect(defined(again.rows)).toEqual(defined(rows.map(level)));
        }
      }),
      { numRuns: 40 },
    );
  });
});
