import { type Day, type Event, type Evolve, folded, idOf, type RecordedEvent, type Refusal, type Text } from '#kernel';
import { type FocalPointEvent, type FocalPoints, withFocalPoint } from './focal-point.js';
import { refuse } from './problems.js';
import { whenOf, woven } from './thread.js';

export const ORGANISATION_KINDS = ['association', 'public-institution', 'un-agency', 'funder'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What an association says of itself. */
export const ASSOCIATION_SUBTYPES = ['field', 'advocacy', 'migrant-led', 'international', 'faith-based'] as const;
export type AssociationSubtype = (typeof ASSOCIATION_SUBTYPES)[number];

/** Two records found to be of one organisation. The same fact stands in the streams of both. */
interface Merge {
  readonly merged: string;
  readonly survivor: string;
}

export type OrganisationEvent =
  | Event<
      'OrganisationRegistered',
      {
        readonly kind: OrganisationKind;
        readonly subtype?: AssociationSubtype;
        readonly name: Text;
        readonly acronym?: string;
        readonly aliases?: readonly string[];
        readonly partOf?: string;
      }
    >
  | Event<'OrganisationRenamed', { readonly name: Text; readonly acronym?: string }>
  | Event<'OrganisationAliasAdded', { readonly alias: string }>
  | Event<'OrganisationsMerged', Merge>
  | Event<'OrganisationsSeparated', Merge & { readonly reason: Text }>
  | Event<'FieldsOfInterventionDeclared', { readonly fields: readonly string[] }>
  | Event<'OrganisationClosed', { readonly reason?: Text }>
  | FocalPointEvent;

/** A name, and the day from which it counts. */
export interface Named {
  readonly day: Day;
  readonly name: Text;
  readonly acronym?: string;
}

/** Fields of intervention, and the day from which they count. */
export interface Declared {
  readonly day: Day;
  readonly fields: readonly string[];
}

/** What decisions know of an organisation. */
export interface Organisation {
  readonly status: 'unknown' | 'active' | 'merged' | 'closed';
  readonly mergedInto?: string;
  /** Ids of the records that were merged into this one, directly. */
  readonly absorbed: ReadonlySet<string>;
  readonly closedOn?: Day;
  readonly names: readonly Named[];
  /** Every name that it goes or went by, folded. */
  readonly known: ReadonlySet<string>;
  readonly declared: readonly Declared[];
  readonly focalPoints: FocalPoints;
}

export const initialState: Organisation = {
  status: 'unknown',
  absorbed: new Set(),
  names: [],
  known: new Set(),
  declared: [],
  focalPoints: new Map(),
};

/** Every name in a text and beside it, folded, as names are compared. */
export const foldedNames = (name: Text, ...others: readonly (string | undefined)[]): readonly string[] =>
  [name.fr, name.ar, name.en, ...others].flatMap((each) => (each === undefined ? [] : [folded(each)]));

/** A record's status once it is merged no more. */
const restored = ({ closedOn }: Organisation): 'closed' | 'active' => (closedOn === undefined ? 'active' : 'closed');

const without = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> =>
  new Set([...set].filter((each) => each !== value));

/** The organisation, found under one more name from a day on. */
const named = (organisation: Organisation, name: Named, ...aliases: readonly string[]): Organisation => ({
  ...organisation,
  names: woven(organisation.names, name),
  known: new Set([...organisation.known, ...foldedNames(name.name, name.acronym, ...aliases)]),
});

const represented = (organisation: Organisation, event: RecordedEvent<FocalPointEvent>): Organisation => ({
  ...organisation,
  focalPoints: withFocalPoint(organisation.focalPoints, event),
});

export const evolve: Evolve<Organisation, OrganisationEvent> = {
  OrganisationRegistered: (organisation, event) => {
    const { name, acronym, aliases = [] } = event.data;
    return { ...named(organisation, { day: whenOf(event).day, name, acronym }, ...aliases), status: 'active' };
  },
  OrganisationRenamed: (organisation, event) => named(organisation, { day: whenOf(event).day, ...event.data }),
  OrganisationAliasAdded: (organisation, { data: { alias } }) => ({
    ...organisation,
    known: new Set([...organisation.known, folded(alias)]),
  }),
  OrganisationsMerged: (organisation, { data: { merged, survivor }, stream }) =>
    merged === idOf(stream)
      ? { ...organisation, status: 'merged', mergedInto: survivor }
      : { ...organisation, absorbed: new Set([...organisation.absorbed, merged]) },
  OrganisationsSeparated: (organisation, { data: { merged }, stream }) =>
    merged === idOf(stream)
      ? { ...organisation, status: restored(organisation), mergedInto: undefined }
      : { ...organisation, absorbed: without(organisation.absorbed, merged) },
  FieldsOfInterventionDeclared: (organisation, event) => ({
    ...organisation,
    declared: woven(organisation.declared, { day: whenOf(event).day, fields: event.data.fields }),
  }),
  OrganisationClosed: (organisation, event) => ({ ...organisation, status: 'closed', closedOn: whenOf(event).day }),
  FocalPointDesignated: represented,
  FocalPointReleased: represented,
  FocalPointErased: represented,
};

/** Why an organisation could not act on a day, under this record. */
export function absence(
  { status, mergedInto, closedOn }: Organisation,
  organisation: string,
  day: Day,
): Refusal | undefined {
  if (status === 'unknown') return refuse('organisation-unknown', { organisation });
  if (status === 'merged') return refuse('organisation-merged', { survivor: mergedInto });
  if (closedOn !== undefined && closedOn <= day) return refuse('organisation-closed', { day: closedOn });
  return undefined;
}
