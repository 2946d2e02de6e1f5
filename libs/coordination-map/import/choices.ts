import { VISIBILITIES, type Visibility } from '#kernel';
import { STATUS_WORDS, VISIBILITY_WORDS } from '../columns.js';
import { type ActivityStatus, STATUSES } from '../rows.js';
import { keyOf } from './headings.js';

/** How a status is spelt in people's lists: French, English, Spanish, Arabic. */
const STATUS_SPELLINGS: Readonly<Record<ActivityStatus, string>> = {
  planned: `prévu, prévue, prévus, planifié, planifiée, programmé, programmée, à venir, non démarré, non démarrée, pas encore démarré, pas commencé,
    à démarrer, en préparation, en projet, futur, en attente de démarrage, planned, upcoming, not started, not yet started, pipeline, scheduled,
    future, proposed, to start, in preparation, planificado, planificada, previsto, prevista, programado, programada, por iniciar, no iniciado,
    no iniciada, futuro, مخطط, مخطط له, مخططة, مبرمج, مبرمجة, مرتقب, مرتقبة, لم يبدأ, لم تبدأ, لم يبدأ بعد, قيد التحضير, قيد الإعداد, في طور الإعداد`,
  ongoing: `en cours, en cours d'exécution, en cours de réalisation, en cours de mise en œuvre, actif, active, démarré, démarrée, en exécution, lancé,
    ongoing, on going, on-going, active, in progress, under way, underway, started, current, implementing, under implementation, running, open, en curso, activo,
    activa, en marcha, en ejecución, en progreso, iniciado, iniciada, جار, جارٍ, جاري, جارية, مستمر, مستمرة, قيد التنفيذ, قيد الإنجاز, في طور الإنجاز, نشط, نشطة, متواصل`,
  suspended: `suspendu, suspendue, suspendus, en pause, interrompu, interrompue, gelé, gelée, à l'arrêt, mis en attente, suspended, on hold, paused, halted,
    interrupted, stopped temporarily, temporarily suspended, frozen, suspendido, suspendida, en pausa, interrumpido, interrumpida, detenido,
    pausado, paralizado, معلق, معلّق, معلقة, موقوف, متوقف, متوقفة, متوقف مؤقتا, موقوف مؤقتا, متوقفة مؤقتا, مجمد, مجمدة`,
  ended: `terminé, terminée, terminés, achevé, achevée, clos, close, clôturé, clôturée, fini, finie, réalisé, réalisée, fait, complété, complétée,
    ended, completed, complete, closed, finished, done, work completed, finalized, finalised, terminated, terminado, terminada, finalizado,
    finalizada, completado, completada, concluido, concluida, cerrado, cerrada, منته, منتهٍ, منتهي, منتهية, انتهى, انتهت, مكتمل, مكتملة, منجز, منجزة, مغلق, مغلقة, تم الإنجاز`,
};

const spelt = <Choice extends string>(
  choices: Iterable<readonly [Choice, readonly string[]]>,
): ReadonlyMap<string, Choice> =>
  new Map([...choices].flatMap(([choice, spellings]) => spellings.map((text) => [keyOf(text), choice] as const)));

const STATUS_KEYS = spelt(
  STATUSES.map((status) => [
    status,
    [status, ...Object.values(STATUS_WORDS[status]), ...STATUS_SPELLINGS[status].split(',')],
  ]),
);
const VISIBILITY_KEYS = spelt(VISIBILITIES.map((each) => [each, [each, ...Object.values(VISIBILITY_WORDS[each])]]));

/** The status that a text spells; undefined where nobody could say. */
export const readStatus = (text: string): ActivityStatus | undefined => STATUS_KEYS.get(keyOf(text));

/** The visibility that a text spells. */
export const readVisibility = (text: string): Visibility | undefined => VISIBILITY_KEYS.get(keyOf(text));

const LEVEL = /^(?:adm(?:in)?|niveau|level|المستوى)?[\s_-]*([123])$/i;

/** The administrative level that a cell names: `2`, `ADM2`. */
export function readLevel(text: string): 1 | 2 | 3 | undefined {
  const level = LEVEL.exec(text.trim())?.[1];
  return level === undefined ? undefined : (Number(level) as 1 | 2 | 3);
}

const TOTALS = new Set(
  `total, totaux, total général, sous total, sous-total, somme, grand total, subtotal, sub total, sum, totals, overall total, totales, suma, total general,
  المجموع, مجموع, المجموع العام, الإجمالي, إجمالي, المجموع الكلي`
    .split(',')
    .map(keyOf),
);

/** Whether a cell says that its row adds up others: `Total`, `Sous-total Rabat`, `المجموع`. */
export function saysTotal(text: string): boolean {
  if (!/tot|som|sum|مجم|جمال/i.test(text)) return false; // most cells of a list: not worth folding
  const key = keyOf(text);
  return TOTALS.has(key) || /^(total|sous total|subtotal|sub total|grand total|مجموع|اجمالي) /.test(key);
}
