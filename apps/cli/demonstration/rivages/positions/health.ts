import { AUTHORITIES } from '../authorities.js';
import {
  adopted,
  closed,
  consultation,
  endorsed,
  position,
  published,
  rejected,
  submitted,
  unendorsed,
} from '../position.js';
import { text } from '../telling.js';

export const fees = position(
  'fees',
  '05-26',
  {
    title: text('La gratuité de tous les soins', 'مجانية جميع العلاجات', 'All care free of charge'),
    text: text(
      'Nous demandons la gratuité de tous les soins, sans condition de ressources.',
      'نطالب بمجانية جميع العلاجات دون شرط الموارد.',
      'We ask that all care be free, whatever the means.',
    ),
    workshop: '@workshop-may',
  },
  ...consultation('06-02', '06-16', [
    '06-12',
    {
      support: ['voix', 'dunes', 'tisseuses', 'estran'],
      object: [
        [
          'sansrive',
          text(
            'Intenable : demandons d’abord les soins urgents',
            'غير واقعي: لنطالب أولا بالعلاجات المستعجلة',
            'Out of reach: let us ask for urgent care first',
          ),
        ],
        'ponts',
        'boussole',
        'ruche',
        'atlas',
      ],
      abstain: ['meridien'],
    },
  ]),
  closed('06-16'),
  rejected(
    '06-18',
    text(
      'Le groupe Santé prépare un texte limité aux soins urgents',
      'تعدّ مجموعة الصحة نصا يقتصر على العلاجات المستعجلة',
      'The health group prepares a text on urgent care alone',
    ),
  ),
);

export const interpreters = position(
  'interpreters',
  '09-01',
  {
    title: text('Le droit à un interprète', 'الحق في مترجم', 'The right to an interpreter'),
    text: text(
      'Nous demandons un interprète à tout rendez-vous de santé, à la charge de l’établissement.',
      'نطالب بمترجم في كل موعد علاج على نفقة المؤسسة.',
      'We ask for an interpreter at every health appointment, at the institution’s expense.',
    ),
    recommendation: '@rec-interpreters.0',
  },
  ...consultation('09-14', '09-28', [
    '09-24',
    {
      support: ['voix', 'sansrive', 'tisseuses', 'lanterne', 'grandvent', 'olivier'],
      'support-with-reservation': ['dunes', 'boussole'],
      object: ['ponts', 'atlas'],
    },
  ]),
  ...[
    closed('09-28'),
    adopted('09-30'),
    published('10-05', 'interpretes'),
    ...endorsed('10-06', 'voix', 'sansrive', 'phare'),
  ],
  unendorsed(
    '10-30',
    'phare',
    text('Notre conseil n’avait pas été consulté', 'لم يُستشر مجلسنا', 'Our board had not been asked'),
  ),
  submitted('11-04', AUTHORITIES.health, 'RIV-2026-06'),
);

export const mediation = position('mediation', '11-16', {
  title: text('Des médiatrices dans les hôpitaux', 'وسيطات في المستشفيات', 'Mediators in hospitals'),
  text: text(
    'Premier jet, à compléter par le GT Santé.',
    'مسودة أولى تستكملها مجموعة الصحة.',
    'A first draft, for the health group to complete.',
  ),
});
