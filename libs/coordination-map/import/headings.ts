import { folded } from '#kernel';
import { type Column, COLUMNS, HEADINGS } from '../columns.js';

/** Languages that headings are known in. */
export const FILE_LANGUAGES = ['fr', 'ar', 'en', 'es'] as const;
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

/** What a column may hold. Areas are told apart by their level: which of them is *the* area, a mapping decides when it has seen all columns. */
export type Meaning = Column | `adm${1 | 2 | 3}.${'name' | 'code'}` | 'organisation.partner';

type Words = Readonly<Record<FileLanguage, string>>;

/** How people head their columns: synonyms set off by commas, as they read once {@link keyOf} has folded them. */
const SYNONYMS: Readonly<Partial<Record<Meaning, Words>>> = {
  'organisation.name': {
    fr: 'organisation, organisme, organisation partenaire, partenaire, association, ong, structure, acteur, nom de l organisation, nom de l association, nom du partenaire, organisation responsable, qui',
    ar: 'المنظمة, الجمعية, اسم المنظمة, اسم الجمعية, الشريك, المنظمة الشريكة, الهيئة, من',
    en: 'organisation, organization, organisation name, organization name, partner, partner name, partner full name, agency, ngo, association, actor, lead organisation, lead agency, reporting organization, reporting organisation, who',
    es: 'organizacion, nombre de la organizacion, socio, asociacion, ong, entidad, quien',
  },
  'organisation.partner': {
    fr: 'partenaire de mise en oeuvre, partenaire d execution',
    ar: 'الشريك المنفذ, المنظمة المنفذة',
    en: 'implementing partner, implementing organization, implementing organisation, implementing agency',
    es: 'socio implementador, socio ejecutor',
  },
  'organisation.acronym': {
    fr: 'sigle, acronyme, acronyme de l organisation, sigle de l organisation, acronyme du partenaire, acronyme organisation',
    ar: 'الاسم المختصر, المختصر',
    en: 'acronym, partner acronym, organisation acronym, organization acronym, org acronym, short name, partner short name, agency acronym',
    es: 'sigla, siglas, acronimo',
  },
  'field.name': {
    fr: 'secteur, secteurs, cluster, champ, champ d intervention, domaine, domaine d intervention, thematique, groupe sectoriel, secteur d intervention, axe d intervention, secteur d activite, quoi',
    ar: 'القطاع, المجال, مجال التدخل, قطاع التدخل, مجال العمل, ماذا',
    en: 'sector, cluster, sector name, cluster name, field, field of intervention, thematic area, sub cluster, working group, area of responsibility, area of intervention, what',
    es: 'sector, cluster, ambito, area tematica, campo de intervencion, sector de intervencion, que',
  },
  'field.code': {
    fr: 'code secteur, code du secteur, code champ',
    ar: 'رمز القطاع',
    en: 'sector code, cluster code, sector short name, sector acronym',
    es: 'codigo del sector, codigo sector',
  },
  'area.name': {
    fr: 'territoire, zone, zone d intervention, zone geographique, ou',
    ar: 'مكان التدخل, اين',
    en: 'area, location name, where',
    es: 'zona, territorio, donde',
  },
  'area.code': {
    fr: 'p code, pcode, code lieu',
    ar: 'رمز المنطقة',
    en: 'p code, pcode, place code, location code',
    es: 'p code, pcode',
  },
  'adm1.name': {
    fr: 'region, admin1, adm1, wilaya, gouvernorat, region administrative, nom de la region, admin 1',
    ar: 'الجهة, الولاية, المحافظة, الاقليم الاداري, المنطقه الاداريه',
    en: 'region, governorate, state, admin1, adm1, admin 1, admin1 name, adm1 name, adm1 en, governorate name, muhafaza, wilaya',
    es: 'region, comunidad autonoma, departamento, estado, admin1, adm1, gobernacion',
  },
  'adm1.code': {
    fr: 'code region, code de la region, adm1 pcode, admin1 pcode',
    ar: 'رمز الجهة, رمز المحافظة',
    en: 'adm1 pcode, admin1 pcode, governorate pcode, region code, adm1 code, admin1 code',
    es: 'codigo de region, codigo region',
  },
  'adm2.name': {
    fr: 'province, prefecture, province prefecture, departement, admin2, adm2, admin 2, cercle',
    ar: 'الاقليم, العمالة, العمالة او الاقليم, المديرية, القضاء, المنطقة الثانية',
    en: 'province, prefecture, district, mantika, admin2, adm2, admin 2, admin2 name, adm2 name, adm2 en, county',
    es: 'provincia, distrito, admin2, adm2',
  },
  'adm2.code': {
    fr: 'code province, code prefecture, adm2 pcode, admin2 pcode',
    ar: 'رمز الاقليم',
    en: 'adm2 pcode, admin2 pcode, district pcode, district code, province code',
    es: 'codigo de provincia, codigo provincia',
  },
  'adm3.name': {
    fr: 'commune, sous prefecture, arrondissement, admin3, adm3, admin 3, municipalite',
    ar: 'الجماعة, البلدية, الناحية',
    en: 'commune, sub district, subdistrict, baladiya, municipality, admin3, adm3, admin 3, admin3 name, adm3 name',
    es: 'municipio, comuna, canton, admin3, adm3',
  },
  'adm3.code': {
    fr: 'code commune, adm3 pcode, admin3 pcode',
    ar: 'رمز الجماعة',
    en: 'adm3 pcode, admin3 pcode, sub district pcode',
    es: 'codigo de municipio',
  },
  status: {
    fr: 'statut, etat, etat d avancement, avancement, statut de l activite, statut du projet',
    ar: 'الحالة, الوضعية, حالة النشاط, حالة المشروع',
    en: 'status, activity status, project status, state, implementation status',
    es: 'estado, situacion, estado de la actividad',
  },
  title: {
    fr: 'activite, intitule, titre, titre de l activite, description, description de l activite, projet, action, nom du projet, intitule du projet, intitule de l activite',
    ar: 'النشاط, المشروع, عنوان النشاط, اسم المشروع, وصف النشاط, الوصف',
    en: 'activity, activities, title, activity title, activity name, activity description, description, project, project title, project name',
    es: 'actividad, titulo, proyecto, descripcion, descripcion de la actividad, nombre del proyecto',
  },
  place: {
    fr: 'lieu, localite, site, ville, lieu d intervention, quartier, douar, village, adresse',
    ar: 'المكان, الموقع, المدينة, الحي, القرية',
    en: 'place, location, site, city, town, village, site name, locality, neighbourhood, neighborhood',
    es: 'lugar, localidad, ciudad, sitio, ubicacion',
  },
  population: {
    fr: 'public, public cible, population cible, population, beneficiaires, type de beneficiaires, groupe cible, cible, pour qui',
    ar: 'الفئة المستهدفة, المستفيدون, الفئات المستهدفة, نوع المستفيدين, لمن',
    en: 'population, target population, population group, beneficiary type, target group, beneficiaries, type of beneficiaries, for whom',
    es: 'poblacion, poblacion meta, grupo meta, beneficiarios, tipo de beneficiarios, para quien',
  },
  startsOn: {
    fr: 'debut, date de debut, date debut, date de demarrage, demarrage, date de lancement, date de commencement',
    ar: 'تاريخ البداية, تاريخ البدء, البداية, تاريخ الانطلاق, بداية النشاط',
    en: 'start, start date, starting date, date start, begin, begin date, from, activity start date, project start date, start date of activity',
    es: 'inicio, fecha de inicio, fecha inicio, comienzo',
  },
  endsOn: {
    fr: 'fin, date de fin, date fin, date de cloture, cloture, echeance, date d achevement',
    ar: 'تاريخ النهاية, تاريخ الانتهاء, النهاية, نهاية النشاط',
    en: 'end, end date, ending date, date end, finish, to, until, completion date, activity end date, project end date, end date of activity',
    es: 'fin, fecha de fin, fecha fin, fecha de finalizacion, final, termino',
  },
  planned: {
    fr: 'beneficiaires prevus, beneficiaires cibles, beneficiaires vises, personnes ciblees, nombre de beneficiaires prevus, nombre de beneficiaires cibles, effectif prevu, cibles prevues, cible, prevus',
    ar: 'عدد المستهدفين, المستهدفون, عدد المستفيدين المستهدفين',
    en: 'beneficiaries targeted, targeted beneficiaries, people targeted, targeted, planned beneficiaries, beneficiaries planned, number of people targeted, target beneficiaries, total targeted',
    es: 'beneficiarios previstos, personas previstas, poblacion prevista, beneficiarios planificados, personas meta',
  },
  reached: {
    fr: 'beneficiaires atteints, personnes atteintes, beneficiaires touches, personnes touchees, nombre de beneficiaires, nombre de beneficiaires atteints, effectif atteint, atteint, atteints, touches',
    ar: 'عدد المستفيدين, المستفيدون فعليا, عدد الاشخاص المستفيدين',
    en: 'beneficiaries reached, people reached, reached, reached beneficiaries, number of beneficiaries, number of people reached, total reached, actual beneficiaries',
    es: 'beneficiarios alcanzados, personas alcanzadas, poblacion alcanzada, numero de beneficiarios, personas atendidas',
  },
  reference: {
    fr: 'reference, ref, identifiant, numero, n, code activite, code projet, code de l activite, code du projet, id',
    ar: 'المرجع, الرقم, رقم النشاط',
    en: 'reference, ref, id, activity id, activity code, project code, project id, record id, number, no',
    es: 'referencia, identificador, codigo de actividad, codigo del proyecto, id',
  },
};

/** A heading as it is compared: case, accents, punctuation, Arabic articles and spellings of one letter aside. */
export const keyOf = (text: string): string =>
  folded(text)
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/(?<= |^)ال(?=\p{L}{2})/gu, '');

/** What a heading was taken for, and how sure that is: the product's own heading, one that is known, a part of it, some of its words. */
export interface Recognised {
  readonly meaning: Meaning;
  readonly how: 'own' | 'known' | 'part' | 'words';
  readonly languages: readonly FileLanguage[];
}

interface Entry {
  readonly meaning: Meaning;
  readonly languages: FileLanguage[];
}

const OWN = new Map<string, Entry>();
const KNOWN = new Map<string, Entry>();

function learn(map: Map<string, Entry>, text: string, meaning: Meaning, language: FileLanguage): void {
  const entry = map.get(keyOf(text));
  if (!entry) map.set(keyOf(text), { meaning, languages: [language] });
  else if (entry.meaning === meaning && !entry.languages.includes(language)) entry.languages.push(language);
}

for (const column of COLUMNS)
  for (const language of ['fr', 'ar', 'en'] as const) learn(OWN, HEADINGS[column][language], column, language);
for (const [meaning, words] of Object.entries(SYNONYMS))
  for (const language of FILE_LANGUAGES)
    for (const text of words[language].split(',')) learn(KNOWN, text, meaning as Meaning, language);

/** By length, so that "date de fin" is found before "fin". */
const LONGEST_FIRST = [...KNOWN].filter(([key]) => key.length > 3).sort(([one], [other]) => other.length - one.length);

/** Words by which a column says something about an organisation or an activity, not which it is. */
const BESIDE =
  /\b(type|types|category|categorie|contact|email|e mail|telephone|phone|comments?|commentaires?|notes?|remarks?|lat|lon)\b/;

/** What a heading means; null where nobody could say. "Région / الجهة" is read by its parts, "Start date (dd/mm/yyyy)" without its brackets. */
export function recognise(heading: string): Recognised | null {
  const key = keyOf(heading);
  if (!key) return null;
  const whole = lookUp(key);
  if (whole) return whole;
  const parts = [heading.replace(/[([{].*?[)\]}]/g, ' '), ...heading.split(/[/|\n:–—()]| - /)];
  for (const part of parts) {
    const found = lookUp(keyOf(part));
    if (found) return { ...found, how: 'part' };
  }
  if (BESIDE.test(key)) return null;
  const within = LONGEST_FIRST.find(([known]) => ` ${key} `.includes(` ${known} `));
  return within ? { ...within[1], how: 'words' } : null;
}

function lookUp(key: string): Recognised | null {
  const own = OWN.get(key);
  if (own) return { ...own, how: 'own' };
  const known = KNOWN.get(key);
  return known ? { ...known, how: 'known' } : null;
}
