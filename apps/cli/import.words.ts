import type { Phrase } from '#kernel';
import type { NameRead, RowLine } from '#coordination-map';

/** What the import of a list says at the terminal. */
export const WORDS = {
  reading: { fr: 'Lecture', ar: 'القراءة', en: 'Reading' },
  judging: { fr: 'Examen', ar: 'الفحص', en: 'Judging' },
  recording: { fr: 'Enregistrement', ar: 'التسجيل', en: 'Recording' },
  columns: {
    fr: 'Les colonnes, telles qu’elles sont comprises :',
    ar: 'الأعمدة كما فُهمت:',
    en: 'The columns, as they are understood:',
  },
  unread: { fr: '(n’est pas lue)', ar: '(لا تُقرأ)', en: '(not read)' },
  organisations: {
    fr: 'Noms d’organisations : {sums}',
    ar: 'أسماء المنظمات: {sums}',
    en: 'Names of organisations: {sums}',
  },
  fields: { fr: 'Noms de champs : {sums}', ar: 'أسماء المجالات: {sums}', en: 'Names of fields: {sums}' },
  areas: { fr: 'Noms de territoires : {sums}', ar: 'أسماء المناطق: {sums}', en: 'Names of areas: {sums}' },
  rowsOf: { fr: '(lignes : {rows})', ar: '(عدد الأسطر: {rows})', en: '(rows: {rows})' },
  maybe: { fr: 'peut-être : {alike}', ar: 'ربما: {alike}', en: 'perhaps: {alike}' },
  decide: {
    fr: 'À décider par vous. Écrivez vos réponses dans un fichier, par exemple celles-ci, et donnez-le avec --choices :',
    ar: 'القرار لكم. اكتبوا أجوبتكم في ملف، كهذه مثلا، وقدّموه بـ ‎--choices:',
    en: 'This is for you to decide. Write your answers into a file, such as these, and give it with --choices:',
  },
  mayBring: {
    fr: 'Ce que le réseau ne connaît pas y entre avec --bring {what}.',
    ar: 'ما لا تعرفه الشبكة يدخل إليها بـ ‎--bring {what}.',
    en: 'What the network does not know comes into it with --bring {what}.',
  },
  row: { fr: 'ligne {row} : {does}', ar: 'السطر {row}: {does}', en: 'row {row}: {does}' },
  noRow: { fr: 'hors du fichier : {does}', ar: 'خارج الملف: {does}', en: 'not in the file: {does}' },
  more: {
    fr: '… et encore {count} ; --rows montre tout.',
    ar: '… و{count} غيرها؛ ‎--rows يعرض الكل.',
    en: '… and {count} more; --rows shows all.',
  },
  change: { fr: '    {what} : {values}', ar: '    {what}: {values}', en: '    {what}: {values}' },
  rows: {
    fr: 'Lignes : {rows} ({counts})',
    ar: 'الأسطر: {rows} ({counts})',
    en: 'Rows: {rows} ({counts})',
  },
  sum: { fr: '{what} : {count}', ar: '{what}: {count}', en: '{what}: {count}' },
  taken: { fr: '{count} {what}', ar: '{count} {what}', en: '{count} {what}' },
  recorded: { fr: 'C’est enregistré.', ar: 'تمّ التسجيل.', en: 'It is recorded.' },
  nothingToRecord: {
    fr: 'Rien n’était à enregistrer.',
    ar: 'لا شيء للتسجيل.',
    en: 'There was nothing to record.',
  },
  onlyShown: {
    fr: 'Rien n’est enregistré. Pour le faire : --commit all (tout, ou rien s’il reste une erreur), --commit right (les lignes justes).',
    ar: 'لم يُسجَّل شيء. للتسجيل: ‎--commit all (الكل، أو لا شيء إن بقي خطأ)، ‎--commit right (الأسطر الصحيحة).',
    en: 'Nothing is recorded. To do so: --commit all (everything, or nothing if anything is wrong), --commit right (the rows that are right).',
  },
  refused: {
    fr: 'Rien n’est enregistré, car des lignes sont à corriger. --commit right enregistre les autres.',
    ar: 'لم يُسجَّل شيء لأن أسطرا تحتاج إلى تصحيح. ‎--commit right يسجّل الباقي.',
    en: 'Nothing is recorded, as rows have to be corrected. --commit right records the others.',
  },
} as const satisfies Record<string, Phrase>;

/** What a row does. */
export const DOES: Readonly<Record<RowLine['does'], Phrase>> = {
  begin: { fr: 'commence', ar: 'يبدأ', en: 'begins' },
  change: { fr: 'change', ar: 'يتغير', en: 'changes' },
  confirm: { fr: 'est confirmé', ar: 'يُؤكَّد', en: 'is confirmed' },
  end: { fr: 'prend fin', ar: 'ينتهي', en: 'ends' },
  nothing: { fr: 'est comme avant', ar: 'كما كان', en: 'is as before' },
  missing: { fr: 'n’y est plus', ar: 'لم يعد فيها', en: 'is not in it any more' },
  left: { fr: 'laissé de côté', ar: 'متروك', en: 'left out' },
  aside: { fr: 'sans activité', ar: 'بلا نشاط', en: 'no activity' },
  problem: { fr: 'à corriger', ar: 'يحتاج إلى تصحيح', en: 'to be corrected' },
};

/** What a name is taken for. */
export const TAKEN: Readonly<Record<NameRead['taken'], Phrase>> = {
  known: { fr: 'connus', ar: 'معروفة', en: 'known' },
  new: { fr: 'nouveaux', ar: 'جديدة', en: 'new' },
  doubtful: { fr: 'douteux', ar: 'مشكوك فيها', en: 'doubtful' },
  unknown: { fr: 'inconnus', ar: 'غير معروفة', en: 'unknown' },
  left: { fr: 'laissés de côté', ar: 'متروكة', en: 'left out' },
};
