import type { Column } from '../columns.js';
import type { ActivityStatus } from '../rows.js';
import { type FileLanguage, FILE_LANGUAGES, type Meaning, recognise, type Recognised } from './headings.js';
import { type Head, type HeadColumn, headOf, HEAD_ROWS } from './head.js';
import { firstRows } from './read-table.js';
import { meaningOf } from './tags.js';
import type { Table } from './table.js';

export type DateOrder = 'dmy' | 'mdy';

/** Why a column was taken for a field, or for none: a key of {@link REASONS}. */
export type Reason =
  'own' | 'tag' | 'tag-and-heading' | 'known' | 'part' | 'words' | 'finest' | 'chosen' | 'unknown' | 'another';

/** A column of a file, counted from 0, with its heading and tag as they stand there. */
export interface SourceColumn {
  readonly at: number;
  readonly heading: string;
  readonly tag?: string;
}

/** A column that fills a field of the row; `confidence` goes from 0 to 1, which is somebody's choice or the product's own heading. */
export interface MappedColumn extends SourceColumn {
  readonly to: Column;
  readonly confidence: number;
  readonly because: Reason;
  /** Of a column of dates, where their order has been said and need not be found. */
  readonly order?: DateOrder;
}

/** How a file is read as activities: plain data, kept and sent as JSON. */
export interface Mapping {
  readonly version: 1;
  /** The language that texts are in, by the headings. */
  readonly language: FileLanguage;
  readonly headingRow: number | null;
  readonly tagRow: number | null;
  readonly firstRow: number;
  readonly columns: readonly MappedColumn[];
  readonly unmapped: readonly (SourceColumn & { readonly because: Reason })[];
  /** The administrative level that the areas' tag or heading names. */
  readonly areaLevel?: 1 | 2 | 3;
  /** The status of a row that says none: a list of who does what where is one of what is going on. */
  readonly statusUnlessSaid: ActivityStatus;
}

type Candidate = Omit<MappedColumn, 'to'> & { readonly to: Meaning };

const CONFIDENCE = { own: 1, known: 0.85, part: 0.75, words: 0.5 } as const;
const AGREED = 0.98;

/** Proposes how a table is read, from its tags and headings. */
export async function proposeMapping(table: Table): Promise<Mapping> {
  return mappingOf(headOf(await firstRows(table.rows(), HEAD_ROWS)));
}

/** Proposes how a list with such a head is read. */
export function mappingOf(head: Head): Mapping {
  const source = head.columns.map((column, at) => sourceColumn(column, at));
  const candidates = head.columns.flatMap((column, at) => candidateOf(column, source[at] as SourceColumn) ?? []);
  const columns = onePerField(withAreas(withPartner(candidates)));
  const mapped = new Set(columns.map(({ at }) => at));
  const meant = new Set(candidates.map(({ at }) => at));
  return {
    version: 1,
    language: languageOf(head),
    headingRow: head.headingRow,
    tagRow: head.tagRow,
    firstRow: head.firstRow,
    columns,
    unmapped: source
      .filter(({ at, heading, tag }) => !mapped.has(at) && (heading || tag))
      .map((column) => ({ ...column, because: meant.has(column.at) ? 'another' : 'unknown' })),
    areaLevel: areaLevelOf(columns),
    statusUnlessSaid: 'ongoing',
  };
}

const sourceColumn = ({ heading, tag }: HeadColumn, at: number): SourceColumn => ({
  at,
  heading,
  ...(tag && { tag: tag.text }),
});

/** What one column is likeliest to hold. The product's own headings come before tags, tags before other headings. */
function candidateOf({ heading, tag }: HeadColumn, source: SourceColumn): Candidate | null {
  const read = recognise(heading);
  if (read?.how === 'own') return candidate(source, read);
  if (!tag) return read && candidate(source, read);
  const said = meaningOf(tag);
  if (!said) return null;
  const agreed = read?.meaning === said.meaning;
  return {
    ...source,
    to: said.meaning,
    confidence: agreed ? Math.max(AGREED * (said.confidence / 0.9), 0.5) : said.confidence,
    because: agreed ? 'tag-and-heading' : 'tag',
  };
}

const candidate = (source: SourceColumn, { meaning, how }: Recognised): Candidate => ({
  ...source,
  to: meaning,
  confidence: CONFIDENCE[how],
  because: how,
});

/** A partner who implements counts where no column names the organisation itself. */
function withPartner(candidates: readonly Candidate[]): readonly Candidate[] {
  const named = candidates.some(({ to }) => to === 'organisation.name' || to === 'organisation.acronym');
  return candidates.flatMap((each) =>
    each.to !== 'organisation.partner' ? [each] : named ? [] : [{ ...each, to: 'organisation.name', confidence: 0.5 }],
  );
}

/** The area is what is said to be, or else the widest level there is; the place, what is said to be, or else the finest of the others. */
function withAreas(candidates: readonly Candidate[]): readonly Candidate[] {
  const levels = ([1, 2, 3] as const).filter((level) => candidates.some(({ to }) => to.startsWith(`adm${level}.`)));
  const isSaid = candidates.some(({ to }) => to === 'area.name');
  const area = isSaid ? undefined : levels[0];
  const finest = candidates.some(({ to }) => to === 'place')
    ? undefined
    : levels.filter((level) => level !== area).at(-1);
  return candidates.flatMap((each): Candidate | readonly Candidate[] => {
    if (!each.to.startsWith('adm')) return each;
    if (area && each.to === `adm${area}.name`) return { ...each, to: 'area.name' };
    if (area && each.to === `adm${area}.code`) return { ...each, to: 'area.code' };
    if (!isSaid && finest && each.to === `adm${finest}.name`)
      return { ...each, to: 'place', confidence: 0.6, because: 'finest' };
    return [];
  });
}

/** The likeliest column for each field; the first of several that are as likely. */
function onePerField(candidates: readonly Candidate[]): readonly MappedColumn[] {
  const best = new Map<Column, MappedColumn>();
  for (const each of candidates as readonly MappedColumn[]) {
    const taken = best.get(each.to);
    if (!taken || each.confidence > taken.confidence) best.set(each.to, each);
  }
  return [...best.values()].sort((one, other) => one.at - other.at);
}

function areaLevelOf(columns: readonly MappedColumn[]): 1 | 2 | 3 | undefined {
  const area = columns.find(({ to }) => to === 'area.name') ?? columns.find(({ to }) => to === 'area.code');
  const level = /^(?:#adm|adm(?:in)?[\s_-]?)([123])/i.exec(area?.tag ?? area?.heading ?? '')?.[1];
  return level === undefined ? undefined : (Number(level) as 1 | 2 | 3);
}

/** The language that most headings are known in; French where they do not tell. */
function languageOf({ columns }: Head): FileLanguage {
  const counts = new Map<FileLanguage, number>(FILE_LANGUAGES.map((language) => [language, 0]));
  for (const { heading } of columns)
    for (const language of recognise(heading)?.languages ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** The fields without which nothing can be read, that no column fills. */
export function missingFrom({ columns }: Pick<Mapping, 'columns'>): ('organisation' | 'field' | 'area')[] {
  const filled = new Set(columns.map(({ to }) => to.split('.')[0]).filter((part) => part !== undefined));
  const areas = columns.some(({ to }) => to === 'area.name' || to === 'area.code');
  return [
    ...(['organisation', 'field'] as const).filter((part) => !filled.has(part)),
    ...(areas ? [] : ['area' as const]),
  ];
}

/** The mapping with one column put right: to a field, whatever filled it before, or to none. */
export function corrected(mapping: Mapping, at: number, to: Column | null, order?: DateOrder): Mapping {
  const all = [...mapping.columns, ...mapping.unmapped];
  const own = all.find((column) => column.at === at);
  if (!own) return mapping;
  const { at: _, heading, tag } = own;
  const source: SourceColumn = { at, heading, ...(tag && { tag }) };
  const kept = mapping.columns.filter((column) => column.at !== at && column.to !== to);
  const replaced = mapping.columns.filter((column) => column.at !== at && column.to === to);
  const chosen: MappedColumn[] = to
    ? [{ ...source, to, confidence: 1, because: 'chosen', ...(order && { order }) }]
    : [];
  const columns = [...kept, ...chosen].sort((one, other) => one.at - other.at);
  const freed = [
    ...mapping.unmapped.filter((column) => column.at !== at),
    ...replaced.map(({ at, heading, tag }) => ({ at, heading, ...(tag && { tag }), because: 'another' as const })),
    ...(to ? [] : [{ ...source, because: 'chosen' as const }]),
  ];
  return {
    ...mapping,
    columns,
    unmapped: freed.sort((one, other) => one.at - other.at),
    areaLevel: areaLevelOf(columns),
  };
}
