import type { Speaker } from '#kernel';

/** The organisation of the path. */
const organisation: Speaker = async (_command, _facts, id) => ({ kind: 'organisation', id });

/** The organisation that the command names. */
const participant: Speaker = async ({ organisation: id }: { organisation: string }) => ({ kind: 'organisation', id });

/** The working group of the path. */
const group: Speaker = async (_command, _facts, id) => ({ kind: 'workingGroup', id });

/** Whose word each command is. What is not listed is the network's own. */
export const speakers: Readonly<Record<string, Speaker>> = {
  RenameOrganisation: organisation,
  AddOrganisationAlias: organisation,
  MergeOrganisations: organisation,
  SeparateOrganisations: organisation,
  DeclareFieldsOfIntervention: organisation,
  CloseOrganisation: organisation,
  DesignateFocalPoint: organisation,
  ReleaseFocalPoint: organisation,
  EraseFocalPoint: organisation,
  RequestMembership: organisation,
  SignCharter: organisation,
  LeaveNetwork: organisation,
  JoinWorkingGroup: participant,
  LeaveWorkingGroup: participant,
  ReviseWorkingGroupMandate: group,
};
