import { type ProblemCatalogue, refuser } from '#kernel';

/** Refusals of the edge itself: the request could not be understood. */
export const edgeProblems = {
  'invalid-content': {
    kind: 'invalid',
    fr: [
      'Demande à corriger',
      'Certains champs ne conviennent pas : ils sont nommés dans « errors », avec ce qui est attendu.',
    ],
    ar: ['طلب يحتاج إلى تصحيح', 'بعض الحقول غير مقبولة: تجدونها في «errors» مع ما هو مطلوب.'],
    en: ['Request to correct', 'Some fields will not do: they are named in “errors”, with what is expected.'],
  },
  'malformed-request': {
    kind: 'invalid',
    fr: [
      'Demande illisible',
      'Le corps doit être un objet JSON bien formé, en UTF-8, avec « Content-Type: application/json ».',
    ],
    ar: ['طلب غير مقروء', 'يجب أن يكون المحتوى كائن JSON سليما بترميز UTF-8 ومع «Content-Type: application/json».'],
    en: [
      'Unreadable request',
      'The body has to be a well-formed JSON object in UTF-8, with “Content-Type: application/json”.',
    ],
  },
  'header-unreadable': {
    kind: 'invalid',
    fr: ['En-tête illisible', '« {header} » n’a pas la forme attendue : {expected}.'],
    ar: ['ترويسة غير مقروءة', '«{header}» ليست بالصيغة المنتظرة: {expected}.'],
    en: ['Unreadable header', '“{header}” is not of the form expected: {expected}.'],
  },
  'no-such-page': {
    kind: 'missing',
    fr: ['Adresse inconnue', 'Rien ne répond à cette adresse. La liste de toutes est dans /docs.'],
    ar: ['عنوان غير معروف', 'لا شيء يجيب على هذا العنوان. قائمة العناوين كلها في ‎/docs.'],
    en: ['Unknown address', 'Nothing answers at this address. All of them are listed in /docs.'],
  },
  'method-not-allowed': {
    kind: 'invalid',
    fr: ['Méthode non prévue', 'Cette adresse ne répond pas à cette méthode. Voyez /docs.'],
    ar: ['طريقة غير متاحة', 'لا يجيب هذا العنوان على هذه الطريقة. انظروا ‎/docs.'],
    en: ['Method not allowed', 'This address does not answer to this method. See /docs.'],
  },
  'content-unfit': {
    kind: 'invalid',
    fr: ['Certaines valeurs ne conviennent pas', 'À corriger : {errors}.'],
    ar: ['بعض القيم غير مقبولة', 'يجب تصحيح: {errors}.'],
    en: ['Some values will not do', 'To be corrected: {errors}.'],
  },
  'form-unreadable': {
    kind: 'invalid',
    fr: [
      'Envoi illisible',
      'Envoyez un formulaire « multipart/form-data » avec le fichier dans « file » et, au besoin, vos choix en JSON dans « choices ».',
    ],
    ar: [
      'إرسال غير مقروء',
      'أرسلوا استمارة «multipart/form-data» تتضمن الملف في «file» واختياراتكم بصيغة JSON في «choices» عند الحاجة.',
    ],
    en: [
      'Unreadable form',
      'Send a form of “multipart/form-data” with the file in “file” and, where needed, your choices as JSON in “choices”.',
    ],
  },
  'file-missing': {
    kind: 'invalid',
    fr: ['Aucun fichier', 'Joignez le fichier au formulaire sous le nom « file ».'],
    ar: ['لا يوجد ملف', 'أرفقوا الملف بالاستمارة تحت اسم «file».'],
    en: ['No file', 'Put the file into the form under the name “file”.'],
  },
  'file-too-large': {
    kind: 'invalid',
    fr: ['Fichier trop grand', 'Il peut peser {megabytes} Mo au plus. Divisez-le.'],
    ar: ['الملف كبير جدا', 'الحد الأقصى {megabytes} ميغابايت. قسموه.'],
    en: ['File too large', 'It may have {megabytes} MB at most. Divide it.'],
  },
  'choices-unreadable': {
    kind: 'invalid',
    fr: ['Choix illisibles', '« choices » doit être du JSON bien formé.'],
    ar: ['اختيارات غير مقروءة', 'يجب أن يكون «choices» بصيغة JSON سليمة.'],
    en: ['Unreadable choices', '“choices” has to be well-formed JSON.'],
  },
  'too-many-requests': {
    kind: 'too-many',
    fr: ['Trop de demandes', 'Attendez {seconds} s avant la prochaine : celle-ci n’a pas été traitée.'],
    ar: ['طلبات كثيرة جدا', 'انتظروا {seconds} ثانية قبل الطلب التالي: لم يُعالَج هذا الطلب.'],
    en: ['Too many requests', 'Wait {seconds} s before the next one: this one was not dealt with.'],
  },
  'internal-error': {
    kind: 'unavailable',
    fr: [
      'Erreur du système',
      "Ce n'est pas de votre fait. Réessayez ; si cela persiste, transmettez la référence {reference} à l'opérateur.",
    ],
    ar: ['خطأ في النظام', 'لستم السبب. أعيدوا المحاولة، وإن استمرّ الخطأ فأبلغوا المشغّل بالمرجع {reference}.'],
    en: [
      'System error',
      'This is not your doing. Try again; if it persists, give the operator the reference {reference}.',
    ],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(edgeProblems);
