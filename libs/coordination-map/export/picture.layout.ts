import { inLanguage, type Language, type Text } from '#kernel';
import { measured } from './lettering.js';
import { WORDS } from './picture.words.js';
import type { PrintedMap } from './printed-map.js';

/** How a map is pictured. */
export interface PictureOptions {
  readonly language: Language;
  /** Whose map it is. */
  readonly network: Text;
  /** The day whose situation it shows, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** A part of the page, in millimetres from where reading begins and from the top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands on a sheet of A4. Lengths are millimetres; x counts from the side on which reading begins. */
export interface Layout extends PictureOptions {
  readonly width: number;
  readonly height: number;
  readonly isMirrored: boolean;
  readonly tiles?: Box;
  /** The matrix stands in columns side by side, each with a part of the areas. */
  readonly blocks: readonly Box[];
  readonly areasPerBlock: number;
  readonly headHeight: number;
  readonly nameWidth: number;
  /** Size of the type of names; smaller where they are long, before they are cut. */
  readonly nameSize: number;
  readonly headSize: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Widths of what a row comes to; 0 where it is not printed. */
  readonly sumWidth: number;
  readonly reachedWidth: number;
  /** Whether cells say the people reached, too: where there is room. */
  readonly hasCounts: boolean;
  readonly legend: Box;
}

export const MARGIN = 10;
/** Of what a row comes to: its organisations, the people reached. */
const SUM_WIDTH = 8;
const REACHED_WIDTH = 12;
const TITLE_HEIGHT = 19;
const LEGEND_HEIGHT = 18;
const GUTTER = 6;
const TILES_BESIDE = 66;
const TILES_ABOVE = 62;
/** More areas than that stand upright, and in more columns than one. */
const AREAS_LYING = 24;
const AREAS_PER_BLOCK = 55;
const LARGEST_NAME = 3.2;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

const widest = (names: readonly { name: Text }[], language: Language, size: number): number =>
  Math.max(0, ...names.map(({ name }) => measured(inLanguage(name, language), size)));

/** Below the areas: what the fields come to, and some air. */
const SUM_ROWS = 2;

export function layoutOf(map: PrintedMap, options: PictureOptions): Layout {
  const { areas, fields } = map;
  const { language } = options;
  const isLying = areas.length <= AREAS_LYING;
  const [width, height] = isLying ? [297, 210] : [210, 297];
  const inner = { width: width - 2 * MARGIN, top: MARGIN + TITLE_HEIGHT, bottom: height - MARGIN - LEGEND_HEIGHT };
  const hasTiles = areas.some(({ tile }) => tile);
  const beside = hasTiles && isLying ? TILES_BESIDE + GUTTER : 0;
  const above = hasTiles && !isLying ? TILES_ABOVE + GUTTER : 0;

  const count = isLying ? 1 : Math.ceil(areas.length / AREAS_PER_BLOCK);
  const areasPerBlock = Math.ceil(areas.length / count);
  const blockWidth = (inner.width - beside - (count - 1) * GUTTER) / count;
  const blockHeight = inner.bottom - inner.top - above;

  const sumWidth = count === 1 ? SUM_WIDTH : 0;
  const reachedWidth = areas.some(({ totals }) => totals.reached) ? REACHED_WIDTH : 0;
  const named = [...areas, { name: WORDS.organisations }];
  const nameWidth = clamp(widest(named, language, LARGEST_NAME) + 3, 16, blockWidth * 0.34);
  const cellWidth = Math.min(22, (blockWidth - nameWidth - sumWidth - reachedWidth) / Math.max(1, fields.length));
  const headSize = Math.min(3, cellWidth * 0.85);
  const headHeight = clamp(widest(fields, language, headSize) + 4, 26, 44);
  const cellHeight = Math.min(12, (blockHeight - headHeight) / (areasPerBlock + SUM_ROWS));
  const blocks = Array.from({ length: count }, (_, at) => ({
    x: MARGIN + beside + at * (blockWidth + GUTTER),
    y: inner.top + above,
    width: blockWidth,
    height: blockHeight,
  }));
  return {
    ...options,
    width,
    height,
    isMirrored: language === 'ar',
    tiles: hasTiles
      ? {
          x: MARGIN,
          y: inner.top,
          width: isLying ? TILES_BESIDE : inner.width,
          height: isLying ? inner.bottom - inner.top : TILES_ABOVE,
        }
      : undefined,
    blocks,
    areasPerBlock,
    headHeight,
    nameWidth,
    nameSize: Math.min(cellHeight * 0.72, clamp((nameWidth - 2) / widest(areas, language, 1), 2.1, LARGEST_NAME)),
    headSize,
    cellWidth,
    cellHeight,
    sumWidth,
    reachedWidth,
    hasCounts: cellHeight >= 7 && cellWidth >= 9 && map.cells.some(({ reached }) => reached),
    legend: { x: MARGIN, y: inner.bottom + 4, width: inner.width, height: LEGEND_HEIGHT - 4 },
  };
}

/** A point of the page from its left, given from where reading begins. */
export const across = ({ isMirrored, width }: Pick<Layout, 'isMirrored' | 'width'>, x: number): number =>
  isMirrored ? width - x : x;

/** The left side of a box. */
export const leftOf = (page: Pick<Layout, 'isMirrored' | 'width'>, x: number, width: number): number =>
  page.isMirrored ? page.width - x - width : x;

/** A length to the hundredth of a millimetre. */
export const rounded = (length: number): number => Math.round(length * 100) / 100;
