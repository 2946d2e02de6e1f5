import {
  idOf,
  networkOf,
  type Phrase,
  type RecordedEvent,
  type Sentences,
  type Subject,
  type Subjects,
  type Text,
} from '#kernel';
import type { ActionItemEvent } from './domain/action-item.js';
import type { ActionPlanEvent } from './domain/action-plan.js';
import { planId } from './domain/fields.js';
import type { IndicatorEvent } from './domain/indicator.js';

type ActionPlanningEvent = ActionPlanEvent | ActionItemEvent | IndicatorEvent;

/** How each event of plans, items and indicators reads in the timeline. */
export const sentences: Sentences<ActionPlanningEvent> = {
  ActionPlanDrafted: {
    fr: 'Le plan « {subject} » est en préparation',
    ar: 'شُرع في إعداد الخطة «{subject}»',
    en: 'The plan “{subject}” was drafted',
  },
  ObjectiveSet: {
    fr: 'Le plan « {subject} » a pour objectif « {objective} » (axe : {axis})',
    ar: 'حُدد في الخطة «{subject}» الهدف «{objective}» (المحور: {axis})',
    en: 'The plan “{subject}” was given the objective “{objective}” (axis: {axis})',
  },
  ActionPlanAdopted: {
    fr: 'Le plan « {subject} » est adopté lors de « {workshop} »',
    ar: 'اعتُمدت الخطة «{subject}» خلال «{workshop}»',
    en: 'The plan “{subject}” was adopted at “{workshop}”',
  },
  ActionPlanRevised: {
    fr: 'Le plan « {subject} » est révisé : {reason}',
    ar: 'روجعت الخطة «{subject}»: {reason}',
    en: 'The plan “{subject}” was revised: {reason}',
  },
  ActionPlanClosed: {
    fr: 'Le plan « {subject} » est clos (actions reportées : {carriedOver})',
    ar: 'أُغلقت الخطة «{subject}» (الأنشطة المرحّلة: {carriedOver})',
    en: 'The plan “{subject}” was closed (items carried over: {carriedOver})',
  },
  ActionItemProposed: {
    fr: "L'action « {title} » est proposée pour {plan}",
    ar: 'اقتُرح النشاط «{title}» لسنة {plan}',
    en: 'The item “{title}” was proposed for {plan}',
  },
  ActionItemAssigned: {
    fr: 'Action confiée à {owner} : « {subject} »',
    ar: 'أُسند «{subject}» إلى {owner}',
    en: '“{subject}” was assigned to {owner}',
  },
  AssignmentAccepted: {
    fr: '{owner} accepte « {subject} »',
    ar: '{owner}: قبول «{subject}»',
    en: '{owner} accepted “{subject}”',
  },
  AssignmentDeclined: {
    fr: '{owner} décline « {subject} » : {reason}',
    ar: '{owner}: اعتذار عن «{subject}»: {reason}',
    en: '{owner} declined “{subject}”: {reason}',
  },
  ActionItemStarted: {
    fr: "L'action « {subject} » a commencé",
    ar: 'بدأ «{subject}»',
    en: '“{subject}” was started',
  },
  ProgressReported: {
    fr: "L'action « {subject} » est faite à {percent} %",
    ar: 'بلغ إنجاز «{subject}» نسبة {percent}%',
    en: '“{subject}” was {percent} % done',
  },
  EvidenceAttached: {
    fr: 'Une pièce est jointe à « {subject} » : {title}',
    ar: 'أُرفق مستند بـ«{subject}»: {title}',
    en: 'Evidence was attached to “{subject}”: {title}',
  },
  ActionItemBlocked: {
    fr: "L'action « {subject} » est bloquée : {reason}",
    ar: 'توقف «{subject}»: {reason}',
    en: '“{subject}” was blocked: {reason}',
  },
  ActionItemUnblocked: {
    fr: "L'action « {subject} » est débloquée",
    ar: 'رُفع التوقف عن «{subject}»',
    en: '“{subject}” was unblocked',
  },
  ActionItemRescheduled: {
    fr: "L'échéance de « {subject} » passe au {dueOn} : {reason}",
    ar: 'أصبح أجل «{subject}» هو {dueOn}: {reason}',
    en: '“{subject}” was rescheduled to {dueOn}: {reason}',
  },
  ActionItemCompleted: {
    fr: "L'action « {subject} » est achevée",
    ar: 'أُنجز «{subject}»',
    en: '“{subject}” was completed',
  },
  ActionItemVerified: {
    fr: "L'achèvement de « {subject} » est vérifié",
    ar: 'تم التحقق من إنجاز «{subject}»',
    en: 'The completion of “{subject}” was verified',
  },
  ActionItemReopened: {
    fr: "L'action « {subject} » est rouverte : {reason}",
    ar: 'أُعيد فتح «{subject}»: {reason}',
    en: '“{subject}” was reopened: {reason}',
  },
  ActionItemCancelled: {
    fr: "L'action « {subject} » est annulée : {reason}",
    ar: 'أُلغي «{subject}»: {reason}',
    en: '“{subject}” was cancelled: {reason}',
  },
  ActionItemCarriedOver: {
    fr: "L'action « {subject} » est reportée dans le plan d'action {plan}",
    ar: 'رُحّل «{subject}» إلى خطة العمل {plan}',
    en: '“{subject}” was carried over to the action plan {plan}',
  },
  IndicatorDefined: {
    fr: "L'indicateur « {title} » est défini : de {baseline} à {target} ({unit})",
    ar: 'عُرّف المؤشر «{title}»: من {baseline} إلى {target} ({unit})',
    en: 'The indicator “{title}” was defined: from {baseline} to {target} ({unit})',
  },
  IndicatorTargetRevised: {
    fr: 'La cible de « {subject} » passe à {target} : {reason}',
    ar: 'أصبحت القيمة المستهدفة لـ«{subject}» هي {target}: {reason}',
    en: 'The target of “{subject}” was changed to {target}: {reason}',
  },
  IndicatorValueReported: {
    fr: '« {subject} » vaut {value} pour {period}',
    ar: 'بلغت قيمة «{subject}» {value} خلال {period}',
    en: '“{subject}” was {value} for {period}',
  },
  IndicatorValueCorrected: {
    fr: 'Une valeur de « {subject} » est corrigée en {value} : {reason}',
    ar: 'صُحّحت قيمة من قيم «{subject}» إلى {value}: {reason}',
    en: 'A value of “{subject}” was corrected to {value}: {reason}',
  },
};

/** What stands in a sentence for a number that is not told. */
export const terms = {
  '<5': { fr: '<5', ar: 'أقل من 5', en: '<5' },
  'not-told': { fr: 'un nombre non communiqué', ar: 'عدد غير معلن', en: 'an undisclosed number' },
} as const satisfies Readonly<Record<string, Phrase>>;

const planTitle = (year: string): Text => ({
  fr: `Plan d'action ${year}`,
  ar: `خطة العمل ${year}`,
  en: `Action plan ${year}`,
});

const given = (...ids: readonly (string | undefined)[]): readonly string[] => ids.filter((id) => id !== undefined);

const planOf = ({ stream }: RecordedEvent): string => planId(networkOf(stream), idOf(stream));

const plan = (event: RecordedEvent): readonly Subject[] => [{ id: planOf(event), kind: 'actionPlan' }];
const item = ({ stream }: RecordedEvent): readonly Subject[] => [{ id: idOf(stream), kind: 'actionItem' }];
const indicator = ({ stream }: RecordedEvent): readonly Subject[] => [{ id: idOf(stream), kind: 'indicator' }];

/**
 * Which subjects the events bring up. An item comes of what it goes on with and of the
 * recommendation that it takes up; without either, of its plan, and so of the workshop that adopted that.
 */
export const subjects: Subjects<ActionPlanningEvent> = {
  ActionPlanDrafted: (event) => [
    {
      id: planOf(event),
      kind: 'actionPlan',
      title: event.data.title ?? planTitle(idOf(event.stream)),
      because: given(event.data.workshop),
    },
  ],
  ObjectiveSet: plan,
  ActionPlanAdopted: (event) => [{ id: planOf(event), kind: 'actionPlan', because: [event.data.workshop] }],
  ActionPlanRevised: plan,
  ActionPlanClosed: plan,
  ActionItemProposed: ({ stream, data: { title, plan: year, carriedFrom, recommendation } }) => [
    {
      id: idOf(stream),
      kind: 'actionItem',
      title,
      because: carriedFrom || recommendation ? given(carriedFrom, recommendation) : [planId(networkOf(stream), year)],
    },
  ],
  ActionItemAssigned: item,
  AssignmentAccepted: item,
  AssignmentDeclined: item,
  ActionItemStarted: item,
  ProgressReported: item,
  EvidenceAttached: item,
  ActionItemBlocked: item,
  ActionItemUnblocked: item,
  ActionItemRescheduled: item,
  ActionItemCompleted: item,
  ActionItemVerified: item,
  ActionItemReopened: item,
  ActionItemCancelled: item,
  ActionItemCarriedOver: item,
  IndicatorDefined: ({ stream, data: { title, plan: year } }) => [
    {
      id: idOf(stream),
      kind: 'indicator',
      title,
      because: year ? [planId(networkOf(stream), year)] : [],
    },
  ],
  IndicatorTargetRevised: indicator,
  IndicatorValueReported: indicator,
  IndicatorValueCorrected: indicator,
};
