import { type ProblemCatalogue, refuser } from '#kernel';

/** What accounts, those who sign in and the permissions refuse. */
export const problems = {
  'account-unknown': {
    kind: 'missing',
    fr: ['Compte inconnu', 'Aucun compte que vous puissiez voir ne porte cet identifiant.'],
    ar: ['حساب غير معروف', 'لا يوجد بهذا المعرّف أي حساب يمكنكم الاطلاع عليه.'],
    en: ['Unknown account', 'No account that you may see is on record under this id.'],
  },
  'account-erased': {
    kind: 'conflict',
    fr: ['Ce compte est effacé', "Rien n'y est plus enregistré. Si la personne y consent, invitez-la à nouveau."],
    ar: ['هذا الحساب ممحوّ', 'لا يُسجَّل فيه شيء بعد الآن. ادعوا الشخص من جديد إن وافق على ذلك.'],
    en: ['This account is erased', 'Nothing more is recorded in it. Invite the person anew, if they consent to it.'],
  },
  'account-already-active': {
    kind: 'conflict',
    fr: ['Ce compte est déjà actif', 'Il suffit de se connecter.'],
    ar: ['هذا الحساب مفعّل من قبل', 'يكفي تسجيل الدخول.'],
    en: ['This account is already active', 'Signing in is enough.'],
  },
  'nothing-to-correct': {
    kind: 'invalid',
    fr: ['Rien à corriger', 'Indiquez un nom, une adresse ou une autre langue.'],
    ar: ['لا شيء للتصحيح', 'اذكروا اسما أو عنوانا أو لغة أخرى.'],
    en: ['Nothing to correct', 'Give a name, an address or another language.'],
  },
  'own-role': {
    kind: 'forbidden',
    fr: ['On ne change pas ses propres rôles', 'Demandez-le à une autre personne qui en a le droit.'],
    ar: ['لا أحد يغيّر أدواره بنفسه', 'اطلبوا ذلك من شخص آخر له هذا الحق.'],
    en: ['Nobody changes their own roles', 'Ask somebody else who may.'],
  },
  'role-already-granted': {
    kind: 'conflict',
    fr: ['Cette personne a déjà ce rôle', 'Rien à enregistrer.'],
    ar: ['لهذا الشخص هذا الدور من قبل', 'لا شيء للتسجيل.'],
    en: ['They already have this role', 'There is nothing to record.'],
  },
  'role-not-granted': {
    kind: 'conflict',
    fr: [
      "Cette personne n'a pas ce rôle",
      'Indiquez-le exactement comme il a été accordé : réseau, organisation et groupe compris.',
    ],
    ar: ['ليس لهذا الشخص هذا الدور', 'اذكروه كما مُنح تماما، بما في ذلك الشبكة والمنظمة والمجموعة.'],
    en: [
      'They do not have this role',
      'Name it exactly as it was granted: with its network, organisation and working group.',
    ],
  },
  'last-operator': {
    kind: 'conflict',
    fr: [
      "C'est la dernière personne qui exploite l'installation",
      "Invitez d'abord un autre exploitant, et attendez qu'il ait activé son compte.",
    ],
    ar: ['هذا آخر مشغّل للمنظومة', 'ادعوا أولا مشغّلا آخر، وانتظروا تفعيل حسابه.'],
    en: [
      'This is the last operator of the installation',
      'Invite another operator first, and wait until they have activated their account.',
    ],
  },

  'grant-incomplete': {
    kind: 'invalid',
    fr: ['Rôle incomplet', 'Le rôle « {role} » exige « {missing} ». Ajoutez-le.'],
    ar: ['دور غير مكتمل', 'الدور «{role}» يستلزم «{missing}». أضيفوه.'],
    en: ['Incomplete role', 'The role “{role}” needs “{missing}”. Add it.'],
  },
  'grant-contradictory': {
    kind: 'invalid',
    fr: ['Rôle contradictoire', 'Le rôle « {role} » ne prend pas de « {surplus} ». Retirez-le, ou corrigez le rôle.'],
    ar: ['دور متناقض', 'الدور «{role}» لا يقبل «{surplus}». احذفوه أو صحّحوا الدور.'],
    en: ['Contradictory role', 'The role “{role}” takes no “{surplus}”. Leave it out, or correct the role.'],
  },
  'grant-network-unknown': {
    kind: 'missing',
    fr: ['Réseau inconnu', "Aucun réseau n'est enregistré sous la clé « {network} ». Vérifiez la clé."],
    ar: ['شبكة غير معروفة', 'لا توجد شبكة مسجّلة بالمفتاح «{network}». تحقّقوا من المفتاح.'],
    en: ['Unknown network', 'No network is on record under the key “{network}”. Check the key.'],
  },
  'grant-organisation-unknown': {
    kind: 'missing',
    fr: [
      'Organisation inconnue',
      "Aucune organisation n'est enregistrée sous « {organisation} ». Enregistrez-la d'abord.",
    ],
    ar: ['منظمة غير معروفة', 'لا توجد منظمة مسجّلة بالمعرّف «{organisation}». سجّلوها أولا.'],
    en: ['Unknown organisation', 'No organisation is on record as “{organisation}”. Register it first.'],
  },
  'grant-not-an-active-member': {
    kind: 'conflict',
    fr: [
      "L'organisation n'est pas membre active",
      "Ce rôle est réservé aux membres actifs de « {network} ». Admettez l'organisation, ou levez d'abord sa suspension.",
    ],
    ar: [
      'ليست المنظمة عضوا نشطا',
      'هذا الدور للأعضاء النشطين في «{network}». اقبلوا عضوية المنظمة أو ارفعوا تعليقها أولا.',
    ],
    en: [
      'The organisation is not an active member',
      'This role is for active members of “{network}”. Admit the organisation, or lift its suspension first.',
    ],
  },
  'grant-group-not-active': {
    kind: 'conflict',
    fr: [
      "Ce groupe de travail n'est pas actif",
      '« {network} » n’a pas de groupe actif sous cet identifiant. Choisissez un groupe actif, ou constituez-en un.',
    ],
    ar: ['مجموعة العمل هذه غير نشطة', 'ليس لـ«{network}» مجموعة نشطة بهذا المعرّف. اختاروا مجموعة نشطة أو شكّلوا واحدة.'],
    en: [
      'This working group is not active',
      '“{network}” has no active working group under this id. Choose an active one, or form one.',
    ],
  },
  'grant-not-in-group': {
    kind: 'conflict',
    fr: [
      "L'organisation n'est pas dans ce groupe de travail",
      "Faites-la d'abord rejoindre le groupe, ou indiquez une organisation qui en fait partie.",
    ],
    ar: ['ليست المنظمة في مجموعة العمل هذه', 'سجّلوا انضمامها إلى المجموعة أولا، أو اذكروا منظمة منها.'],
    en: [
      'The organisation is not in this working group',
      'Have it join the group first, or name an organisation that is in it.',
    ],
  },

  'token-network-not-theirs': {
    kind: 'conflict',
    fr: [
      "Ce compte n'a pas de rôle dans ce réseau",
      'Un jeton ne va pas plus loin que son compte. Choisissez un réseau où il a un rôle.',
    ],
    ar: ['ليس لهذا الحساب دور في هذه الشبكة', 'لا يتجاوز الرمز ما لحسابه. اختاروا شبكة للحساب دور فيها.'],
    en: [
      'This account has no role in that network',
      'A token reaches no further than its account. Choose a network where it has a role.',
    ],
  },
  'token-may-only-read': {
    kind: 'conflict',
    fr: ['Ce jeton ne peut que lire', 'Les rôles du compte n’y changent rien. Demandez l’accès « read ».'],
    ar: ['هذا الرمز للقراءة فقط', 'أدوار الحساب لا تتيح أي تغيير هناك. اطلبوا الوصول «read».'],
    en: ['This token can only read', 'The roles of the account change nothing there. Ask for the access “read”.'],
  },
  'token-expiry-out-of-range': {
    kind: 'invalid',
    fr: ['Date de fin hors limites', 'Choisissez un jour après le {today}, et au plus tard le {latest}.'],
    ar: ['تاريخ انتهاء خارج الحدود', 'اختاروا يوما بعد {today}، وفي أجل أقصاه {latest}.'],
    en: ['Expiry out of range', 'Choose a day after {today}, and no later than {latest}.'],
  },
  'api-token-unknown': {
    kind: 'missing',
    fr: ["Ce compte n'a pas ce jeton", "Vérifiez l'identifiant dans la liste des jetons du compte."],
    ar: ['ليس لهذا الحساب هذا الرمز', 'تحقّقوا من المعرّف في قائمة رموز الحساب.'],
    en: ['The account has no such token', "Check the id in the list of the account's tokens."],
  },
  'api-token-already-revoked': {
    kind: 'conflict',
    fr: ['Ce jeton est déjà révoqué', 'Rien à enregistrer : il ne donne plus accès à rien.'],
    ar: ['هذا الرمز مبطل من قبل', 'لا شيء للتسجيل: لم يعد يتيح أي وصول.'],
    en: ['This token is already revoked', 'There is nothing to record: it lets nobody in any more.'],
  },

  'sign-in-first': {
    kind: 'unidentified',
    fr: [
      "Connectez-vous d'abord",
      "Cette page demande de savoir qui vous êtes. Connectez-vous, ou joignez un jeton d'accès.",
    ],
    ar: ['سجّلوا الدخول أولا', 'يلزم هنا أن نعرف من أنتم. سجّلوا الدخول أو أرفقوا رمز وصول.'],
    en: ['Sign in first', 'This asks who you are. Sign in, or send an API token along.'],
  },
  'session-ended': {
    kind: 'unidentified',
    fr: ['La session est terminée', 'Connectez-vous à nouveau.'],
    ar: ['انتهت الجلسة', 'سجّلوا الدخول من جديد.'],
    en: ['The session has ended', 'Sign in again.'],
  },
  'token-unknown': {
    kind: 'unidentified',
    fr: [
      "Jeton d'accès refusé",
      "Il est inconnu, révoqué ou expiré, ou son compte n'est pas actif. Émettez-en un autre.",
    ],
    ar: ['رمز وصول مرفوض', 'هو غير معروف أو مبطل أو منتهي الصلاحية، أو حسابه غير نشط. أصدروا رمزا آخر.'],
    en: ['API token refused', 'It is unknown, revoked or expired, or its account is not active. Issue another one.'],
  },
  'token-reads-only': {
    kind: 'forbidden',
    fr: ['Ce jeton ne permet que de lire', "Émettez un jeton d'accès « write » si vos rôles le permettent."],
    ar: ['هذا الرمز للقراءة فقط', 'أصدروا رمزا بالوصول «write» إن كانت أدواركم تسمح بذلك.'],
    en: ['This token only reads', 'Issue one with the access “write”, if your roles allow it.'],
  },
  'cross-site-request': {
    kind: 'forbidden',
    fr: [
      "La requête vient d'un autre site",
      "Rien n'a été changé. Revenez sur le site de l'installation et recommencez.",
    ],
    ar: ['الطلب صادر عن موقع آخر', 'لم يتغيّر شيء. عودوا إلى موقع المنظومة وأعيدوا المحاولة.'],
    en: ['The request came from another site', 'Nothing was changed. Go back to this site and try again.'],
  },
  'sign-in-failed': {
    kind: 'unidentified',
    fr: [
      'Connexion refusée',
      "L'adresse ou le mot de passe ne convient pas. Vérifiez-les, ou demandez un nouveau lien.",
    ],
    ar: ['تعذّر تسجيل الدخول', 'العنوان أو كلمة المرور غير صحيح. تحقّقوا منهما أو اطلبوا رابطا جديدا.'],
    en: ['Sign-in refused', 'The address or the password is wrong. Check them, or ask for a new link.'],
  },
  'no-account': {
    kind: 'forbidden',
    fr: ['Aucun compte pour cette adresse', 'Demandez une invitation à la coordination de votre réseau.'],
    ar: ['لا حساب لهذا العنوان', 'اطلبوا دعوة من تنسيقية شبكتكم.'],
    en: ['No account for this address', 'Ask the coordinators of your network for an invitation.'],
  },
  'address-unverified': {
    kind: 'forbidden',
    fr: [
      'Votre adresse n’est pas vérifiée',
      'Le service qui répond de vous n’a pas vérifié votre adresse e-mail. Vérifiez-la auprès de lui, ou connectez-vous avec un mot de passe.',
    ],
    ar: [
      'عنوانكم غير متحقَّق منه',
      'لم تتحقق الخدمة التي تعرّف بكم من بريدكم الإلكتروني. تحقّقوا منه لديها، أو سجّلوا الدخول بكلمة مرور.',
    ],
    en: [
      'Your address is not verified',
      'The service that vouches for you has not verified your e-mail address. Have it verified there, or sign in with a password.',
    ],
  },
  'sign-in-interrupted': {
    kind: 'conflict',
    fr: [
      'La connexion s’est interrompue',
      'Elle a duré plus de dix minutes, a déjà servi, ou a commencé dans un autre navigateur. Recommencez.',
    ],
    ar: ['انقطع تسجيل الدخول', 'استغرق أكثر من عشر دقائق، أو استُعمل من قبل، أو بدأ في متصفح آخر. أعيدوا المحاولة.'],
    en: [
      'Signing in was interrupted',
      'It took more than ten minutes, was used already, or began in another browser. Begin again.',
    ],
  },
  'provider-refused': {
    kind: 'forbidden',
    fr: [
      'L’autre service n’a pas répondu de vous',
      'Recommencez. Si cela persiste, connectez-vous avec un mot de passe et prévenez l’exploitant.',
    ],
    ar: ['لم تعرّف بكم الخدمة الأخرى', 'أعيدوا المحاولة. وإن استمر ذلك فسجّلوا الدخول بكلمة مرور وأخبروا المشغّل.'],
    en: [
      'The other service did not vouch for you',
      'Begin again. If it persists, sign in with a password and tell the operator.',
    ],
  },
  'provider-unavailable': {
    kind: 'unavailable',
    fr: ['L’autre service ne répond pas', 'Réessayez dans quelques minutes, ou connectez-vous avec un mot de passe.'],
    ar: ['الخدمة الأخرى لا تستجيب', 'أعيدوا المحاولة بعد دقائق، أو سجّلوا الدخول بكلمة مرور.'],
    en: ['The other service does not answer', 'Try again in a few minutes, or sign in with a password.'],
  },
  'link-unknown': {
    kind: 'missing',
    fr: ["Ce lien n'est plus valable", 'Il a déjà servi, ou il a expiré. Demandez-en un nouveau.'],
    ar: ['لم يعد هذا الرابط صالحا', 'استُعمل من قبل أو انتهت صلاحيته. اطلبوا رابطا جديدا.'],
    en: ['This link is no longer good', 'It was used already, or it has expired. Ask for a new one.'],
  },
  'password-too-short': {
    kind: 'invalid',
    fr: [
      'Ce mot de passe ne convient pas',
      'Choisissez-en un de {shortest} caractères au moins : une phrase, par exemple.',
    ],
    ar: ['كلمة المرور هذه غير مناسبة', 'اختاروا كلمة من {shortest} رمزا على الأقل، جملة مثلا.'],
    en: ['This password will not do', 'Choose one of {shortest} characters at least: a sentence, for instance.'],
  },
  'password-wrong': {
    kind: 'forbidden',
    fr: ["Le mot de passe actuel n'est pas le bon", 'Vérifiez-le, ou demandez un nouveau lien.'],
    ar: ['كلمة المرور الحالية غير صحيحة', 'تحقّقوا منها أو اطلبوا رابطا جديدا.'],
    en: ['The current password is wrong', 'Check it, or ask for a new link.'],
  },
  'first-account-incomplete': {
    kind: 'invalid',
    fr: ['Il manque votre nom ou votre adresse', 'Indiquez les deux : ce compte est le premier de l’installation.'],
    ar: ['ينقص اسمكم أو عنوانكم', 'اذكروهما معا: هذا أول حساب في المنظومة.'],
    en: ['Your name or address is missing', 'Give both: this is the first account of the installation.'],
  },
  'address-taken': {
    kind: 'conflict',
    fr: [
      'Cette adresse a déjà un compte',
      'Cherchez ce compte et accordez-lui un rôle, ou indiquez une autre adresse.',
    ],
    ar: ['لهذا العنوان حساب من قبل', 'ابحثوا عن هذا الحساب وامنحوه دورا، أو اذكروا عنوانا آخر.'],
    en: ['This address already has an account', 'Find that account and grant it a role, or give another address.'],
  },

  'not-with-your-role': {
    kind: 'forbidden',
    fr: ['Votre rôle ne le permet pas', 'Cela revient à : {roles}. Adressez-vous à une personne qui a ce rôle.'],
    ar: ['دوركم لا يسمح بذلك', 'هذا من شأن: {roles}. توجّهوا إلى شخص له هذا الدور.'],
    en: ['Not with your role', 'This is for: {roles}. Turn to somebody with that role.'],
  },
  'not-yours': {
    kind: 'forbidden',
    fr: [
      'Cela ne relève pas de vous',
      'Votre rôle vaut pour votre organisation, votre groupe ou votre réseau. Adressez-vous à celui qui est concerné.',
    ],
    ar: ['ليس هذا من شأنكم', 'دوركم يخص منظمتكم أو مجموعتكم أو شبكتكم. توجّهوا إلى الجهة المعنية.'],
    en: [
      'This is not yours to do',
      'Your role is for your own organisation, group or network. Turn to the one concerned.',
    ],
  },
  'say-on-whose-behalf': {
    kind: 'invalid',
    fr: [
      'Dites au nom de qui',
      'Cette parole est celle de « {party} ». Si vous la transmettez, indiquez « onBehalfOf » avec cet identifiant.',
    ],
    ar: ['اذكروا باسم من', 'هذا القول قول «{party}». إن كنتم تنقلونه، اذكروا هذا المعرّف في «onBehalfOf».'],
    en: [
      'Say on whose behalf',
      'This is the word of “{party}”. If you are passing it on, give that id as “onBehalfOf”.',
    ],
  },
  'nobody-to-speak-for': {
    kind: 'invalid',
    fr: [
      'Ce n’est pas la parole de celui-là',
      'Ce fait ne se dit pas au nom de « {id} ». Corrigez « onBehalfOf », ou retirez-le.',
    ],
    ar: ['ليس هذا قول تلك الجهة', 'لا تُقال هذه الواقعة باسم «{id}». صحّحوا «onBehalfOf» أو احذفوه.'],
    en: [
      'That is not whose word it is',
      'This is not said on behalf of “{id}”. Correct “onBehalfOf”, or leave it out.',
    ],
  },
  'looks-like-beneficiary': {
    kind: 'invalid',
    fr: [
      'Ce texte ressemble à la fiche d’une personne',
      "Le champ {pointer} contient ce qui ressemble à : {resemblance}. Retirez-le : aucune donnée de bénéficiaire n'est conservée ici. Si ce n'en est pas une, la coordination peut le dire dans « noBeneficiary ».",
    ],
    ar: [
      'هذا النص يشبه بطاقة شخص',
      'يتضمن الحقل {pointer} ما يشبه: {resemblance}. احذفوه: لا تُحفظ هنا أي بيانات للمستفيدين. وإن لم يكن كذلك، فللتنسيقية أن تبيّن السبب في «noBeneficiary».',
    ],
    en: [
      'This text looks like the record of a person',
      'The field {pointer} holds what looks like: {resemblance}. Take it out: no data of beneficiaries are kept here. If it is none, a coordinator can say so in “noBeneficiary”.',
    ],
  },
  'only-coordinators-vouch': {
    kind: 'forbidden',
    fr: [
      "Seule la coordination peut l'affirmer",
      'Retirez « noBeneficiary », et ce qui ressemble à une donnée de bénéficiaire.',
    ],
    ar: ['للتنسيقية وحدها أن تؤكد ذلك', 'احذفوا «noBeneficiary» وكل ما يشبه بيانات مستفيد.'],
    en: [
      'Only coordinators may vouch for that',
      'Leave “noBeneficiary” out, and whatever looks like the data of a beneficiary.',
    ],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
