import { isBlank, type SourceRow, textOf } from './table.js';

/** A tag of the Humanitarian Exchange Language 1.1 (https://hxlstandard.org/standard/1-1final/): `#adm1 +name` is `adm1` with `name`. */
export interface HxlTag {
  readonly hashtag: string;
  readonly attributes: ReadonlySet<string>;
  /** Whether the dictionary of HXL 1.1 has the hashtag. */
  readonly core: boolean;
  /** In its usual form: small letters, one space before each attribute. */
  readonly text: string;
}

/** A row of tags: one per column, or none. The same tag may stand over several columns. */
export interface TagRow {
  readonly number: number;
  readonly tags: readonly (HxlTag | null)[];
}

/** Rows from the first among which tags are looked for. */
const ROWS_LOOKED_AT = 10;

const CORE = new Set(
  `access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis currency date delivery
  description event frequency geo group impact indicator inneed item loc meta modality need operations org output population reached region
  respondee sector service severity status subsector targeted value`.split(/\s+/),
);

/** Reads one cell as a tag; null where it is none. */
export function parseTag(text: string): HxlTag | null {
  if (!text.includes('#')) return null;
  const [hashtag, ...attributes] = text
    .trim()
    .toLowerCase()
    .split(/\s*\+\s*/);
  if (!hashtag || !/^#\s*[a-z]\w*$/.test(hashtag) || !attributes.every((each) => /^[a-z]\w*$/.test(each))) return null;
  const name = hashtag.slice(1).trim();
  return {
    hashtag: name,
    attributes: new Set(attributes),
    core: CORE.has(name),
    text: [`#${name}`, ...new Set(attributes)].join(' +'),
  };
}

/** The first of rows 1 to 10 that holds a tag of the dictionary, and tags in at least half of the cells that hold anything. */
export function findTagRow(rows: Iterable<SourceRow>): TagRow | null {
  for (const row of rows) {
    if (row.number > ROWS_LOOKED_AT) return null;
    if (isBlank(row)) continue;
    const texts = row.cells.map(textOf);
    const tags = texts.map(parseTag);
    const written = texts.filter((text) => text.trim() !== '').length;
    const found = tags.filter((tag) => tag !== null);
    if (found.some(({ core }) => core) && found.length * 2 >= written) return { number: row.number, tags };
  }
  return null;
}
