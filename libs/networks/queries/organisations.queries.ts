import {
  answer,
  type Filter,
  folded,
  InLanguages,
  Line,
  list,
  NoParameters,
  OneOf,
  type Reader,
  type Refusal,
  type Text,
} from '#kernel';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/organisation.js';
import { refuse } from '../domain/problems.js';
import { OrganisationDocument, organisationsView } from '../views/organisations.view.js';
import { organisationNames } from './records.js';
import { stated } from './stated.js';

/** An organisation as it is read, with what its ids stand for. */
export class OrganisationRow extends OrganisationDocument {
  @InLanguages({ optional: true }) partOfName?: Text;
  @InLanguages({ optional: true }) mergedIntoName?: Text;
}

export class OrganisationsFilter {
  @Line({ optional: true, about: 'Words of a name, acronym or alias, present or past; finds merged records too.' })
  q?: string;
  @OneOf(ORGANISATION_KINDS, { optional: true }) kind?: OrganisationKind;
  @OneOf(['active', 'merged', 'closed'], {
    optional: true,
    about: 'Without it, and without `q`, merged records are left out.',
  })
  status?: OrganisationDocument['status'];
}

/** Organisations of which some name holds all the words. */
export const named = (q: string): Filter => ({
  $and: folded(q)
    .split(' ')
    .map((word) => ({ search: { $regex: word } })),
});

async function rows(documents: readonly OrganisationDocument[], reader: Reader): Promise<readonly OrganisationRow[]> {
  const names = await organisationNames(
    reader,
    documents.flatMap(({ partOf = [], mergedInto = [] }) => [partOf, mergedInto].flat()),
  );
  const nameOf = (id: string | undefined): Text | undefined => (id === undefined ? undefined : names.get(id)?.name);
  return documents.map((document) => ({
    ...document,
    partOfName: nameOf(document.partOf),
    mergedIntoName: nameOf(document.mergedInto),
  }));
}

export const organisationsList = list<OrganisationDocument, OrganisationsFilter, OrganisationRow>({
  path: '/organisations',
  title: { fr: 'Les organisations', ar: 'المنظمات', en: 'The organisations' },
  view: organisationsView,
  query: OrganisationsFilter,
  where: ({ query: { q, kind, status } }) => ({
    ...(q ? named(q) : {}),
    ...(q || status ? {} : { status: { $ne: 'merged' } }),
    ...stated({ kind, status }),
  }),
  sorts: ['search', 'kind', 'id'],
  row: OrganisationRow,
  present: (documents, { reader }) => rows(documents, reader),
});

export const organisationAnswer = answer<OrganisationRow, NoParameters>({
  path: '/organisations/:id',
  title: { fr: 'Une organisation', ar: 'منظمة', en: 'An organisation' },
  answer: OrganisationRow,
  query: NoParameters,
  async run({ reader, path }): Promise<OrganisationRow | Refusal> {
    const document = await reader.get(organisationsView, path.id!);
    return document ? (await rows([document], reader))[0]! : refuse('organisation-unknown', { organisation: path.id });
  },
});
