import { AUTHORITIES } from '../authorities.js';
import { held, planned, toAuthority, toGroup, toOrganisation } from '../gathering.js';
import { tell, text, type Told } from '../telling.js';
import { INSTITUTE, MEMBERS } from './setting.js';

export const october: readonly Told[] = [
  ...planned({
    key: 'workshop-october',
    scheduled: '07-06',
    startsOn: '10-10',
    content: {
      kind: 'workshop',
      title: text(
        'Atelier d’automne : où en sommes-nous ?',
        'ورشة الخريف: أين وصلنا؟',
        'Autumn workshop: where do we stand?',
      ),
      place: INSTITUTE,
      host: '@caps',
      organisers: ['@boussole'],
    },
    sessions: [
      text('Le tableau du plan, action par action', 'لوحة الخطة، نشاطا بنشاط', 'The board of the plan, item by item'),
      text('Ce que les institutions ont répondu', 'ما أجابت به المؤسسات', 'What the institutions answered'),
    ],
    invited: ['09-07', [...MEMBERS, 'grandvent', 'caps', 'meridien']],
    answers: [
      ['09-14', { accepted: ['boussole', 'ponts', 'voix', 'sansrive', 'grandvent', 'caps', 'meridien'] }],
      ['10-01', { accepted: ['tisseuses', 'dunes', 'lanterne'], declined: ['ruche'], tentative: ['atlas'] }],
    ],
  }),
  ...held('workshop-october', {
    on: '10-10',
    came: {
      boussole: 3,
      ponts: 2,
      voix: 4,
      sansrive: 1,
      grandvent: 2,
      caps: 1,
      meridien: 1,
      tisseuses: 2,
      dunes: 3,
      olivier: 2,
    },
    conclusions: [
      [
        text(
          'Les retards se concentrent sur l’hébergement et sur trois régions',
          'تتركز التأخيرات في الإيواء وفي ثلاث جهات',
          'The delays gather in shelter, and in three regions',
        ),
        text(
          'Le tableau dit vrai quand chacun y met ses mauvaises nouvelles',
          'تصدُق اللوحة حين يضع فيها كل واحد أخباره السيئة',
          'The board is true when everybody puts their bad news in it',
        ),
      ],
      [
        text(
          'Une réponse sur trois engage à quelque chose ; il faut relancer par écrit',
          'جواب من كل ثلاثة يلتزم بشيء؛ ويجب التذكير كتابة',
          'One answer in three commits to something; follow-ups have to be in writing',
        ),
      ],
    ],
    recommendations: [
      {
        key: 'rec-diplomas',
        text: text(
          'Demander une procédure courte de reconnaissance des diplômes',
          'المطالبة بمسطرة قصيرة لمعادلة الشهادات',
          'Ask for a short procedure to recognise diplomas',
        ),
        addressee: toAuthority(AUTHORITIES.education),
        session: 1,
      },
      {
        key: 'rec-mediators',
        text: text(
          'Désigner une médiatrice scolaire par établissement partenaire',
          'تعيين وسيطة مدرسية في كل مؤسسة شريكة',
          'Appoint a school mediator in each partner school',
        ),
        addressee: toGroup('gt-children'),
        session: 0,
        dueOn: '12-15',
      },
      {
        key: 'rec-lighter',
        text: text(
          'Préparer pour 2027 un plan de quarante actions au plus',
          'إعداد خطة لسنة 2027 لا تتجاوز أربعين نشاطا',
          'Prepare a plan of forty items at most for 2027',
        ),
        addressee: {
          kind: 'other',
          name: text('Comité de préparation des assises', 'لجنة تحضير الجمع', 'Committee preparing the assembly'),
        },
        session: 0,
        dueOn: '11-10',
      },
      {
        key: 'rec-night-line',
        text: text('Fermer la ligne d’écoute de nuit', 'إغلاق خط الإنصات الليلي', 'Close the night listening line'),
        addressee: toOrganisation('voix'),
        session: 0,
      },
    ],
    minutes: ['10-21', text('Compte rendu de la journée et tableau commenté.', 'محضر اليوم ولوحة مشفوعة بتعليقات.')],
  }),
  tell('rec-night-line-declined', 'workshops/@workshop-october/recommendations/decline', '11-02', {
    recommendation: '@rec-night-line.0',
    reason: text(
      'Quatre appels sur dix arrivent après 22 h : la ligne est maintenue',
      'أربع مكالمات من كل عشر تصل بعد العاشرة ليلا: يُحتفظ بالخط',
      'Four calls in ten come after 10 p.m.: the line stays',
    ),
  }),
];
