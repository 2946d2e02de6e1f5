import { type ProblemCatalogue, refuser } from '#kernel';

/** Refusals that belong to no context: any command or query may end in them. */
export const runtimeProblems = {
  'not-found': {
    kind: 'missing',
    fr: ['Introuvable', "Rien n'est enregistré sous cet identifiant. Vérifiez-le, ou cherchez dans la liste."],
    ar: ['غير موجود', 'لا شيء مسجّل بهذا المعرّف. تحقّقوا منه أو ابحثوا في القائمة.'],
    en: ['Not found', 'Nothing is recorded under this id. Check it, or look in the list.'],
  },
  'there-already': {
    kind: 'conflict',
    fr: ['Déjà enregistré', 'Cela existe déjà : consultez-le, puis modifiez-le au besoin.'],
    ar: ['مسجّل من قبل', 'هذا موجود من قبل: اطّلعوا عليه ثم عدّلوه عند الحاجة.'],
    en: ['Recorded already', 'This is there already: look at it, then change it where it needs to.'],
  },
  'network-unknown': {
    kind: 'missing',
    fr: [
      'Réseau inconnu',
      "Aucun réseau n'a été fondé sous la clé « {network} ». Fondez-le d'abord, ou corrigez la clé.",
    ],
    ar: ['شبكة غير معروفة', 'لم تُؤسَّس أي شبكة بالمفتاح «{network}». أسّسوها أولا أو صحّحوا المفتاح.'],
    en: ['Unknown network', 'No network was founded under the key “{network}”. Found it first, or correct the key.'],
  },
  'occurs-in-the-future': {
    kind: 'invalid',
    fr: ['Cette date est à venir', "Un fait ne peut être daté d'après aujourd'hui ({today}). Corrigez « occurredOn »."],
    ar: ['هذا التاريخ لم يحن بعد', 'لا يمكن أن يكون تاريخ الوقائع بعد اليوم ({today}). صحّحوا «occurredOn».'],
    en: ['That date is yet to come', 'A fact cannot be dated after today ({today}). Correct “occurredOn”.'],
  },
  'idempotency-key-reused': {
    kind: 'invalid',
    fr: [
      'Clé déjà utilisée',
      'Cette « Idempotency-Key » a servi pour une autre demande. Utilisez une clé neuve pour chaque demande.',
    ],
    ar: ['مفتاح مستعمل من قبل', 'استُعملت «Idempotency-Key» هذه لطلب آخر. استعملوا مفتاحا جديدا لكل طلب.'],
    en: ['Key already used', 'This “Idempotency-Key” was used for another request. Use a new key for each request.'],
  },
  'revision-mismatch': {
    kind: 'stale',
    fr: [
      'Modifié entre-temps',
      "Quelqu'un a modifié ceci depuis votre lecture (révision {actual}). Relisez, puis décidez à nouveau.",
    ],
    ar: [
      'عُدّل في هذه الأثناء',
      'عدّل شخص ما هذا العنصر منذ قراءتكم (المراجعة {actual}). أعيدوا القراءة ثم قرّروا من جديد.',
    ],
    en: [
      'Changed meanwhile',
      'Somebody changed this since you read it (revision {actual}). Read it again, then decide anew.',
    ],
  },
  'concurrent-changes': {
    kind: 'unavailable',
    fr: [
      'Trop de modifications simultanées',
      'Plusieurs personnes modifient ceci au même moment. Réessayez dans un instant.',
    ],
    ar: ['تعديلات متزامنة كثيرة', 'يعدّل عدة أشخاص هذا العنصر في الوقت نفسه. أعيدوا المحاولة بعد لحظة.'],
    en: ['Too many changes at once', 'Several people are changing this at the same moment. Try again in an instant.'],
  },
  'too-large': {
    kind: 'invalid',
    fr: [
      'Trop volumineux',
      'Cette demande dépasse ce qui peut être enregistré en une fois. Raccourcissez les textes ou faites-en plusieurs.',
    ],
    ar: ['حجم كبير جدا', 'يتجاوز هذا الطلب ما يمكن تسجيله دفعة واحدة. اختصروا النصوص أو قسّموه.'],
    en: ['Too large', 'This request is over what can be recorded at once. Shorten the texts, or split it.'],
  },
  'store-unavailable': {
    kind: 'unavailable',
    fr: [
      'Le registre ne répond pas',
      "Il n'est pas certain que la demande ait été enregistrée. Répétez-la avec la même « Idempotency-Key » : elle ne sera pas doublée.",
    ],
    ar: ['السجل لا يستجيب', 'ليس مؤكدا أن الطلب قد سُجّل. أعيدوه بنفس «Idempotency-Key»: لن يتكرّر.'],
    en: [
      'The log does not answer',
      'It is not certain that the request was recorded. Repeat it with the same “Idempotency-Key”: it will not be doubled.',
    ],
  },
  'views-unavailable': {
    kind: 'unavailable',
    fr: ['Les tableaux ne répondent pas', "Rien n'est perdu. Réessayez dans quelques instants."],
    ar: ['اللوحات لا تستجيب', 'لم يضع أي شيء. أعيدوا المحاولة بعد لحظات.'],
    en: ['The views do not answer', 'Nothing is lost. Try again in a few moments.'],
  },
  'keys-unavailable': {
    kind: 'unavailable',
    fr: [
      'Les clés ne répondent pas',
      "Personne ne peut se connecter ni être lu par son nom pour le moment. Rien n'est perdu : réessayez dans quelques instants.",
    ],
    ar: [
      'المفاتيح لا تستجيب',
      'لا يمكن لأحد الدخول ولا قراءة أسماء الأشخاص في الوقت الحالي. لم يضع أي شيء: أعيدوا المحاولة بعد لحظات.',
    ],
    en: [
      'The keys do not answer',
      'Nobody can sign in or be read by name for the moment. Nothing is lost: try again in a few moments.',
    ],
  },
  'view-behind': {
    kind: 'unavailable',
    fr: [
      'Pas encore à jour',
      "La vue n'a pas encore atteint la position {position}. Réessayez, ou lisez sans « waitFor ».",
    ],
    ar: ['لم يُحدَّث بعد', 'لم تبلغ اللوحة الموضع {position} بعد. أعيدوا المحاولة أو اقرؤوا دون «waitFor».'],
    en: [
      'Not up to date yet',
      'The view has not reached position {position} yet. Try again, or read without “waitFor”.',
    ],
  },
  'nothing-written-there': {
    kind: 'invalid',
    fr: [
      'Position inconnue',
      'Rien n’est consigné à la position {position}. Reprenez telle quelle celle d’une réponse.',
    ],
    ar: ['موضع غير معروف', 'لا شيء مسجّل عند الموضع {position}. أعيدوا الموضع كما جاء في جواب سابق.'],
    en: ['Unknown position', 'Nothing is recorded at position {position}. Pass on one from an answer as it is.'],
  },
  'cursor-unreadable': {
    kind: 'invalid',
    fr: ['Curseur illisible', 'Ce « cursor » ne vient pas de cette liste avec ce tri. Recommencez à la première page.'],
    ar: ['مؤشّر غير مقروء', 'هذا «cursor» لا يعود إلى هذه القائمة بهذا الترتيب. ابدؤوا من الصفحة الأولى.'],
    en: ['Unreadable cursor', 'This “cursor” is not from this list in this order. Start again from the first page.'],
  },
  'sort-unknown': {
    kind: 'invalid',
    fr: ['Tri impossible', 'Cette liste se trie par : {sorts}. Précédez le nom de « - » pour inverser.'],
    ar: ['ترتيب غير ممكن', 'تُرتَّب هذه القائمة حسب: {sorts}. ضعوا «-» قبل الاسم لعكس الترتيب.'],
    en: ['Cannot sort so', 'This list sorts by: {sorts}. Put “-” before the name to reverse it.'],
  },
  'moment-unreadable': {
    kind: 'invalid',
    fr: [
      'Moment illisible',
      '« asOf » est une année, un mois, un jour ou un instant ; « knownAt » un instant ou une position.',
    ],
    ar: ['لحظة غير مقروءة', '«asOf» سنة أو شهر أو يوم أو لحظة؛ و«knownAt» لحظة أو موضع.'],
    en: ['Unreadable moment', '“asOf” is a year, a month, a day or an instant; “knownAt” an instant or a position.'],
  },
  'person-erased': {
    kind: 'conflict',
    fr: [
      'Personne effacée',
      'Les données de cette personne ont été effacées à jamais. Enregistrez-la à nouveau, si elle y consent.',
    ],
    ar: ['شخص مُحيت بياناته', 'مُحيت بيانات هذا الشخص نهائيا. سجّلوه من جديد إن وافق على ذلك.'],
    en: ['Person erased', 'The data of this person were erased for good. Record them anew, if they consent.'],
  },
  'view-unknown': {
    kind: 'missing',
    fr: ['Vue inconnue', 'Il n’y a pas de vue « {view} ». Leurs noms sont dans /health.'],
    ar: ['لوحة غير معروفة', 'لا توجد لوحة «{view}». الأسماء في ‎/health.'],
    en: ['Unknown view', 'There is no view “{view}”. Their names are in /health.'],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(runtimeProblems);
