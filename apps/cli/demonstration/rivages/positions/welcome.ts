import { AUTHORITIES } from '../authorities.js';
import { adopted, answered, closed, consultation, followUp, position, submitted, withdrawn } from '../position.js';
import { text } from '../telling.js';

export const transport = position(
  'transport',
  '04-14',
  {
    title: text('Des titres de transport gratuits', 'تذاكر نقل مجانية', 'Free transport tickets'),
    text: text(
      'Nous demandons la gratuité des bus pour les rendez-vous de santé.',
      'نطالب بمجانية الحافلات لمواعيد العلاج.',
    ),
  },
  withdrawn(
    '06-22',
    text('La région l’a décidé d’elle-même', 'قررته الجهة من تلقاء نفسها', 'The region decided it of its own accord'),
  ),
);

export const shelter = position(
  'shelter',
  '06-04',
  {
    title: text('Des places d’hébergement avant l’hiver', 'أماكن إيواء قبل الشتاء', 'Shelter places before winter'),
    text: text(
      'Nous demandons cinquante places de plus au 1er novembre, et la publication des places libres.',
      'نطالب بخمسين مكانا إضافيا في فاتح نونبر، وبنشر الأماكن الشاغرة.',
      'We ask for fifty more places by 1 November, and that free places be published.',
    ),
    recommendation: '@rec-places.0',
  },
  ...consultation('06-18', '07-02', [
    '06-29',
    {
      support: ['atlas', 'dunes', 'phare', 'tisseuses', 'grandvent', 'voix', 'lanterne', 'olivier', 'estran'],
      'support-with-reservation': ['sansrive'],
      abstain: ['caps'],
    },
  ]),
  ...[closed('07-02'), adopted('07-06'), submitted('07-20', AUTHORITIES.welcome, 'RIV-2026-04')],
  answered(
    '10-20',
    'no-answer',
    text('Trois mois sans réponse', 'ثلاثة أشهر دون جواب', 'Three months without an answer'),
  ),
  followUp(
    '10-20',
    '11-15',
    text(
      'Porter la demande devant le conseil de la ville',
      'عرض الطلب على مجلس المدينة',
      'Take the request to the town council',
    ),
  ),
);

export const courses = position(
  'courses',
  '10-15',
  {
    title: text('Des cours de langue financés', 'تمويل دروس اللغة', 'Funded language courses'),
    text: text(
      'Nous demandons cent vingt heures de cours par personne.',
      'نطالب بمئة وعشرين ساعة من الدروس لكل شخص.',
      'We ask for a hundred and twenty hours of courses per person.',
    ),
  },
  ...consultation('10-26', '11-09', [
    '11-04',
    { support: ['ruche', 'voix', 'tisseuses', 'olivier'], object: ['ponts'], abstain: ['caps'] },
  ]),
  closed('11-10'),
);
