import type { Text } from '#kernel';

/** French and Arabic of what `pnpm-history.json` says in English. */
const WORDS: Readonly<Record<string, { fr: string; ar: string }>> = {
  'needs of families': { fr: 'besoins des familles', ar: 'حاجيات الأسر' },
  migration: { fr: 'migration', ar: 'الهجرة' },
  'right to know': { fr: 'droit de savoir', ar: 'الحق في المعرفة' },
  'support the Moroccan authorities and all partners in better managing mixed migration flows': {
    fr: 'appuyer les autorités marocaines et l’ensemble des partenaires pour une meilleure gestion des flux migratoires mixtes',
    ar: 'دعم السلطات المغربية وجميع الشركاء من أجل تدبير أفضل لتدفقات الهجرة المختلطة',
  },
  'universal human rights, indivisible and interdependent': {
    fr: 'des droits humains universels, indivisibles et interdépendants',
    ar: 'حقوق الإنسان كونية وغير قابلة للتجزئة ومترابطة',
  },
  'the right of every person to protection of their integrity, without discrimination': {
    fr: 'le droit de toute personne à la protection de son intégrité, sans discrimination',
    ar: 'حق كل شخص في حماية سلامته دون تمييز',
  },
  'against all discrimination and violence, notably by nationality, ethnic, religious or cultural belonging, gender, disability, age or sexual orientation':
    {
      fr: 'contre toute discrimination et toute violence, notamment en raison de la nationalité, de l’appartenance ethnique, religieuse ou culturelle, du genre, du handicap, de l’âge ou de l’orientation sexuelle',
      ar: 'ضد كل تمييز وكل عنف، ولا سيما بسبب الجنسية أو الانتماء العرقي أو الديني أو الثقافي أو النوع الاجتماعي أو الإعاقة أو السن أو الميل الجنسي',
    },
  'legitimacy of international law, conventions and United Nations resolutions': {
    fr: 'la légitimité du droit international, des conventions et des résolutions des Nations Unies',
    ar: 'شرعية القانون الدولي والاتفاقيات وقرارات الأمم المتحدة',
  },
  "exchange and sharing of information among civil society of the regions that defends migrants' rights and dignity": {
    fr: 'échange et partage d’informations entre les acteurs de la société civile des régions qui défendent les droits et la dignité des migrants',
    ar: 'تبادل المعلومات وتقاسمها بين فعاليات المجتمع المدني في الجهات المدافعة عن حقوق المهاجرين وكرامتهم',
  },
  'advocacy towards the competent authorities and institutions': {
    fr: 'plaidoyer auprès des autorités et institutions compétentes',
    ar: 'الترافع لدى السلطات والمؤسسات المختصة',
  },
  'awareness activities for civil society': {
    fr: 'activités de sensibilisation de la société civile',
    ar: 'أنشطة تحسيسية لفائدة المجتمع المدني',
  },
  "expertise in the fields of migrants' protection in Morocco": {
    fr: 'expertise dans les domaines de la protection des migrants au Maroc',
    ar: 'خبرة في مجالات حماية المهاجرين بالمغرب',
  },
  "coordinate members' action to improve medical, psychosocial and legal care and support of migrants": {
    fr: 'coordonner l’action des membres pour améliorer la prise en charge et l’accompagnement médical, psychosocial et juridique des migrants',
    ar: 'تنسيق عمل الأعضاء لتحسين التكفل الطبي والنفسي الاجتماعي والقانوني بالمهاجرين ومواكبتهم',
  },
  "identify, strengthen and support existing initiatives and mechanisms to create a local dynamic for migrants' rights and dignity":
    {
      fr: 'identifier, renforcer et soutenir les initiatives et mécanismes existants pour créer une dynamique locale en faveur des droits et de la dignité des migrants',
      ar: 'تحديد المبادرات والآليات القائمة وتعزيزها ودعمها لخلق دينامية محلية لصالح حقوق المهاجرين وكرامتهم',
    },
  'raise awareness of civil society and Moroccan authorities': {
    fr: 'sensibiliser la société civile et les autorités marocaines',
    ar: 'تحسيس المجتمع المدني والسلطات المغربية',
  },
  'protection of migrant children in Morocco': {
    fr: 'protection des enfants migrants au Maroc',
    ar: 'حماية الأطفال المهاجرين بالمغرب',
  },
  'after a study on sexual violence towards children in Morocco by AMANE with UNICEF and the CNDH': {
    fr: 'à la suite d’une étude sur les violences sexuelles à l’égard des enfants au Maroc, menée par AMANE avec l’UNICEF et le CNDH',
    ar: 'بعد دراسة حول العنف الجنسي ضد الأطفال بالمغرب أنجزتها AMANE مع اليونيسف والمجلس الوطني لحقوق الإنسان',
  },
  '11 associations later': { fr: '11 associations par la suite', ar: '11 جمعية لاحقا' },
  'a collaboration mechanism': { fr: 'un mécanisme de collaboration', ar: 'آلية للتعاون' },
  'contributed in 2015 to the action plan of the integrated public policy for child protection in Morocco (PPIPEM)': {
    fr: 'a contribué en 2015 au plan d’action de la politique publique intégrée de protection de l’enfance au Maroc (PPIPEM)',
    ar: 'ساهمت سنة 2015 في خطة عمل السياسة العمومية المندمجة لحماية الطفولة بالمغرب (PPIPEM)',
  },
  'Universal Periodic Review, Geneva': {
    fr: 'Examen périodique universel, Genève',
    ar: 'الاستعراض الدوري الشامل، جنيف',
  },
  "main concerns on children's rights": {
    fr: 'Principales préoccupations relatives aux droits de l’enfant',
    ar: 'أبرز الانشغالات المتعلقة بحقوق الطفل',
  },
  'visit of the UN thematic group on migration to the INFDH': {
    fr: 'Visite du groupe thématique Migrations des Nations Unies à l’INFDH',
    ar: 'زيارة مجموعة الأمم المتحدة الموضوعاتية المعنية بالهجرة إلى المعهد الوطني للتكوين في مجال حقوق الإنسان',
  },
  Rabat: { fr: 'Rabat', ar: 'الرباط' },
  "INFDH's results, missions and objectives presented": {
    fr: 'présentation du bilan, des missions et des objectifs de l’INFDH',
    ar: 'تقديم حصيلة المعهد ومهامه وأهدافه',
  },
  "possible synergies and partnerships on human-rights training, notably migrants' rights, reviewed": {
    fr: 'examen des synergies et partenariats possibles en matière de formation aux droits humains, notamment aux droits des migrants',
    ar: 'بحث أوجه التآزر والشراكة الممكنة في مجال التكوين على حقوق الإنسان، ولا سيما حقوق المهاجرين',
  },
  'national closing of the RDPP': {
    fr: 'Clôture nationale du Programme régional de développement et de protection (RDPP)',
    ar: 'الاختتام الوطني للبرنامج الإقليمي للتنمية والحماية (RDPP)',
  },
  'tied to no network by its source; recorded here as the IOM chairs the group': {
    fr: 'La source ne rattache cette cérémonie à aucun réseau ; elle figure ici parce que l’OIM, qui l’organise avec d’autres, préside le groupe.',
    ar: 'لا يربط المصدر هذا الحفل بأي شبكة؛ وقد دُوّن هنا لأن المنظمة الدولية للهجرة، وهي من منظّميه، ترأس المجموعة.',
  },
  'Fondation Orient-Occident, Rabat': { fr: 'Fondation Orient-Occident, Rabat', ar: 'مؤسسة شرق غرب، الرباط' },
  'HADAF SIS, rue Ouarfel, Hay Ennahda 2, Rabat': {
    fr: 'HADAF SIS, rue Ouarfel, Hay Ennahda 2, Rabat',
    ar: 'HADAF SIS، زنقة ورفل، حي النهضة 2، الرباط',
  },
  "many migrants' associations, until then reluctant to join": {
    fr: 'de nombreuses associations de migrants, jusque-là réticentes à adhérer',
    ar: 'جمعيات عديدة للمهاجرين كانت مترددة في الانضمام حتى ذلك الحين',
  },
  'introduction: a network with a new face': {
    fr: 'introduction : un réseau au nouveau visage',
    ar: 'تقديم: شبكة بوجه جديد',
  },
  'exchange on the commitment, objectives and common interests of members': {
    fr: 'échange sur l’engagement, les objectifs et les intérêts communs des membres',
    ar: 'نقاش حول التزام الأعضاء وأهدافهم ومصالحهم المشتركة',
  },
  'ways of coordination and synergy with other civil-society actors': {
    fr: 'modes de coordination et de synergie avec les autres acteurs de la société civile',
    ar: 'سبل التنسيق والتآزر مع باقي فعاليات المجتمع المدني',
  },
  'recommendations, prospects and strategic axes, and an action plan for 2023': {
    fr: 'recommandations, perspectives et axes stratégiques, et un plan d’action pour 2023',
    ar: 'توصيات وآفاق ومحاور استراتيجية، وخطة عمل لسنة 2023',
  },
  'bring the network back to life to federate efforts in the care of migrants': {
    fr: 'redonner vie au réseau pour fédérer les efforts de prise en charge des migrants',
    ar: 'إعادة الحياة إلى الشبكة لتوحيد الجهود في التكفل بالمهاجرين',
  },
  'the first common interest is exchange of information for better referral of cases': {
    fr: 'premier intérêt commun : l’échange d’informations pour un meilleur référencement des cas',
    ar: 'المصلحة المشتركة الأولى: تبادل المعلومات من أجل إحالة أفضل للحالات',
  },
  'fields of intervention of the organisations identified and classified': {
    fr: 'champs d’intervention des organisations identifiés et classés',
    ar: 'تحديد مجالات تدخل المنظمات وتصنيفها',
  },
};

/** What the documents' record says in English, in the product's three languages. A phrase without a translation stays as it is. */
export const said = (phrase: string): Text => ({ ...WORDS[phrase], en: phrase });

/** Several phrases as one text; `undefined` where there is none. */
export function joined(...phrases: readonly (string | undefined | 0)[]): Text | undefined {
  const texts = phrases.flatMap((phrase) => (phrase ? [said(phrase)] : []));
  const inOne = (language: keyof Text, stop: string) => texts.map((text) => text[language]).join(stop);
  return texts.length > 0 ? { fr: inOne('fr', ' ; '), ar: inOne('ar', '؛ '), en: inOne('en', '; ') } : undefined;
}
