import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import { position } from './position.commands.js';
import { initialState, type PositionEvent } from './position.js';

const [gadem, sent, other] = ['gadem', 'sent', 'other'].map((name) => derivedId(name)) as [string, string, string];
const reason = { fr: 'Le contexte a changé' };
const authority = { fr: 'Ministère de la Santé' };
const rule = { kind: 'consensus', quorum: 50 } as const;

const drafted: PositionEvent = { type: 'PositionDrafted', data: { title: { fr: 'Accès aux soins' } } };
const adopted: PositionEvent = { type: 'PositionAdopted', data: { rule } };
const endorsed: PositionEvent = { type: 'PositionEndorsed', data: { organisation: gadem } };
const submitted: PositionEvent = { type: 'PositionSubmitted', data: { submission: sent, authority } };
const withdrawn: PositionEvent = { type: 'PositionWithdrawn', data: { reason } };
const inForce = [drafted, adopted];

const ofOneInForce: readonly (readonly [string, object])[] = [
  ['EndorsePosition', { organisation: gadem }],
  ['PublishPosition', { uri: 'https://pnpm.example/plaidoyer.pdf' }],
  ['SubmitPosition', { authority, reference: 'DMSPS 118' }],
];

describe('a position in force', () => {
  it.each(ofOneInForce)('%s needs one', (name, content) => {
    expect(given(position, [drafted]).when(name, content).refusal).toBe('position-does-not-stand');
    expect(given(position, [...inForce, withdrawn]).when(name, content).refusal).toBe('position-has-ended');
    expect(given(position, inForce).when(name, content).events).toHaveLength(1);
    expect(given(position, [drafted, submitted]).when(name, content).events).toHaveLength(1);
  });

  it.each(ofOneInForce)('%s is refused when it is told again, or dated before the adoption', (name, content) => {
    const { events } = given(position, inForce).when(name, content);
    expect(given(position, [...inForce, ...events]).when(name, content).refusal).toMatch(/^already-/);
    const early = given(position, [drafted, on('2024-03-02', adopted)]);
    expect(early.when(name, content).refusal).toBe('before-the-last-stage');
  });
});

describe('endorsements', () => {
  it('are withdrawn by those who gave them, and may be given again', () => {
    const content = { organisation: gadem, reason };
    const { events } = given(position, [...inForce, endorsed]).when('WithdrawEndorsement', content);
    expect(events).toEqual([{ type: 'EndorsementWithdrawn', data: content }]);
    const later = given(position, [...inForce, on('2024-03-02', endorsed)]);
    expect(later.when('WithdrawEndorsement', content).refusal).toBe('before-the-endorsement');
    const after = given(position, [...inForce, endorsed, ...events]);
    expect(after.when('WithdrawEndorsement', content).refusal).toBe('not-endorsed');
    expect(after.when('EndorsePosition', { organisation: gadem }).events).toEqual([endorsed]);
    const ended = given(position, [...inForce, endorsed, withdrawn]);
    expect(ended.when('WithdrawEndorsement', content).refusal).toBe('position-has-ended');
  });
});

describe('submissions', () => {
  it('have an id, and are different on another day', () => {
    const content = { authority, organisation: other, reference: 'DMSPS 118' };
    const { events } = given(position, inForce).when('SubmitPosition', content);
    expect(events).toEqual([
      { type: 'PositionSubmitted', data: { submission: derivedId('SubmitPosition', '0'), ...content } },
    ]);
    const submittedThen = events.map((event) => on('2024-03-01', event));
    const nextYear = given(position, [...inForce, ...submittedThen], { occurredOn: '2025-03-01' });
    expect(nextYear.when('SubmitPosition', content).events).toHaveLength(1);
  });

  it('are answered, more than once', () => {
    const acknowledged = { submission: sent, kind: 'acknowledged' };
    const { events } = given(position, [...inForce, submitted]).when('RecordResponse', acknowledged);
    expect(events).toEqual([
      { type: 'ResponseReceived', data: { answer: derivedId('RecordResponse', '0'), ...acknowledged } },
    ]);
    const after = given(position, [...inForce, submitted, ...events]);
    expect(after.when('RecordResponse', acknowledged).refusal).toBe('same-response');
    expect(after.when('RecordResponse', { submission: sent, kind: 'partly', text: reason }).events).toHaveLength(1);
    expect(after.when('RecordResponse', { ...acknowledged, submission: other }).refusal).toBe('submission-unknown');
  });

  it('are neither answered nor followed up before they were made, where that is known', () => {
    const answer = { submission: sent, kind: 'refused' };
    const followUp = { submission: sent, dueOn: '2024-04-01', what: { fr: 'Rappeler le cabinet' } };
    const later = given(position, [...inForce, on('2024-03-02', submitted)]);
    expect(later.when('RecordResponse', answer).refusal).toBe('before-the-submission');
    expect(later.when('ScheduleFollowUp', followUp).refusal).toBe('before-the-submission');
    const undated: PositionEvent = {
      type: 'PositionSubmitted',
      data: { submission: sent, authority, dateUnknown: true },
    };
    const unknown = given(position, [...inForce, on('2024-03-02', undated)]);
    expect(unknown.when('RecordResponse', answer).events).toHaveLength(1);
  });

  it('are answered even where the position has ended', () => {
    const content = { submission: sent, kind: 'refused' };
    expect(given(position, [...inForce, submitted, withdrawn]).when('RecordResponse', content).events).toHaveLength(1);
  });

  it('are followed up', () => {
    const content = { submission: sent, dueOn: '2024-04-01', what: { fr: 'Rappeler le cabinet' } };
    const { events } = given(position, [...inForce, submitted]).when('ScheduleFollowUp', content);
    expect(events).toEqual([{ type: 'FollowUpScheduled', data: content }]);
    const after = given(position, [...inForce, submitted, ...events]);
    expect(after.when('ScheduleFollowUp', content).refusal).toBe('same-follow-up');
    expect(after.when('ScheduleFollowUp', { ...content, dueOn: '2024-02-29' }).refusal).toBe('follow-up-in-the-past');
    expect(after.when('ScheduleFollowUp', { ...content, dueOn: '2024-05-01' }).events).toHaveLength(1);
    expect(after.when('ScheduleFollowUp', { ...content, submission: other }).refusal).toBe('submission-unknown');
    const ended = given(position, [...inForce, submitted, withdrawn]);
    expect(ended.when('ScheduleFollowUp', content).refusal).toBe('position-has-ended');
  });
});

describe('the end of a position', () => {
  const successor = (...events: PositionEvent[]) => ({ successor: given(position, events).state });

  it('is another one that is adopted itself', () => {
    const content = { by: other };
    const before = given(position, inForce);
    expect(before.when('SupersedePosition', content, successor(...inForce)).events).toEqual([
      { type: 'PositionSuperseded', data: content },
    ]);
    expect(before.when('SupersedePosition', content, successor(drafted)).refusal).toBe('superseding-does-not-stand');
    expect(before.when('SupersedePosition', content, { successor: initialState }).refusal).toBe(
      'superseding-does-not-stand',
    );
  });

  it('is not dated before it began, where that is known', () => {
    const undatable: PositionEvent = { type: 'PositionDrafted', data: { title: { fr: 'EPU' }, dateUnknown: true } };
    const dated = [on('2023', drafted), submitted];
    const undated = [on('2023', undatable), submitted];
    const withdraw = (events: readonly PositionEvent[]) =>
      given(position, events, { occurredOn: '2022' }).when('WithdrawPosition', { reason });
    expect(withdraw(dated).refusal).toBe('before-the-last-stage');
    expect(withdraw(undated).events).toEqual([withdrawn]);
  });

  it('is not itself', () => {
    const itself = given(position, inForce, { id: gadem }).when(
      'SupersedePosition',
      { by: gadem },
      successor(...inForce),
    );
    expect(itself.refusal).toBe('supersedes-itself');
  });

  it('is its withdrawal, once and with a reason', () => {
    for (const events of [[drafted], inForce])
      expect(given(position, events).when('WithdrawPosition', { reason }).events).toEqual([withdrawn]);
    expect(given(position, [drafted, withdrawn]).when('WithdrawPosition', { reason }).refusal).toBe(
      'position-has-ended',
    );
  });
});
