import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { WorkshopEvent } from '../domain/workshop.js';
import { type WorkshopDocument, workshopsView } from './workshops.view.js';

const WORKSHOP = derivedId('workshop');
const [gadem, cefa] = ['gadem', 'cefa'].map((name) => derivedId(name)) as [string, string];
const [opening, closing] = ['opening', 'closing'].map((name) => derivedId(name)) as [string, string];
const aggregate = { name: 'workshop' };

type Told = WorkshopEvent & { readonly occurredOn?: string };

function documentOf(...events: readonly Told[]): WorkshopDocument {
  const told = events.map(({ occurredOn, ...event }, index) =>
    recorded(event, aggregate, index, { id: WORKSHOP, ...(occurredOn && { occurredOn }) }),
  );
  return project(workshopsView, told).get(WORKSHOP)!;
}

const scheduled: Told = {
  type: 'WorkshopScheduled',
  data: { kind: 'workshop', title: { fr: 'Atelier' }, startsOn: '2023-02', place: { fr: 'Rabat' } },
};
const invited: Told = { type: 'OrganisationsInvited', data: { organisations: [gadem, cefa] } };
const conclusions = [{ fr: 'Redonner vie au réseau' }];

describe('the register of gatherings', () => {
  it('begins with what was scheduled, and every day that its dates may mean', () => {
    expect(documentOf(scheduled)).toMatchObject({
      id: WORKSHOP,
      revision: 0,
      network: 'pnpm',
      status: 'scheduled',
      startsOn: '2023-02',
      firstDay: '2023-02-01',
      lastDay: '2023-02-28',
      organisers: [],
    });
  });

  it('keeps where a date was moved from, and why', () => {
    const reason = { fr: 'Intempéries' };
    const moved = documentOf(scheduled, { type: 'WorkshopRescheduled', data: { startsOn: '2023-03-03', reason } });
    expect(moved).toMatchObject({
      startsOn: '2023-03-03',
      firstDay: '2023-03-03',
      lastDay: '2023-03-03',
      place: { fr: 'Rabat' },
      postponements: [{ from: '2023-02', reason }],
    });
  });

  it('shows a cancelled one with its reason', () => {
    const reason = { fr: 'Faute de salle' };
    const cancelled = documentOf(scheduled, { type: 'WorkshopCancelled', data: { reason } });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBecause: reason });
  });

  it('shows the days on which it was held, as last confirmed', () => {
    const held = documentOf(
      scheduled,
      { type: 'WorkshopHeld', data: { startsOn: '2023-02-04', endsOn: '2023-02-05' } },
      { type: 'WorkshopHeld', data: { startsOn: '2023-02-03' } },
    );
    expect(held).toMatchObject({ status: 'held', startsOn: '2023-02-03', lastDay: '2023-02-03', revision: 2 });
    expect(held.endsOn).toBeUndefined();
  });

  it('keeps conclusions with their sessions when the agenda changes', () => {
    const [first, second] = [
      { id: opening, title: { fr: 'Ouverture' } },
      { id: closing, title: { fr: 'Clôture' } },
    ];
    const document = documentOf(
      scheduled,
      { type: 'AgendaPublished', data: { sessions: [first] } },
      { type: 'SessionConcluded', data: { session: opening, conclusions } },
      { type: 'AgendaPublished', data: { sessions: [second, first] } },
    );
    expect(document.sessions).toEqual([
      { ...second, conclusions: [] },
      { ...first, conclusions },
    ]);
    expect(document.conclusions).toEqual([]);
  });

  it('keeps what the whole gathering concluded apart from its sessions', () => {
    expect(documentOf(scheduled, { type: 'SessionConcluded', data: { conclusions } }).conclusions).toEqual(conclusions);
  });

  it('keeps the newest answer of an organisation, whatever was told last', () => {
    const answers: Told[] = [
      { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'accepted' }, occurredOn: '2023-01-20' },
      { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'declined' }, occurredOn: '2023-01' },
      { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'tentative' }, occurredOn: '2023-01-10' },
    ];
    expect(documentOf(scheduled, invited, ...answers).invitations).toEqual([
      { organisation: gadem, answer: 'declined', answeredOn: '2023-01' },
      { organisation: cefa },
    ]);
  });

  it('does not forget an answer when the same organisation is invited again', () => {
    const answered: Told = { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'accepted' } };
    const again: Told = { type: 'OrganisationsInvited', data: { organisations: [gadem] } };
    expect(documentOf(scheduled, invited, answered, again).invitations).toMatchObject([{ answer: 'accepted' }, {}]);
  });

  it('replaces the attendance as a whole', () => {
    const document = documentOf(
      scheduled,
      { type: 'AttendanceRecorded', data: { organisations: [{ organisation: gadem }], others: 12 } },
      { type: 'AttendanceRecorded', data: { organisations: [{ organisation: cefa, participants: 2 }] } },
    );
    expect(document.attendance).toEqual([{ organisation: cefa, participants: 2 }]);
    expect(document.others).toBeUndefined();
  });

  it('counts recommendations and keeps every version of the minutes', () => {
    const document = documentOf(
      scheduled,
      {
        type: 'RecommendationIssued',
        data: { id: derivedId('recommendation'), text: { fr: 'Orienter' }, addressee: { kind: 'other' } },
      },
      { type: 'MinutesPublished', data: { version: 1, text: { fr: 'Projet' } }, occurredOn: '2023-03' },
      { type: 'MinutesPublished', data: { version: 2, text: { fr: 'Définitif' } }, occurredOn: '2023-04' },
    );
    expect(document.recommendations).toBe(1);
    expect(document.minutes).toEqual([
      { version: 1, text: { fr: 'Projet' }, publishedOn: '2023-03' },
      { version: 2, text: { fr: 'Définitif' }, publishedOn: '2023-04' },
    ]);
  });
});
