import { AUTHORITIES } from '../authorities.js';
import {
  adopted,
  answered,
  closed,
  consultation,
  endorsed,
  followUp,
  position,
  published,
  submitted,
} from '../position.js';
import { tell, text, type Told } from '../telling.js';

export const registry: readonly Told[] = [
  tell('births-2025', 'positions/record', '2025-04-15', {
    title: text(
      'Déclarer les naissances : notre position de 2025',
      'التصريح بالولادات: موقفنا لسنة 2025',
      'Registering births: our 2025 position',
    ),
    uri: 'https://rivages.example/positions/naissances-2025',
  }),
  ...position(
    'births-2026',
    '02-10',
    {
      title: text(
        'Un acte de naissance pour chaque enfant',
        'رسم ولادة لكل طفل',
        'A birth certificate for every child',
      ),
      text: text(
        'Nous demandons que la déclaration tardive se fasse sur deux témoignages, sans passage par le tribunal, et qu’un récépissé soit remis le jour même.',
        'نطالب بأن يتم التصريح المتأخر بشهادة شاهدين دون اللجوء إلى المحكمة، وبتسليم وصل في اليوم نفسه.',
        'We ask that late registration rest on two witnesses, without going to court, and that a receipt be given on the same day.',
      ),
      recommendation: '@rec-registry.0',
      workshop: '@assembly-2026',
    },
    ...consultation(
      '02-16',
      '02-28',
      [
        '02-18',
        {
          support: ['ponts', 'phare', 'voix', 'lanterne'],
          'support-with-reservation': [
            [
              'sansrive',
              text(
                'Préciser le rôle des maternités',
                'ينبغي توضيح دور دور الولادة',
                'Say what maternity wards are to do',
              ),
            ],
          ],
        },
      ],
      [
        '02-27',
        {
          support: ['dunes', 'boussole', 'tisseuses'],
          'support-with-reservation': ['atlas'],
          abstain: ['caps', 'meridien'],
        },
      ],
    ),
    ...[
      closed('02-28'),
      adopted('03-02'),
      ...endorsed('03-03', 'voix', 'ponts', 'lanterne'),
      published('03-10', 'naissances'),
    ],
    submitted('03-16', AUTHORITIES.registry, 'RIV-2026-01'),
    answered(
      '05-20',
      'partly',
      text(
        'Le récépissé le jour même est accordé ; le reste relève de la loi.',
        'قُبل تسليم الوصل في اليوم نفسه؛ أما الباقي فمن اختصاص القانون.',
        'The receipt on the same day is granted; the rest is a matter of law.',
      ),
    ),
    followUp(
      '05-26',
      '12-10',
      text('Demander l’état du projet de loi', 'الاستفسار عن وضع مشروع القانون', 'Ask where the bill stands'),
    ),
  ),
  tell('births-2025-superseded', 'positions/@births-2025/supersede', '03-10', { by: '@births-2026' }),
];

export const desk = position(
  'desk',
  '02-17',
  {
    title: text('Un guichet d’information multilingue', 'شباك معلومات متعدد اللغات', 'A multilingual information desk'),
    text: text(
      'Nous demandons un guichet ouvert cinq jours par semaine, dans six langues, et proposons de le tenir trois mois à l’essai.',
      'نطالب بشباك مفتوح خمسة أيام في الأسبوع بست لغات، ونقترح تسييره ثلاثة أشهر على سبيل التجربة.',
      'We ask for a desk open five days a week in six languages, and offer to run it on trial for three months.',
    ),
    recommendation: '@rec-desk.0',
  },
  ...consultation('03-02', '03-16', [
    '03-09',
    {
      support: [
        'dunes',
        'phare',
        'tisseuses',
        'ponts',
        'lanterne',
        'voix',
        'olivier',
        'boussole',
        'caravane',
        'grandvent',
      ],
      object: [
        [
          'ruche',
          text(
            'C’est à l’institution de le tenir, pas à nous',
            'على المؤسسة أن تسيّره لا علينا',
            'It is for the institution to run it, not for us',
          ),
        ],
      ],
    },
  ]),
  ...[closed('03-16'), adopted('03-18'), submitted('03-30', AUTHORITIES.welcome, 'RIV-2026-02')],
  answered(
    '04-15',
    'acknowledged',
    text(
      'Dossier transmis au service compétent.',
      'أُحيل الملف على المصلحة المختصة.',
      'The file was passed to the service in charge.',
    ),
  ),
  answered(
    '06-12',
    'accepted',
    text(
      'Un local est mis à disposition pour trois mois d’essai.',
      'وُضع محل رهن الإشارة لثلاثة أشهر تجريبية.',
      'Premises are made available for a trial of three months.',
    ),
  ),
);
