import type { Facts, FactsLoader, Refusal } from '#kernel';
import { organisation, workingGroup } from '#networks';
import type { RecordAttendance, IssueRecommendation } from './domain/proceedings.commands.js';
import type { InviteOrganisations, ScheduleWorkshop } from './domain/planning.commands.js';
import { refuse } from './domain/problems.js';

/** Refuses the first organisation that nobody has registered. */
async function unlessRegistered(facts: Facts, organisations: readonly string[]): Promise<Refusal | undefined> {
  for (const id of new Set(organisations))
    if (!(await facts.exists(organisation, id))) return refuse('workshop-organisation-unknown', { organisation: id });
  return undefined;
}

const hosts: FactsLoader = ({ host, organisers = [] }: ScheduleWorkshop, facts) =>
  unlessRegistered(facts, host ? [host, ...organisers] : organisers);

const invited: FactsLoader = ({ organisations }: InviteOrganisations, facts) => unlessRegistered(facts, organisations);

const attending: FactsLoader = ({ organisations }: RecordAttendance, facts) =>
  unlessRegistered(
    facts,
    organisations.map((each) => each.organisation),
  );

const addressed: FactsLoader = async ({ addressee: { kind, id } }: IssueRecommendation, facts) => {
  if (!id) return undefined;
  if (kind === 'organisation') return unlessRegistered(facts, [id]);
  if (kind !== 'workingGroup') return undefined;
  const { status } = await facts.state(workingGroup, id);
  return status === 'active' ? undefined : refuse('workshop-group-unknown', { group: id });
};

/** What the decisions about gatherings rely on elsewhere: that whoever is named there is known. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  ScheduleWorkshop: hosts,
  RecordWorkshop: hosts,
  InviteOrganisations: invited,
  RecordAttendance: attending,
  IssueRecommendation: addressed,
};
