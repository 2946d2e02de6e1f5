import { fill, inLanguage, type Language, type ProblemCatalogue, type ProblemText } from '#kernel';
import { STATUS_WORDS } from '../columns.js';
import type { ActivityStatus } from '../domain/activity.js';

const invalid = (fr: ProblemText, ar: ProblemText, en: ProblemText) => ({ kind: 'invalid', fr, ar, en }) as const;

/** Why a file cannot be read at all, or not any further. */
export const fileProblems = {
  'empty-file': invalid(
    ['Le fichier est vide', 'Vérifiez que le bon fichier a été choisi.'],
    ['الملف فارغ', 'تأكدوا من اختيار الملف الصحيح.'],
    ['The file is empty', 'Check that the right file was chosen.'],
  ),
  'not-a-table': invalid(
    ["Ce fichier n'est ni un CSV ni un classeur XLSX", 'Enregistrez la liste en CSV ou en XLSX.'],
    ['هذا الملف ليس CSV ولا مصنف XLSX', 'احفظوا اللائحة بصيغة CSV أو XLSX.'],
    ['This file is neither a CSV nor an XLSX workbook', 'Save the list as CSV or XLSX.'],
  ),
  'old-workbook': invalid(
    [
      "Ce classeur est d'un ancien format, ou protégé par un mot de passe",
      'Enregistrez-le en XLSX, sans mot de passe.',
    ],
    ['هذا المصنف بصيغة قديمة أو محمي بكلمة سر', 'احفظوه بصيغة XLSX دون كلمة سر.'],
    ['This workbook is of an old format, or protected by a password', 'Save it as XLSX, without a password.'],
  ),
  'not-a-workbook': invalid(
    ["Ce fichier compressé n'est pas un classeur XLSX", 'Enregistrez la liste en CSV ou en XLSX.'],
    ['هذا الملف المضغوط ليس مصنف XLSX', 'احفظوا اللائحة بصيغة CSV أو XLSX.'],
    ['This zip is not an XLSX workbook', 'Save the list as CSV or XLSX.'],
  ),
  'damaged-workbook': invalid(
    ['Le classeur est endommagé', 'Ouvrez-le dans un tableur et enregistrez-le de nouveau.'],
    ['المصنف تالف', 'افتحوه في برنامج الجداول واحفظوه من جديد.'],
    ['The workbook is damaged', 'Open it in a spreadsheet and save it again.'],
  ),
  'no-such-sheet': invalid(
    ["Il n'y a pas de feuille « {sheet} »", 'Choisissez une des feuilles du classeur.'],
    ['لا توجد ورقة «{sheet}»', 'اختاروا إحدى أوراق المصنف.'],
    ['There is no sheet "{sheet}"', 'Choose one of the sheets of the workbook.'],
  ),
  'workbook-too-large': invalid(
    ['Une fois décompressé, le classeur est trop grand', 'Ne gardez que la feuille de la liste, ou divisez-la.'],
    ['المصنف كبير جدا بعد فك الضغط', 'احتفظوا بورقة اللائحة وحدها أو قسموها.'],
    ['Once unpacked, the workbook is too large', 'Keep only the sheet with the list, or divide it.'],
  ),
  'too-many-rows': invalid(
    ['La liste a plus de {limit} lignes', 'Divisez-la.'],
    ['اللائحة تتجاوز {limit} سطرا', 'قسموها.'],
    ['The list has more than {limit} rows', 'Divide it.'],
  ),
  'too-many-columns': invalid(
    ['La liste a plus de {limit} colonnes', 'Ne gardez que celles qui servent.'],
    ['اللائحة تتجاوز {limit} عمودا', 'احتفظوا بالأعمدة الضرورية فقط.'],
    ['The list has more than {limit} columns', 'Keep only those that are needed.'],
  ),
  'quote-not-closed': invalid(
    [
      "À partir de la ligne {row}, un guillemet ouvert n'est pas fermé",
      'Fermez-le, ou enregistrez de nouveau la liste.',
    ],
    ['ابتداء من السطر {row} توجد علامة اقتباس غير مغلقة', 'أغلقوها أو احفظوا اللائحة من جديد.'],
    ['From row {row} on, a quotation mark is not closed', 'Close it, or save the list again.'],
  ),
} satisfies ProblemCatalogue;

/** What is wrong with a cell or a row, `{column}` being its letters and heading. */
export const rowProblems = {
  missing: invalid(
    [
      'Ligne {row}, colonne {column} : la cellule est vide',
      'Sans organisation, champ et territoire, une activité n’a pas de place sur la carte.',
    ],
    ['السطر {row}، العمود {column}: الخلية فارغة', 'لا مكان في الخريطة لنشاط دون منظمة ومجال ومنطقة.'],
    [
      'Row {row}, column {column}: the cell is empty',
      'Without organisation, field and area an activity has no place on the map.',
    ],
  ),
  'not-a-date': invalid(
    ['Ligne {row}, colonne {column} : « {value} » n’est pas une date', 'Écrivez-la comme 2021-05-31, 2021-05 ou 2021.'],
    ['السطر {row}، العمود {column}: «{value}» ليس تاريخا', 'اكتبوه هكذا: 2021-05-31 أو 2021-05 أو 2021.'],
    ['Row {row}, column {column}: "{value}" is not a date', 'Write it like 2021-05-31, 2021-05 or 2021.'],
  ),
  ambiguous: invalid(
    [
      'Ligne {row}, colonne {column} : « {value} », est-ce le jour ou le mois qui vient en premier ?',
      'Dites-le pour la colonne, ou écrivez 2021-05-31.',
    ],
    ['السطر {row}، العمود {column}: «{value}»، هل اليوم أولا أم الشهر؟', 'حددوا ذلك للعمود أو اكتبوا 2021-05-31.'],
    [
      'Row {row}, column {column}: "{value}", does the day come first or the month?',
      'Say so for the column, or write 2021-05-31.',
    ],
  ),
  'ends-before-it-starts': invalid(
    ['Ligne {row}, colonne {column} : la fin, {value}, précède le début, {start}', 'Corrigez l’une des deux dates.'],
    ['السطر {row}، العمود {column}: النهاية {value} تسبق البداية {start}', 'صححوا أحد التاريخين.'],
    ['Row {row}, column {column}: the end, {value}, comes before the start, {start}', 'Correct one of the two dates.'],
  ),
  'unknown-status': invalid(
    [
      'Ligne {row}, colonne {column} : « {value} » n’est pas un statut connu',
      'Écrivez prévue, en cours, suspendue ou terminée.',
    ],
    ['السطر {row}، العمود {column}: «{value}» ليس حالة معروفة', 'اكتبوا: مبرمج أو جارٍ أو معلّق أو منتهٍ.'],
    ['Row {row}, column {column}: "{value}" is no known status', 'Write planned, ongoing, suspended or ended.'],
  ),
  'unknown-visibility': invalid(
    [
      'Ligne {row}, colonne {column} : « {value} » ne dit pas qui peut lire',
      'Écrivez publique, membres ou restreinte.',
    ],
    ['السطر {row}، العمود {column}: «{value}» لا يحدد من يمكنه الاطلاع', 'اكتبوا: عام أو للأعضاء أو مقيّد.'],
    ['Row {row}, column {column}: "{value}" does not say who may read', 'Write public, members or restricted.'],
  ),
  'unknown-level': invalid(
    ['Ligne {row}, colonne {column} : « {value} » n’est pas un niveau', 'Écrivez 1, 2 ou 3.'],
    ['السطر {row}، العمود {column}: «{value}» ليس مستوى', 'اكتبوا 1 أو 2 أو 3.'],
    ['Row {row}, column {column}: "{value}" is not a level', 'Write 1, 2 or 3.'],
  ),
  'not-a-number': invalid(
    [
      'Ligne {row}, colonne {column} : « {value} » n’est pas un nombre',
      'Écrivez un nombre entier, en chiffres : 1200.',
    ],
    ['السطر {row}، العمود {column}: «{value}» ليس عددا', 'اكتبوا عددا صحيحا بالأرقام: 1200.'],
    ['Row {row}, column {column}: "{value}" is not a number', 'Write a whole number, in digits: 1200.'],
  ),
  'ambiguous-number': invalid(
    [
      'Ligne {row}, colonne {column} : « {value} » peut se lire de deux façons',
      'Écrivez le nombre sans séparateur : 1200.',
    ],
    ['السطر {row}، العمود {column}: يمكن قراءة «{value}» بطريقتين', 'اكتبوا العدد دون فاصل: 1200.'],
    ['Row {row}, column {column}: "{value}" can be read in two ways', 'Write the number without a separator: 1200.'],
  ),
  'not-whole': invalid(
    ['Ligne {row}, colonne {column} : {value} n’est pas un nombre entier de personnes', 'Écrivez un nombre entier.'],
    ['السطر {row}، العمود {column}: {value} ليس عددا صحيحا من الأشخاص', 'اكتبوا عددا صحيحا.'],
    ['Row {row}, column {column}: {value} is not a whole number of people', 'Write a whole number.'],
  ),
  'negative-count': invalid(
    ['Ligne {row}, colonne {column} : {value} est négatif', 'Un nombre de personnes ne l’est jamais.'],
    ['السطر {row}، العمود {column}: {value} عدد سالب', 'لا يكون عدد الأشخاص سالبا أبدا.'],
    ['Row {row}, column {column}: {value} is negative', 'A number of people never is.'],
  ),
  'too-long': invalid(
    ['Ligne {row}, colonne {column} : le texte dépasse {limit} signes', 'Raccourcissez-le.'],
    ['السطر {row}، العمود {column}: النص يتجاوز {limit} حرفا', 'اختصروه.'],
    ['Row {row}, column {column}: the text is longer than {limit} signs', 'Shorten it.'],
  ),
  formula: invalid(
    [
      'Ligne {row}, colonne {column} : la formule {value} n’a pas de résultat',
      'Ouvrez le classeur dans un tableur et enregistrez-le de nouveau.',
    ],
    ['السطر {row}، العمود {column}: الصيغة {value} بلا نتيجة', 'افتحوا المصنف في برنامج الجداول واحفظوه من جديد.'],
    [
      'Row {row}, column {column}: the formula {value} has no result',
      'Open the workbook in a spreadsheet and save it again.',
    ],
  ),
  error: invalid(
    ['Ligne {row}, colonne {column} : la formule a échoué ({value})', 'Corrigez-la.'],
    ['السطر {row}، العمود {column}: فشلت الصيغة ({value})', 'صححوها.'],
    ['Row {row}, column {column}: the formula failed ({value})', 'Correct it.'],
  ),
  'beyond-the-headings': invalid(
    [
      'Ligne {row}, colonne {column} : « {value} » n’est sous aucun titre',
      'Un texte contient-il le séparateur des cellules ? Mettez-le entre guillemets.',
    ],
    [
      'السطر {row}، العمود {column}: «{value}» ليس تحت أي عنوان',
      'هل يحتوي نص على فاصل الخلايا؟ ضعوه بين علامتي اقتباس.',
    ],
    [
      'Row {row}, column {column}: "{value}" is under no heading',
      'Does a text hold the separator of cells? Put it in quotation marks.',
    ],
  ),
} satisfies ProblemCatalogue;

/** What was put right in a row without asking, since nothing was lost. */
export const remarks = {
  'control-characters-removed': {
    fr: 'Ligne {row}, colonne {column} : des signes invisibles ont été ôtés',
    ar: 'السطر {row}، العمود {column}: حُذفت رموز غير مرئية',
    en: 'Row {row}, column {column}: invisible signs were taken out',
  },
  'damaged-characters': {
    fr: 'Ligne {row}, colonne {column} : des lettres étaient déjà perdues dans le fichier (�)',
    ar: 'السطر {row}، العمود {column}: بعض الحروف كانت ضائعة في الملف (�)',
    en: 'Row {row}, column {column}: letters had already been lost in the file (�)',
  },
  'organisation-stays': {
    fr: 'Ligne {row} : l’activité reste celle de l’organisation qui l’a déclarée, un import ne la donne pas à une autre ; terminez-la et déclarez-en une nouvelle',
    ar: 'السطر {row}: يبقى النشاط للمنظمة التي صرّحت به، فالاستيراد لا ينقله إلى غيرها؛ أنهِه وصرّح بنشاط جديد',
    en: 'Row {row}: the activity stays with the organisation that declared it, an import does not give it to another; end it and declare a new one',
  },
  'visibility-stays': {
    fr: 'Ligne {row} : la visibilité reste « {value} », un import ne la change pas',
    ar: 'السطر {row}: تبقى إمكانية الاطلاع «{value}»، فالاستيراد لا يغيّرها',
    en: 'Row {row}: visibility stays "{value}", an import does not change it',
  },
  'count-stays': {
    fr: 'Ligne {row}, {column} : un nombre sous 5 reste tel que son organisation l’a dit, elle seule le voit',
    ar: 'السطر {row}، {column}: العدد الأقل من 5 يبقى كما صرّحت به منظمته، وهي وحدها تراه',
    en: 'Row {row}, {column}: a count under 5 stays as its organisation told it, which alone sees it',
  },
  'status-not-said': {
    fr: 'Ligne {row} : aucun statut n’est dit, « {value} » a été retenu',
    ar: 'السطر {row}: لم تُذكر الحالة، واعتُمدت «{value}»',
    en: 'Row {row}: no status is said, "{value}" was taken',
  },
} as const;

export type RowProblemCode = keyof typeof rowProblems;
export type RemarkCode = keyof typeof remarks;

/** One thing said of a row; `column` names it as people see it, `C (Secteur)`. */
export interface Said<Code extends string> {
  readonly code: Code;
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly start?: string;
  readonly limit?: number;
}
export type RowProblem = Said<RowProblemCode>;
export type Remark = Said<RemarkCode>;

/** A row's problem in words: what is wrong, and what to do about it. */
export function inWords(problem: RowProblem, language: Language): ProblemText {
  const [title, advice] = rowProblems[problem.code][language];
  return [fill(title, { ...problem }), advice];
}

/** A remark in words. */
export function remarkInWords(remark: Remark, language: Language): string {
  const status = STATUS_WORDS[remark.value as ActivityStatus]?.[language];
  return fill(inLanguage(remarks[remark.code], language), { ...remark, ...(status && { value: status }) });
}
