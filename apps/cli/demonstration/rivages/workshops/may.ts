import { AUTHORITIES } from '../authorities.js';
import { held, planned, toAuthority, toGroup, toOrganisation } from '../gathering.js';
import { tell, text, type Told } from '../telling.js';
import { INSTITUTE, MEMBERS } from './setting.js';

export const may: readonly Told[] = [
  ...planned({
    key: 'workshop-may',
    scheduled: '03-16',
    startsOn: '05-09',
    content: {
      kind: 'workshop',
      title: text(
        'Atelier de mai : l’école et les soins, sans attendre',
        'ورشة ماي: المدرسة والعلاج دون انتظار',
        'May workshop: school and care, without waiting',
      ),
      place: INSTITUTE,
      host: '@caps',
      organisers: ['@sansrive', '@olivier'],
    },
    sessions: [
      text('L’accès à l’école en cours d’année', 'ولوج المدرسة خلال السنة', 'Entering school during the year'),
      text(
        'Les refus de soins : constats et recours',
        'رفض العلاج: المعاينة وسبل الانتصاف',
        'Refusals of care: findings and remedies',
      ),
      text('Interprètes et médiation', 'الترجمة الفورية والوساطة', 'Interpreters and mediation'),
    ],
    invited: ['04-02', [...MEMBERS, 'caravane', 'estran', 'grandvent', 'caps']],
    answers: [
      [
        '04-14',
        {
          accepted: ['sansrive', 'olivier', 'lanterne', 'voix', 'grandvent', 'dunes'],
          tentative: ['ponts', 'tisseuses'],
        },
      ],
      ['05-04', { accepted: ['ponts', 'boussole', 'caps'], declined: ['atlas', 'phare'] }],
    ],
  }),
  tell('workshop-may-moved', 'workshops/@workshop-may/reschedule', '04-20', {
    ...{ startsOn: '2026-05-16', endsOn: '2026-05-17' },
    reason: text(
      'Salle prise le 9 mai ; deux jours ne seront pas de trop',
      'القاعة محجوزة يوم 9 ماي؛ ويومان ليسا بكثير',
      'The hall was taken on 9 May; two days will not be too many',
    ),
  }),
  ...held('workshop-may', {
    on: '05-17',
    came: {
      sansrive: 4,
      olivier: 3,
      lanterne: 3,
      voix: 6,
      grandvent: 2,
      dunes: 2,
      ponts: 2,
      boussole: 1,
      caps: 2,
      tisseuses: 1,
      ruche: 1,
    },
    others: [
      14,
      text('des parents d’élèves et des soignants', 'أمهات وآباء تلاميذ ومعالجون', 'parents and health workers'),
    ],
    conclusions: [
      [
        text(
          'Trois refus d’inscription sur quatre tiennent à une pièce que la loi ne demande pas',
          'ثلاثة من كل أربعة رفوض للتسجيل سببها وثيقة لا يطلبها القانون',
          'Three refusals out of four rest on a paper that the law does not ask for',
        ),
      ],
      [
        text(
          'Les refus de soins ne sont écrits nulle part : il faut les compter',
          'رفض العلاج لا يُدوّن في أي مكان: يجب إحصاؤه',
          'Refusals of care are written nowhere: they have to be counted',
        ),
      ],
      [
        text(
          'Sans interprète, deux rendez-vous sur trois sont à refaire',
          'من دون مترجم يُعاد موعدان من كل ثلاثة',
          'Without an interpreter, two appointments out of three have to be made again',
        ),
      ],
    ],
    recommendations: [
      {
        key: 'rec-training-places',
        text: text(
          'Ouvrir les centres de formation professionnelle aux jeunes sans titre de séjour définitif',
          'فتح مراكز التكوين المهني أمام الشباب الذين لا يتوفرون على سند إقامة نهائي',
          'Open vocational training centres to young people without a final residence permit',
        ),
        addressee: toAuthority(AUTHORITIES.training),
        session: 0,
      },
      {
        key: 'rec-interpreters',
        text: text(
          'Constituer une réserve commune d’interprètes formés',
          'تكوين احتياطي مشترك من المترجمين المكوَّنين',
          'Build a common pool of trained interpreters',
        ),
        addressee: toGroup('gt-health'),
        session: 2,
        dueOn: '11-15',
      },
      {
        key: 'rec-places',
        text: text(
          'Tenir une liste quotidienne des places d’hébergement libres',
          'مسك لائحة يومية بأماكن الإيواء الشاغرة',
          'Keep a daily list of free shelter places',
        ),
        addressee: toGroup('gt-welcome'),
        dueOn: '09-30',
      },
      {
        key: 'rec-refusals',
        text: text(
          'Mettre en place un observatoire des refus de soins',
          'إحداث مرصد لحالات رفض العلاج',
          'Set up an observatory of refusals of care',
        ),
        addressee: toOrganisation('boussole'),
        session: 1,
        dueOn: '10-15',
      },
    ],
    minutes: [
      '06-01',
      text(
        'Compte rendu des deux journées, avec la synthèse des tables rondes.',
        'محضر اليومين مع خلاصة الموائد المستديرة.',
      ),
    ],
  }),
];
