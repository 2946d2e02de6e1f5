import type { Bytes } from '#kernel';
import { dateStyles, type ShownAs } from './serial-dates.js';
import { readSharedStrings, type SharedStrings } from './shared-strings.js';
import { type Epoch, Unreadable } from './table.js';
import { elementsOf } from './xml.js';
import { openZip, type Parts, wholeText } from './zip.js';

/** What the cells of a workbook refer to, and its sheets in order (ECMA-376, part 1, 18.2). */
export interface Workbook {
  readonly epoch: Epoch;
  readonly strings: SharedStrings;
  readonly dateStyles: readonly (ShownAs | undefined)[];
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  pieces(): AsyncIterable<string>;
}

export async function openWorkbook(file: Bytes): Promise<Workbook> {
  const parts = await openZip(file);
  const [path] = [...(await related(parts, '')).values()].filter(({ type }) => type.endsWith('/officeDocument'));
  const elements = elementsOf(await wholeText(parts, path?.target ?? 'xl/workbook.xml'));
  if (!elements.some(({ name }) => name === 'workbook')) throw new Unreadable('not-a-workbook');
  const targets = await related(parts, path?.target ?? 'xl/workbook.xml');
  const partOf = (kind: string): string =>
    [...targets.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? '';
  const is1904 = elements.some(
    ({ name, attributes }) => name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? ''),
  );
  return {
    epoch: is1904 ? 1904 : 1900,
    strings: await readSharedStrings(parts.get(partOf('sharedStrings'))?.()),
    dateStyles: dateStyles(await wholeText(parts, partOf('styles'))),
    sheets: elements.flatMap(({ name, attributes }) => {
      const target = targets.get(attributes['r:id'] ?? attributes.id ?? '');
      const pieces = target && parts.get(target.target);
      if (name !== 'sheet' || !pieces || !target.type.endsWith('/worksheet')) return [];
      return [
        { name: attributes.name ?? '', hidden: attributes.state?.toLowerCase().includes('hidden') ?? false, pieces },
      ];
    }),
  };
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part of the package refers to, by id, with paths from its root. */
async function related(parts: Parts, path: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const xml = await wholeText(parts, `${folder}_rels/${path.slice(folder.length)}.rels`);
  return new Map(
    elementsOf(xml)
      .filter(({ name }) => name === 'Relationship')
      .map(({ attributes: { Id = '', Type = '', Target = '' } }) => [
        Id,
        { type: Type, target: new URL(Target, `zip:///${folder}`).pathname.slice(1) },
      ]),
  );
}
