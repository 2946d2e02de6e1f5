import {
  type Audience,
  Flag,
  InLanguages,
  OneOf,
  sees,
  type Text,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { NamedOrganisation } from '#networks';
import { ANSWERS, type InvitationAnswer } from '../domain/workshop.js';
import type { WorkshopDocument } from '../views/workshops.view.js';

/** One organisation's part in a gathering: whether it was invited, what it answered, whether it came. */
export class Participation extends NamedOrganisation {
  @Flag() invited: boolean;
  @OneOf(ANSWERS, { optional: true }) answer?: InvitationAnswer;
  @InLanguages({ optional: true }) comment?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody without' })
  commentVisibility?: Visibility;
  @Flag() came: boolean;
  @Whole({ optional: true }) participants?: number;
}

/** How many were invited to a gathering, and how many came. */
export class ParticipationCounts {
  @Whole({ about: 'Organisations' }) invited: number;
  @Whole() accepted: number;
  @Whole() declined: number;
  @Whole() tentative: number;
  @Whole() unanswered: number;
  @Whole({ about: 'Organisations' }) came: number;
  @Whole({ about: 'Organisations that came without an invitation' }) uninvited: number;
  @Whole({ about: 'People, as far as they were counted' }) people: number;
}

/** A gathering with the comments on invitations that an audience may read; nothing is left of the others. */
export const workshopFor = (audience: Audience, workshop: WorkshopDocument): WorkshopDocument => ({
  ...workshop,
  invitations: workshop.invitations.map(({ comment, commentVisibility: visibility, ...invitation }) => {
    const { organisation } = invitation;
    const reads = sees(audience, { network: workshop.network, organisation, visibility });
    return reads ? { ...invitation, comment, commentVisibility: visibility } : invitation;
  }),
});

/** Every organisation that was invited or came, with its name: the invited ones first, in the order in which they were. */
export function participationOf(
  { invitations, attendance }: WorkshopDocument,
  named: (organisation: string) => NamedOrganisation,
): readonly Participation[] {
  const attending = new Map(attendance.map((each) => [each.organisation, each]));
  const invited = new Map(invitations.map((each) => [each.organisation, each]));
  return [...new Set([...invited.keys(), ...attending.keys()])].map((id) => ({
    ...named(id),
    invited: invited.has(id),
    answer: invited.get(id)?.answer,
    comment: invited.get(id)?.comment,
    commentVisibility: invited.get(id)?.commentVisibility,
    came: attending.has(id),
    participants: attending.get(id)?.participants,
  }));
}

/** Counts of a gathering; an organisation that came with an unknown number of people counts none of them. */
export function countsOf({ invitations, attendance, others = 0 }: WorkshopDocument): ParticipationCounts {
  const answers = (answer?: InvitationAnswer): number => invitations.filter((each) => each.answer === answer).length;
  const invited = new Set(invitations.map(({ organisation }) => organisation));
  return {
    invited: invited.size,
    accepted: answers('accepted'),
    declined: answers('declined'),
    tentative: answers('tentative'),
    unanswered: answers(),
    came: attendance.length,
    uninvited: attendance.filter(({ organisation }) => !invited.has(organisation)).length,
    people: attendance.reduce((sum, { participants = 0 }) => sum + participants, others),
  };
}
