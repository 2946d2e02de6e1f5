import { type ProblemCatalogue, refuser } from '#kernel';

/** What networks, organisations, memberships and working groups refuse. */
export const problems = {
  'contradicts-later-fact': {
    kind: 'conflict',
    fr: [
      'Contredit un fait postérieur déjà enregistré',
      "À cette date, ce fait rendrait impossible ce qui est enregistré au {day}. Vérifiez la date, ou enregistrez d'abord ce qui manque entre les deux.",
    ],
    ar: [
      'يتعارض مع واقعة لاحقة مسجّلة',
      'بهذا التاريخ تجعل هذه الواقعةُ ما سُجّل بتاريخ {day} مستحيلا. تحقّقوا من التاريخ، أو سجّلوا أولا ما ينقص بين الواقعتين.',
    ],
    en: [
      'Contradicts a later fact on record',
      'At that date, this fact would make impossible what is on record for {day}. Check the date, or first record what is missing in between.',
    ],
  },

  'network-not-founded': {
    kind: 'conflict',
    fr: ["Le réseau n'existait pas encore", 'Ce fait est daté d’avant la fondation du réseau. Corrigez la date.'],
    ar: ['لم تكن الشبكة قد تأسست بعد', 'تاريخ هذه الواقعة سابق لتأسيس الشبكة. صحّحوا التاريخ.'],
    en: ['The network did not exist yet', 'This fact is dated before the network was founded. Correct the date.'],
  },
  'network-already-founded': {
    kind: 'conflict',
    fr: ['Cette clé désigne déjà un réseau', 'Choisissez une autre clé pour le nouveau réseau.'],
    ar: ['هذا المفتاح يدلّ على شبكة قائمة', 'اختاروا مفتاحا آخر للشبكة الجديدة.'],
    en: ['This key already names a network', 'Choose another key for the new network.'],
  },
  'parent-network-unknown': {
    kind: 'missing',
    fr: [
      'Réseau parent inconnu',
      "Aucun réseau n'est enregistré sous la clé « {parent} ». Fondez d'abord le réseau parent.",
    ],
    ar: ['الشبكة الأم غير معروفة', 'لا توجد شبكة مسجّلة بالمفتاح «{parent}». أسّسوا الشبكة الأم أولا.'],
    en: ['Unknown parent network', 'No network is on record under the key “{parent}”. Found the parent network first.'],
  },
  'own-parent': {
    kind: 'invalid',
    fr: ['Un réseau ne peut être son propre parent', 'Indiquez un autre réseau, ou aucun.'],
    ar: ['لا يمكن أن تكون الشبكة أمًّا لنفسها', 'اذكروا شبكة أخرى أو لا تذكروا أي شبكة.'],
    en: ['A network cannot be its own parent', 'Name another network, or none.'],
  },
  'no-charter': {
    kind: 'conflict',
    fr: [
      "Le réseau n'avait pas de charte",
      "À cette date, aucune charte n'était adoptée. Enregistrez d'abord son adoption.",
    ],
    ar: ['لم يكن للشبكة ميثاق', 'في هذا التاريخ لم يكن أي ميثاق قد اعتُمد. سجّلوا اعتماده أولا.'],
    en: ['The network had no charter', 'At that date, no charter had been adopted. Record its adoption first.'],
  },
  'charter-already-adopted': {
    kind: 'conflict',
    fr: [
      'La charte est déjà adoptée',
      'Pour la changer, amendez-la : une nouvelle version sera proposée à la signature.',
    ],
    ar: ['الميثاق معتمد من قبل', 'لتغييره، عدّلوه: ستُعرض صيغة جديدة للتوقيع.'],
    en: ['The charter is already adopted', 'To change it, amend it: a new version will be open for signature.'],
  },
  'charter-unchanged': {
    kind: 'conflict',
    fr: ['La charte ne change pas', 'Ces valeurs et objectifs sont déjà ceux de la version {version}.'],
    ar: ['لا تغيير في الميثاق', 'هذه القيم والأهداف هي نفسها في الصيغة {version}.'],
    en: ['The charter does not change', 'These values and objectives are already those of version {version}.'],
  },
  'charter-amended-since': {
    kind: 'conflict',
    fr: [
      'La charte a été amendée depuis',
      "Une version plus récente que cette date existe déjà : on n'insère pas de version entre deux autres.",
    ],
    ar: ['عُدّل الميثاق بعد هذا التاريخ', 'توجد صيغة أحدث من هذا التاريخ: لا تُدرج صيغة بين صيغتين.'],
    en: [
      'The charter was amended since',
      'There is a version later than that date: none can be put between two others.',
    ],
  },
  'axis-already-adopted': {
    kind: 'conflict',
    fr: ['Axe prioritaire déjà adopté', 'Un axe du même intitulé existe. Précisez en quoi celui-ci diffère.'],
    ar: ['محور ذو أولوية معتمد من قبل', 'يوجد محور بالعنوان نفسه. وضّحوا ما يميّز هذا المحور.'],
    en: ['Priority axis already adopted', 'There is an axis of the same title. Say how this one differs.'],
  },
  'majority-missing': {
    kind: 'invalid',
    fr: ['Majorité non précisée', 'Une règle de majorité demande le pourcentage de voix favorables (« majority »).'],
    ar: ['الأغلبية غير محددة', 'تتطلب قاعدة الأغلبية نسبة الأصوات المؤيدة («majority»).'],
    en: ['Majority not stated', 'A majority rule needs the percentage of votes in favour (“majority”).'],
  },
  'consensus-counts-no-majority': {
    kind: 'invalid',
    fr: ['Le consensus ne compte pas de majorité', 'Retirez « majority », ou choisissez la règle de majorité.'],
    ar: ['لا أغلبية في قاعدة التوافق', 'احذفوا «majority» أو اختاروا قاعدة الأغلبية.'],
    en: ['Consensus counts no majority', 'Leave “majority” out, or choose the majority rule.'],
  },
  'decision-rule-unchanged': {
    kind: 'conflict',
    fr: ['Cette règle de décision est déjà en vigueur', 'Rien à enregistrer.'],
    ar: ['قاعدة القرار هذه سارية من قبل', 'لا شيء للتسجيل.'],
    en: ['This decision rule is already in force', 'There is nothing to record.'],
  },
  'network-already-dormant': {
    kind: 'conflict',
    fr: ['Le réseau est déjà en sommeil', "S'il a repris entre-temps, enregistrez d'abord sa relance."],
    ar: ['الشبكة في حالة خمول من قبل', 'إن استأنفت نشاطها في هذه الأثناء، سجّلوا إحياءها أولا.'],
    en: ['The network is already dormant', 'If it was revived in between, record that first.'],
  },
  'network-not-dormant': {
    kind: 'conflict',
    fr: [
      "Le réseau n'était pas en sommeil",
      "Enregistrez d'abord sa mise en sommeil, à la date où elle a été constatée.",
    ],
    ar: ['لم تكن الشبكة في حالة خمول', 'سجّلوا خمولها أولا بتاريخ ملاحظته.'],
    en: ['The network was not dormant', 'First record that it went dormant, at the date when this was seen.'],
  },

  'organisation-unknown': {
    kind: 'missing',
    fr: [
      'Organisation inconnue',
      "Aucune organisation n'est enregistrée sous « {organisation} ». Enregistrez-la d'abord.",
    ],
    ar: ['منظمة غير معروفة', 'لا توجد منظمة مسجّلة بالمعرّف «{organisation}». سجّلوها أولا.'],
    en: ['Unknown organisation', 'No organisation is on record as “{organisation}”. Register it first.'],
  },
  'organisation-merged': {
    kind: 'conflict',
    fr: [
      'Cette fiche est réunie à une autre',
      'Utilisez la fiche « {survivor} », ou séparez-les si elles désignent deux organisations.',
    ],
    ar: ['هذا السجل مدموج في سجل آخر', 'استعملوا السجل «{survivor}»، أو افصلوا السجلين إن كانا لمنظمتين مختلفتين.'],
    en: [
      'This record is merged into another',
      'Use the record “{survivor}”, or separate them if they are two organisations.',
    ],
  },
  'organisation-closed': {
    kind: 'conflict',
    fr: [
      "L'organisation avait cessé d'exister",
      'Elle est enregistrée comme dissoute au {day}. Vérifiez la date du fait.',
    ],
    ar: ['كانت المنظمة قد توقفت', 'المنظمة مسجّلة على أنها منحلّة بتاريخ {day}. تحقّقوا من تاريخ الواقعة.'],
    en: ['The organisation had closed', 'It is on record as closed on {day}. Check the date of the fact.'],
  },
  'already-closed': {
    kind: 'conflict',
    fr: ['Organisation déjà dissoute', 'Sa dissolution est enregistrée au {day}.'],
    ar: ['المنظمة منحلّة من قبل', 'حلّها مسجّل بتاريخ {day}.'],
    en: ['Organisation already closed', 'Its closing is on record for {day}.'],
  },
  'subtype-for-associations-only': {
    kind: 'invalid',
    fr: ['Seule une association a un sous-type', 'Retirez « subtype », ou corrigez « kind ».'],
    ar: ['النوع الفرعي للجمعيات فقط', 'احذفوا «subtype» أو صحّحوا «kind».'],
    en: ['Only an association has a subtype', 'Leave “subtype” out, or correct “kind”.'],
  },
  'name-unchanged': {
    kind: 'conflict',
    fr: ["C'est déjà son nom", 'Rien à enregistrer.'],
    ar: ['هذا اسمها من قبل', 'لا شيء للتسجيل.'],
    en: ['That is already its name', 'There is nothing to record.'],
  },
  'alias-already-known': {
    kind: 'conflict',
    fr: ["L'organisation est déjà connue sous ce nom", 'Rien à enregistrer : la recherche la trouve ainsi.'],
    ar: ['المنظمة معروفة بهذا الاسم من قبل', 'لا شيء للتسجيل: البحث يجدها به.'],
    en: ['The organisation is already known by that name', 'There is nothing to record: searching finds it so.'],
  },
  'fields-unchanged': {
    kind: 'conflict',
    fr: ["Ces champs d'intervention sont déjà déclarés", 'Rien à enregistrer.'],
    ar: ['مجالات التدخل هذه مصرّح بها من قبل', 'لا شيء للتسجيل.'],
    en: ['These fields of intervention are already declared', 'There is nothing to record.'],
  },
  'merged-with-itself': {
    kind: 'invalid',
    fr: ['Une fiche ne se réunit pas à elle-même', "Indiquez l'autre fiche de la même organisation."],
    ar: ['لا يُدمج سجل في نفسه', 'اذكروا السجل الآخر للمنظمة نفسها.'],
    en: ['A record cannot be merged with itself', 'Name the other record of the same organisation.'],
  },
  'not-merged-here': {
    kind: 'conflict',
    fr: [
      "Cette fiche n'est pas réunie à celle-ci",
      'Cherchez à quelle fiche elle est réunie : la séparation se fait là.',
    ],
    ar: ['هذا السجل غير مدموج هنا', 'ابحثوا عن السجل الذي دُمج فيه: الفصل يتم هناك.'],
    en: ['That record is not merged into this one', 'Look which record it is merged into: it is separated there.'],
  },

  'focal-point-unknown': {
    kind: 'missing',
    fr: ['Point focal inconnu', "L'organisation n'a désigné personne sous « {person} »."],
    ar: ['نقطة اتصال غير معروفة', 'لم تعيّن المنظمة أحدا بالمعرّف «{person}».'],
    en: ['Unknown focal point', 'The organisation designated nobody as “{person}”.'],
  },
  'already-a-focal-point': {
    kind: 'conflict',
    fr: [
      'Cette personne est déjà point focal dans ce réseau',
      "Pour changer ses coordonnées, mettez d'abord fin à son mandat, puis désignez-la de nouveau.",
    ],
    ar: ['هذا الشخص نقطة اتصال في هذه الشبكة من قبل', 'لتغيير بيانات الاتصال، أنهوا مهمته أولا ثم عيّنوه من جديد.'],
    en: [
      'This person is a focal point in this network already',
      'To change how to reach them, release them first and designate them again.',
    ],
  },
  'not-a-focal-point': {
    kind: 'conflict',
    fr: [
      "Cette personne n'était pas point focal dans ce réseau",
      "À cette date, elle n'y était pas désignée. Vérifiez la date et le réseau.",
    ],
    ar: ['لم يكن هذا الشخص نقطة اتصال في هذه الشبكة', 'في هذا التاريخ لم يكن معيّنا فيها. تحقّقوا من التاريخ والشبكة.'],
    en: [
      'This person was not a focal point in this network',
      'At that date they were not designated there. Check the date and the network.',
    ],
  },
  'focal-point-released': {
    kind: 'conflict',
    fr: ['Son mandat avait déjà pris fin', 'Rien à enregistrer.'],
    ar: ['انتهت مهمته من قبل', 'لا شيء للتسجيل.'],
    en: ['The focal point was released already', 'There is nothing to record.'],
  },
  'focal-point-has-account': {
    kind: 'conflict',
    fr: [
      'Cette personne a un compte',
      "Ses données s'effacent avec son compte. Ici, il ne peut être mis fin qu'à son mandat.",
    ],
    ar: ['لهذا الشخص حساب', 'تُمحى بياناته مع حسابه. هنا لا يمكن إلا إنهاء مهمته.'],
    en: ['This person has an account', 'Their data are erased with the account. Here, they can only be released.'],
  },
  'focal-point-erased': {
    kind: 'conflict',
    fr: [
      'Les données de cette personne sont effacées',
      "Rien de plus n'est enregistré à son sujet. Pour la désigner de nouveau, ne reprenez pas son ancien identifiant.",
    ],
    ar: ['بيانات هذا الشخص ممحوّة', 'لا يُسجَّل عنه شيء بعد ذلك. لتعيينه من جديد، لا تستعملوا معرّفه القديم.'],
    en: [
      "This person's data were erased",
      'Nothing more is recorded about them. To designate them again, do not use their former id.',
    ],
  },

  'membership-unknown': {
    kind: 'missing',
    fr: ['Aucune adhésion', "Rien n'est enregistré entre cette organisation et ce réseau."],
    ar: ['لا توجد عضوية', 'لا شيء مسجّل بين هذه المنظمة وهذه الشبكة.'],
    en: ['No membership', 'Nothing is on record between this organisation and this network.'],
  },
  'already-requested': {
    kind: 'conflict',
    fr: ["Une demande d'adhésion est déjà en cours", 'Admettez ou refusez la demande en cours.'],
    ar: ['طلب العضوية قيد النظر', 'اقبلوا الطلب الجاري أو ارفضوه.'],
    en: ['A request for membership is already pending', 'Admit or decline the pending request.'],
  },
  'already-a-member': {
    kind: 'conflict',
    fr: [
      "L'organisation est déjà membre",
      'Pour changer sa catégorie ou lever une suspension, utilisez les actions prévues.',
    ],
    ar: ['المنظمة عضو من قبل', 'لتغيير صنف العضوية أو رفع التعليق، استعملوا الإجراءات المخصّصة لذلك.'],
    en: [
      'The organisation is already a member',
      'To change its category or lift a suspension, use the actions for that.',
    ],
  },
  'no-request-pending': {
    kind: 'conflict',
    fr: ['Aucune demande en cours', "Il n'y avait pas de demande à refuser à cette date."],
    ar: ['لا يوجد طلب قيد النظر', 'لم يكن هناك طلب يُرفض في هذا التاريخ.'],
    en: ['No request pending', 'There was no request to decline at that date.'],
  },
  'not-a-member': {
    kind: 'conflict',
    fr: [
      "L'organisation n'était pas membre",
      "À cette date, elle n'était pas membre du réseau. Vérifiez la date, ou admettez-la d'abord.",
    ],
    ar: ['لم تكن المنظمة عضوا', 'في هذا التاريخ لم تكن عضوا في الشبكة. تحقّقوا من التاريخ أو اقبلوا عضويتها أولا.'],
    en: [
      'The organisation was not a member',
      'At that date it was not a member of the network. Check the date, or admit it first.',
    ],
  },
  'not-an-active-member': {
    kind: 'conflict',
    fr: [
      "L'organisation n'était pas membre active",
      "À cette date, elle n'était pas membre, ou son adhésion était suspendue. Admettez-la ou levez d'abord la suspension.",
    ],
    ar: [
      'لم تكن المنظمة عضوا نشطا',
      'في هذا التاريخ لم تكن عضوا أو كانت عضويتها معلّقة. اقبلوا عضويتها أو ارفعوا التعليق أولا.',
    ],
    en: [
      'The organisation was not an active member',
      'At that date it was no member, or its membership was suspended. Admit it, or lift the suspension first.',
    ],
  },
  'already-suspended': {
    kind: 'conflict',
    fr: ["L'adhésion est déjà suspendue", 'Rien à enregistrer.'],
    ar: ['العضوية معلّقة من قبل', 'لا شيء للتسجيل.'],
    en: ['The membership is already suspended', 'There is nothing to record.'],
  },
  'not-suspended': {
    kind: 'conflict',
    fr: ["L'adhésion n'était pas suspendue", "Il n'y avait pas de suspension à lever à cette date."],
    ar: ['لم تكن العضوية معلّقة', 'لم يكن هناك تعليق يُرفع في هذا التاريخ.'],
    en: ['The membership was not suspended', 'There was no suspension to lift at that date.'],
  },
  'category-unchanged': {
    kind: 'conflict',
    fr: ["C'est déjà la catégorie de ce membre", 'Rien à enregistrer.'],
    ar: ['هذا صنف العضوية من قبل', 'لا شيء للتسجيل.'],
    en: ['The member is already in this category', 'There is nothing to record.'],
  },
  'charter-not-current': {
    kind: 'conflict',
    fr: [
      "Ce n'est pas la version en vigueur",
      'À cette date, la charte en vigueur était la version {current}. Signez celle-là.',
    ],
    ar: ['ليست الصيغة السارية', 'في هذا التاريخ كانت الصيغة السارية من الميثاق هي {current}. وقّعوا عليها.'],
    en: ['That is not the version in force', 'At that date the charter in force was version {current}. Sign that one.'],
  },
  'version-already-signed': {
    kind: 'conflict',
    fr: ['Cette version de la charte est déjà signée', 'Une version se signe une seule fois.'],
    ar: ['هذه الصيغة من الميثاق موقّعة من قبل', 'تُوقَّع كل صيغة مرة واحدة.'],
    en: ['This version of the charter is already signed', 'A version is signed once.'],
  },

  'working-group-unknown': {
    kind: 'missing',
    fr: ['Groupe de travail inconnu', "Ce réseau n'a pas de groupe de travail sous cet identifiant."],
    ar: ['مجموعة عمل غير معروفة', 'ليس لهذه الشبكة مجموعة عمل بهذا المعرّف.'],
    en: ['Unknown working group', 'This network has no working group under this id.'],
  },
  'group-not-formed': {
    kind: 'conflict',
    fr: ["Le groupe n'existait pas encore", 'Ce fait est daté d’avant la constitution du groupe. Corrigez la date.'],
    ar: ['لم تكن المجموعة قد تشكّلت بعد', 'تاريخ هذه الواقعة سابق لتشكيل المجموعة. صحّحوا التاريخ.'],
    en: ['The group did not exist yet', 'This fact is dated before the group was formed. Correct the date.'],
  },
  'group-already-formed': {
    kind: 'conflict',
    fr: [
      'Ce groupe existe déjà',
      'Un groupe de travail actif porte ce nom. Complétez celui-là, ou choisissez un autre nom.',
    ],
    ar: ['هذه المجموعة موجودة من قبل', 'تحمل مجموعة عمل نشطة هذا الاسم. أكملوا تلك المجموعة أو اختاروا اسما آخر.'],
    en: [
      'This group exists already',
      'An active working group bears this name. Complete that one, or choose another name.',
    ],
  },
  'group-dissolved': {
    kind: 'conflict',
    fr: ['Le groupe était dissous', 'Constituez un nouveau groupe, ou vérifiez la date.'],
    ar: ['كانت المجموعة منحلّة', 'شكّلوا مجموعة جديدة أو تحقّقوا من التاريخ.'],
    en: ['The group was dissolved', 'Form a new group, or check the date.'],
  },
  'already-in-group': {
    kind: 'conflict',
    fr: ["L'organisation est déjà dans le groupe", 'Rien à enregistrer.'],
    ar: ['المنظمة في المجموعة من قبل', 'لا شيء للتسجيل.'],
    en: ['The organisation is already in the group', 'There is nothing to record.'],
  },
  'not-in-group': {
    kind: 'conflict',
    fr: [
      "L'organisation n'était pas dans le groupe",
      "À cette date, elle n'en faisait pas partie. Faites-la d'abord rejoindre le groupe.",
    ],
    ar: ['لم تكن المنظمة في المجموعة', 'في هذا التاريخ لم تكن ضمنها. سجّلوا انضمامها أولا.'],
    en: ['The organisation was not in the group', 'At that date it was not part of it. Have it join first.'],
  },
  'already-lead': {
    kind: 'conflict',
    fr: ['Cette organisation anime déjà le groupe', 'Rien à enregistrer.'],
    ar: ['هذه المنظمة تنسّق المجموعة من قبل', 'لا شيء للتسجيل.'],
    en: ['This organisation already leads the group', 'There is nothing to record.'],
  },
  'mandate-unchanged': {
    kind: 'conflict',
    fr: ['Le mandat ne change pas', "C'est déjà le mandat du groupe."],
    ar: ['لا تغيير في المهمة', 'هذه مهمة المجموعة من قبل.'],
    en: ['The mandate does not change', "That is already the group's mandate."],
  },
} as const satisfies ProblemCatalogue;

/** The stable codes of this context's refusals. */
export type Code = keyof typeof problems;

export const refuse = refuser(problems);
