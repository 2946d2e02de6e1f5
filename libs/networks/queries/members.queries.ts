import {
  answer,
  type Filter,
  Flag,
  Id,
  InLanguages,
  Line,
  list,
  NoParameters,
  OneOf,
  type QueryContext,
  type Reader,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import { CATEGORIES, type Category, type Standing, STANDINGS } from '../domain/membership.js';
import { refuse } from '../domain/problems.js';
import { MemberDocument, memberId, membersView } from '../views/members.view.js';
import { networksView } from '../views/networks.view.js';
import { type OrganisationDocument, organisationsView } from '../views/organisations.view.js';
import { named } from './organisations.queries.js';
import { readable } from './readable.js';
import { allRecords, presentRecords } from './records.js';
import { stated } from './stated.js';

/** Standings in which the charter is to be signed. */
const BOUND: readonly Standing[] = ['active', 'suspended'];

/** A line of the directory. */
export class MemberRow extends MemberDocument {
  @InLanguages({ about: "The organisation's present name." }) name: Text;
  @Line({ optional: true }) acronym?: string;
  @Line({ about: 'Of the organisation itself: active or closed.' }) organisationStatus: string;
  @Id({
    optional: true,
    about: "The organisation's present record, where this membership stands under one merged into it.",
  })
  mergedInto?: string;
  @InLanguages() networkName: Text;
  @Whole({ optional: true, about: 'Version of the charter in force.' }) charterInForce?: number;
  @Flag({ about: 'A member that has not signed the charter in force.' }) charterOutstanding: boolean;
}

export class MembersFilter {
  @OneOf(STANDINGS, { optional: true }) standing?: Standing;
  @OneOf(CATEGORIES, { optional: true }) category?: Category;
  @Flag({ optional: true, about: 'Members that have, or have not, yet to sign the charter in force.' })
  charterOutstanding?: boolean;
  @Line({ optional: true, about: "Words of the organisation's name, acronym or alias." }) q?: string;
}

export class MembershipsFilter {
  @OneOf(STANDINGS, { optional: true }) standing?: Standing;
}

const isOutstanding = ({ standing, charterVersion }: MemberDocument, inForce: number | undefined): boolean =>
  inForce !== undefined && BOUND.includes(standing) && charterVersion !== inForce;

async function rows(documents: readonly MemberDocument[], reader: Reader): Promise<readonly MemberRow[]> {
  const records = await presentRecords(
    reader,
    documents.map(({ organisation }) => organisation),
  );
  const networks = await reader.getMany(networksView, [...new Set(documents.map(({ network }) => network))]);
  return documents.map((document) => {
    const network = networks.find(({ id }) => id === document.network);
    return {
      ...document,
      ...naming(document, records.get(document.organisation)),
      networkName: network?.name ?? {},
      charterInForce: network?.charterVersion,
      charterOutstanding: isOutstanding(document, network?.charterVersion),
    };
  });
}

const naming = ({ organisation }: MemberDocument, record: OrganisationDocument | undefined) => ({
  name: record?.name ?? {},
  acronym: record?.acronym,
  organisationStatus: record?.status ?? 'unknown',
  mergedInto: record && record.id !== organisation ? record.id : undefined,
});

async function whereOutstanding(reader: Reader, key: string, outstanding: boolean): Promise<Filter> {
  const inForce = (await reader.get(networksView, key))?.charterVersion;
  if (inForce === undefined) return outstanding ? { id: { $in: [] } } : {};
  return outstanding
    ? { standing: { $in: BOUND }, charterVersion: { $ne: inForce } }
    : { $or: [{ standing: { $nin: BOUND } }, { charterVersion: inForce }] };
}

async function whereNamed(reader: Reader, q: string): Promise<Filter> {
  const found = await reader.find(organisationsView, { filter: named(q) });
  return {
    organisation: {
      $in: await allRecords(
        reader,
        found.map(({ id }) => id),
      ),
    },
  };
}

async function where({ reader, path, query }: QueryContext<MembersFilter>): Promise<Filter> {
  const { charterOutstanding, q, ...exact } = query;
  const network = path.network!;
  const further: Filter[] = [];
  if (charterOutstanding !== undefined) further.push(await whereOutstanding(reader, network, charterOutstanding));
  if (q !== undefined) further.push(await whereNamed(reader, q));
  return { network, ...stated(exact), ...(further.length > 0 ? { $and: further } : {}) };
}

export const membersList = list<MemberDocument, MembersFilter, MemberRow>({
  path: '/networks/:network/members',
  title: { fr: "L'annuaire des membres", ar: 'دليل الأعضاء', en: 'The directory of members' },
  view: membersView,
  query: MembersFilter,
  where,
  sorts: ['id', 'joinedOn', 'category', 'standing'],
  row: MemberRow,
  present: (documents, { reader }) => rows(documents, reader),
});

export const membershipsList = list<MemberDocument, MembershipsFilter, MemberRow>({
  path: '/organisations/:id/memberships',
  title: { fr: "Les adhésions d'une organisation", ar: 'عضويات منظمة', en: "An organisation's memberships" },
  view: membersView,
  query: MembershipsFilter,
  where: async ({ reader, path, query, audience }) => ({
    organisation: { $in: await allRecords(reader, [path.id!]) },
    ...readable(audience, 'network'),
    ...stated(query),
  }),
  sorts: ['id', 'joinedOn'],
  row: MemberRow,
  present: (documents, { reader }) => rows(documents, reader),
});

export const memberAnswer = answer<MemberRow, NoParameters>({
  path: '/networks/:network/members/:id',
  title: { fr: 'Un membre et son parcours', ar: 'عضو ومساره', en: 'A member and its course' },
  answer: MemberRow,
  query: NoParameters,
  async run({ reader, path }): Promise<MemberRow | Refusal> {
    const document = await reader.get(membersView, memberId(path.network!, path.id!));
    return document ? (await rows([document], reader))[0]! : refuse('membership-unknown');
  },
});
