import { CodeList, Flag, Id, Line, OneOf, OnPartialDate, type PartialDate, PartList } from '#kernel';
import { AreaCode, FieldCode, ListName } from '../domain/fields.js';
import { ChosenColumnContent } from '../domain/list.commands.js';
import { type Bringing, BRINGINGS } from './bring.js';

const BRINGING = new RegExp(`^(${BRINGINGS.join('|')})$`);

/** Kinds of organisations, as `RegisterOrganisation` has them. */
const KINDS = ['association', 'public-institution', 'un-agency', 'funder'] as const;

/** How a list is taken in. */
export class ListParameters {
  @ListName({ about: 'What the network calls this list; give its next edition the same name' }) list: string;
  @OneOf(['nothing', 'all', 'right'], {
    optional: true,
    about:
      'What is recorded: nothing, which only shows what would be, by default; all rows, or none if one is wrong; those that are right',
  })
  commit?: 'nothing' | 'all' | 'right';
  @OnPartialDate({ optional: true, about: 'When what the list says was so; today by default' })
  occurredOn?: PartialDate;
  @CodeList(BRINGING, {
    optional: true,
    about:
      'What the list may bring that the network does not know: organisations are registered, where no other network knows them, and admitted as collaborators',
  })
  bring?: Bringing[];
  @Flag({ optional: true, about: 'What the list has as it was counts as confirmed on its day' }) confirms?: boolean;
  @Flag({ optional: true, about: 'What came from this list before, and is not in it any more, has ended' })
  ends?: boolean;
  @OneOf(['fr', 'ar', 'en'], { optional: true, about: 'The language of its texts; that of its headings by default' })
  language?: 'fr' | 'ar' | 'en';
  @Line({ optional: true, about: 'The sheet of a workbook; the one that looks most like a list by default' })
  sheet?: string;
}

/** What an organisation of the list is. */
export class OrganisationChoice {
  @Line({ about: 'Its name or acronym, as the list has it' }) name: string;
  @Id({
    optional: true,
    about:
      'It is this one: a record of its own is merged into it, and can be separated again; where the merge is for other networks to decide as well, this list alone is read so',
  })
  same?: string;
  @OneOf(KINDS, { optional: true, about: 'It is none that is known: what it is' }) new?: (typeof KINDS)[number];
  @Flag({ optional: true, about: 'Its rows are left out' }) leave?: boolean;
}

/** What a field of the list is. */
export class FieldChoice {
  @Line({ about: 'As the list has it' }) name: string;
  @FieldCode({ optional: true }) same?: string;
  @Flag({ optional: true, about: 'Its rows are left out' }) leave?: boolean;
}

/** What an area of the list is. */
export class AreaChoice {
  @Line({ about: 'As the list has it' }) name: string;
  @AreaCode({ optional: true }) same?: string;
  @Flag({ optional: true, about: 'Its rows are left out' }) leave?: boolean;
}

/** What a person decided on what the list leaves open. It is kept for its next edition once it is recorded; an organisation that is merged is known by its name. */
export class ListChoices {
  @PartList(() => ChosenColumnContent, { optional: true, about: 'How columns are read, where the proposal is wrong' })
  columns?: ChosenColumnContent[];
  @PartList(() => OrganisationChoice, { optional: true, max: 10_000 }) organisations?: OrganisationChoice[];
  @PartList(() => FieldChoice, { optional: true }) fields?: FieldChoice[];
  @PartList(() => AreaChoice, { optional: true, max: 2_000 }) areas?: AreaChoice[];
}
