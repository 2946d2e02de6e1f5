import type { Event, Evolve } from '#kernel';

/** What a column of a list of activities may hold, in the order in which the product prints them. */
export const LIST_COLUMNS = [
  'organisation.name',
  'organisation.acronym',
  'field.code',
  'field.name',
  'area.code',
  'area.name',
  'area.level',
  'area.parent',
  'status',
  'title',
  'place',
  'population',
  'startsOn',
  'endsOn',
  'planned',
  'reached',
  'visibility',
  'reference',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** A column of a list, as a person said that it is to be read: by its heading, wherever it stands. */
export interface ChosenColumn {
  readonly heading: string;
  /** What it holds; left out where it is not to be read. */
  readonly to?: ListColumn;
  /** Of a column of dates: whether the day comes first or the month. */
  readonly order?: 'dmy' | 'mdy';
}

/** What a list calls one of the network's fields or areas. */
export interface ChosenName {
  readonly name: string;
  readonly code: string;
}

/** What a list calls an organisation whose record is not this network's alone to merge with another. */
export interface ChosenOrganisation {
  readonly name: string;
  readonly organisation: string;
}

/** How a list is read, as far as somebody had to say so. */
export interface Reading {
  readonly columns: readonly ChosenColumn[];
  readonly organisations: readonly ChosenOrganisation[];
  readonly fields: readonly ChosenName[];
  readonly areas: readonly ChosenName[];
}

/** What an import of a list came to, by activities. */
export interface Imported {
  /** What its sender calls the file; it is not kept. */
  readonly file: string;
  readonly rows: number;
  readonly began: number;
  readonly changed: number;
  readonly confirmed: number;
  readonly ended: number;
  readonly unchanged: number;
  /** Rows that could not be read or were not allowed. */
  readonly problems: number;
}

/** What happens to a list of activities that a network takes in again and again: each quarter's 3W, say. */
export type ListEvent = Event<'ListReadingChosen', Reading> | Event<'ListImported', Imported>;

/** What decisions about a list need to know. */
export interface ActivityList {
  readonly reading: Reading;
}

export const AS_IT_STANDS: Reading = { columns: [], organisations: [], fields: [], areas: [] };

export const initialState: ActivityList = { reading: AS_IT_STANDS };

export const evolve: Evolve<ActivityList, ListEvent> = {
  ListReadingChosen: (list, { data }) => ({ ...list, reading: data }),
  ListImported: (list) => list,
};
