import { folded, type Language, type Refusal, type UploadContext } from '#kernel';
import { refuse } from '../domain/problems.js';
import { AS_IT_STANDS, type ChosenName, type ChosenOrganisation, type Reading } from '../domain/list.js';
import { columnName } from '../import/column-name.js';
import { keyOf } from '../import/headings.js';
import {
  corrected,
  type MappedColumn,
  type Mapping,
  missingFrom,
  proposeMapping,
  type SourceColumn,
} from '../import/mapping.js';
import { openTable } from '../import/read-table.js';
import { REASONS } from '../import/reasons.js';
import { type Table, Unreadable } from '../import/table.js';
import { HEADINGS } from '../columns.js';
import { listId, listsView } from '../views/lists.view.js';
import type { ReadingLine } from './lines.js';
import type { ListChoices, ListParameters } from './parameters.js';

/** A file that can be read as a list of activities. */
export interface OpenedList {
  readonly table: Table;
  readonly mapping: Mapping;
  /** As it was kept, and as it is to be kept from now on. */
  readonly kept: Reading;
  readonly reading: Reading;
  /** Of its texts. */
  readonly language: Language;
}

/** Opens a file with what the network knows of the list, and what was chosen now. */
export async function opened(context: UploadContext<ListParameters, ListChoices>): Promise<OpenedList | Refusal> {
  const { file, query, choices, reader, path, language } = context;
  const { reading: kept } = (await reader.get(listsView, listId(path.network!, query.list))) ?? {
    reading: AS_IT_STANDS,
  };
  try {
    const table = await openTable(file, query.sheet === undefined ? {} : { sheet: query.sheet });
    const reading = readingWith(kept, choices);
    const mapping = reading.columns.reduce(chosenIn, await proposeMapping(table));
    const missing = missingFrom(mapping).map((part) => HEADINGS[`${part}.name`][language]);
    if (missing.length > 0) return refuse('list-lacks-columns', { missing });
    return { table, mapping, kept, reading, language: query.language ?? spoken(mapping) };
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.refused, values: error.values };
    throw error;
  }
}

/** A list in a language that the product does not speak: its texts are kept as they are, among the French ones. */
const spoken = ({ language }: Mapping): Language => (language === 'es' ? 'fr' : language);

function chosenIn(mapping: Mapping, { heading, to, order }: Reading['columns'][number]): Mapping {
  const column = [...mapping.columns, ...mapping.unmapped].find((each) => keyOf(each.heading) === keyOf(heading));
  return column ? corrected(mapping, column.at, to ?? null, order) : mapping;
}

/** What was kept, but for what was chosen anew. */
function readingWith(
  kept: Reading,
  { columns = [], organisations = [], fields = [], areas = [] }: ListChoices,
): Reading {
  const codes = (choices: readonly { name: string; same?: string }[]): ChosenName[] =>
    choices.flatMap(({ name, same }) => (same === undefined ? [] : [{ name, code: same }]));
  return {
    columns: replaced(kept.columns, columns, ({ heading }) => heading),
    organisations: without(kept.organisations, organisations),
    fields: replaced(kept.fields, codes(fields), ({ name }) => name),
    areas: replaced(kept.areas, codes(areas), ({ name }) => name),
  };
}

/** What the list calls organisations, and what it calls them from now on. */
export function renamed(
  kept: readonly ChosenOrganisation[],
  read: readonly ChosenOrganisation[],
): ChosenOrganisation[] {
  return [...without(kept, read), ...read].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function without<Item extends { readonly name: string }>(
  items: readonly Item[],
  others: readonly { readonly name: string }[],
): Item[] {
  const names = new Set(others.map(({ name }) => folded(name)));
  return items.filter(({ name }) => !names.has(folded(name)));
}

const replaced = <Item>(kept: readonly Item[], chosen: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map([...kept, ...chosen].map((item) => [keyOf(item), item])).values(),
];

/** How it is read, for whoever sent it to look over. */
export function readingLine({ table, mapping, language }: OpenedList, reader: Language): ReadingLine {
  const { format, encoding, sheet, sheets } = table;
  const columns: readonly (SourceColumn & Partial<MappedColumn> & Pick<MappedColumn, 'because'>)[] = [
    ...mapping.columns,
    ...mapping.unmapped,
  ];
  return {
    is: 'reading',
    ...{ format, encoding, sheet, sheets, language },
    ...{ headings: mapping.headingRow ?? undefined, tags: mapping.tagRow ?? undefined },
    columns: columns
      .toSorted((one, other) => one.at - other.at)
      .map((column) => ({
        column: columnName(column),
        heading: column.heading || undefined,
        ...(column.to && { to: column.to, confidence: column.confidence }),
        because: REASONS[column.because][reader],
      })),
  };
}
