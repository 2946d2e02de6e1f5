import { AUTHORITIES } from '../authorities.js';
import { held, planned, toAuthority, toGroup, toOrganisation } from '../gathering.js';
import { tell, text, type Told } from '../telling.js';
import { DUNES, MEMBERS } from './setting.js';

export const assembly2026: readonly Told[] = [
  ...planned({
    key: 'assembly-2026',
    scheduled: '2025-11-24',
    startsOn: '01-24',
    content: {
      kind: 'assembly',
      title: text('Assises annuelles 2026', 'الجمع السنوي 2026', '2026 annual assembly'),
      purpose: text(
        'Faire le bilan de 2025, réviser la charte, adopter le plan 2026',
        'تقييم سنة 2025، مراجعة الميثاق، اعتماد خطة 2026',
      ),
      place: DUNES,
      host: '@dunes',
    },
    sessions: [
      text(
        'Bilan de 2025 : ce qui a été fait, ce qui ne l’a pas été',
        'حصيلة 2025: ما أُنجز وما لم يُنجز',
        '2025 in review: what was done, what was not',
      ),
      text('Charte révisée et règle de décision', 'الميثاق المراجع وقاعدة القرار', 'Revised charter and decision rule'),
      text('Plan d’action 2026', 'خطة العمل 2026', '2026 action plan'),
    ],
    invited: ['2025-12-08', [...MEMBERS, 'caravane', 'estran', 'caps', 'meridien']],
    answers: [
      [
        '2025-12-15',
        { accepted: ['dunes', 'phare', 'tisseuses', 'ponts', 'voix', 'boussole', 'caps'], tentative: ['ruche'] },
      ],
      ['01-12', { accepted: ['sansrive', 'atlas', 'estran', 'lanterne'], declined: ['olivier', 'ruche'] }],
      ['01-22', { declined: ['lanterne'] }],
    ],
  }),
  ...held('assembly-2026', {
    on: '01-24',
    came: {
      dunes: 4,
      phare: 2,
      tisseuses: 3,
      ponts: 2,
      voix: 5,
      sansrive: 2,
      atlas: 1,
      boussole: 2,
      estran: 2,
      caps: 1,
      caravane: 2,
    },
    others: [
      9,
      text('des habitantes et habitants de Port-Mirage', 'ساكنات وساكنو ميناء السراب', 'people of Port-Mirage'),
    ],
    conclusions: [
      [
        text(
          'Quatre actions de 2025 sur sept ont abouti ; trois passent dans le plan 2026',
          'أُنجزت أربعة أنشطة من أصل سبعة سنة 2025؛ وتُرحّل ثلاثة إلى خطة 2026',
          'Four of seven items of 2025 came through; three go on in 2026',
        ),
        text('Les référencements se perdent faute de réponse : la moitié des fiches n’a jamais eu de retour'),
      ],
      [
        text(
          'La charte révisée est adoptée ; chaque membre la signe avant le 31 mars',
          'اعتُمد الميثاق المراجع، ويوقعه كل عضو قبل 31 مارس',
        ),
      ],
      [
        text(
          'Le plan 2026 est adopté avec quatre axes',
          'اعتُمدت خطة 2026 بأربعة محاور',
          'The 2026 plan is adopted, with four axes',
        ),
      ],
    ],
    recommendations: [
      {
        key: 'rec-forms',
        text: text(
          'Adopter une fiche de référencement unique, sans donnée personnelle, avec accusé de réception',
          'اعتماد بطاقة إحالة موحدة دون معطيات شخصية ومع إشعار بالتوصل',
          'Adopt one referral form, without personal data, with an acknowledgement of receipt',
        ),
        addressee: toGroup('gt-law'),
        session: 0,
        dueOn: '06-30',
      },
      {
        key: 'rec-registry',
        text: text(
          'Demander la simplification de la déclaration tardive de naissance',
          'المطالبة بتبسيط التصريح المتأخر بالولادة',
          'Ask for a simpler late registration of births',
        ),
        addressee: toAuthority(AUTHORITIES.registry),
        session: 2,
      },
      {
        key: 'rec-desk',
        text: text(
          'Ouvrir un guichet d’information multilingue à Port-Mirage',
          'فتح شباك معلومات متعدد اللغات بميناء السراب',
          'Open a multilingual information desk in Port-Mirage',
        ),
        addressee: toAuthority(AUTHORITIES.welcome),
        session: 2,
      },
      {
        key: 'rec-fund',
        text: text(
          'Créer une caisse commune d’urgence entre membres',
          'إنشاء صندوق طوارئ مشترك بين الأعضاء',
          'Create a common emergency fund of the members',
        ),
        addressee: toOrganisation('meridien'),
        session: 2,
        dueOn: '05-31',
      },
      {
        key: 'rec-focal',
        text: text(
          'Former un référent enfance dans chacune des douze régions',
          'تكوين مرجع للطفولة في كل جهة من الجهات الاثنتي عشرة',
          'Train a child-protection focal point in each of the twelve regions',
        ),
        addressee: toGroup('gt-children'),
        session: 2,
        dueOn: '10-31',
      },
    ],
    minutes: ['02-05', text('Compte rendu validé par le secrétariat tournant.', 'محضر صادقت عليه الكتابة الدورية.')],
  }),
  tell('rec-fund-declined', 'workshops/@assembly-2026/recommendations/decline', '03-20', {
    recommendation: '@rec-fund.0',
    reason: text(
      'Le Fonds Méridien ne peut financer une caisse sans personnalité juridique',
      'لا يمكن لصندوق خط الزوال تمويل صندوق بلا شخصية قانونية',
      'The Meridian Fund cannot finance a fund without legal personality',
    ),
  }),
];
