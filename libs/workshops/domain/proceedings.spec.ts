import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId } from '#kernel';
import { given } from '#kernel/testing';
import { workshop } from './workshop.commands.js';
import type { WorkshopEvent } from './workshop.js';

const [gadem, cefa, group] = ['gadem', 'cefa', 'group'].map((name) => derivedId(name)) as [string, string, string];
const [opening, closing] = ['opening', 'closing'].map((name) => derivedId(name)) as [string, string];

const scheduled: WorkshopEvent = {
  type: 'WorkshopScheduled',
  data: { kind: 'workshop', title: { fr: 'Atelier' }, startsOn: '2024-02-20', endsOn: '2024-02-21' },
};
const agenda: WorkshopEvent = {
  type: 'AgendaPublished',
  data: { sessions: [{ id: opening, title: { fr: 'Ouverture' } }] },
};
const held: WorkshopEvent = { type: 'WorkshopHeld', data: { startsOn: '2024-02-20', endsOn: '2024-02-21' } };
const cancelled: WorkshopEvent = { type: 'WorkshopCancelled', data: { reason: { fr: 'Intempéries' } } };
const referral = { fr: 'Échanger l’information pour mieux orienter les cas' };
const toGroup = { kind: 'workingGroup', id: group } as const;

const ofAHeldOne: readonly (readonly [string, object])[] = [
  ['RecordAttendance', { organisations: [{ organisation: gadem }] }],
  ['ConcludeSession', { session: opening, conclusions: [referral] }],
  ['IssueRecommendation', { text: referral, addressee: toGroup }],
  ['PublishMinutes', { uri: 'https://pnpm.example/cr.pdf' }],
];

describe('holding a gathering', () => {
  it('takes place on the days that were scheduled', () => {
    const after = given(workshop, [scheduled, agenda]).when('HoldWorkshop');
    expect(after.events).toEqual([held]);
    expect(given(workshop, [scheduled, held]).state).toMatchObject({ status: 'held', heldOn: '2024-02-20' });
  });

  it('takes place on the days that are given', () => {
    const { events } = given(workshop, [scheduled]).when('HoldWorkshop', { startsOn: '2024-02-22' });
    expect(events).toEqual([{ type: 'WorkshopHeld', data: { startsOn: '2024-02-22' } }]);
  });

  it('waits for its day', () => {
    const early = given(workshop, [scheduled], { recordedAt: '2024-02-19T18:00:00.000Z' });
    expect(early.when('HoldWorkshop').refusal).toBe('not-begun-yet');
    expect(given(workshop, [scheduled]).when('HoldWorkshop', { endsOn: '2024-02-19' }).refusal).toBe(
      'ends-before-it-starts',
    );
  });

  it('is confirmed once; wrong days are corrected by the right ones', () => {
    const after = given(workshop, [scheduled, held]);
    expect(after.when('HoldWorkshop').refusal).toBe('already-held-then');
    expect(after.when('HoldWorkshop', { startsOn: '2024-02-13', endsOn: '2024-02-14' }).events).toEqual([
      { type: 'WorkshopHeld', data: { startsOn: '2024-02-13', endsOn: '2024-02-14' } },
    ]);
    expect(given(workshop, [scheduled, cancelled]).when('HoldWorkshop').refusal).toBe('workshop-is-cancelled');
  });

  it.each(ofAHeldOne)('%s needs it', (name, content) => {
    expect(given(workshop, [scheduled, agenda]).when(name, content).refusal).toBe('workshop-not-held');
    expect(given(workshop, [scheduled, agenda, cancelled]).when(name, content).refusal).toBe('workshop-is-cancelled');
    expect(given(workshop, [scheduled, agenda, held]).when(name, content).events).toHaveLength(1);
  });

  it('is not dated before its day', () => {
    const early = given(workshop, [scheduled], { occurredOn: '2024-02-19' });
    expect(early.when('HoldWorkshop').refusal).toBe('before-the-gathering');
  });

  it.each(ofAHeldOne)('%s is not dated before it', (name, content) => {
    const early = given(workshop, [scheduled, agenda, held], { occurredOn: '2024-02-19' });
    expect(early.when(name, content).refusal).toBe('before-the-gathering');
  });

  it.each(ofAHeldOne)('%s is refused when it is told again', (name, content) => {
    const { events } = given(workshop, [scheduled, agenda, held]).when(name, content);
    expect(given(workshop, [scheduled, agenda, held, ...events]).when(name, content).refusal).toMatch(/^same-/);
  });
});

describe('attendance', () => {
  const after = given(workshop, [scheduled, held]);

  it('is the whole list, with those who are known by their number alone', () => {
    const content = {
      organisations: [{ organisation: gadem, participants: 3 }, { organisation: cefa }],
      alsoPresent: { fr: 'De nombreuses associations de migrants' },
      others: 40,
    };
    expect(after.when('RecordAttendance', content).events).toEqual([{ type: 'AttendanceRecorded', data: content }]);
  });

  it('names somebody, and nobody twice', () => {
    expect(after.when('RecordAttendance', { organisations: [] }).refusal).toBe('nobody-named');
    const doubled = { organisations: [{ organisation: gadem, participants: 1 }, { organisation: gadem }] };
    expect(after.when('RecordAttendance', doubled).refusal).toBe('attendance-listed-twice');
  });

  it('is what the last list says, whatever was recorded before', () => {
    const list = fc.uniqueArray(
      fc.record({ organisation: fc.constantFrom(gadem, cefa, group), participants: fc.integer({ min: 1, max: 50 }) }),
      {
        selector: ({ organisation }) => organisation,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), (lists) => {
        const events = lists.map((organisations): WorkshopEvent => ({
          type: 'AttendanceRecorded',
          data: { organisations },
        }));
        const { attendance } = given(workshop, [scheduled, held, ...events]).state;
        expect(attendance).toEqual({ organisations: lists.at(-1) });
      }),
    );
  });
});

describe('conclusions', () => {
  const after = given(workshop, [scheduled, agenda, held]);

  it('belong to a session of the agenda, or to the whole', () => {
    expect(after.when('ConcludeSession', { conclusions: [referral] }).events).toEqual([
      { type: 'SessionConcluded', data: { conclusions: [referral] } },
    ]);
    expect(after.when('ConcludeSession', { session: closing, conclusions: [referral] }).refusal).toBe(
      'session-unknown',
    );
  });

  it('are corrected by new ones', () => {
    const { events } = after.when('ConcludeSession', { session: opening, conclusions: [referral] });
    const corrected = { session: opening, conclusions: [referral, { fr: 'Classer les champs d’intervention' }] };
    const again = given(workshop, [scheduled, agenda, held, ...events]).when('ConcludeSession', corrected);
    expect(again.events).toEqual([{ type: 'SessionConcluded', data: corrected }]);
  });
});

describe('recommendations', () => {
  const issued: WorkshopEvent = {
    type: 'RecommendationIssued',
    data: { id: derivedId('IssueRecommendation', '0'), text: referral, addressee: toGroup, dueOn: '2024-06-30' },
  };
  const after = given(workshop, [scheduled, agenda, held, issued]);

  it('are addressed to somebody, and get an id', () => {
    const content = { text: referral, addressee: toGroup, dueOn: '2024-06-30' };
    expect(given(workshop, [scheduled, held]).when('IssueRecommendation', content).events).toEqual([issued]);
  });

  it.each([
    [{ kind: 'organisation', name: { fr: 'GADEM' } }, 'addressee-unnamed'],
    [{ kind: 'authority', id: gadem }, 'addressee-unnamed'],
  ])('are refused to %j', (addressee, code) => {
    expect(after.when('IssueRecommendation', { text: referral, addressee }).refusal).toBe(code);
  });

  it('may say the same to another addressee', () => {
    const content = { text: referral, addressee: { kind: 'authority', name: { fr: 'Ministère de la Santé' } } };
    expect(after.when('IssueRecommendation', content).events).toHaveLength(1);
  });

  it('are declined once, with a reason', () => {
    const content = { recommendation: derivedId('IssueRecommendation', '0'), reason: { fr: 'Hors mandat' } };
    const { events } = after.when('DeclineRecommendation', content);
    expect(events).toEqual([{ type: 'RecommendationDeclined', data: content }]);
    const again = given(workshop, [scheduled, agenda, held, issued, ...events]);
    expect(again.when('DeclineRecommendation', content).refusal).toBe('recommendation-already-declined');
    expect(again.when('DeclineRecommendation', { ...content, recommendation: opening }).refusal).toBe(
      'recommendation-unknown',
    );
  });
});

describe('minutes', () => {
  it('count their versions, and hold something', () => {
    const published: WorkshopEvent = { type: 'MinutesPublished', data: { version: 1, text: { fr: 'Compte rendu' } } };
    const after = given(workshop, [scheduled, held, published]);
    expect(after.when('PublishMinutes', { text: { fr: 'Compte rendu corrigé' } }).events).toEqual([
      { type: 'MinutesPublished', data: { version: 2, text: { fr: 'Compte rendu corrigé' } } },
    ]);
    expect(after.when('PublishMinutes').refusal).toBe('minutes-empty');
  });
});
