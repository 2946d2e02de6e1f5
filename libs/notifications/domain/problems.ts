import { type ProblemCatalogue, refuser } from '#kernel';

/** What choices, webhooks, and links in mails are refused for. */
export const problems = {
  'nothing-chosen': {
    kind: 'invalid',
    fr: ['Rien à changer', 'Indiquez au moins un choix qui diffère de ceux en vigueur.'],
    ar: ['لا شيء للتغيير', 'اذكروا خيارا واحدا على الأقل يختلف عن الخيارات الحالية.'],
    en: ['Nothing to change', 'Make at least one choice that differs from those in force.'],
  },
  'kind-chosen-twice': {
    kind: 'invalid',
    fr: ['Choix en double', '« {kind} » figure deux fois. Gardez un seul choix par sorte d’avis.'],
    ar: ['خيار مكرّر', 'ورد «{kind}» مرتين. احتفظوا بخيار واحد لكل نوع من الإشعارات.'],
    en: ['Chosen twice', '“{kind}” stands twice. Keep one choice for each kind of notice.'],
  },
  'stays-in-the-inbox': {
    kind: 'invalid',
    fr: [
      'Cet avis reste dans la boîte de réception',
      '« {kind} » attend quelque chose de vous. Vous pouvez ne pas le recevoir par courriel, mais il reste dans votre boîte.',
    ],
    ar: [
      'يبقى هذا الإشعار في صندوق الوارد',
      '«{kind}» يطلب منكم أمرا. يمكنكم عدم تلقيه بالبريد، لكنه يبقى في صندوقكم.',
    ],
    en: [
      'This notice stays in the inbox',
      '“{kind}” asks something of you. You need not get it by mail, but it stays in your inbox.',
    ],
  },
  'inbox-comes-first': {
    kind: 'invalid',
    fr: [
      'Choix contradictoires',
      'Ce qui est envoyé par courriel ou par webhook figure aussi dans la boîte de réception. Pour « {kind} », choisissez « mail: never » et « webhook: false », ou gardez la boîte.',
    ],
    ar: [
      'خيارات متناقضة',
      'كل ما يُرسل بالبريد أو عبر ويبهوك يوجد أيضا في صندوق الوارد. بخصوص «{kind}» اختاروا «mail: never» و«webhook: false» أو احتفظوا بالصندوق.',
    ],
    en: [
      'Contradictory choices',
      'Whatever is mailed or posted is in the inbox, too. For “{kind}”, choose “mail: never” and “webhook: false”, or keep the inbox.',
    ],
  },
  'time-zone-unknown': {
    kind: 'invalid',
    fr: ['Fuseau horaire inconnu', '« {timeZone} » n’est pas un nom de fuseau. Un exemple : Africa/Casablanca.'],
    ar: ['منطقة زمنية غير معروفة', '«{timeZone}» ليس اسم منطقة زمنية. مثال: Africa/Casablanca.'],
    en: ['Unknown time zone', '“{timeZone}” is no name of a time zone. An example: Africa/Casablanca.'],
  },
  'too-many-webhooks': {
    kind: 'conflict',
    fr: ['Trop de webhooks', 'Un compte en a {most} au plus. Supprimez-en un d’abord.'],
    ar: ['عدد كبير من الويبهوك', 'لكل حساب {most} على الأكثر. احذفوا واحدا أولا.'],
    en: ['Too many webhooks', 'An account has {most} at the most. Remove one first.'],
  },
  'webhook-unknown': {
    kind: 'missing',
    fr: ['Webhook inconnu', 'Vous n’avez pas de webhook sous cet identifiant. Vérifiez-le dans vos choix.'],
    ar: ['ويبهوك غير معروف', 'ليس لكم ويبهوك بهذا المعرّف. تحقّقوا منه ضمن خياراتكم.'],
    en: ['Unknown webhook', 'You have no webhook under this id. Check it among your choices.'],
  },
  'webhook-already-suspended': {
    kind: 'conflict',
    fr: ['Ce webhook est déjà suspendu', 'Reprenez-le quand il sera de nouveau joignable.'],
    ar: ['هذا الويبهوك معلّق من قبل', 'استأنفوه عندما يصبح متاحا من جديد.'],
    en: ['This webhook is suspended already', 'Resume it once it can be reached again.'],
  },
  'webhook-not-suspended': {
    kind: 'conflict',
    fr: ['Ce webhook n’est pas suspendu', 'Il reçoit vos avis : rien à reprendre.'],
    ar: ['هذا الويبهوك غير معلّق', 'إنه يتلقى إشعاراتكم: لا شيء لاستئنافه.'],
    en: ['This webhook is not suspended', 'It is sent your notices: there is nothing to resume.'],
  },
  'webhook-address-refused': {
    kind: 'invalid',
    fr: [
      'Adresse refusée',
      'Un webhook reçoit ses avis à une adresse publique qui commence par https:, sans nom ni mot de passe. Corrigez-la, ou demandez à l’exploitation si les adresses internes sont permises.',
    ],
    ar: [
      'عنوان مرفوض',
      'يتلقى الويبهوك إشعاراته على عنوان عمومي يبدأ بـ https: دون اسم ولا كلمة مرور. صحّحوه، أو اسألوا المشغّل إن كانت العناوين الداخلية مسموحا بها.',
    ],
    en: [
      'Address refused',
      'A webhook is sent its notices at a public address that begins with https:, without a name or password. Correct it, or ask the operators whether internal addresses are allowed.',
    ],
  },
  'say-what-was-read': {
    kind: 'invalid',
    fr: [
      'Qu’avez-vous lu ?',
      'Indiquez « objects », ou « until » (un instant tel que 2026-04-13T09:00:00Z, au besoin avec « network »), et l’un des deux seulement.',
    ],
    ar: [
      'ماذا قرأتم؟',
      'اذكروا «objects» أو «until» (لحظة مثل 2026-04-13T09:00:00Z، مع «network» عند الحاجة)، وواحدا منهما فقط.',
    ],
    en: [
      'What did you read?',
      'Give “objects”, or “until” (an instant such as 2026-04-13T09:00:00Z, with “network” if need be), and one of the two alone.',
    ],
  },
  'link-not-good': {
    kind: 'missing',
    fr: ['Ce lien ne vaut plus', 'Il est incomplet ou a été remplacé. Connectez-vous pour faire la même chose.'],
    ar: ['لم يعد هذا الرابط صالحا', 'إنه ناقص أو تم استبداله. سجّلوا الدخول للقيام بالأمر نفسه.'],
    en: ['This link is no good any more', 'It is incomplete or was replaced. Sign in to do the same.'],
  },
  'no-mails-kept': {
    kind: 'missing',
    fr: ['Aucun courriel n’est gardé ici', 'Cette installation envoie ses courriels, ou n’en envoie pas.'],
    ar: ['لا يُحتفظ هنا بأي رسالة', 'ترسل هذه المنظومة رسائلها، أو لا ترسل شيئا.'],
    en: ['No mails are kept here', 'This installation sends its mails, or sends none.'],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
