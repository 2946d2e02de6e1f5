import { text } from '../telling.js';
import type { Place } from '../activity.js';

const place = (key: string, area: string, fr: string, ar: string, en = fr): Place => ({
  ...{ key, area },
  name: text(fr, ar, en),
});

/** Towns that there are; what is said to be done in them is invented. */
export const TANGIER = place('tangier', 'MA-01', 'Tanger', 'طنجة', 'Tangier');
export const NADOR = place('nador', 'MA-02', 'Nador', 'الناظور');
export const OUJDA = place('oujda', 'MA-02', 'Oujda', 'وجدة');
export const FEZ = place('fez', 'MA-03', 'Fès', 'فاس', 'Fez');
export const MEKNES = place('meknes', 'MA-03', 'Meknès', 'مكناس', 'Meknes');
export const RABAT = place('rabat', 'MA-04', 'Rabat', 'الرباط');
export const SALE = place('sale', 'MA-04', 'Salé', 'سلا', 'Sale');
export const KHENIFRA = place('khenifra', 'MA-05', 'Khénifra', 'خنيفرة', 'Khenifra');
export const CASABLANCA = place('casablanca', 'MA-06', 'Casablanca', 'الدار البيضاء');
export const MARRAKESH = place('marrakesh', 'MA-07', 'Marrakech', 'مراكش', 'Marrakesh');
export const ERRACHIDIA = place('errachidia', 'MA-08', 'Errachidia', 'الرشيدية');
export const AGADIR = place('agadir', 'MA-09', 'Agadir', 'أكادير');
export const TIZNIT = place('tiznit', 'MA-09', 'Tiznit', 'تيزنيت');
export const GUELMIM = place('guelmim', 'MA-10', 'Guelmim', 'كلميم');
export const LAAYOUNE = place('laayoune', 'MA-11', 'Laâyoune', 'العيون', 'Laayoune');
export const DAKHLA = place('dakhla', 'MA-12', 'Dakhla', 'الداخلة');

/** For whom. */
export const MIGRANTS = text('Personnes migrantes', 'المهاجرات والمهاجرون', 'Migrants');
export const REFUGEES = text(
  'Personnes réfugiées et demandeuses d’asile',
  'اللاجئون وطالبو اللجوء',
  'Refugees and asylum seekers',
);
export const WOMEN = text('Femmes migrantes', 'النساء المهاجرات', 'Migrant women');
export const CHILDREN = text(
  'Enfants et jeunes non accompagnés',
  'الأطفال والشباب غير المصحوبين',
  'Unaccompanied children and young people',
);
export const FAMILIES = text('Familles et enfants', 'الأسر والأطفال', 'Families and children');
export const YOUNG = text('Jeunes de 18 à 25 ans', 'الشباب من 18 إلى 25 سنة', 'Young people aged 18 to 25');

/** Why the young people's association ends what it does. */
export const DISSOLVED = text(
  'L’association cesse ses activités',
  'توقف الجمعية عن نشاطها',
  'The association ceases its activities',
);
/** Why the companions left in 2024. */
export const NO_STAFF = text('Plus de salariés', 'لم يبق لديها أجراء', 'No staff left');
