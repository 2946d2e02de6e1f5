import { text } from './telling.js';

/** The authorities that the story addresses: invented, like everything in it. */
export const AUTHORITIES = {
  welcome: text('Délégation imaginaire à l’Accueil', 'المندوبية الخيالية للاستقبال', 'Imaginary Office for Welcome'),
  registry: text('Office imaginaire de l’État civil', 'المكتب الخيالي للحالة المدنية', 'Imaginary Civil Registry'),
  education: text(
    'Rectorat imaginaire de Port-Mirage',
    'الأكاديمية الخيالية لميناء السراب',
    'Imaginary Education Office of Port-Mirage',
  ),
  training: text('Agence imaginaire de la Formation', 'الوكالة الخيالية للتكوين', 'Imaginary Training Agency'),
  health: text('Direction imaginaire de la Santé', 'المديرية الخيالية للصحة', 'Imaginary Health Directorate'),
} as const;
