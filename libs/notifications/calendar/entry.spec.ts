import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ActionItemEvent, item, itemsView } from '#action-plan';
import { position, type PositionEvent, positionsView } from '#advocacy';
import { type Aggregate, type Day, derivedId, type Document, type Event, type View } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { workshop, type WorkshopEvent, workshopsView } from '#workshops';
import { entryOfItem, entryOfPosition, entryOfWorkshop } from './entry.js';

const [ID, AMANE] = [derivedId('thing'), derivedId('amane')];
const URL_OF_ALL = 'https://reseau.example:8443';
const reason = { fr: 'Raison' };

/** What a view makes of events, each recorded an hour after the one before. */
function documentOf<Doc extends Document>(view: View<Doc>, aggregate: Aggregate, events: readonly Event[]): Doc {
  const told = events.map((event, index) => {
    const recordedAt = `2026-05-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`;
    return recorded(event, aggregate, index, { id: ID, occurredOn: '2026-05-01', recordedAt });
  });
  return project(view, told).get(ID)!;
}
const workshopEntry = (...events: readonly WorkshopEvent[]) =>
  entryOfWorkshop(documentOf(workshopsView, workshop, events), URL_OF_ALL);
const itemEntry = (...events: readonly ActionItemEvent[]) =>
  entryOfItem(documentOf(itemsView, item, events), URL_OF_ALL);
const positionEntry = (...events: readonly PositionEvent[]) =>
  entryOfPosition(documentOf(positionsView, position, events), URL_OF_ALL);

describe('a gathering in a calendar', () => {
  const scheduled = (startsOn: string, more: object = {}): WorkshopEvent => ({
    type: 'WorkshopScheduled',
    data: { kind: 'workshop', title: { fr: 'Atelier' }, startsOn, ...more },
  });
  const moved = (startsOn: string): WorkshopEvent => ({ type: 'WorkshopRescheduled', data: { startsOn, reason } });
  const held = (startsOn: string): WorkshopEvent => ({ type: 'WorkshopHeld', data: { startsOn } });
  const cancelled: WorkshopEvent = { type: 'WorkshopCancelled', data: { reason } };
  const answered: WorkshopEvent = { type: 'InvitationAnswered', data: { organisation: AMANE, answer: 'accepted' } };
  const invited: WorkshopEvent = { type: 'OrganisationsInvited', data: { organisations: [AMANE] } };

  it('says what and where it is, and when', () => {
    const times = { endsOn: '2026-09-11', startsAt: '09:30', endsAt: '17:00' };
    const about = { purpose: { fr: 'Relancer' }, place: { fr: 'Rabat' } };
    expect(workshopEntry(scheduled('2026-09-10', { ...times, ...about }))).toEqual({
      uid: `workshop-${ID}@reseau.example:8443`,
      sequence: 0,
      status: 'CONFIRMED',
      kind: 'workshop',
      title: { fr: 'Atelier' },
      description: { fr: 'Relancer' },
      place: { fr: 'Rabat' },
      url: `https://reseau.example:8443/networks/pnpm/workshops/${ID}`,
      dates: { startsOn: '2026-09-10', ...times },
      changedAt: '2026-09-10T00:00:00.000Z',
    });
  });

  it.each(['2026', '2026-09'])('is in none while its date is only %s', (startsOn) => {
    expect(workshopEntry(scheduled(startsOn))).toBeUndefined();
    expect(workshopEntry(scheduled('2026-09-10'), moved(startsOn))).toBeUndefined();
    expect(workshopEntry(scheduled(startsOn), moved('2026-09-10'))).toMatchObject({ sequence: 1 });
  });

  it('has its first day alone while its last is not settled', () => {
    const times = { endsOn: '2026-10', startsAt: '09:30', endsAt: '17:00' };
    expect(workshopEntry(scheduled('2026-09-30', times))?.dates).toEqual({
      startsOn: '2026-09-30',
      startsAt: '09:30',
    });
  });

  it('stays there once it was held, on the days on which it was', () => {
    expect(workshopEntry(scheduled('2026-09-10'), held('2026-09-12'))).toMatchObject({
      sequence: 1,
      status: 'CONFIRMED',
      dates: { startsOn: '2026-09-12' },
    });
  });

  it('is struck out when it is cancelled', () => {
    const entry = workshopEntry(scheduled('2026-09-10'), moved('2026-10-10'), cancelled);
    expect(entry).toMatchObject({ sequence: 2, status: 'CANCELLED', dates: { startsOn: '2026-10-10' } });
  });

  it('has not changed before the latest day that its document names', () => {
    expect(workshopEntry(scheduled('2026-03-10'), invited, answered)?.changedAt).toBe('2026-05-01T00:00:00.000Z');
  });

  it('keeps its UID, and its SEQUENCE rises whenever it is moved', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
    const before = fc.array(
      fc.oneof(
        day.map((date) => moved(dayOf(date))),
        fc.constantFrom(invited, answered),
      ),
    );
    fc.assert(
      fc.property(day.map(dayOf), before, day.map(dayOf), (first, events, last) => {
        const [one, other] = [
          workshopEntry(scheduled(first), ...events)!,
          workshopEntry(scheduled(first), ...events, moved(last))!,
        ];
        expect(other).toMatchObject({ uid: one.uid, sequence: one.sequence + 1 });
        expect(other.changedAt >= one.changedAt).toBe(true);
      }),
    );
  });
});

describe('a deadline in a calendar', () => {
  const proposed = (more: object = {}): ActionItemEvent => ({
    type: 'ActionItemProposed',
    data: { plan: '2026', title: { fr: 'Former' }, weight: 1, dueOn: '2026-09-10', ...more },
  });
  const assigned: ActionItemEvent = { type: 'ActionItemAssigned', data: { kind: 'organisation', owner: AMANE } };
  const moved = (dueOn: Day): ActionItemEvent => ({ type: 'ActionItemRescheduled', data: { dueOn, reason } });
  const started: ActionItemEvent = { type: 'ActionItemStarted', data: {} };
  const reopened: ActionItemEvent = { type: 'ActionItemReopened', data: { reason } };
  const CLOSING = [
    { type: 'ActionItemCompleted', data: {} },
    { type: 'ActionItemVerified', data: {} },
    { type: 'ActionItemCancelled', data: { reason } },
    { type: 'ActionItemCarriedOver', data: { plan: '2027', as: derivedId('next') } },
  ] as const satisfies readonly ActionItemEvent[];

  it('is the whole day on which an item is due', () => {
    expect(itemEntry(proposed({ description: { fr: 'Médiateurs' } }), assigned)).toEqual({
      uid: `deadline-${ID}@reseau.example:8443`,
      sequence: 1,
      status: 'CONFIRMED',
      kind: 'deadline',
      title: { fr: 'Former' },
      description: { fr: 'Médiateurs' },
      url: `https://reseau.example:8443/networks/pnpm/items/${ID}`,
      dates: { startsOn: '2026-09-10' },
      changedAt: '2026-05-02T09:00:00.000Z',
    });
  });

  it('is in none where an item has no day', () => {
    expect(itemEntry(proposed({ dueOn: undefined }))).toBeUndefined();
  });

  it.each(CLOSING)('leaves calendars with $type', (closing) => {
    const [open, closed] = [itemEntry(proposed())!, itemEntry(proposed(), closing)!];
    expect(closed).toMatchObject({ uid: open.uid, status: 'CANCELLED', dates: open.dates });
    expect(closed.sequence).toBeGreaterThan(open.sequence);
  });

  it('comes back when its item is opened again', () => {
    const closed = itemEntry(proposed(), CLOSING[0])!;
    expect(itemEntry(proposed(), CLOSING[0], reopened)).toMatchObject({
      status: 'CONFIRMED',
      sequence: closed.sequence + 1,
    });
  });

  it('keeps its UID, its SEQUENCE never falls, and rises whenever it is moved', () => {
    const anything = fc.constantFrom(assigned, moved('2026-12-01'), started, reopened, ...CLOSING);
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), anything, (events, next) => {
        const [one, other] = [itemEntry(proposed(), ...events)!, itemEntry(proposed(), ...events, next)!];
        // What is closed only comes back by being opened again.
        fc.pre(one.status !== 'CANCELLED' || next !== started);
        expect(other.uid).toBe(one.uid);
        expect(other.sequence).toBeGreaterThanOrEqual(one.sequence);
        if (other.dates.startsOn !== one.dates.startsOn || other.status !== one.status)
          expect(other.sequence).toBeGreaterThan(one.sequence);
        expect(other.changedAt > one.changedAt).toBe(true);
      }),
    );
  });
});

describe('a consultation in a calendar', () => {
  const drafted: PositionEvent = { type: 'PositionDrafted', data: { title: { fr: 'Soins' } } };
  const opened = (round: number, closesOn: Day): PositionEvent => ({
    type: 'ConsultationOpened',
    data: { round, closesOn },
  });
  const closed: PositionEvent = {
    type: 'ConsultationClosed',
    data: { round: 1, eligible: 0, voted: 0, support: 0, supportWithReservation: 0, object: 0, abstain: 0 },
  };
  const revised: PositionEvent = { type: 'PositionRevised', data: { version: 2 } };

  it('is the day on which it closes', () => {
    expect(positionEntry(drafted, opened(1, '2026-09-10'))).toEqual({
      uid: `consultation-${ID}@reseau.example:8443`,
      sequence: 0,
      status: 'CONFIRMED',
      kind: 'consultation',
      title: { fr: 'Soins' },
      url: `https://reseau.example:8443/networks/pnpm/positions/${ID}`,
      dates: { startsOn: '2026-09-10' },
      changedAt: '2026-09-10T00:00:00.000Z',
    });
  });

  it('is there while it is open alone', () => {
    expect(positionEntry(drafted)).toBeUndefined();
    expect(positionEntry(drafted, opened(1, '2026-09-10'), closed)).toBeUndefined();
  });

  it('is the same entry, moved, when it is opened again', () => {
    expect(positionEntry(drafted, opened(1, '2026-09-10'), closed, revised, opened(2, '2026-10-10'))).toMatchObject({
      uid: `consultation-${ID}@reseau.example:8443`,
      sequence: 1,
      dates: { startsOn: '2026-10-10' },
    });
  });
});
