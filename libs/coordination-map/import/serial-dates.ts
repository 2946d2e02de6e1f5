import type { PartialDate } from '#kernel';
import type { Epoch } from './table.js';
import { elementsOf } from './xml.js';

/** How precisely a cell's format shows its day number. */
export type ShownAs = 'day' | 'month' | 'year';

const DAY_MS = 86_400_000;
const LENGTH = { day: 10, month: 7, year: 4 } as const;
/** 31 December 9999, the last day that a workbook knows. */
const LAST = 2_958_465;

/**
 * The date that a day number means (ECMA-376, 18.17.4.1), as precise as it is shown; the time of day is left aside. Undefined where there is
 * none: before the beginning, and the 29 February 1900 that Excel inherited from Lotus 1-2-3.
 */
export function dateOfSerial(serial: number, epoch: Epoch, shownAs: ShownAs = 'day'): PartialDate | undefined {
  const days = Math.floor(serial);
  if (!(days >= (epoch === 1904 ? 0 : 1) && days <= LAST) || (epoch === 1900 && days === 60)) return undefined;
  const begins = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(begins + days * DAY_MS).toISOString().slice(0, LENGTH[shownAs]);
}

/** Formats that every workbook has without saying so (ECMA-376, 18.8.30), as far as they show dates. */
const BUILT_IN = new Map<number, ShownAs>([
  [17, 'month'],
  ...[14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
]);

/** By the number of a cell's style: how it shows a date, if it does. */
export function dateStyles(styles: string): readonly (ShownAs | undefined)[] {
  const formats = new Map(BUILT_IN);
  const shown: (ShownAs | undefined)[] = [];
  let inCellFormats = false;
  for (const { name, attributes } of elementsOf(styles)) {
    if (name === 'numFmt') {
      const shownAs = shownBy(attributes.formatCode ?? '');
      if (shownAs) formats.set(Number(attributes.numFmtId), shownAs);
    } else if (name === 'cellXfs' || name === 'cellStyles' || name === 'cellStyleXfs')
      inCellFormats = name === 'cellXfs';
    else if (name === 'xf' && inCellFormats) shown.push(formats.get(Number(attributes.numFmtId ?? 0)));
  }
  return shown;
}

/** What a format's own code shows: literals, colours and conditions aside. */
function shownBy(code: string): ShownAs | undefined {
  const signs = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (/general|[#0?]/.test(signs)) return undefined;
  if (/d/.test(signs)) return 'day';
  if (/mmm|m.*y|y.*m/.test(signs)) return 'month';
  return /y/.test(signs) ? 'year' : undefined;
}
