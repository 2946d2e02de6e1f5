import { accountsView } from '#access';
import type { Reader } from '#kernel';
import { allRecords } from '#networks';
import { type WorkshopDocument, workshopsView } from '#workshops';

/** A gathering that is still ahead, and one of its invited organisations that an account acts for. */
export interface OpenInvitation {
  readonly workshop: WorkshopDocument;
  /** As it was invited. */
  readonly organisation: string;
}

/** The invitation that somebody may answer; none where nobody whom they act for is invited, or it is over. */
export async function openInvitation(
  reader: Reader,
  account: string,
  workshopId: string,
): Promise<OpenInvitation | undefined> {
  const [workshop, person] = await Promise.all([
    reader.get(workshopsView, workshopId),
    reader.get(accountsView, account),
  ]);
  if (workshop?.status !== 'scheduled' || !person) return undefined;
  const acting = person.grants.filter(({ network }) => network === workshop.network);
  const records = await allRecords(
    reader,
    acting.flatMap(({ organisation }) => organisation ?? []),
  );
  const invited = workshop.invitations.find(({ organisation }) => records.includes(organisation));
  return invited && { workshop, organisation: invited.organisation };
}
