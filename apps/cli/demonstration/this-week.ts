import { addDays, type Day } from '#kernel';
import { DUNES, MEMBERS } from './rivages/workshops/setting.js';
import { text } from './rivages/telling.js';
import type { Step } from './step.js';

const tell = (key: string, path: string, content: object, by?: string): Step => ({
  key: `week-${key}`,
  path: `/networks/rivages/${path}`,
  content,
  ...(by && { by }),
});

const MEETING = 'workshops/@week-meeting';

/**
 * What happens in Rivages in the week in which the demonstration is first loaded, so that its people have news and its calendar is never
 * empty: told of that day, whenever it is.
 */
export const thisWeek = (day: Day): readonly Step[] => [
  tell('meeting', 'workshops', {
    kind: 'meeting',
    title: text('Réunion de suivi du plan', 'اجتماع تتبع الخطة', 'Meeting on how the plan is doing'),
    ...{ startsOn: addDays(day, 10), startsAt: '10:00', endsAt: '12:30', place: DUNES, host: '@dunes' },
  }),
  tell('agenda', `${MEETING}/agenda`, {
    sessions: [
      { title: text('Ce qui est en retard, et pourquoi', 'ما تأخر ولماذا', 'What is late, and why') },
      { title: text('Qui peut aider qui', 'من يستطيع مساعدة من', 'Who can help whom') },
    ],
  }),
  tell('invitations', `${MEETING}/invitations`, { organisations: MEMBERS.map((key) => `@${key}`) }),
  tell('voix-comes', `${MEETING}/invitations/answer`, { organisation: '@voix', answer: 'accepted' }, '@voix'),
  tell('given-to-phare', 'items/@interpreters-sign/assign', { to: { kind: 'organisation', id: '@phare' } }),
  tell('given-to-law', 'items/@information-clinic-center/assign', { to: { kind: 'workingGroup', id: '@gt-law' } }),
  tell('accepted-by-law', 'items/@information-clinic-center/accept', {}, '@gt-law'),
  tell(
    'blocked-by-phare',
    'items/@referral-training/block',
    { reason: text('La formatrice est malade', 'المكوِّنة مريضة', 'The trainer is ill') },
    '@phare',
  ),
];
