import type { Phrase } from '#kernel';

/** When something is told by mail: by itself, with others in a digest, or not at all. */
export const MAILINGS = ['at-once', 'digest', 'never'] as const;
export type Mailing = (typeof MAILINGS)[number];

/** How one kind of notice reaches somebody. Whatever is mailed or posted is in the inbox, too. */
export interface Channels {
  readonly inbox: boolean;
  readonly mail: Mailing;
  /** Posted to the person's webhooks. */
  readonly webhook: boolean;
}

interface KindOfNotice {
  readonly title: Phrase;
  readonly mail: Mailing;
  /** Asks something of the person: it cannot be kept out of the inbox. */
  readonly isAsked?: true;
}

const kind = (mail: Mailing, fr: string, ar: string, en: string): KindOfNotice => ({ mail, title: { fr, ar, en } });
const asked = (mail: Mailing, fr: string, ar: string, en: string): KindOfNotice => ({
  ...kind(mail, fr, ar, en),
  isAsked: true,
});

/** Everything that people are told, what it is called, and how, unless they choose otherwise. */
export const KINDS = {
  'work-given': asked('at-once', 'Une action vous est confiée', 'عُهد إليكم بعمل', 'Work given to you'),
  'work-withdrawn': kind('digest', 'Une action ne vous revient plus', 'لم يعد العمل لكم', 'Work taken over by others'),
  'work-accepted': kind('digest', 'Une action est acceptée', 'قُبل عمل', 'Work accepted'),
  'work-declined': kind('at-once', 'Une action est refusée', 'رُفض عمل', 'Work declined'),
  'work-blocked': kind('digest', 'Une action est bloquée', 'تعثّر عمل', 'Work blocked'),
  'work-unblocked': kind('digest', 'Une action reprend', 'استُؤنف عمل', 'Work goes on again'),
  'work-rescheduled': asked('digest', 'Une échéance change', 'تغيّر أجل', 'A due date moved'),
  'work-completed': kind('digest', 'Une action est à vérifier', 'عمل ينتظر التحقق', 'Work to verify'),
  'work-verified': kind('digest', 'Une action est vérifiée', 'تم التحقق من عمل', 'Work verified'),
  'work-reopened': asked('at-once', 'Une action est rouverte', 'أُعيد فتح عمل', 'Work reopened'),
  'work-cancelled': kind('digest', 'Une action est annulée', 'أُلغي عمل', 'Work cancelled'),
  'due-in-a-week': asked('digest', 'Échéance prochaine', 'أجل قريب', 'Due soon'),
  'due-tomorrow': asked('at-once', 'Échéance imminente', 'أجل وشيك', 'Due very soon'),
  overdue: asked('at-once', 'Échéance dépassée', 'أجل فات', 'Overdue'),
  'overdue-for-long': kind('digest', 'Retard qui dure', 'تأخر يطول', 'Overdue for long'),
  invited: asked('at-once', 'Vous êtes invités', 'دعوة لكم', 'You are invited'),
  'workshop-moved': asked('at-once', 'Une rencontre change de date', 'تغيّر موعد لقاء', 'A gathering moved'),
  'workshop-cancelled': asked('at-once', 'Une rencontre est annulée', 'أُلغي لقاء', 'A gathering is cancelled'),
  'agenda-published': kind('digest', 'Un ordre du jour est publié', 'نُشر جدول أعمال', 'An agenda is published'),
  'minutes-published': kind('digest', 'Un compte rendu est publié', 'نُشر محضر', 'Minutes are published'),
  'invitation-answered': kind('digest', 'Une réponse à une invitation', 'ردّ على دعوة', 'An invitation answered'),
  'consultation-opened': asked('digest', 'Une consultation s’ouvre', 'فُتحت استشارة', 'A consultation opens'),
  'consultation-closing': asked(
    'at-once',
    'Une consultation se termine',
    'استشارة تنتهي قريبا',
    'A consultation closes',
  ),
  'position-adopted': kind('digest', 'Une position est adoptée', 'اعتُمد موقف', 'A position is adopted'),
  'authority-answered': kind('digest', 'Une autorité répond', 'ردّت جهة رسمية', 'An authority answers'),
  'charter-to-sign': asked('digest', 'Une charte à signer', 'ميثاق للتوقيع', 'A charter to sign'),
  'membership-requested': asked('at-once', 'Une adhésion à examiner', 'طلب عضوية للنظر', 'A membership to decide'),
  'membership-decided': kind('at-once', 'Une adhésion est décidée', 'بُتّ في عضوية', 'A membership is decided'),
  'activities-unconfirmed': asked(
    'digest',
    'Des activités à confirmer',
    'أنشطة تحتاج إلى تأكيد',
    'Activities to confirm',
  ),
  'said-for-you': kind('digest', 'Noté en votre nom', 'سُجّل باسمكم', 'Recorded in your name'),
  'webhook-suspended': asked('at-once', 'Un webhook est suspendu', 'عُلّق ويبهوك', 'A webhook is suspended'),
} as const satisfies Record<string, KindOfNotice>;
export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

const definitionOf = (name: Kind): KindOfNotice => KINDS[name];

export const isAsked = (name: Kind): boolean => definitionOf(name).isAsked === true;

/** How a kind reaches whoever has not chosen. */
export const usualChannels = (name: Kind): Channels => ({ inbox: true, mail: definitionOf(name).mail, webhook: true });
