import { planned } from '../gathering.js';
import { tell, text, type Told } from '../telling.js';
import { DUNES, MEMBERS } from './setting.js';

/** Last year's assembly, of which little was written down. */
export const assembly2025: readonly Told[] = [
  tell('assembly-2025', 'workshops/record', '2025-01-18', {
    ...{ kind: 'assembly', title: text('Assises annuelles 2025', 'الجمع السنوي 2025', '2025 annual assembly') },
    ...{ startsOn: '2025-01-18', place: DUNES, host: '@dunes' },
  }),
  tell('assembly-2025-attendance', 'workshops/@assembly-2025/attendance', '2025-01-18', {
    organisations: [...MEMBERS, 'caravane', 'estran'].map((key) => ({ organisation: `@${key}` })),
  }),
  tell('assembly-2025-conclusions', 'workshops/@assembly-2025/conclusions', '2025-01-18', {
    conclusions: [
      text(
        'Un plan d’action court, suivi chaque trimestre',
        'خطة عمل قصيرة تُتابع كل ثلاثة أشهر',
        'A short action plan, followed up every quarter',
      ),
    ],
  }),
];

/** Called off, two days before. */
export const training: readonly Told[] = [
  ...planned({
    key: 'training-march',
    scheduled: '02-09',
    startsOn: '03-28',
    content: {
      kind: 'training',
      title: text('Formation à l’écoute des enfants', 'تكوين في الإنصات للأطفال', 'Training in listening to children'),
      place: text('Refuge d’Imlil-les-Brumes (lieu imaginaire)', 'ملجأ إمليل الضباب (مكان خيالي)'),
      organisers: ['@lanterne'],
    },
  }),
  tell('training-march-cancelled', 'workshops/@training-march/cancel', '03-26', {
    reason: text(
      'Route coupée par la neige ; la formation est reprise région par région',
      'الطريق مقطوعة بسبب الثلوج؛ ويُستأنف التكوين جهة بعد جهة',
      'Road cut by snow; the training goes on region by region',
    ),
  }),
];

/** Still ahead. */
export const december = planned({
  key: 'assembly-december',
  scheduled: '10-26',
  startsOn: '12-12',
  content: {
    kind: 'assembly',
    title: text(
      'Assises de décembre : préparer 2027',
      'جمع دجنبر: الإعداد لسنة 2027',
      'December assembly: preparing 2027',
    ),
    purpose: text(
      'Décider de ce que 2027 reprend, et de ce qu’il abandonne',
      'تقرير ما تستأنفه سنة 2027 وما تتخلى عنه',
    ),
    place: DUNES,
    host: '@dunes',
  },
  sessions: [
    text('Bilan de 2026', 'حصيلة 2026', '2026 in review'),
    text('Projet de plan 2027', 'مشروع خطة 2027', 'Draft plan for 2027'),
  ],
  invited: ['11-09', [...MEMBERS, 'grandvent', 'caps', 'meridien']],
  answers: [
    [
      '11-18',
      { accepted: ['dunes', 'voix', 'ponts', 'boussole', 'sansrive'], declined: ['meridien'], tentative: ['atlas'] },
    ],
  ],
});
