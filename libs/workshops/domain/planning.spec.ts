import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import { workshop } from './workshop.commands.js';
import type { WorkshopEvent } from './workshop.js';

const [hadaf, gadem, cefa] = ['hadaf', 'gadem', 'cefa'].map((name) => derivedId(name)) as [string, string, string];
const [opening, closing] = ['opening', 'closing'].map((name) => derivedId(name)) as [string, string];
const relaunch = { fr: 'Atelier de réflexion sur la redynamisation de la PNPM' };
const rain = { fr: 'Intempéries' };

const scheduled: WorkshopEvent = {
  type: 'WorkshopScheduled',
  data: { kind: 'workshop', title: relaunch, startsOn: '2024-03-20' },
};
const held: WorkshopEvent = { type: 'WorkshopHeld', data: { startsOn: '2024-03-20' } };
const cancelled: WorkshopEvent = { type: 'WorkshopCancelled', data: { reason: rain } };
const invited: WorkshopEvent = { type: 'OrganisationsInvited', data: { organisations: [gadem] } };
const agenda: WorkshopEvent = {
  type: 'AgendaPublished',
  data: { sessions: [{ id: opening, title: { fr: 'Introduction : un réseau au nouveau visage' } }] },
};

describe('scheduling a gathering', () => {
  const content = { kind: 'workshop', title: relaunch, startsOn: '2024-03-20', host: hadaf };

  it('says what takes place, when and where', () => {
    const decision = given(workshop).when('ScheduleWorkshop', {
      ...content,
      place: { fr: 'Rabat' },
      startsAt: '09:30',
    });
    expect(decision.events).toEqual([
      { type: 'WorkshopScheduled', data: { ...content, place: { fr: 'Rabat' }, startsAt: '09:30' } },
    ]);
  });

  it('takes dates of which some day may be right', () => {
    const spring = { ...content, startsOn: '2024-03-20', endsOn: '2024-03' };
    expect(given(workshop).when('ScheduleWorkshop', spring).events).toHaveLength(1);
  });

  it('takes a month while the day is not settled', () => {
    expect(given(workshop).when('ScheduleWorkshop', { ...content, startsOn: '2024-03' }).events).toHaveLength(1);
  });

  it.each([
    [{ startsOn: '2024-02-20' }, 'starts-in-the-past'],
    [{ endsOn: '2024-03-19' }, 'ends-before-it-starts'],
    [{ startsOn: '2024-04', endsOn: '2024-03' }, 'ends-before-it-starts'],
    [{ startsAt: '14:00', endsAt: '09:30' }, 'ends-before-it-starts'],
  ])('is refused with %j', (change, code) => {
    expect(given(workshop).when('ScheduleWorkshop', { ...content, ...change }).refusal).toBe(code);
  });

  it('takes hours of different days in any order', () => {
    const nights = { ...content, endsOn: '2024-03-21', startsAt: '14:00', endsAt: '09:30' };
    expect(given(workshop).when('ScheduleWorkshop', nights).events).toHaveLength(1);
  });

  it('may be told late, with the date on which it was scheduled', () => {
    const late = given(workshop, [], { occurredOn: '2023-01-10' });
    expect(late.when('ScheduleWorkshop', { ...content, startsOn: '2023-02-03' }).events).toHaveLength(1);
  });
});

describe('recording a past gathering', () => {
  it('is lawful as scheduled and held at once', () => {
    const content = {
      kind: 'official-meeting',
      title: { fr: 'Visite à l’INFDH' },
      startsOn: '2017-05-10',
      host: hadaf,
    };
    const { events } = given(workshop, [], { occurredOn: '2017-05-10' }).when('RecordWorkshop', content);
    expect(events).toEqual([
      { type: 'WorkshopScheduled', data: content },
      { type: 'WorkshopHeld', data: { startsOn: '2017-05-10' } },
    ]);
    expect(given(workshop, events).state).toMatchObject({ status: 'held', heldOn: '2017-05-10' });
  });

  it('is not dated before it took place', () => {
    const content = { kind: 'training', title: relaunch, startsOn: '2015-12-03' };
    const recording = (occurredOn: string) => given(workshop, [], { occurredOn }).when('RecordWorkshop', content);
    expect(recording('2015-12-02').refusal).toBe('before-the-gathering');
    expect(recording('2015-12').events).toHaveLength(2);
  });

  it('takes the year where nothing more is known, but nothing that is still to come', () => {
    const content = { kind: 'training', title: relaunch };
    expect(given(workshop).when('RecordWorkshop', { ...content, startsOn: '2015' }).events).toHaveLength(2);
    expect(given(workshop).when('RecordWorkshop', { ...content, startsOn: '2024-03-02' }).refusal).toBe(
      'not-begun-yet',
    );
  });
});

describe('moving and cancelling', () => {
  it('reschedules with a reason', () => {
    const content = { startsOn: '2024-04-02', reason: rain };
    expect(given(workshop, [scheduled]).when('RescheduleWorkshop', content).events).toEqual([
      { type: 'WorkshopRescheduled', data: content },
    ]);
  });

  it('moves to another place on the same day, but not to the same one', () => {
    const content = { startsOn: '2024-03-20', reason: rain, place: { fr: 'Salé' } };
    const { events } = given(workshop, [scheduled]).when('RescheduleWorkshop', content);
    expect(given(workshop, [scheduled, ...events]).when('RescheduleWorkshop', content).refusal).toBe('same-schedule');
  });

  it('does not move to a day that is past', () => {
    const content = { startsOn: '2024-02-28', reason: rain };
    expect(given(workshop, [scheduled]).when('RescheduleWorkshop', content).refusal).toBe('starts-in-the-past');
  });

  it.each([
    ['RescheduleWorkshop', { startsOn: '2024-04-02', reason: rain }],
    ['CancelWorkshop', { reason: rain }],
  ])('%s is refused once it was held or cancelled', (name, content) => {
    expect(given(workshop, [scheduled, held]).when(name, content).refusal).toBe('workshop-is-held');
    expect(given(workshop, [scheduled, cancelled]).when(name, content).refusal).toBe('workshop-is-cancelled');
  });

  it('cancels with a reason', () => {
    expect(given(workshop, [scheduled]).when('CancelWorkshop', { reason: rain }).events).toEqual([cancelled]);
  });
});

describe('the agenda', () => {
  const first = { id: opening, title: { fr: 'Introduction : un réseau au nouveau visage' } };

  it('gives new sessions an id and keeps those of others', () => {
    const { events } = given(workshop, [scheduled, agenda]).when('PublishAgenda', {
      sessions: [{ title: { fr: 'Accueil' } }, first],
    });
    expect(events).toEqual([
      {
        type: 'AgendaPublished',
        data: { sessions: [{ id: derivedId('PublishAgenda', '0'), title: { fr: 'Accueil' } }, first] },
      },
    ]);
  });

  it.each([
    ['same-agenda', [first]],
    ['session-unknown', [{ ...first, id: closing }]],
    ['session-listed-twice', [first, first]],
  ])('is refused as %s', (code, sessions) => {
    expect(given(workshop, [scheduled, agenda]).when('PublishAgenda', { sessions }).refusal).toBe(code);
  });

  it('keeps a session that has conclusions', () => {
    const concluded: WorkshopEvent = {
      type: 'SessionConcluded',
      data: { session: opening, conclusions: [{ fr: 'Redonner vie au réseau' }] },
    };
    const after = given(workshop, [scheduled, agenda, held, concluded]);
    expect(after.when('PublishAgenda', { sessions: [{ title: { fr: 'Autre' } }] }).refusal).toBe(
      'session-has-conclusions',
    );
  });

  it('is not published for what was cancelled', () => {
    const content = { sessions: [{ title: { fr: 'Accueil' } }] };
    expect(given(workshop, [scheduled, cancelled]).when('PublishAgenda', content).refusal).toBe(
      'workshop-is-cancelled',
    );
  });
});

describe('invitations', () => {
  it('go to those who have none yet', () => {
    const before = given(workshop, [scheduled, invited]);
    expect(before.when('InviteOrganisations', { organisations: [gadem, cefa] }).events).toEqual([
      { type: 'OrganisationsInvited', data: { organisations: [cefa] } },
    ]);
    expect(before.when('InviteOrganisations', { organisations: [gadem] }).refusal).toBe('already-invited');
  });

  it('are answered by those who were invited, each answer once in a row', () => {
    const content = { organisation: gadem, answer: 'tentative' };
    const answered: WorkshopEvent = { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'tentative' } };
    expect(given(workshop, [scheduled, invited]).when('AnswerInvitation', content).events).toEqual([answered]);
    const after = given(workshop, [scheduled, invited, answered]);
    expect(after.when('AnswerInvitation', content).refusal).toBe('same-answer');
    expect(after.when('AnswerInvitation', { ...content, answer: 'declined' }).events).toHaveLength(1);
    expect(after.when('AnswerInvitation', { ...content, organisation: cefa }).refusal).toBe('not-invited');
  });

  it('may be answered with a comment that is not for everybody', () => {
    const comment = { fr: 'Notre juriste est souffrante' };
    const content = { organisation: gadem, answer: 'declined', comment };
    const open = given(workshop, [scheduled, invited]);
    const answer = (commentVisibility: string) =>
      open.when('AnswerInvitation', { ...content, commentVisibility }).events;
    expect(answer('members')).toEqual([
      { type: 'InvitationAnswered', data: { ...content, commentVisibility: 'members' } },
    ]);
    expect(answer('public')).toEqual([{ type: 'InvitationAnswered', data: content }]);
  });

  it('keeps the newest answer when an older one is told late', () => {
    const answers: WorkshopEvent[] = [
      on('2024-02-20', { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'accepted' } }),
      on('2024-02-10', { type: 'InvitationAnswered', data: { organisation: gadem, answer: 'declined' } }),
    ];
    const after = given(workshop, [scheduled, invited, ...answers]);
    expect(after.state.invitations.get(gadem)?.answer).toBe('accepted');
  });

  it('may be told after the gathering, with a date before its end', () => {
    const content = { organisations: [cefa] };
    const over = [scheduled, held];
    expect(given(workshop, over, { occurredOn: '2024-03-25' }).when('InviteOrganisations', content).refusal).toBe(
      'workshop-is-over',
    );
    expect(
      given(workshop, over, { occurredOn: '2024-03-01' }).when('InviteOrganisations', content).events,
    ).toHaveLength(1);
    expect(given(workshop, [scheduled, cancelled]).when('InviteOrganisations', content).refusal).toBe(
      'workshop-is-cancelled',
    );
    const untilMay: WorkshopEvent = { type: 'WorkshopHeld', data: { startsOn: '2024-03-20', endsOn: '2024-05' } };
    const lasting = given(workshop, [scheduled, untilMay], { occurredOn: '2024-05-31' });
    expect(lasting.when('InviteOrganisations', content).events).toHaveLength(1);
  });
});
