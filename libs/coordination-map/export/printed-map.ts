import type { Text } from '#kernel';
import type { Geometry } from './geometry.js';

/** A number of people: its value, or that it is from 1 to 4; neither where that could be told from it. */
export interface Count {
  readonly value?: number;
  readonly under5?: boolean;
  readonly withheld?: boolean;
}

/** What a cell, or a map's sum, draws attention to: nobody, one organisation alone, many, nobody confirmed for long. */
export const FLAGS = ['gap', 'fragile', 'overlap', 'stale'] as const;
export type Flag = (typeof FLAGS)[number];

export interface PrintedArea {
  readonly code: string;
  readonly name: Text;
  readonly level?: 1 | 2 | 3;
  /** Longitude and latitude in degrees. */
  readonly point?: readonly [number, number];
  /** West, south, east, north, in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  readonly geometry?: Geometry;
  /** Column and row on a map of squares, north up. */
  readonly tile?: readonly [number, number];
}

export interface PrintedCell {
  readonly field: string;
  readonly area: string;
  readonly organisations: number;
  /** Of those that the reader may know of. */
  readonly names: readonly string[];
  readonly flags: readonly Flag[];
  readonly planned?: Count;
  readonly reached?: Count;
}

/** A row or a column of the map in sum. */
export interface Total {
  readonly code: string;
  readonly organisations: number;
  readonly planned?: Count;
  readonly reached?: Count;
}

/** The coordination map as it is printed: fields by areas. A cell that is not listed was not asked for, and is left blank. */
export interface PrintedMap {
  readonly fields: readonly { readonly code: string; readonly name: Text }[];
  readonly areas: readonly PrintedArea[];
  readonly cells: readonly PrintedCell[];
  /** From how many organisations on a cell has many. */
  readonly overlap: number;
  /** Whose the areas' places and shapes are, where their licence asks for it to be said. */
  readonly attribution?: string;
  readonly totals: {
    readonly organisations: number;
    readonly cells: number;
    readonly filled: number;
    readonly gaps: number;
    readonly byField: readonly Total[];
    readonly byArea: readonly Total[];
  };
}

/** The cell of a field in an area. */
export function cellFinder({ cells }: PrintedMap): (field: string, area: string) => PrintedCell | undefined {
  const known = new Map(cells.map((cell) => [`${cell.field}\n${cell.area}`, cell]));
  return (field, area) => known.get(`${field}\n${area}`);
}
