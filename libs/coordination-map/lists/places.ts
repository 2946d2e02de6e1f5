import { folded, type Text } from '#kernel';
import type { ChosenName, ChosenOrganisation } from '../domain/list.js';
import type { Called, Known } from '../import/match.js';
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
  /** What the list calls records that are not the sender's to merge: kept for its next edition. */
  readonly read: readonly ChosenOrganisation[];
  /** Organisations that other networks know, and that the list brings into this one. */
  readonly joining: ReadonlySet<string>;
  /** Of a row that names its activity, the organisation is certain, whatever the list calls it; so are its codes, as long as they stay. */
  of(row: ActivityRow, activity?: Cell): PlaceRead;
  /** Whether a row names another organisation than that of its activity. */
  isOfAnother(row: ActivityRow, activity: Pick<Cell, 'organisation'>): boolean;
}

/** What names are judged by. */
export interface Knowledge {
  readonly network: string;
  readonly directory: Directory;
  readonly frame: FrameDocument;
  /** As the list was read before. */
  readonly organisations: readonly ChosenOrganisation[];
  readonly fields: readonly ChosenName[];
  readonly areas: readonly ChosenName[];
  readonly choices: ListChoices;
  readonly bring: ReadonlySet<Bringing>;
  /** Records that the sender may not merge as was decided. */
  readonly barred: ReadonlySet<string>;
}

/** Settles what each name of a list means. */
export function placesOf(names: Names, knowledge: Knowledge): Places {
  const { directory, frame, bring } = knowledge;
  const decided: Decided = { samenesses: new Map(), read: new Map() };
  const brought = (all: Names['fields'], meanings: Meanings): Brought => ({
    names: all,
    meanings: meaningsOf(all, meanings),
  });
  const organisations = brought(names.organisations, organisationMeanings(knowledge, decided));
  const coming = bring.has('organisations') ? keysOf(organisations) : [...decided.read.values()];
  const joining = new Set(coming.flatMap((id) => (directory.isStranger(id) ? directory.speakerOf(id) : [])));
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
    samenesses: [...decided.samenesses].map(([merged, survivor]) => ({ merged, survivor })),
    read: [...decided.read].map(([name, organisation]) => ({ name, organisation })),
    of: (row, activity) => placeOf(row, names, { organisations, fields, areas, joining }, directory, activity),
    isOfAnother({ organisation: called }, { organisation }) {
      const meaning = organisations.meanings.get(names.keyOf(called))!;
      return 'key' in meaning && !directory.isOne(meaning.key, organisation);
    },
  };
}

const keysOf = ({ meanings }: Brought): readonly string[] =>
  [...meanings.values()].flatMap((meaning) => (meaning.is === 'known' ? meaning.key : []));

/** What comes of what somebody said of organisations. */
interface Decided {
  /** The survivor by the record that is merged into it. */
  readonly samenesses: Map<string, string>;
  /** The record by what the list calls it. */
  readonly read: Map<string, string>;
}

/**
 * What somebody said of an organisation of the list. That it is one that is known makes a record of its name, which is merged, and known by
 * that name from then on; where the merge would be for others to decide as well, the list alone is read so.
 */
function organisationMeanings(
  { network, directory, organisations, choices, bring, barred }: Knowledge,
  { samenesses, read }: Decided,
): Meanings {
  const fresh = freshOrganisation({ network });
  const choiceOf = byName(choices.organisations ?? []);
  const readBefore = byName(organisations);
  return {
    known: directory.known,
    oneOf: (ids) => directory.oneOf(ids),
    ...(bring.has('organisations') && { fresh }),
    said(called, found) {
      const choice = choiceOf(called);
      if (choice?.leave) return { is: 'left' };
      const known = found.is === 'same' ? found.key : undefined;
      const before = readBefore(called);
      const meant = choice ? choice.same : before?.organisation;
      if (meant === undefined)
        return choice?.new !== undefined && known === undefined ? { is: 'new', key: fresh(called) } : undefined;
      if (known !== undefined && directory.isOne(known, meant)) return { is: 'known', key: known };
      const record = known ?? fresh(called);
      if ((before && directory.isOne(before.organisation, meant)) || barred.has(record)) {
        read.set((choice ?? before!).name, meant);
        return { is: 'known', key: meant };
      }
      samenesses.set(record, directory.presentOf(meant));
      return { is: known === undefined ? 'new' : 'known', key: record };
    },
  };
}

/** Finds what was said of an organisation by its name or acronym. */
function byName<Said extends { readonly name: string }>(all: readonly Said[]): (called: Called) => Said | undefined {
  const said = new Map(all.map((each) => [folded(each.name), each]));
  return ({ name, acronym = '' }) => said.get(folded(name)) ?? said.get(folded(acronym));
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
