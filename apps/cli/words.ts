import type { Phrase } from '#kernel';

export const WORDS = {
  loading: { fr: 'Chargement de la démonstration', ar: 'تحميل العرض التوضيحي', en: 'Loading the demonstration' },
  loaded: {
    fr: 'La démonstration est chargée en {count} demandes : l’histoire réelle de la PNPM et de trois réseaux voisins, et Rivages, un réseau fictif.',
    ar: 'تمّ تحميل العرض التوضيحي في {count} من الطلبات: التاريخ الحقيقي للمنصة الوطنية وثلاث شبكات مجاورة، و«ضفاف»، شبكة خيالية.',
    en: 'The demonstration is loaded with {count} requests: the real history of PNPM and three neighbouring networks, and Rivages, a fictional one.',
  },
  accounts: {
    fr: 'Ses comptes, tous inventés ; le mot de passe de chacun est « {password} » :',
    ar: 'حساباته، وكلها خيالية؛ وكلمة سر كل منها «{password}»:',
    en: 'Its accounts, all invented; the password of each is “{password}”:',
  },
  first: {
    fr: 'Personne n’administre encore cette installation. Ouvrez ce lien, valable une fois et pendant 24 heures :\n  {link}',
    ar: 'لا أحد يدير هذا التثبيت بعد. افتحوا هذا الرابط، وهو صالح مرة واحدة ولمدة 24 ساعة:\n  {link}',
    en: 'Nobody administers this installation yet. Open this link, good once and for 24 hours:\n  {link}',
  },
  open: { fr: 'Ouvrez {url}', ar: 'افتحوا {url}', en: 'Open {url}' },
  rebuilding: { fr: 'Reconstruction de {view}', ar: 'إعادة بناء {view}', en: 'Rebuilding {view}' },
  rebuilt: {
    fr: '{view} est reconstruite et en service.',
    ar: 'أُعيد بناء {view} وهي في الخدمة.',
    en: '{view} is rebuilt and live.',
  },
  failed: {
    fr: 'La reconstruction de {view} a échoué : {error}',
    ar: 'فشلت إعادة بناء {view}: {error}',
    en: 'Rebuilding {view} failed: {error}',
  },
  noJobs: {
    fr: 'Rien à faire, rien d’abandonné.',
    ar: 'لا عمل ولا شيء متروك.',
    en: 'Nothing to be done, nothing given up.',
  },
  jobsOfKind: {
    fr: '{kind} : {due} à faire, {later} pour plus tard, {running} en cours, {dead} abandonnés',
    ar: '{kind}: {due} للإنجاز، {later} لوقت لاحق، {running} جار، {dead} متروك',
    en: '{kind}: {due} to be done, {later} for later, {running} running, {dead} given up',
  },
  deadJob: {
    fr: '  {id} ({kind}), {attempts} essais, {diedAt} : {reason}',
    ar: '  {id} ({kind})، {attempts} من المحاولات، {diedAt}: {reason}',
    en: '  {id} ({kind}), {attempts} tries, {diedAt}: {reason}',
  },
  mails: {
    fr: 'Aucun courriel ne part : ceux que Tansiq enverrait se lisent sur {url}/mails, une fois connecté.',
    ar: 'لا تُرسل أي رسالة: ما كان تنسيق سيرسله يُقرأ في {url}/mails بعد تسجيل الدخول.',
    en: 'No mail leaves: those that Tansiq would send are read at {url}/mails, once signed in.',
  },
  kept: { fr: 'Enregistré dans {file}', ar: 'حُفظ في {file}', en: 'Kept in {file}' },
  fileThere: {
    fr: '{file} existe déjà et reste comme il est. Donnez un autre nom avec --to.',
    ar: 'الملف {file} موجود ويبقى كما هو. حدّدوا اسما آخر بـ ‎--to.',
    en: '{file} is there already and stays as it is. Give another name with --to.',
  },
  fileUnreadable: {
    fr: '{file} ne peut être lu : {error}',
    ar: 'تعذرت قراءة {file}: {error}',
    en: '{file} cannot be read: {error}',
  },
  unreachable: {
    fr: "Rien ne répond à {url}. Démarrez d'abord Tansiq (npm start), ou donnez son adresse avec --url.",
    ar: 'لا شيء يجيب على {url}. شغّلوا تنسيق أولا (npm start) أو حدّدوا عنوانه بـ ‎--url.',
    en: 'Nothing answers at {url}. Start Tansiq first (npm start), or give its address with --url.',
  },
} as const satisfies Record<string, Phrase>;
