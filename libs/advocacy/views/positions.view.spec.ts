import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { PositionEvent } from '../domain/position.js';
import type { PositionDocument } from './position.document.js';
import { positionsView } from './positions.view.js';

const [POSITION, gadem, cefa, sent, answer] = ['position', 'gadem', 'cefa', 'sent', 'answer'].map((name) =>
  derivedId(name),
) as [string, string, string, string, string];

type Told = PositionEvent & { readonly occurredOn?: string };

function documentOf(...events: readonly Told[]): PositionDocument {
  const told = events.map(({ occurredOn, ...event }, index) =>
    recorded(event, { name: 'position' }, index, { id: POSITION, ...(occurredOn && { occurredOn }) }),
  );
  return project(positionsView, told).get(POSITION)!;
}

const authority = { fr: 'Ministère de la Santé', ar: 'وزارة الصحة' };
const drafted: Told = {
  type: 'PositionDrafted',
  data: { title: { fr: 'Soins' }, text: { fr: 'Un' } },
  occurredOn: '2024',
};
const revised: Told = { type: 'PositionRevised', data: { version: 2, text: { fr: 'Deux' } } };
const opened = (round: number): Told => ({ type: 'ConsultationOpened', data: { round, closesOn: '2024-03-15' } });
const says = (organisation: string, opinion: 'support' | 'object', occurredOn: string): Told => ({
  type: 'OpinionGiven',
  data: { organisation, opinion },
  occurredOn,
});
const tally = { eligible: 2, voted: 2, support: 1, supportWithReservation: 0, object: 1, abstain: 0 };
const closed: Told = { type: 'ConsultationClosed', data: { round: 1, ...tally }, occurredOn: '2024-03-16' };
const submitted: Told = { type: 'PositionSubmitted', data: { submission: sent, authority }, occurredOn: '2024-04-02' };
const response = (kind: 'acknowledged' | 'no-answer' | 'refused'): Told => ({
  type: 'ResponseReceived',
  data: { answer, submission: sent, kind },
  occurredOn: '2024-05',
});
const followUp = { dueOn: '2024-06-01', what: { fr: 'Rappeler' } };
const scheduled: Told = { type: 'FollowUpScheduled', data: { submission: sent, ...followUp } };

describe('the register of positions', () => {
  it('begins with a draft', () => {
    expect(documentOf(drafted)).toMatchObject({
      id: POSITION,
      network: 'pnpm',
      status: 'draft',
      version: 1,
      draftedOn: '2024',
      rounds: [],
      submissions: [],
    });
  });

  it('keeps every round with the version that it was about, its opinions and its tally', () => {
    const { rounds, status, text } = documentOf(
      drafted,
      opened(1),
      says(gadem, 'support', '2024-03-02'),
      says(cefa, 'object', '2024-03-03'),
      closed,
      revised,
      opened(2),
    );
    expect(rounds).toEqual([
      {
        ...{ number: 1, version: 1, openedOn: '2024-03-01', closesOn: '2024-03-15', closedOn: '2024-03-16', tally },
        opinions: [
          { organisation: gadem, opinion: 'support', givenOn: '2024-03-02' },
          { organisation: cefa, opinion: 'object', givenOn: '2024-03-03' },
        ],
      },
      { number: 2, version: 2, openedOn: '2024-03-01', closesOn: '2024-03-15', opinions: [] },
    ]);
    expect(status).toBe('in-consultation');
    expect(text).toEqual({ fr: 'Deux' });
  });

  it('keeps the newest opinion of an organisation, whatever was told last', () => {
    const { rounds } = documentOf(
      drafted,
      opened(1),
      says(gadem, 'object', '2024-03-03'),
      says(gadem, 'support', '2024-03-02'),
    );
    expect(rounds[0]!.opinions).toEqual([{ organisation: gadem, opinion: 'object', givenOn: '2024-03-03' }]);
  });

  it('shows what was decided and by which rule, until the text is revised', () => {
    const rule = { kind: 'consensus', quorum: 50 } as const;
    const rejected: Told = { type: 'PositionRejected', data: { rule, reason: { fr: 'Objection' } } };
    const decision = { outcome: 'rejected', on: '2024-03-01', rule, reason: { fr: 'Objection' } };
    expect(documentOf(drafted, opened(1), closed, rejected)).toMatchObject({ status: 'rejected', decision });
    const again = documentOf(drafted, opened(1), closed, rejected, revised);
    expect(again.status).toBe('draft');
    expect(again.decision).toBeUndefined();
    const adopted: Told = { type: 'PositionAdopted', data: { rule } };
    expect(documentOf(drafted, adopted)).toMatchObject({ status: 'adopted', decision: { outcome: 'adopted', rule } });
  });

  it('shows who endorses it now', () => {
    const endorsed: Told = { type: 'PositionEndorsed', data: { organisation: gadem } };
    const withdrawn: Told = { type: 'EndorsementWithdrawn', data: { organisation: gadem } };
    expect(documentOf(drafted, endorsed).endorsements).toEqual([{ organisation: gadem, on: '2024-03-01' }]);
    expect(documentOf(drafted, endorsed, withdrawn).endorsements).toEqual([]);
  });

  it('has on record what was published or submitted without a known decision, and gives no date that nobody knows', () => {
    const published: Told = {
      type: 'PositionPublished',
      data: { uri: 'https://cde.example/upr.pdf', dateUnknown: true },
    };
    const unknown: Told = { type: 'PositionSubmitted', data: { submission: sent, authority, dateUnknown: true } };
    const undated: Told = { type: 'PositionDrafted', data: { title: { fr: 'EPU' }, dateUnknown: true } };
    expect(documentOf(undated, published)).toMatchObject({ status: 'on-record' });
    const document = documentOf(undated, unknown, published);
    expect(document).toMatchObject({ status: 'on-record', authorities: ['ministere de la sante', 'وزارة الصحة'] });
    expect([document.draftedOn, document.submissions[0]!.submittedOn, document.publications[0]!.on]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('awaits an answer until one comes that is more than an acknowledgement', () => {
    const awaiting = (...events: Told[]) => documentOf(drafted, submitted, ...events).submissions[0]!.awaitingAnswer;
    expect(awaiting()).toBe(true);
    expect(awaiting(response('acknowledged'))).toBe(true);
    expect(awaiting(response('no-answer'))).toBe(false);
    expect(awaiting(response('refused'))).toBe(false);
    expect(awaiting(response('refused'), response('acknowledged'))).toBe(false);
  });

  it('keeps the next follow-up until an answer settles it', () => {
    const next = (...events: Told[]) => documentOf(drafted, submitted, scheduled, ...events).submissions[0]!.followUp;
    const later: Told = { type: 'FollowUpScheduled', data: { submission: sent, ...followUp, dueOn: '2024-07-01' } };
    expect(next()).toEqual(followUp);
    expect(next(later)).toEqual({ ...followUp, dueOn: '2024-07-01' });
    expect(next(response('acknowledged'))).toEqual(followUp);
    expect(next(response('no-answer'))).toEqual(followUp);
    expect(next(response('refused'))).toBeUndefined();
  });

  it('keeps every answer with its id and date', () => {
    expect(documentOf(drafted, submitted, response('refused')).submissions).toMatchObject([
      {
        id: sent,
        authority,
        submittedOn: '2024-04-02',
        responses: [{ id: answer, kind: 'refused', receivedOn: '2024-05' }],
      },
    ]);
  });

  it('ends with the position that took its place, or the reason of its withdrawal', () => {
    const superseded: Told = { type: 'PositionSuperseded', data: { by: cefa } };
    expect(documentOf(drafted, superseded)).toMatchObject({ status: 'superseded', supersededBy: cefa });
    const withdrawn: Told = { type: 'PositionWithdrawn', data: { reason: { fr: 'Dépassée' } } };
    expect(documentOf(drafted, withdrawn)).toMatchObject({ status: 'withdrawn', withdrawnBecause: { fr: 'Dépassée' } });
  });
});
