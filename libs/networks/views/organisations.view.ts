import {
  CodeList,
  Id,
  IdList,
  idOf,
  InLanguages,
  Line,
  LineList,
  OneOf,
  OnPartialDate,
  PartList,
  type RecordedAs,
  Searched,
  SLUG,
  type Text,
  view,
  Whole,
} from '#kernel';
import type { FocalPointEvent } from '../domain/focal-point.js';
import {
  ASSOCIATION_SUBTYPES,
  type AssociationSubtype,
  foldedNames,
  ORGANISATION_KINDS,
  type OrganisationEvent,
  type OrganisationKind,
} from '../domain/organisation.js';
import { whenOf, woven } from '../domain/thread.js';
import { Dated } from './dated.js';

/** A name that an organisation goes or went by. */
export class NameInUse extends Dated {
  @InLanguages() name: Text;
  @Line({ optional: true }) acronym?: string;
}

/** Fields of intervention, as declared on a day. */
export class Declaration extends Dated {
  @CodeList(SLUG) fields: readonly string[];
}

/** An organisation, as all networks share it; its names and declarations oldest first. */
export class OrganisationDocument {
  @Id() id: string;
  @Whole() revision: number;
  @OneOf(ORGANISATION_KINDS) kind: OrganisationKind;
  @OneOf(ASSOCIATION_SUBTYPES, { optional: true }) subtype?: AssociationSubtype;
  @InLanguages() name: Text;
  @Line({ optional: true }) acronym?: string;
  @LineList() aliases: readonly string[];
  @Id({ optional: true, about: 'The organisation that it is a part of.' }) partOf?: string;
  @OneOf(['active', 'merged', 'closed']) status: 'active' | 'merged' | 'closed';
  @Id({ optional: true, about: 'The record to use instead.' }) mergedInto?: string;
  @IdList({ about: 'Records that were merged into this one.' }) absorbed: readonly string[];
  @CodeList(SLUG, { about: 'Its fields of intervention.' }) fields: readonly string[];
  @OnPartialDate({ optional: true }) closedOn?: string;
  @InLanguages({ optional: true }) closingReason?: Text;
  @PartList(() => NameInUse) names: readonly NameInUse[];
  @PartList(() => Declaration) declarations: readonly Declaration[];
  @Searched({ about: 'All its names, as searching compares them.' }) search: string;
}

type Changed<T extends OrganisationEvent['type']> = (
  document: OrganisationDocument,
  event: RecordedAs<OrganisationEvent, T>,
) => OrganisationDocument;

/** Every name, for searching; the present ones first, so that lists sort by them. */
function searchable(document: OrganisationDocument): OrganisationDocument {
  const inUse = [document, ...document.names.toReversed()];
  const names = [
    ...inUse.flatMap(({ name, acronym }) => foldedNames(name, acronym)),
    ...foldedNames({}, ...document.aliases),
  ];
  return { ...document, search: [...new Set(names)].join('\n') };
}

const registered = (
  event: RecordedAs<OrganisationEvent, 'OrganisationRegistered'>,
  id: string,
): OrganisationDocument => {
  const { name, acronym, aliases = [] } = event.data;
  return searchable({
    id,
    revision: event.revision,
    ...event.data,
    aliases,
    status: 'active',
    absorbed: [],
    fields: [],
    names: [{ ...whenOf(event), name, acronym }],
    declarations: [],
    search: '',
  });
};

const renamed: Changed<'OrganisationRenamed'> = (document, event) => {
  const names = woven(document.names, { ...whenOf(event), ...event.data });
  const { name, acronym } = names.at(-1)!;
  return searchable({ ...document, revision: event.revision, names, name, acronym });
};

const merged: Changed<'OrganisationsMerged'> = (document, { data, revision, stream }) =>
  data.merged === idOf(stream)
    ? { ...document, revision, status: 'merged', mergedInto: data.survivor }
    : { ...document, revision, absorbed: [...document.absorbed, data.merged] };

const separated: Changed<'OrganisationsSeparated'> = (document, { data, revision, stream }) =>
  data.merged === idOf(stream)
    ? { ...document, revision, status: document.closedOn === undefined ? 'active' : 'closed', mergedInto: undefined }
    : { ...document, revision, absorbed: document.absorbed.filter((id) => id !== data.merged) };

/** Told of people, in a view of their own: here only the revision to decide on moves. */
const revised: Changed<FocalPointEvent['type']> = (document, { revision }) => ({ ...document, revision });

export const organisationsView = view<OrganisationDocument, OrganisationEvent>({
  name: 'organisations',
  version: 2,
  scope: 'commons',
  document: OrganisationDocument,
  indexes: [['search'], ['kind'], ['status']],
  starts: { OrganisationRegistered: registered },
  changes: {
    OrganisationRenamed: renamed,
    OrganisationAliasAdded: (document, { data, revision }) =>
      searchable({ ...document, revision, aliases: [...document.aliases, data.alias] }),
    OrganisationsMerged: merged,
    OrganisationsSeparated: separated,
    FieldsOfInterventionDeclared(document, event) {
      const declarations = woven(document.declarations, { ...whenOf(event), ...event.data });
      return { ...document, revision: event.revision, declarations, fields: declarations.at(-1)!.fields };
    },
    OrganisationClosed: (document, { data, revision, metadata }) => ({
      ...document,
      revision,
      status: 'closed',
      closedOn: metadata.occurredOn,
      closingReason: data.reason,
    }),
    FocalPointDesignated: revised,
    FocalPointReleased: revised,
    FocalPointErased: revised,
  },
});
