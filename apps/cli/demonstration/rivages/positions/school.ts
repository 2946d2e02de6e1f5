import { AUTHORITIES } from '../authorities.js';
import {
  adopted,
  answered,
  closed,
  consultation,
  followUp,
  position,
  published,
  revised,
  submitted,
} from '../position.js';
import { text } from '../telling.js';

export const school = position(
  'school',
  '03-09',
  {
    title: text(
      'S’inscrire à l’école toute l’année',
      'التسجيل في المدرسة طوال السنة',
      'Enrolling at school all year round',
    ),
    text: text(
      'Nous demandons que tout refus d’inscription soit écrit, et nul sans réponse sous huit jours.',
      'نطالب بأن يكون كل رفض للتسجيل مكتوبا، ولاغيا دون جواب خلال ثمانية أيام.',
    ),
    workshop: '@assembly-2026',
  },
  ...consultation('03-23', '04-07', [
    '04-02',
    {
      support: ['voix', 'olivier', 'caravane', 'tisseuses', 'estran'],
      object: [
        [
          'ponts',
          text(
            'La nullité n’a aucune base juridique',
            'لا أساس قانونيا للبطلان',
            'There is no legal basis for nullity',
          ),
        ],
        ...['boussole', 'phare', 'lanterne', 'dunes', 'sansrive'],
      ],
      abstain: ['caps'],
    },
  ]),
  closed('04-07'),
  revised('04-27', {
    text: text(
      'Nous demandons que tout refus d’inscription soit écrit et motivé sous huit jours, et qu’un médiateur soit saisi sans délai.',
      'نطالب بأن يكون كل رفض للتسجيل مكتوبا ومعللا خلال ثمانية أيام، وباللجوء إلى وسيط دون تأخير.',
      'We ask that every refusal be written and reasoned within eight days, and that a mediator be called without delay.',
    ),
    note: text(
      'La nullité disparaît, la médiation la remplace',
      'حُذف البطلان وعُوّض بالوساطة',
      'Nullity goes, mediation takes its place',
    ),
  }),
  ...consultation(
    '05-04',
    '05-17',
    [
      '05-11',
      {
        support: ['voix', 'olivier', 'tisseuses', 'ponts', 'boussole', 'lanterne'],
        'support-with-reservation': ['phare'],
      },
    ],
    [
      '05-16',
      { support: ['dunes', 'sansrive'], 'support-with-reservation': ['estran', 'grandvent'], abstain: ['caps'] },
    ],
  ),
  ...[
    closed('05-17'),
    adopted('05-20'),
    published('05-28', 'ecole'),
    submitted('06-01', AUTHORITIES.education, 'RIV-2026-03'),
  ],
  answered(
    '06-15',
    'acknowledged',
    text(
      'Reçu ; réponse avant la rentrée.',
      'تم التوصل؛ والجواب قبل الدخول المدرسي.',
      'Received; an answer before term starts.',
    ),
  ),
  followUp(
    '09-15',
    '10-01',
    text(
      'La rentrée est passée sans réponse : écrire de nouveau',
      'مرّ الدخول المدرسي دون جواب: المراسلة من جديد',
      'Term started without an answer: write again',
    ),
  ),
);

export const training = position(
  'training',
  '06-10',
  {
    title: text(
      'La formation professionnelle ouverte à tous les jeunes',
      'التكوين المهني مفتوح لجميع الشباب',
      'Vocational training open to all young people',
    ),
    text: text(
      'Nous demandons l’inscription sur récépissé, et cent places dès la rentrée.',
      'نطالب بالتسجيل بناء على الوصل، وبمئة مقعد منذ الدخول.',
      'We ask for enrolment on a receipt, and a hundred places from the start of term.',
    ),
    recommendation: '@rec-training-places.0',
  },
  ...consultation('07-06', '07-24', [
    '07-20',
    {
      support: ['ruche', 'tisseuses', 'voix', 'olivier', 'dunes', 'estran', 'grandvent', 'boussole'],
      object: ['ponts', 'phare'],
    },
  ]),
  ...[
    closed('07-24'),
    adopted('08-28'),
    published('09-01', 'formation'),
    submitted('09-10', AUTHORITIES.training, 'RIV-2026-05'),
  ],
  answered(
    '10-28',
    'refused',
    text(
      'Le règlement des centres exige un titre définitif.',
      'يشترط نظام المراكز سندا نهائيا.',
      'The rules of the centres ask for a final permit.',
    ),
  ),
  followUp(
    '11-03',
    '12-15',
    text('Demander la modification du règlement', 'المطالبة بتعديل النظام', 'Ask that the rules be changed'),
  ),
);

export const diplomas = position(
  'diplomas',
  '11-02',
  {
    title: text(
      'Reconnaître les diplômes en trois mois',
      'معادلة الشهادات في ثلاثة أشهر',
      'Recognising diplomas within three months',
    ),
    text: text(
      'Nous demandons une décision motivée en trois mois, et un stage d’essai quand les pièces manquent.',
      'نطالب بقرار معلل خلال ثلاثة أشهر، وبتدريب تجريبي عند غياب الوثائق.',
      'We ask for a reasoned decision within three months, and a trial placement where papers are missing.',
    ),
    recommendation: '@rec-diplomas.0',
    workshop: '@workshop-october',
  },
  ...consultation(
    '11-12',
    '12-03',
    ['11-14', { support: ['boussole', 'voix'], 'support-with-reservation': ['ruche'] }],
    ['11-19', { support: ['olivier'], object: ['ponts'] }],
    [
      '11-20',
      {
        support: [
          [
            'ponts',
            text(
              'Le délai est celui de la loi : objection levée',
              'الأجل هو أجل القانون: رُفع الاعتراض',
              'The time is the law’s: objection lifted',
            ),
          ],
        ],
      },
    ],
  ),
);
