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
  PartList,
  type Reader,
  type Refusal,
  type Text,
} from '#kernel';
import { type Standing, STANDINGS } from '../domain/membership.js';
import { refuse } from '../domain/problems.js';
import { memberId, membersView } from '../views/members.view.js';
import {
  Stay,
  type WorkingGroupDocument,
  WorkingGroupFields,
  workingGroupsView,
} from '../views/working-groups.view.js';
import { allRecords, type OrganisationName, organisationNames } from './records.js';
import { stated } from './stated.js';

/** An organisation's time in a group, by name. */
export class NamedStay extends Stay {
  @InLanguages() name: Text;
  @Line({ optional: true }) acronym?: string;
  @OneOf(STANDINGS, { about: 'Where it stands in the network now.' }) standing: Standing;
  @Flag({ about: 'It leads the group.' }) leads: boolean;
}

/** A working group as it is read. */
export class WorkingGroupRow extends WorkingGroupFields {
  @InLanguages({ optional: true }) leadName?: Text;
  @PartList(() => NamedStay) stays: readonly NamedStay[];
}

export class WorkingGroupsFilter {
  @OneOf(['active', 'dissolved'], { optional: true }) status?: WorkingGroupDocument['status'];
  @Id({ optional: true, about: 'Those that this organisation is in.' }) organisation?: string;
}

type Names = ReadonlyMap<string, OrganisationName>;

const rowOf = (
  group: WorkingGroupDocument,
  names: Names,
  standings: ReadonlyMap<string, Standing>,
): WorkingGroupRow => ({
  ...group,
  leadName: group.lead === undefined ? undefined : names.get(group.lead)?.name,
  stays: group.stays.map((stay) => ({
    ...stay,
    name: names.get(stay.organisation)?.name ?? {},
    acronym: names.get(stay.organisation)?.acronym,
    standing: standings.get(memberId(group.network, stay.organisation)) ?? 'none',
    leads: stay.leftOn === undefined && stay.organisation === group.lead,
  })),
});

async function rows(groups: readonly WorkingGroupDocument[], reader: Reader): Promise<readonly WorkingGroupRow[]> {
  const stays = groups.flatMap((group) =>
    group.stays.map(({ organisation }) => ({ organisation, network: group.network })),
  );
  const names = await organisationNames(
    reader,
    stays.map(({ organisation }) => organisation),
  );
  const members = await reader.getMany(
    membersView,
    stays.map(({ network, organisation }) => memberId(network, organisation)),
  );
  const standings = new Map(members.map(({ id, standing }) => [id, standing]));
  return groups.map((group) => rowOf(group, names, standings));
}

export const workingGroupsList = list<WorkingGroupDocument, WorkingGroupsFilter, WorkingGroupRow>({
  path: '/networks/:network/working-groups',
  title: { fr: 'Les groupes de travail', ar: 'مجموعات العمل', en: 'The working groups' },
  view: workingGroupsView,
  query: WorkingGroupsFilter,
  where: async ({ reader, path, query: { status, organisation } }): Promise<Filter> => ({
    network: path.network,
    ...stated({ status }),
    ...(organisation && { members: { $in: await allRecords(reader, [organisation]) } }),
  }),
  sorts: ['id', 'formedOn', 'status'],
  row: WorkingGroupRow,
  present: (documents, { reader }) => rows(documents, reader),
});

export const workingGroupAnswer = answer<WorkingGroupRow, NoParameters>({
  path: '/networks/:network/working-groups/:id',
  title: { fr: 'Un groupe de travail', ar: 'مجموعة عمل', en: 'A working group' },
  answer: WorkingGroupRow,
  query: NoParameters,
  async run({ reader, path }): Promise<WorkingGroupRow | Refusal> {
    const group = await reader.get(workingGroupsView, path.id!);
    if (group?.network !== path.network) return refuse('working-group-unknown');
    return (await rows([group!], reader))[0]!;
  },
});
