import { type ProblemCatalogue, refuser } from '#kernel';

/** Why an advocacy position's commands may be refused. */
export const problems = {
  'position-unknown': {
    kind: 'missing',
    fr: ['Position inconnue', 'Ce réseau n’a pas de position {id}. Cherchez-la dans la liste de ses positions.'],
    ar: ['موقف غير معروف', 'ليس لهذه الشبكة موقف {id}. ابحثوا عنه في قائمة مواقفها.'],
    en: ['Unknown position', 'This network has no position {id}. Look for it in the list of its positions.'],
  },
  'position-workshop-unknown': {
    kind: 'missing',
    fr: [
      'Rencontre inconnue',
      'Ce réseau n’a pas de rencontre {workshop}. Corrigez l’identifiant, ou laissez ce champ vide.',
    ],
    ar: ['لقاء غير معروف', 'ليس لهذه الشبكة لقاء {workshop}. صحّحوا المعرّف أو اتركوا هذا الحقل فارغا.'],
    en: ['Unknown gathering', 'This network has no gathering {workshop}. Correct the id, or leave the field out.'],
  },
  'position-recommendation-unknown': {
    kind: 'missing',
    fr: [
      'Recommandation inconnue',
      'Aucune rencontre de ce réseau n’a émis la recommandation {recommendation}. Prenez-la dans leur liste.',
    ],
    ar: ['توصية غير معروفة', 'لم يُصدر أي لقاء لهذه الشبكة التوصية {recommendation}. خذوها من قائمة التوصيات.'],
    en: [
      'Unknown recommendation',
      'No gathering of this network issued the recommendation {recommendation}. Take it from their list.',
    ],
  },
  'position-organisation-unknown': {
    kind: 'missing',
    fr: [
      'Organisation inconnue',
      'Aucune organisation n’est enregistrée sous {organisation}. Enregistrez-la d’abord, ou corrigez l’identifiant.',
    ],
    ar: ['منظمة غير معروفة', 'لا توجد منظمة مسجّلة بالمعرّف {organisation}. سجّلوها أولا أو صحّحوا المعرّف.'],
    en: [
      'Unknown organisation',
      'No organisation is registered under {organisation}. Register it first, or correct the id.',
    ],
  },
  'round-unknown': {
    kind: 'missing',
    fr: ['Consultation introuvable', 'Cette position n’a pas eu de consultation n° {round}. Relisez ses tours.'],
    ar: ['تشاور غير موجود', 'لم يُجرَ بشأن هذا الموقف تشاور رقم {round}. راجعوا جولاته.'],
    en: ['No such consultation', 'This position had no consultation number {round}. Read its rounds again.'],
  },
  'before-the-submission': {
    kind: 'invalid',
    fr: ['Date trop ancienne', 'La position a été remise le {submittedOn}. Corrigez « occurredOn ».'],
    ar: ['تاريخ أقدم من اللازم', 'قُدّم الموقف في {submittedOn}. صحّحوا «occurredOn».'],
    en: ['Too early', 'The position was submitted on {submittedOn}. Correct “occurredOn”.'],
  },
  'follow-up-in-the-past': {
    kind: 'invalid',
    fr: [
      'Relance déjà passée',
      'Une relance se prévoit pour plus tard : le {dueOn} est passé. Choisissez un jour à venir.',
    ],
    ar: ['متابعة في الماضي', 'تُبرمج المتابعة لما بعد، و{dueOn} قد مضى. اختاروا يوما قادما.'],
    en: ['In the past', 'A follow-up is planned for later: {dueOn} is over. Choose a day to come.'],
  },
  'nothing-on-record': {
    kind: 'invalid',
    fr: [
      'Rien ne l’atteste',
      'Une position passée est connue par sa remise ou sa publication. Donnez « authority », « uri », ou les deux.',
    ],
    ar: ['لا شيء يُثبته', 'يُعرف الموقف السابق بتقديمه أو بنشره. اذكروا «authority» أو «uri» أو كليهما.'],
    en: [
      'Nothing shows it',
      'A past position is known by its submission or its publication. Give “authority”, “uri”, or both.',
    ],
  },
  'authority-unnamed': {
    kind: 'invalid',
    fr: [
      'Autorité non nommée',
      'Une organisation destinataire ou une référence va avec une remise. Donnez aussi « authority ».',
    ],
    ar: ['السلطة غير مسمّاة', 'ذكر المنظمة المخاطَبة أو المرجع يقتضي تقديما. اذكروا «authority» أيضا.'],
    en: [
      'Authority unnamed',
      'The organisation that received it, or a reference, goes with a submission. Give “authority” too.',
    ],
  },
  'position-is-adopted': {
    kind: 'conflict',
    fr: [
      'Position adoptée',
      'Le texte d’une position adoptée ne change plus. Rédigez-en une nouvelle, qui la remplacera.',
    ],
    ar: ['موقف معتمد', 'لا يتغيّر نص موقف معتمد. صوغوا موقفا جديدا يحل محله.'],
    en: [
      'Adopted',
      'The text of an adopted position does not change any more. Draft a new one, which will replace it.',
    ],
  },
  'position-is-rejected': {
    kind: 'conflict',
    fr: ['Position rejetée', 'Ce texte a été rejeté. Révisez-le pour le soumettre à une nouvelle consultation.'],
    ar: ['موقف مرفوض', 'رُفض هذا النص. راجعوه لعرضه على تشاور جديد.'],
    en: ['Rejected', 'This text was rejected. Revise it to put it to a new consultation.'],
  },
  'before-the-last-stage': {
    kind: 'invalid',
    fr: ['Date trop ancienne', 'L’étape précédente de cette position date du {since}. Corrigez « occurredOn ».'],
    ar: ['تاريخ سابق لأوانه', 'تعود المرحلة السابقة لهذا الموقف إلى {since}. صحّحوا «occurredOn».'],
    en: ['Dated too early', 'The stage before this one is of {since}. Correct “occurredOn”.'],
  },
  'position-has-no-text': {
    kind: 'conflict',
    fr: ['Texte manquant', 'On ne consulte pas sur un texte qui n’est pas là. Ajoutez-le par une révision.'],
    ar: ['النص غير موجود', 'لا تشاور في نص غير موجود. أضيفوه بمراجعة.'],
    en: ['The text is missing', 'Nobody can be consulted on a text that is not there. Add it with a revision.'],
  },
  'same-text': {
    kind: 'conflict',
    fr: ['Même texte', 'Ce texte est déjà celui de la position. Changez-le avant d’en faire une nouvelle version.'],
    ar: ['النص نفسه', 'هذا هو نص الموقف أصلا. غيّروه قبل أن تجعلوا منه نسخة جديدة.'],
    en: ['The same text', 'This is the position’s text already. Change it before you make a new version of it.'],
  },
  'consultation-is-open': {
    kind: 'conflict',
    fr: [
      'Consultation en cours',
      'Les membres se prononcent sur ce texte jusqu’au {closesOn}. Clôturez la consultation d’abord.',
    ],
    ar: ['التشاور جارٍ', 'يبدي الأعضاء رأيهم في هذا النص إلى غاية {closesOn}. أغلقوا التشاور أولا.'],
    en: [
      'Consultation under way',
      'Members give their opinion on this text until {closesOn}. Close the consultation first.',
    ],
  },
  'consultation-not-open': {
    kind: 'conflict',
    fr: [
      'Pas de consultation en cours',
      'On se prononce pendant une consultation. Ouvrez-en une, ou attendez la prochaine.',
    ],
    ar: ['لا تشاور جارٍ', 'تُبدى الآراء أثناء التشاور. افتحوا تشاورا أو انتظروا المقبل.'],
    en: [
      'No consultation under way',
      'Opinions are given while a consultation is open. Open one, or wait for the next.',
    ],
  },
  'closes-before-it-opens': {
    kind: 'invalid',
    fr: [
      'Clôture trop tôt',
      'La consultation s’ouvre le {opensOn} et ne peut se clore le {closesOn}. Choisissez un jour ultérieur.',
    ],
    ar: ['إغلاق قبل الأوان', 'يُفتح التشاور في {opensOn} ولا يمكن إغلاقه في {closesOn}. اختاروا يوما لاحقا.'],
    en: [
      'It closes too early',
      'The consultation opens on {opensOn} and cannot close on {closesOn}. Choose a later day.',
    ],
  },
  'outside-the-consultation': {
    kind: 'conflict',
    fr: [
      'Hors délai',
      'La consultation va du {openedOn} au {closesOn}. Un avis donné à temps se consigne avec sa date.',
    ],
    ar: ['خارج الأجل', 'يمتد التشاور من {openedOn} إلى {closesOn}. الرأي المُبدى في الأجل يُسجَّل بتاريخه.'],
    en: [
      'Out of time',
      'The consultation runs from {openedOn} to {closesOn}. An opinion given in time is recorded with its date.',
    ],
  },
  'opinion-of-no-member': {
    kind: 'conflict',
    fr: [
      'Avis réservé aux membres actifs',
      'Cette organisation n’était pas membre active du réseau à cette date ; son adhésion est à vérifier.',
    ],
    ar: ['الرأي للأعضاء النشطين', 'لم تكن هذه المنظمة عضوا نشطا في الشبكة في ذلك التاريخ؛ تحقّقوا من عضويتها.'],
    en: [
      'For active members only',
      'This organisation was not an active member of the network on that day; look at its membership.',
    ],
  },
  'same-opinion': {
    kind: 'conflict',
    fr: ['Même avis', 'Cette organisation a déjà donné cet avis. Il compte ; il n’y a rien à refaire.'],
    ar: ['الرأي نفسه', 'سبق لهذه المنظمة أن أبدت هذا الرأي. إنه محسوب ولا حاجة إلى إعادته.'],
    en: ['The same opinion', 'This organisation gave that opinion already. It counts; there is nothing to do again.'],
  },
  'consultation-still-running': {
    kind: 'conflict',
    fr: [
      'Trop tôt pour clore',
      'Les membres ont jusqu’au {closesOn} pour se prononcer ou changer d’avis. Clôturez ce jour-là ou après.',
    ],
    ar: [
      'الإغلاق سابق لأوانه',
      'للأعضاء إلى غاية {closesOn} لإبداء رأيهم أو تغييره. أغلقوا التشاور في ذلك اليوم أو بعده.',
    ],
    en: [
      'Too early to close',
      'Members have until {closesOn} to give or change their opinion. Close it on that day or later.',
    ],
  },
  'not-consulted-on': {
    kind: 'conflict',
    fr: [
      'Pas de résultat à confirmer',
      'Ce texte n’a pas de consultation close. Ouvrez-en une, recueillez les avis, puis clôturez-la.',
    ],
    ar: ['لا نتيجة لتأكيدها', 'ليس لهذا النص تشاور مغلق. افتحوا تشاورا واجمعوا الآراء ثم أغلقوه.'],
    en: ['No result to confirm', 'This text has no closed consultation. Open one, gather the opinions, then close it.'],
  },
  'result-to-confirm': {
    kind: 'conflict',
    fr: [
      'Le résultat est acquis',
      'Le quorum est atteint : on ne vote pas deux fois sur un même texte. Confirmez l’adoption ou le rejet, ou révisez le texte.',
    ],
    ar: ['النتيجة محسومة', 'اكتمل النصاب: لا يُصوَّت مرتين على النص نفسه. أكّدوا الاعتماد أو الرفض، أو راجعوا النص.'],
    en: [
      'The result stands',
      'There was a quorum, and nobody votes twice on one text. Confirm the adoption or the rejection, or revise the text.',
    ],
  },
  'no-decision-rule': {
    kind: 'conflict',
    fr: [
      'Règle de décision absente',
      'Ce réseau n’a pas dit comment il décide. Fixez sa règle (majorité ou consensus, et quorum), puis recommencez.',
    ],
    ar: [
      'لا توجد قاعدة للقرار',
      'لم تحدّد هذه الشبكة كيف تقرّر. حدّدوا قاعدتها (الأغلبية أو التوافق، والنصاب) ثم أعيدوا المحاولة.',
    ],
    en: [
      'No decision rule',
      'This network has not said how it decides. Set its rule (majority or consensus, and quorum), then try again.',
    ],
  },
  'quorum-not-reached': {
    kind: 'conflict',
    fr: [
      'Quorum non atteint',
      '{voted} membres sur {eligible} se sont prononcés ; il en faut {needed} ({quorum} %). Consultez à nouveau, ou retirez le texte.',
    ],
    ar: [
      'النصاب غير مكتمل',
      'أبدى رأيه {voted} من أصل {eligible} عضوا؛ والمطلوب {needed} ({quorum}%). أعيدوا التشاور أو اسحبوا النص.',
    ],
    en: [
      'No quorum',
      '{voted} of {eligible} members gave an opinion; {needed} are needed ({quorum} %). Consult again, or withdraw the text.',
    ],
  },
  'majority-not-reached': {
    kind: 'conflict',
    fr: [
      'Majorité non atteinte',
      '{favour} pour, {object} contre ; il faut {majority} % de pour. Révisez le texte ou confirmez son rejet.',
    ],
    ar: [
      'الأغلبية غير محقّقة',
      '{favour} مع و{object} ضد؛ والمطلوب {majority}% من المؤيدين. راجعوا النص أو أكّدوا رفضه.',
    ],
    en: [
      'No majority',
      '{favour} for, {object} against; {majority} % have to be for. Revise the text, or confirm its rejection.',
    ],
  },
  'objections-remain': {
    kind: 'conflict',
    fr: ['Pas de consensus', 'Objections : {object}. Révisez le texte pour y répondre, ou confirmez son rejet.'],
    ar: ['لا توافق', 'عدد الاعتراضات: {object}. راجعوا النص للاستجابة لها أو أكّدوا رفضه.'],
    en: ['No consensus', 'Objections: {object}. Revise the text to answer them, or confirm its rejection.'],
  },
  'rule-adopts-it': {
    kind: 'conflict',
    fr: [
      'La règle l’adopte',
      'Pour : {favour}, contre : {object}, sur {eligible} membres. Confirmez l’adoption ; pour y renoncer, retirez la position avec un motif.',
    ],
    ar: [
      'القاعدة تعتمده',
      'المؤيدون: {favour}، المعترضون: {object}، من أصل {eligible} عضوا. أكّدوا الاعتماد، أو اسحبوا الموقف مع ذكر السبب.',
    ],
    en: [
      'The rule adopts it',
      '{favour} for, {object} against, of {eligible} members. Confirm the adoption; to give it up, withdraw the position with a reason.',
    ],
  },
  'position-does-not-stand': {
    kind: 'conflict',
    fr: [
      'Position non adoptée',
      'On appuie, publie et remet ce que le réseau a adopté. Menez d’abord la consultation à son terme.',
    ],
    ar: ['موقف غير معتمد', 'لا يُساند ولا يُنشر ولا يُقدَّم إلا ما اعتمدته الشبكة. أتمّوا التشاور أولا.'],
    en: [
      'Not adopted',
      'What a network has adopted is endorsed, published and submitted. Bring the consultation to its end first.',
    ],
  },
  'already-endorsed': {
    kind: 'conflict',
    fr: ['Déjà appuyée', 'Cette organisation appuie déjà cette position. Il n’y a rien à faire.'],
    ar: ['مُساند من قبل', 'هذه المنظمة تساند هذا الموقف أصلا. لا شيء يُفعل.'],
    en: ['Endorsed already', 'This organisation endorses this position already. There is nothing to do.'],
  },
  'before-the-endorsement': {
    kind: 'invalid',
    fr: ['Date trop ancienne', 'Cette organisation appuie la position depuis le {since}. Corrigez « occurredOn ».'],
    ar: ['تاريخ أقدم من اللازم', 'تساند هذه المنظمة الموقف منذ {since}. صحّحوا «occurredOn».'],
    en: ['Too early', 'This organisation has endorsed the position since {since}. Correct “occurredOn”.'],
  },
  'not-endorsed': {
    kind: 'conflict',
    fr: [
      'Aucun appui à retirer',
      'Cette organisation n’appuie pas cette position. Vérifiez de quelle organisation il s’agit.',
    ],
    ar: ['لا مساندة لسحبها', 'هذه المنظمة لا تساند هذا الموقف. تحقّقوا من المنظمة المقصودة.'],
    en: ['No endorsement to withdraw', 'This organisation does not endorse this position. Check which one is meant.'],
  },
  'already-published-there': {
    kind: 'conflict',
    fr: ['Déjà publiée là', 'Cette adresse est déjà enregistrée. Une autre publication a une autre adresse.'],
    ar: ['منشور هناك من قبل', 'هذا العنوان مسجّل من قبل. لكل نشر آخر عنوان آخر.'],
    en: ['Published there already', 'This address is recorded already. Another publication has another address.'],
  },
  'already-submitted': {
    kind: 'conflict',
    fr: [
      'Remise déjà enregistrée',
      'Cette remise à cette autorité, à cette date, est déjà enregistrée. Une autre a une autre date ou référence.',
    ],
    ar: [
      'التقديم مسجّل من قبل',
      'هذا التقديم إلى هذه السلطة في هذا التاريخ مسجّل من قبل. لكل تقديم آخر تاريخ آخر أو مرجع آخر.',
    ],
    en: [
      'Recorded already',
      'This submission to this authority on this date is recorded already. Another has another date or reference.',
    ],
  },
  'submission-unknown': {
    kind: 'missing',
    fr: [
      'Remise inconnue',
      'Cette position n’a pas de remise {submission}. Relisez la position et prenez l’un de ses identifiants.',
    ],
    ar: ['تقديم غير معروف', 'ليس لهذا الموقف تقديم {submission}. راجعوا الموقف وخذوا أحد معرّفاته.'],
    en: [
      'Unknown submission',
      'This position has no submission {submission}. Read the position again and take one of its ids.',
    ],
  },
  'same-response': {
    kind: 'conflict',
    fr: ['Même réponse', 'Cette réponse est déjà enregistrée pour cette remise. Il n’y a rien à faire.'],
    ar: ['الرد نفسه', 'هذا الرد مسجّل من قبل لهذا التقديم. لا شيء يُفعل.'],
    en: ['The same answer', 'This answer to this submission is recorded already. There is nothing to do.'],
  },
  'same-follow-up': {
    kind: 'conflict',
    fr: ['Même relance', 'Cette relance est déjà prévue. Changez sa date ou son objet.'],
    ar: ['المتابعة نفسها', 'هذه المتابعة مبرمجة من قبل. غيّروا تاريخها أو موضوعها.'],
    en: ['The same follow-up', 'This follow-up is planned already. Change its day or what it is about.'],
  },
  'superseding-does-not-stand': {
    kind: 'conflict',
    fr: [
      'Remplaçante non adoptée',
      'La position {by} doit être adoptée pour en remplacer une autre. Faites-la adopter d’abord.',
    ],
    ar: ['الموقف البديل غير معتمد', 'يجب أن يكون الموقف {by} معتمدا ليحل محل غيره. احصلوا على اعتماده أولا.'],
    en: [
      'The new one is not adopted',
      'The position {by} has to be adopted before it replaces another. Have it adopted first.',
    ],
  },
  'supersedes-itself': {
    kind: 'invalid',
    fr: ['La même position', 'Une position n’est remplacée que par une autre. Donnez l’identifiant de la nouvelle.'],
    ar: ['الموقف نفسه', 'لا يحل محل الموقف إلا موقف آخر. اذكروا معرّف الموقف الجديد.'],
    en: ['The same position', 'A position is only replaced by another one. Give the id of the new one.'],
  },
  'position-has-ended': {
    kind: 'conflict',
    fr: [
      'Position close',
      'Cette position a été retirée ou remplacée. Son histoire reste ; seules les réponses des autorités s’y ajoutent.',
    ],
    ar: ['موقف منتهٍ', 'سُحب هذا الموقف أو حلّ محله غيره. يبقى تاريخه ولا تُضاف إليه إلا ردود السلطات.'],
    en: [
      'It has ended',
      'This position was withdrawn or replaced. Its history remains; only answers of authorities are added to it.',
    ],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
