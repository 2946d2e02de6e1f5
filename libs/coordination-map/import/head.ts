import { findTagRow, type HxlTag } from './hxl.js';
import { recognise } from './headings.js';
import { isBlank, type SourceRow, textOf } from './table.js';

/** The top of a list: where its headings and tags stand, and from where on there are data. */
export interface Head {
  readonly headingRow: number | null;
  readonly tagRow: number | null;
  readonly firstRow: number;
  readonly columns: readonly HeadColumn[];
  /** How many headings are known ones, or have a tag. */
  readonly known: number;
}

export interface HeadColumn {
  readonly heading: string;
  readonly tag: HxlTag | null;
}

/** Rows from the first among which headings are looked for: titles, logos and notes stand above them. */
export const HEAD_ROWS = 20;

/** Finds the head: the row above the tags, or else the row of the first twenty with the most headings that are known. */
export function headOf(rows: readonly SourceRow[]): Head {
  const top = rows.filter(({ number }) => number <= HEAD_ROWS);
  const tagRow = findTagRow(top);
  const above = tagRow && top.filter((row) => row.number < tagRow.number && !isBlank(row)).at(-1);
  const heading = tagRow ? above : mostKnown(top);
  const texts = (heading?.cells ?? []).map((cell) => textOf(cell).trim());
  const width = Math.max(texts.length, tagRow?.tags.length ?? 0);
  const columns = Array.from({ length: width }, (_, at) => ({
    heading: texts[at] ?? '',
    tag: tagRow?.tags[at] ?? null,
  }));
  return {
    headingRow: heading?.number ?? null,
    tagRow: tagRow?.number ?? null,
    firstRow: (tagRow?.number ?? heading?.number ?? 0) + 1,
    columns,
    known: columns.filter(({ heading, tag }) => tag !== null || recognise(heading)).length,
  };
}

function mostKnown(rows: readonly SourceRow[]): SourceRow | undefined {
  const scored = rows.map((row) => [row, row.cells.filter((cell) => recognised(textOf(cell))).length] as const);
  const best = scored.reduce<readonly [SourceRow?, number?]>(
    (most, each) => (each[1] > (most[1] ?? 1) ? each : most),
    [],
  );
  return best[0] ?? rows.find((row) => row.cells.filter((cell) => textOf(cell).trim() !== '').length > 1);
}

/** As a heading, not as words within a sentence. */
const recognised = (text: string): boolean => text.length < 80 && (recognise(text)?.how ?? 'words') !== 'words';
