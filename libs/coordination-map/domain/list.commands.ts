import { aggregate, command, Id, Line, OneOf, PartList, same, Whole } from '#kernel';
import { AreaCode, FieldCode, LIST_NAME } from './fields.js';
import {
  type ActivityList,
  type ChosenColumn,
  type ChosenName,
  type ChosenOrganisation,
  evolve,
  type Imported,
  initialState,
  LIST_COLUMNS,
  type ListColumn,
  type ListEvent,
  type Reading,
} from './list.js';
import { problems, refuse } from './problems.js';

export class ChosenColumnContent implements ChosenColumn {
  @Line({ about: 'As it stands in the file' }) heading: string;
  @OneOf(LIST_COLUMNS, { optional: true, about: 'What it holds; left out where it is not to be read' })
  to?: ListColumn;
  @OneOf(['dmy', 'mdy'], { optional: true, about: 'Of dates such as 03/04/2023: which comes first, day or month' })
  order?: 'dmy' | 'mdy';
}

export class ChosenOrganisationContent implements ChosenOrganisation {
  @Line({ about: 'As the list calls it, or its acronym' }) name: string;
  @Id() organisation: string;
}

export class ChosenFieldContent implements ChosenName {
  @Line({ about: 'As the list calls it' }) name: string;
  @FieldCode() code: string;
}

export class ChosenAreaContent implements ChosenName {
  @Line({ about: 'As the list calls it' }) name: string;
  @AreaCode() code: string;
}

/** How a list is read, as far as somebody said so. */
export class ListReading implements Reading {
  @PartList(() => ChosenColumnContent, { max: 500 }) columns: ChosenColumnContent[];
  @PartList(() => ChosenOrganisationContent, { max: 10_000 }) organisations: ChosenOrganisationContent[];
  @PartList(() => ChosenFieldContent, { max: 500 }) fields: ChosenFieldContent[];
  @PartList(() => ChosenAreaContent, { max: 2_000 }) areas: ChosenAreaContent[];
}

/** All that was chosen: it replaces what was before. */
export class ChooseListReading extends ListReading {}

export class RecordListImport implements Imported {
  @Line({ about: 'What its sender called the file; it is not kept' }) file: string;
  @Whole() rows: number;
  @Whole() began: number;
  @Whole() changed: number;
  @Whole() confirmed: number;
  @Whole() ended: number;
  @Whole() unchanged: number;
  @Whole({ about: 'Rows that could not be read or were not allowed' }) problems: number;
}

/** A list of activities that is taken in again and again, by the name that the network gives it. */
export const activityList = aggregate<ActivityList, ListEvent>({
  name: 'list',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    ChooseListReading: command<ActivityList, ListEvent, ChooseListReading>({
      content: ChooseListReading,
      on: 'either',
      title: {
        fr: 'Dire comment se lit une liste',
        ar: 'تحديد كيفية قراءة لائحة',
        en: 'Say how a list is read',
      },
      decide({ columns, organisations, fields, areas }, list, { id }) {
        const reading = { columns, organisations, fields, areas };
        if (!LIST_NAME.test(id)) return refuse('list-name-unusable', { list: id });
        if (same(reading, list.reading)) return refuse('list-reading-unchanged');
        return [{ type: 'ListReadingChosen', data: reading }];
      },
    }),
    RecordListImport: command<ActivityList, ListEvent, RecordListImport>({
      content: RecordListImport,
      on: 'either',
      title: { fr: "Noter l'import d'une liste", ar: 'تسجيل استيراد لائحة', en: 'Record the import of a list' },
      decide: (imported) => [{ type: 'ListImported', data: { ...imported } }],
    }),
  },
});
