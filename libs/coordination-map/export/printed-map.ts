import { inLanguage, type Language, type Text } from '#kernel';
import type { Geometry } from './geometry.js';

/** A number of people: its value, or that it is from 1 to 4; neither where that could be told from it. */
export interface Count {
  readonly value?: number;
  readonly under5?: boolean;
  readonly withheld?: boolean;
}

/** What a cell draws attention to: nobody, one organisation alone, many, something not confirmed for long. */
export const FLAGS = ['gap', 'fragile', 'overlap', 'stale'] as const;
export type Flag = (typeof FLAGS)[number];

/** What a row, a column or a cell comes to. */
export interface Sum {
  readonly organisations: number;
  readonly planned?: Count;
  readonly reached?: Count;
}

/** Where an area lies; what is not known is left out. */
export interface Shape {
  /** Longitude and latitude in degrees. */
  readonly point?: readonly [number, number];
  /** West, south, east, north, in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  readonly geometry?: Geometry;
  /** Column and row on a map of squares, north up. */
  readonly tile?: readonly [number, number];
}

export interface PrintedArea extends Shape {
  readonly code: string;
  readonly name: Text;
  readonly level?: number;
  readonly totals: Sum;
}

export interface PrintedCell extends Sum {
  readonly field: string;
  readonly area: string;
  /** Ids of its organisations. */
  readonly present: readonly string[];
  readonly flags: readonly Flag[];
}

/**
 * The coordination map as it is printed, fields by areas: what the query of the map answers, with the shapes of its areas where somebody
 * has them. A cell that is not listed was not asked for, and is left blank.
 */
export interface PrintedMap {
  readonly fields: readonly { readonly code: string; readonly name: Text; readonly totals: Sum }[];
  readonly areas: readonly PrintedArea[];
  readonly cells: readonly PrintedCell[];
  /** From how many organisations on a cell has many. */
  readonly overlap: number;
  readonly organisations: readonly { readonly id: string; readonly name?: Text }[];
  readonly totals: Sum & { readonly cells: number; readonly filled: number; readonly gaps: number };
  readonly vintage?: string;
  readonly source?: string;
  readonly licence?: string;
  /** Whose the shapes are that reference data added. */
  readonly attribution?: string;
}

/** Whose the areas and their shapes are, as licences ask for it to be said; empty where nobody has to be named. */
export const creditsOf = ({ attribution, source, licence }: PrintedMap): string =>
  [...new Set([attribution, source, licence])].filter(Boolean).join(' · ');

/** Shapes of areas, by the vintage that their codes mean something with. */
export interface ReferenceShapes {
  readonly vintage: string;
  readonly attribution: string;
  readonly areas: readonly (Shape & { readonly code: string })[];
}

/** The map with the shapes that reference data has of its areas; what the map says itself goes first. */
export function withShapes(map: PrintedMap, { vintage, attribution, areas }: ReferenceShapes): PrintedMap {
  if (map.vintage !== vintage) return map;
  const shapes = new Map(areas.map((area) => [area.code, area]));
  return { ...map, attribution, areas: map.areas.map((area) => ({ ...shapes.get(area.code), ...area })) };
}

/** The cell of a field in an area. */
export function cellFinder({ cells }: PrintedMap): (field: string, area: string) => PrintedCell | undefined {
  const known = new Map(cells.map((cell) => [`${cell.field}\n${cell.area}`, cell]));
  return (field, area) => known.get(`${field}\n${area}`);
}

/** What the organisations of a cell are called, as far as that is known. */
export function nameFinder({ organisations }: PrintedMap, language: Language): (cell: PrintedCell) => string[] {
  const names = new Map(organisations.map(({ id, name }) => [id, inLanguage(name, language)]));
  return ({ present }) => present.map((id) => names.get(id) ?? '').filter((name) => name !== '');
}
