import type { Phrase, Sentences, Subjects } from '#kernel';
import { type Kind, KINDS } from './domain/kinds.js';
import type { SubscriptionEvent } from './domain/subscription.js';

const phrase = (fr: string, ar: string, en: string): Phrase => ({ fr, ar, en });

/** What each kind tells, in a sentence. `{title}` is what it is about; brackets that there is nothing to fill in for are left out. */
export const NOTICES: Readonly<Record<Kind, Phrase>> = {
  'work-given': phrase(
    '« {title} » vous est confié (échéance : {dueOn}). Dites si vous acceptez.',
    'عُهد إليكم بـ«{title}» (الأجل: {dueOn}). أخبروا هل تقبلون.',
    '“{title}” was given to you (due {dueOn}). Say whether you accept.',
  ),
  'work-withdrawn': phrase(
    '« {title} » est désormais confié à d’autres : vous n’avez plus rien à y faire.',
    'أُسند «{title}» إلى غيركم: لم يعد مطلوبا منكم شيء.',
    '“{title}” is now with others: nothing more is asked of you.',
  ),
  'work-accepted': phrase('{by} accepte « {title} ».', 'قبلت {by} القيام بـ«{title}».', '{by} accepts “{title}”.'),
  'work-declined': phrase(
    '{by} ne peut pas prendre « {title} » ({reason}). Confiez l’action à d’autres.',
    'لا تستطيع {by} القيام بـ«{title}» ({reason}). أسندوا العمل إلى غيرها.',
    '{by} cannot take on “{title}” ({reason}). Give it to others.',
  ),
  'work-blocked': phrase(
    '« {title} » est bloqué ({reason}).',
    'تعثّر «{title}» ({reason}).',
    '“{title}” is blocked ({reason}).',
  ),
  'work-unblocked': phrase(
    '« {title} » n’est plus bloqué.',
    'لم يعد «{title}» متعثرا.',
    '“{title}” is not blocked any more.',
  ),
  'work-rescheduled': phrase(
    'L’échéance de « {title} » change ({dueOn}) ({reason}).',
    'تغيّر أجل «{title}» ({dueOn}) ({reason}).',
    'The due date of “{title}” moved ({dueOn}) ({reason}).',
  ),
  'work-completed': phrase(
    '« {title} » est annoncé comme terminé. Vérifiez-le.',
    'أُعلن انتهاء «{title}». تحقّقوا منه.',
    '“{title}” is said to be completed. Verify it.',
  ),
  'work-verified': phrase(
    '« {title} » est vérifié. Merci !',
    'تم التحقق من «{title}». شكرا لكم!',
    '“{title}” is verified. Thank you!',
  ),
  'work-reopened': phrase(
    '« {title} » est rouvert ({reason}) : il reste à faire.',
    'أُعيد فتح «{title}» ({reason}): ما زال هناك عمل.',
    '“{title}” is reopened ({reason}): something is left to do.',
  ),
  'work-cancelled': phrase(
    '« {title} » est annulé ({reason}).',
    'أُلغي «{title}» ({reason}).',
    '“{title}” is cancelled ({reason}).',
  ),
  'due-in-a-week': phrase(
    '« {title} » est attendu prochainement ({dueOn}).',
    'يقترب أجل «{title}» ({dueOn}).',
    '“{title}” is due soon ({dueOn}).',
  ),
  'due-tomorrow': phrase(
    '« {title} » est attendu très bientôt ({dueOn}).',
    'أجل «{title}» قريب جدا ({dueOn}).',
    '“{title}” is due very soon ({dueOn}).',
  ),
  overdue: phrase(
    '« {title} » est en retard (échéance : {dueOn}). Dites où vous en êtes, ou proposez une autre date.',
    'فات أجل «{title}» ({dueOn}). أخبروا أين وصلتم، أو اقترحوا أجلا آخر.',
    '“{title}” is overdue (due {dueOn}). Say how far you are, or suggest another date.',
  ),
  'overdue-for-long': phrase(
    '« {title} » est en retard (échéance : {dueOn}) (responsable : {owner}). Les rappels sont restés sans suite.',
    'فات أجل «{title}» ({dueOn}) (المسؤول: {owner}). بقيت التذكيرات دون أثر.',
    '“{title}” is overdue (due {dueOn}) (responsible: {owner}). Reminders had no effect.',
  ),
  invited: phrase(
    'Vous êtes invités : « {title} » ({startsOn}) ({startsAt}). Dites si vous venez.',
    'أنتم مدعوون: «{title}» ({startsOn}) ({startsAt}). أخبروا هل تحضرون.',
    'You are invited: “{title}” ({startsOn}) ({startsAt}). Say whether you will come.',
  ),
  'workshop-moved': phrase(
    '« {title} » aura lieu à une autre date ({startsOn}) ({startsAt}) ({reason}).',
    'تغيّر موعد «{title}» ({startsOn}) ({startsAt}) ({reason}).',
    '“{title}” takes place on another day ({startsOn}) ({startsAt}) ({reason}).',
  ),
  'workshop-cancelled': phrase(
    '« {title} » n’aura pas lieu ({reason}).',
    'لن يُعقد «{title}» ({reason}).',
    '“{title}” does not take place ({reason}).',
  ),
  'agenda-published': phrase(
    'L’ordre du jour de « {title} » est publié.',
    'نُشر جدول أعمال «{title}».',
    'The agenda of “{title}” is published.',
  ),
  'minutes-published': phrase(
    'Le compte rendu de « {title} » est publié.',
    'نُشر محضر «{title}».',
    'The minutes of “{title}” are published.',
  ),
  'invitation-answered': phrase(
    '{by} répond à l’invitation « {title} » ({answer}).',
    'ردّت {by} على دعوة «{title}» ({answer}).',
    '{by} answers the invitation to “{title}” ({answer}).',
  ),
  'consultation-opened': phrase(
    'Donnez votre avis sur « {title} » (jusqu’au {closesOn}).',
    'أبدوا رأيكم في «{title}» (إلى غاية {closesOn}).',
    'Give your opinion on “{title}” (until {closesOn}).',
  ),
  'consultation-closing': phrase(
    'Il reste peu de temps pour donner votre avis sur « {title} » (jusqu’au {closesOn}).',
    'بقي وقت قليل لإبداء رأيكم في «{title}» (إلى غاية {closesOn}).',
    'There is little time left to give your opinion on “{title}” (until {closesOn}).',
  ),
  'position-adopted': phrase(
    'Le réseau adopte la position « {title} ».',
    'اعتمدت الشبكة موقف «{title}».',
    'The network adopts the position “{title}”.',
  ),
  'authority-answered': phrase(
    'Une réponse est arrivée à « {title} » ({answer}).',
    'ورد ردّ على «{title}» ({answer}).',
    'An answer to “{title}” has come ({answer}).',
  ),
  'charter-to-sign': phrase(
    'La charte de « {title} » (version {version}) attend votre signature.',
    'ميثاق «{title}» (النسخة {version}) ينتظر توقيعكم.',
    'The charter of “{title}” (version {version}) awaits your signature.',
  ),
  'membership-requested': phrase(
    '{title} demande à rejoindre le réseau. La décision vous revient.',
    'تطلب {title} الانضمام إلى الشبكة. القرار لكم.',
    '{title} asks to join the network. It is for you to decide.',
  ),
  'membership-decided': phrase(
    'L’adhésion de {title} est décidée ({decision}) ({reason}).',
    'بُتّ في عضوية {title} ({decision}) ({reason}).',
    'The membership of {title} is decided ({decision}) ({reason}).',
  ),
  'activities-unconfirmed': phrase(
    'Vos activités à confirmer : {count}. Rien n’en a été dit depuis longtemps. Dites si elles continuent.',
    'أنشطتكم التي تنتظر التأكيد: {count}. لم يُذكر عنها شيء منذ مدة. أخبروا هل هي مستمرة.',
    'Your activities to confirm: {count}. Nothing was said of them for long. Say whether they go on.',
  ),
  'said-for-you': phrase(
    'Quelqu’un a enregistré en votre nom : {title}. Vérifiez que c’est juste.',
    'سجّل شخص آخر باسمكم: {title}. تأكدوا من صحته.',
    'Somebody recorded in your name: {title}. Check that it is right.',
  ),
  'webhook-suspended': phrase(
    'Depuis trois jours, rien n’arrive à l’un de vos webhooks ({failure}). Il est suspendu ; vos avis restent ici.',
    'منذ ثلاثة أيام لا يصل شيء إلى أحد عناوين الويبهوك ({failure}). تم تعليقه؛ إشعاراتكم باقية هنا.',
    'For three days nothing has arrived at one of your webhooks ({failure}). It is suspended; your notices stay here.',
  ),
};

/** What is told at once of many things. */
export const ENTRIES = phrase(
  'entrées d’une liste ({count})',
  'بنود من لائحة ({count})',
  'entries of a list ({count})',
);

/** What is said in place of organisations and groups whose names are not known. */
export const SOMEBODY = phrase('quelqu’un', 'جهة', 'somebody');

/** What things are called that have no title of their own. */
export const THINGS: Readonly<Record<string, Phrase>> = {
  activity: phrase('une activité', 'نشاط', 'an activity'),
  actionItem: phrase('une action', 'عمل', 'an item of the plan'),
  workshop: phrase('une rencontre', 'لقاء', 'a gathering'),
  position: phrase('une position', 'موقف', 'a position'),
  membership: phrase('une adhésion', 'عضوية', 'a membership'),
  organisation: phrase('une organisation', 'منظمة', 'an organisation'),
  workingGroup: phrase('un groupe de travail', 'مجموعة عمل', 'a working group'),
  indicator: phrase('un indicateur', 'مؤشر', 'an indicator'),
  network: phrase('le réseau', 'الشبكة', 'the network'),
  subscription: phrase('vos choix', 'خياراتكم', 'your choices'),
  activities: phrase('vos activités', 'أنشطتكم', 'your activities'),
  thing: phrase('un élément', 'عنصر', 'something'),
};

/** What coded values are called. */
export const terms: Readonly<Record<string, Phrase>> = {
  ...Object.fromEntries(Object.entries(KINDS).map(([kind, { title }]) => [kind, title])),
  admitted: phrase('acceptée', 'مقبولة', 'admitted'),
  'not-admitted': phrase('refusée', 'مرفوضة', 'declined'),
};

/** How each event reads. */
export const sentences: Sentences<SubscriptionEvent> = {
  NotificationsChosen: phrase('Avis choisis', 'اختيار الإشعارات', 'Notices were chosen'),
  WebhookRegistered: phrase('Webhook inscrit', 'تسجيل ويبهوك', 'A webhook was registered'),
  WebhookRemoved: phrase('Webhook supprimé', 'حذف ويبهوك', 'A webhook was removed'),
  WebhookSuspended: phrase('Webhook suspendu', 'تعليق ويبهوك', 'A webhook was suspended'),
  WebhookResumed: phrase('Webhook repris', 'استئناف ويبهوك', 'A webhook was resumed'),
};

export const subjects: Subjects<SubscriptionEvent> = {};
