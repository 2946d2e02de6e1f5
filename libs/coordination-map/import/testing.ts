import { strToU8, zipSync } from 'fflate';
import type { AsideBecause, RowOutcome } from './clean-row.js';
import type { RemarkCode, RowProblemCode } from './problems.js';

/** A sheet of a workbook made by hand: the XML within `sheetData`, and what follows it. */
export interface HandMadeSheet {
  readonly name: string;
  readonly rows: string;
  readonly after?: string;
  readonly state?: string;
}

export interface HandMadeWorkbook {
  readonly sheets: readonly HandMadeSheet[];
  /** Within `styleSheet`. */
  readonly styles?: string;
  /** Within `sst`. */
  readonly strings?: string;
  readonly date1904?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (list: readonly (readonly [string, string])[]): string =>
  `<Relationships>${list.map(([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** Writes a workbook as nobody's library would: for what only real files hold. */
export function workbook({ sheets, styles = '', strings = '', date1904 = false }: HandMadeWorkbook): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at}"/>`,
  );
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/s${at}.xml`] as const);
  const parts: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', '/xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${date1904}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...targets,
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
  };
  sheets.forEach(({ rows, after = '' }, at) => {
    parts[`xl/worksheets/s${at}.xml`] = `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

/** A row of texts and numbers as inline cells. */
export const rowOf = (...cells: readonly (string | number)[]): string =>
  `<row>${cells.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`;

/** How many rows became what. `rows` is the sum of activities, problems and those aside; reasons and remarks may be several per row. */
export interface ImportReport {
  readonly rows: number;
  readonly activities: number;
  readonly problems: number;
  readonly aside: Readonly<Partial<Record<AsideBecause, number>>>;
  readonly because: Readonly<Partial<Record<RowProblemCode, number>>>;
  readonly remarks: Readonly<Partial<Record<RemarkCode, number>>>;
}

/** Counts outcomes as they go by; `report` tells the count so far. */
export function tally(): { add(outcome: RowOutcome): void; report(): ImportReport } {
  let [rows, activities, problems] = [0, 0, 0];
  const [aside, because, remarks] = [counter<AsideBecause>(), counter<RowProblemCode>(), counter<RemarkCode>()];
  return {
    add(outcome) {
      rows++;
      if (outcome.is === 'aside') return aside.add(outcome.because);
      if (outcome.is === 'problem') {
        problems++;
        return outcome.problems.forEach(({ code }) => because.add(code));
      }
      activities++;
      outcome.remarks.forEach(({ code }) => remarks.add(code));
    },
    report: () => ({
      rows,
      activities,
      problems,
      aside: aside.counts(),
      because: because.counts(),
      remarks: remarks.counts(),
    }),
  };
}

function counter<Key extends string>(): { add(key: Key): void; counts(): Partial<Record<Key, number>> } {
  const counts: Partial<Record<Key, number>> = {};
  return {
    add: (key) => void (counts[key] = (counts[key] ?? 0) + 1),
    counts: () => ({ ...counts }),
  };
}
