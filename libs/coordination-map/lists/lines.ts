import {
  Code,
  Flag,
  Id,
  InLanguages,
  Line,
  LineList,
  OneOf,
  Part,
  PartList,
  Quantity,
  type Text,
  Whole,
} from '#kernel';
import { LIST_COLUMNS, type ListColumn } from '../domain/list.js';
import { DEEDS, type Deed } from './plan.js';

/** The lines that answer a list, each by what it is of. */

/** How one column is read, and why. */
export class ColumnRead {
  @Line({ about: 'As a spreadsheet shows it: letters and heading' }) column: string;
  @Line({ optional: true }) heading?: string;
  @OneOf(LIST_COLUMNS, { optional: true, about: 'What it is taken to hold; missing where it is not read' })
  to?: ListColumn;
  @Quantity({ min: 0, max: 1, optional: true }) confidence?: number;
  @Line() because: string;
}

/** How the file is read. First line. */
export class ReadingLine {
  @OneOf(['reading']) is: 'reading';
  @OneOf(['csv', 'xlsx']) format: 'csv' | 'xlsx';
  @Line({ optional: true }) encoding?: string;
  @Line({ optional: true }) sheet?: string;
  @LineList({ optional: true }) sheets?: readonly string[];
  @OneOf(['fr', 'ar', 'en']) language: string;
  @Whole({ optional: true, about: 'The row of headings' }) headings?: number;
  @Whole({ optional: true, about: 'The row of HXL tags' }) tags?: number;
  @PartList(() => ColumnRead) columns: readonly ColumnRead[];
}

/** Something that is known and may be meant. */
export class AlikeOne {
  @Code(/^.+$/) key: string;
  @InLanguages({ optional: true }) name?: Text;
  @Quantity({ min: 0, max: 1 }) alike: number;
}

/** A name of the list, and what it is taken for. */
export class NameRead {
  @Line() name: string;
  @Line({ optional: true }) acronym?: string;
  @Line({ optional: true }) code?: string;
  @Whole() rows: number;
  @OneOf(['known', 'new', 'doubtful', 'unknown', 'left']) taken: 'known' | 'new' | 'doubtful' | 'unknown' | 'left';
  @Code(/^.+$/, { optional: true, about: 'Of what is known or will be new: its id or code' }) key?: string;
  @Flag({ optional: true, about: 'An organisation that other networks know, and that would be admitted to this one' })
  joins?: boolean;
  @PartList(() => AlikeOne, { optional: true, about: 'Of what is doubtful: what it may be, the likeliest first' })
  alike?: readonly AlikeOne[];
}

/** What the list's names are taken for. Second line, once all rows have been looked through. */
export class NamesLine {
  @OneOf(['names']) is: 'names';
  @PartList(() => NameRead, { max: 10_000 }) organisations: readonly NameRead[];
  @PartList(() => NameRead, { max: 2_000 }) fields: readonly NameRead[];
  @PartList(() => NameRead, { max: 10_000 }) areas: readonly NameRead[];
}

/** What is wrong, and what to do about it. */
export class WrongLine {
  @Line() title: string;
  @Line() detail: string;
}

/** One thing that a row changes. */
export class ChangeRead {
  @OneOf(LIST_COLUMNS) what: ListColumn;
  @Line({ optional: true, about: 'As it is shown to whoever asks' }) from?: string;
  @Line() to: string;
}

/** What one row does, or would. */
export class RowLine {
  @OneOf(['row']) is: 'row';
  @Whole({ optional: true, about: 'As a spreadsheet numbers it; missing for what is not in the list any more' })
  row?: number;
  @OneOf([...DEEDS, 'missing', 'left', 'aside', 'problem'], {
    about:
      '`missing`: not in the list any more; `left`: left out as was chosen; `aside`: no activity, such as a blank row',
  })
  does: Deed | 'missing' | 'left' | 'aside' | 'problem';
  @Line({ optional: true }) organisation?: string;
  @Line({ optional: true }) field?: string;
  @Line({ optional: true }) area?: string;
  @Line({ optional: true }) title?: string;
  @Id({ optional: true, about: 'Of the activity that there is, or will be' }) activity?: string;
  @PartList(() => ChangeRead, { optional: true }) changes?: readonly ChangeRead[];
  @Line({ optional: true, about: 'Why it is aside' }) because?: string;
  @LineList({ optional: true, about: 'What was put right without asking, as nothing is lost by it' })
  remarks?: readonly string[];
  @PartList(() => WrongLine, { optional: true }) problems?: readonly WrongLine[];
}

/** How far the work has come. */
export class ProgressLine {
  @OneOf(['progress']) is: 'progress';
  @OneOf(['reading', 'judging', 'recording']) step: 'reading' | 'judging' | 'recording';
  @Whole() rows: number;
  @Whole({ optional: true }) of?: number;
}

/** What was not accepted of what the list brings: an organisation, its fields, its areas. */
export class RefusedLine {
  @OneOf(['refused']) is: 'refused';
  @Line() what: string;
  @Part(() => WrongLine) problem: WrongLine;
}

/** What it all comes to. Last line. */
export class ReportLine {
  @OneOf(['report']) is: 'report';
  @Flag({ about: 'Whether anything was recorded' }) recorded: boolean;
  @Whole({ about: 'All rows of the file: each is one of what follows' }) rows: number;
  @Whole() begin: number;
  @Whole() change: number;
  @Whole() confirm: number;
  @Whole() end: number;
  @Whole() nothing: number;
  @Whole() left: number;
  @Whole() aside: number;
  @Whole({ about: 'Rows that cannot be read or are not allowed' }) problem: number;
  @Whole({ about: 'Activities that came from this list before and are not in it any more; with `ends` they end' })
  missing: number;
  @Whole({ about: 'Organisations, fields and areas that are new to the network' }) brings: number;
  @Whole({ about: 'What of these was not accepted, each told in a line of its own' }) refused: number;
  @Whole({ optional: true, about: 'Pass it as `waitFor` to read what was recorded' }) position?: number;
}
