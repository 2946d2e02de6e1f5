import { folded, type Text } from '#kernel';
import type { ChosenName } from '../domain/list.js';
import type { Known } from '../import/match.js';
import type { ActivityRow } from '../rows.js';
import type { FrameDocument } from '../views/frames.view.js';
import { type Bringing, type Brought, freshArea, freshField, freshOrganisation } from './bring.js';
import type { Directory } from './directory.js';
import type { Place } from './ledger.js';
import { type Meaning, meaningsOf, type Meanings, type Names } from './names.js';
import type { ListChoices } from './parameters.js';

/** A record that is to be merged into another, since somebody said that they are of one organisation. */
export interface Sameness {
  readonly merged: string;
  readonly survivor: string;
}

/** A name that keeps a row from its place on the map. */
export interface Unclear {
  readonly part: 'organisation' | 'field' | 'area';
  readonly name: string;
  readonly meaning: Meaning;
}

/** Whose an activity is, and where. */
type Cell = Pick<Place, 'organisation' | 'field' | 'area'>;

/** What a row is about; or that it is left out; or which names have to be settled first. */
export type PlaceRead =
  | { readonly is: 'place'; readonly place: Place; readonly isNew: boolean }
  | { readonly is: 'left' }
  | { readonly is: 'unclear'; readonly what: readonly Unclear[] };

/** What the names of a list stand for. */
export interface Places {
  readonly organisations: Brought;
  readonly fields: Brought;
  readonly areas: Brought;
  readonly samenesses: readonly Sameness[];
  /** Organisations that other networks know, and that the list brings into this one. */
  readonly joining: ReadonlySet<string>;
  /** Of a row that names its activity, the organisation is certain, whatever the list calls it; so are its codes, as long as they stay. */
  of(row: ActivityRow, activity?: Cell): PlaceRead;
}

/** What names are judged by. */
export interface Knowledge {
  readonly network: string;
  readonly directory: Directory;
  readonly frame: FrameDocument;
  readonly fields: readonly ChosenName[];
  readonly areas: readonly ChosenName[];
  readonly choices: ListChoices;
  readonly bring: ReadonlySet<Bringing>;
}

/** Settles what each name of a list means. */
export function placesOf(names: Names, knowledge: Knowledge): Places {
  const { directory, frame, bring } = knowledge;
  const samenesses = new Map<string, string>();
  const brought = (all: Names['fields'], meanings: Meanings): Brought => ({
    names: all,
    meanings: meaningsOf(all, meanings),
  });
  const organisations = brought(names.organisations, organisationMeanings(knowledge, samenesses));
  const joining = new Set(bring.has('organisations') ? strangersAmong(organisations, directory) : []);
  const fields = brought(names.fields, {
    known: coded(frame.fields),
    said: chosen(frame.fields, knowledge.fields, knowledge.choices.fields),
    ...(bring.has('fields') && { fresh: freshField }),
  });
  const areas = brought(names.areas, {
    known: coded(frame.areas),
    said: chosen(frame.areas, knowledge.areas, knowledge.choices.areas),
    ...(bring.has('areas') && { fresh: freshArea }),
  });
  return {
    ...{ organisations, fields, areas, joining },
    samenesses: [...samenesses].map(([merged, survivor]) => ({ merged, survivor })),
    of: (row, activity) => placeOf(row, names, { organisations, fields, areas, joining }, directory, activity),
  };
}

const strangersAmong = ({ meanings }: Brought, directory: Directory): readonly string[] =>
  [...meanings.values()].flatMap((meaning) =>
    meaning.is === 'known' && directory.isStranger(meaning.key) ? directory.speakerOf(meaning.key) : [],
  );

/** What somebody said of an organisation of the list; a decision that was carried out before is known by its name now. */
function organisationMeanings(
  { network, directory, choices, bring }: Knowledge,
  samenesses: Map<string, string>,
): Meanings {
  const fresh = freshOrganisation({ network });
  const said = new Map((choices.organisations ?? []).map((choice) => [folded(choice.name), choice]));
  return {
    known: directory.known,
    ...(bring.has('organisations') && { fresh }),
    said(called, found) {
      const choice = said.get(folded(called.name)) ?? said.get(folded(called.acronym ?? ''));
      if (choice?.leave) return { is: 'left' };
      const known = found.is === 'same' ? found.key : undefined;
      if (choice?.same !== undefined) {
        if (known !== undefined && directory.presentOf(known) === directory.presentOf(choice.same))
          return { is: 'known', key: known };
        samenesses.set(fresh(called), choice.same);
        return { is: 'new', key: fresh(called) };
      }
      if (choice?.new !== undefined && known === undefined) return { is: 'new', key: fresh(called) };
      if (found.is !== 'doubtful') return undefined;
      const one = directory.oneOf(found.candidates.filter(({ score }) => score === 1).map(({ key }) => key));
      return one === undefined ? undefined : { is: 'known', key: one };
    },
  };
}

const coded = (list: readonly { readonly code: string; readonly name: Text }[]): readonly Known[] =>
  list.map(({ code, name }) => ({ key: code, names: Object.values(name) as string[], codes: [code] }));

/** What somebody said of fields or areas of the list, now or for an earlier edition: one that is known, or one that the list brings. */
function chosen(
  known: readonly { readonly code: string }[],
  said: readonly ChosenName[],
  choices: readonly { readonly name: string; readonly leave?: boolean }[] = [],
): Meanings['said'] {
  const codes = new Set(known.map(({ code }) => code));
  const meant = new Map(said.map(({ name, code }) => [folded(name), code]));
  const left = new Set(choices.filter(({ leave }) => leave).map(({ name }) => folded(name)));
  return ({ name, code }) => {
    const keys = [name, code ?? ''].map(folded);
    if (keys.some((each) => left.has(each))) return { is: 'left' };
    const key = keys.map((each) => meant.get(each)).find((each) => each !== undefined);
    return key === undefined ? undefined : { is: codes.has(key) ? 'known' : 'new', key };
  };
}

function placeOf(
  { organisation, field, area }: ActivityRow,
  names: Names,
  by: Pick<Places, 'organisations' | 'fields' | 'areas' | 'joining'>,
  directory: Directory,
  activity?: Cell,
): PlaceRead {
  const certain = (key: string): Meaning => ({ is: 'known', key });
  const meant = {
    organisation: activity ? certain(activity.organisation) : by.organisations.meanings.get(names.keyOf(organisation))!,
    field:
      field.code !== undefined && field.code === activity?.field
        ? certain(field.code)
        : by.fields.meanings.get(names.keyOf(field))!,
    area:
      area.code !== undefined && area.code === activity?.area
        ? certain(area.code)
        : by.areas.meanings.get(names.keyOf(area))!,
  };
  const what: Unclear[] = [
    { part: 'organisation', name: organisation.name, meaning: meant.organisation },
    { part: 'field', name: field.name, meaning: meant.field },
    { part: 'area', name: area.name, meaning: meant.area },
  ];
  if (what.some(({ meaning }) => meaning.is === 'left')) return { is: 'left' };
  const keys = what.map(({ meaning }) => ('key' in meaning ? meaning.key : undefined));
  const [record, fieldCode, areaCode] = keys;
  if (record === undefined || fieldCode === undefined || areaCode === undefined)
    return { is: 'unclear', what: what.filter(({ meaning }) => !('key' in meaning)) };
  const speaker = directory.speakerOf(record);
  return {
    is: 'place',
    isNew: what.some(({ meaning }) => meaning.is === 'new') || by.joining.has(speaker),
    place: { record, organisation: speaker, field: fieldCode, area: areaCode },
  };
}
