import { idOf, networkOf, type RecordedEvent, type Sentences, type Subject, type Subjects, type Text } from '#kernel';
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
    en: 'The plan “{subject}” is drafted',
  },
  ObjectiveSet: {
    fr: 'Le plan « {subject} » a pour objectif « {objective} » (axe : {axis})',
    ar: 'حُدد في الخطة «{subject}» الهدف «{objective}» (المحور: {axis})',
    en: 'The plan “{subject}” has the objective “{objective}” (axis: {axis})',
  },
  ActionPlanAdopted: {
    fr: 'Le plan « {subject} » est adopté lors de « {workshop} »',
    ar: 'اعتُمدت الخطة «{subject}» خلال «{workshop}»',
    en: 'The plan “{subject}” is adopted at “{workshop}”',
  },
  ActionPlanRevised: {
    fr: 'Le plan « {subject} » est révisé : {reason}',
    ar: 'روجعت الخطة «{subject}»: {reason}',
    en: 'The plan “{subject}” is revised: {reason}',
  },
  ActionPlanClosed: {
    fr: 'Le plan « {subject} » est clos (actions reportées : {carriedOver})',
    ar: 'أُغلقت الخطة «{subject}» (الأنشطة المرحّلة: {carriedOver})',
    en: 'The plan “{subject}” is closed (items carried over: {carriedOver})',
  },
  ActionItemProposed: {
    fr: "L'action « {title} » est proposée pour {plan}",
    ar: 'اقتُرح النشاط «{title}» لسنة {plan}',
    en: 'The item “{title}” is proposed for {plan}',
  },
  ActionItemAssigned: {
    fr: '« {subject} » est confié à {owner}',
    ar: 'أُسند «{subject}» إلى {owner}',
    en: '“{subject}” is assigned to {owner}',
  },
  AssignmentAccepted: {
    fr: '{owner} accepte « {subject} »',
    ar: '{owner}: قبول «{subject}»',
    en: '{owner} accepts “{subject}”',
  },
  AssignmentDeclined: {
    fr: '{owner} décline « {subject} » : {reason}',
    ar: '{owner}: اعتذار عن «{subject}»: {reason}',
    en: '{owner} declines “{subject}”: {reason}',
  },
  ActionItemStarted: {
    fr: '« {subject} » a commencé',
    ar: 'بدأ «{subject}»',
    en: '“{subject}” has started',
  },
  ProgressReported: {
    fr: '« {subject} » est fait à {percent} %',
    ar: 'بلغ إنجاز «{subject}» نسبة {percent}%',
    en: '“{subject}” is {percent} % done',
  },
  EvidenceAttached: {
    fr: 'Une pièce est jointe à « {subject} » : {title}',
    ar: 'أُرفق مستند بـ«{subject}»: {title}',
    en: 'Evidence is attached to “{subject}”: {title}',
  },
  ActionItemBlocked: {
    fr: '« {subject} » est bloqué : {reason}',
    ar: 'توقف «{subject}»: {reason}',
    en: '“{subject}” is blocked: {reason}',
  },
  ActionItemUnblocked: {
    fr: '« {subject} » est débloqué',
    ar: 'رُفع التوقف عن «{subject}»',
    en: '“{subject}” is unblocked',
  },
  ActionItemRescheduled: {
    fr: "L'échéance de « {subject} » passe au {dueOn} : {reason}",
    ar: 'أصبح أجل «{subject}» هو {dueOn}: {reason}',
    en: '“{subject}” is rescheduled to {dueOn}: {reason}',
  },
  ActionItemCompleted: {
    fr: '« {subject} » est achevé',
    ar: 'أُنجز «{subject}»',
    en: '“{subject}” is completed',
  },
  ActionItemVerified: {
    fr: "L'achèvement de « {subject} » est vérifié",
    ar: 'تم التحقق من إنجاز «{subject}»',
    en: 'The completion of “{subject}” is verified',
  },
  ActionItemReopened: {
    fr: '« {subject} » est rouvert : {reason}',
    ar: 'أُعيد فتح «{subject}»: {reason}',
    en: '“{subject}” is reopened: {reason}',
  },
  ActionItemCancelled: {
    fr: '« {subject} » est annulé : {reason}',
    ar: 'أُلغي «{subject}»: {reason}',
    en: '“{subject}” is cancelled: {reason}',
  },
  ActionItemCarriedOver: {
    fr: "« {subject} » est reporté dans le plan d'action {plan}",
    ar: 'رُحّل «{subject}» إلى خطة العمل {plan}',
    en: '“{subject}” is carried over to the action plan {plan}',
  },
  IndicatorDefined: {
    fr: "L'indicateur « {title} » est défini : de {baseline} à {target} ({unit})",
    ar: 'عُرّف المؤشر «{title}»: من {baseline} إلى {target} ({unit})',
    en: 'The indicator “{title}” is defined: from {baseline} to {target} ({unit})',
  },
  IndicatorTargetRevised: {
    fr: 'La cible de « {subject} » passe à {target} : {reason}',
    ar: 'أصبحت القيمة المستهدفة لـ«{subject}» هي {target}: {reason}',
    en: 'The target of “{subject}” is now {target}: {reason}',
  },
  IndicatorValueReported: {
    fr: '« {subject} » vaut {value} pour {period}',
    ar: 'بلغت قيمة «{subject}» {value} خلال {period}',
    en: '“{subject}” is {value} for {period}',
  },
  IndicatorValueCorrected: {
    fr: 'Une valeur de « {subject} » est corrigée en {value} : {reason}',
    ar: 'صُحّحت قيمة من قيم «{subject}» إلى {value}: {reason}',
    en: 'A value of “{subject}” is corrected to {value}: {reason}',
  },
};

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
