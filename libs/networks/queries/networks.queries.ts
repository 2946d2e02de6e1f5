import {
  answer,
  InLanguages,
  list,
  NetworkKey,
  NoParameters,
  OneOf,
  type QueryContext,
  type Reader,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import { NETWORK_KINDS, type NetworkKind } from '../domain/network.js';
import { membersView } from '../views/members.view.js';
import { NetworkDocument, networksView } from '../views/networks.view.js';
import { readable } from './readable.js';
import { organisationNames, presentRecords } from './records.js';
import { stated } from './stated.js';

/** A network as it is read, with what its ids stand for. */
export class NetworkRow extends NetworkDocument {
  @InLanguages({ optional: true }) parentName?: Text;
  @InLanguages({ optional: true }) chairName?: Text;
  @Whole({ about: 'Organisations that are on record by name as active members.' }) activeMembers: number;
}

export class NetworksFilter {
  @OneOf(NETWORK_KINDS, { optional: true }) kind?: NetworkKind;
  @OneOf(['active', 'dormant'], { optional: true }) status?: 'active' | 'dormant';
  @NetworkKey({ optional: true, about: 'Those that are part of this network.' }) parent?: string;
}

/** How many organisations are active members: two records of one count once. */
async function activeMembers(reader: Reader, network: string): Promise<number> {
  const members = await reader.find(membersView, { filter: { network, standing: 'active' } });
  const ids = members.map(({ organisation }) => organisation);
  const records = await presentRecords(reader, ids);
  return new Set(ids.map((id) => records.get(id)?.id ?? id)).size;
}

async function rows(
  documents: readonly NetworkDocument[],
  { reader, audience }: Pick<QueryContext, 'reader' | 'audience'>,
): Promise<readonly NetworkRow[]> {
  const parents = await reader.find(networksView, {
    filter: { id: { $in: documents.flatMap(({ parent }) => parent ?? []) }, $and: [readable(audience, 'id')] },
  });
  const parentNames = new Map(parents.map(({ id, name }) => [id, name]));
  const chairs = await organisationNames(
    reader,
    documents.flatMap(({ chair }) => chair ?? []),
  );
  return Promise.all(
    documents.map(async (document) => ({
      ...document,
      parentName: document.parent && parentNames.get(document.parent),
      chairName: document.chair && chairs.get(document.chair)?.name,
      activeMembers: await activeMembers(reader, document.id),
    })),
  ) as Promise<readonly NetworkRow[]>;
}

export const networksList = list<NetworkDocument, NetworksFilter, NetworkRow>({
  path: '/networks',
  title: { fr: 'Les réseaux', ar: 'الشبكات', en: 'The networks' },
  view: networksView,
  query: NetworksFilter,
  where: ({ query, audience }) => ({ ...stated(query), ...readable(audience, 'id') }),
  sorts: ['id', 'foundedOn', 'kind'],
  row: NetworkRow,
  present: rows,
});

export const networkAnswer = answer<NetworkRow, NoParameters>({
  path: '/networks/:network',
  title: { fr: 'Un réseau', ar: 'شبكة', en: 'A network' },
  answer: NetworkRow,
  query: NoParameters,
  async run({ path, ...context }): Promise<NetworkRow | Refusal> {
    const document = await context.reader.get(networksView, path.network!);
    if (document) return (await rows([document], context))[0]!;
    return { refused: 'network-unknown', values: { network: path.network } }; // as commands to such a network are refused
  },
});
