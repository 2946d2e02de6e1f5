import { type ProblemCatalogue, refuser } from '#kernel';

/** Why the action plan refuses. */
export const problems = {
  'plan-not-a-year': {
    kind: 'invalid',
    fr: ["Un plan d'action porte une année", "Donnez l'année sur quatre chiffres, par exemple 2023."],
    ar: ['لكل خطة عمل سنة', 'اكتب السنة بأربعة أرقام، مثلا 2023.'],
    en: ['An action plan is of one year', 'Give the year in four digits, such as 2023.'],
  },
  'plan-already-drafted': {
    kind: 'conflict',
    fr: ["Le plan d'action {plan} existe déjà", 'Un réseau a un seul plan par an : complétez celui qui existe.'],
    ar: ['خطة العمل {plan} موجودة من قبل', 'للشبكة خطة واحدة في السنة: أكمل الخطة الموجودة.'],
    en: ['The action plan {plan} exists already', 'A network has one plan a year: complete the one there is.'],
  },
  'plan-unknown': {
    kind: 'missing',
    fr: ["Il n'y a pas de plan d'action {plan}", "Préparez d'abord le plan de cette année."],
    ar: ['لا توجد خطة عمل {plan}', 'أعدّ أولا خطة هذه السنة.'],
    en: ['There is no action plan {plan}', 'Draft the plan of that year first.'],
  },
  'plan-closed': {
    kind: 'conflict',
    fr: ["Le plan d'action {plan} est clos", "Inscrivez cela dans le plan de l'année en cours."],
    ar: ['خطة العمل {plan} مغلقة', 'أدرج ذلك في خطة السنة الجارية.'],
    en: ['The action plan {plan} is closed', 'Put this into the plan of the running year.'],
  },
  'plan-already-adopted': {
    kind: 'conflict',
    fr: ["Le plan d'action {plan} est déjà adopté", 'Pour le changer, révisez-le en donnant la raison.'],
    ar: ['خطة العمل {plan} معتمدة من قبل', 'لتغييرها راجعها مع ذكر السبب.'],
    en: ['The action plan {plan} is adopted already', 'To change it, revise it and give the reason.'],
  },
  'plan-adopted-before-workshop': {
    kind: 'invalid',
    fr: [
      "Date d'adoption trop ancienne",
      "L'atelier qui adopte le plan s'est tenu le {heldOn}. Corrigez « occurredOn ».",
    ],
    ar: ['تاريخ الاعتماد أقدم من اللازم', 'انعقدت الورشة التي اعتمدت الخطة في {heldOn}. صحّح «occurredOn».'],
    en: ['Adopted too early', 'The workshop that adopts the plan was held on {heldOn}. Correct “occurredOn”.'],
  },
  'plan-not-adopted': {
    kind: 'conflict',
    fr: [
      "Le plan d'action {plan} n'est pas adopté",
      "Un projet se modifie librement ; faites-le d'abord adopter par un atelier.",
    ],
    ar: ['خطة العمل {plan} غير معتمدة بعد', 'المشروع يعدَّل بحرية؛ اعرضه أولا على ورشة لاعتماده.'],
    en: ['The action plan {plan} is not adopted', 'A draft is changed freely; have it adopted by a workshop first.'],
  },
  'next-plan-closed': {
    kind: 'conflict',
    fr: [
      "Le plan d'action {plan} est déjà clos",
      'Les actions inachevées ne peuvent y être reportées : terminez-les ou annulez-les.',
    ],
    ar: ['خطة العمل {plan} مغلقة من قبل', 'لا يمكن ترحيل الأنشطة غير المنجزة إليها: أتمها أو ألغها.'],
    en: [
      'The action plan {plan} is closed already',
      'Unfinished items cannot be carried over to it: complete or cancel them.',
    ],
  },
  'carry-over-too-large': {
    kind: 'conflict',
    fr: [
      "Il y a trop d'actions inachevées à reporter d'un coup ({items})",
      "Reportez-en d'abord une partie, une par une.",
    ],
    ar: ['عدد الأنشطة غير المنجزة ({items}) أكبر من أن يُرحَّل دفعة واحدة', 'رحِّل بعضها أولا، نشاطا بعد نشاط.'],
    en: ['There are too many unfinished items to carry over at once ({items})', 'Carry some over first, one by one.'],
  },
  'objective-unknown': {
    kind: 'missing',
    fr: ["Le plan d'action {plan} n'a pas cet objectif", "Choisissez un objectif du plan, ou fixez-le d'abord."],
    ar: ['هذا الهدف غير موجود في خطة العمل {plan}', 'اختر هدفا من أهداف الخطة أو حدده أولا.'],
    en: ['The action plan {plan} has no such objective', 'Choose an objective of the plan, or set it first.'],
  },
  'objective-needs-plan': {
    kind: 'invalid',
    fr: ["Un objectif se trouve dans un plan d'action", "Donnez aussi l'année du plan."],
    ar: ['الهدف جزء من خطة عمل', 'اذكر سنة الخطة أيضا.'],
    en: ['An objective is part of an action plan', 'Give the year of the plan too.'],
  },
  'objective-already-set': {
    kind: 'conflict',
    fr: ["Le plan d'action {plan} a déjà cet objectif", "Pour le reformuler, donnez son identifiant et d'autres mots."],
    ar: ['هذا الهدف محدد من قبل في خطة العمل {plan}', 'لإعادة صياغته اذكر معرّفه وعبارة أخرى.'],
    en: ['The action plan {plan} has this objective already', 'To word it anew, give its id and other words.'],
  },
  'item-not-a-later-plan': {
    kind: 'invalid',
    fr: ["L'action est du plan {plan}", "Elle ne peut être reportée que dans le plan d'une année suivante."],
    ar: ['النشاط من خطة {plan}', 'لا يُرحَّل إلا إلى خطة سنة لاحقة.'],
    en: ['The item is of the plan {plan}', 'It can only be carried over to the plan of a later year.'],
  },
  'plan-workshop-unknown': {
    kind: 'missing',
    fr: ['Le réseau ne connaît pas cet atelier', "Enregistrez d'abord l'atelier."],
    ar: ['لا تعرف الشبكة هذه الورشة', 'سجل الورشة أولا.'],
    en: ['The network knows no such workshop', 'Record the workshop first.'],
  },
  'plan-workshop-not-held': {
    kind: 'conflict',
    fr: [
      "Cet atelier n'a pas eu lieu",
      "Un plan est adopté par un atelier qui s'est tenu : enregistrez d'abord sa tenue.",
    ],
    ar: ['هذه الورشة لم تُعقد', 'تُعتمد الخطة في ورشة عُقدت فعلا: سجل انعقادها أولا.'],
    en: [
      'This workshop was not held',
      'A plan is adopted by a workshop that took place: record that it was held first.',
    ],
  },
  'item-recommendation-unknown': {
    kind: 'missing',
    fr: [
      'Aucun atelier du réseau ne porte cette recommandation',
      'Vérifiez la recommandation dans le registre des ateliers.',
    ],
    ar: ['لم تصدر هذه التوصية عن أي ورشة من ورشات الشبكة', 'تحقق من التوصية في سجل الورشات.'],
    en: ['No workshop of the network issued this recommendation', 'Check it in the register of workshops.'],
  },
  'item-owner-not-active': {
    kind: 'conflict',
    fr: ["Cette organisation n'est pas membre actif du réseau", "Confiez l'action à un membre actif."],
    ar: ['هذه المنظمة ليست عضوا نشيطا في الشبكة', 'أسند النشاط إلى عضو نشيط.'],
    en: ['This organisation is not an active member of the network', 'Give the item to an active member.'],
  },
  'item-group-not-active': {
    kind: 'conflict',
    fr: ["Ce groupe de travail n'est pas actif dans le réseau", "Confiez l'action à un groupe actif ou à un membre."],
    ar: ['مجموعة العمل هذه غير نشيطة في الشبكة', 'أسند النشاط إلى مجموعة نشيطة أو إلى عضو.'],
    en: ['This working group is not active in the network', 'Give the item to an active group or to a member.'],
  },
  'item-already-assigned': {
    kind: 'conflict',
    fr: ["L'action leur est déjà confiée", 'Rien à changer : attendez leur réponse ou choisissez quelqu’un d’autre.'],
    ar: ['النشاط مسند إليهم من قبل', 'لا شيء يتغير: انتظر ردهم أو اختر جهة أخرى.'],
    en: ['The item is theirs already', 'There is nothing to change: wait for their answer, or choose somebody else.'],
  },
  'item-due-date-set': {
    kind: 'conflict',
    fr: ["L'échéance est déjà fixée au {dueOn}", 'Pour la changer, reportez-la en donnant la raison.'],
    ar: ['الأجل محدد من قبل في {dueOn}', 'لتغييره أعد جدولة النشاط مع ذكر السبب.'],
    en: ['The due date is set already: {dueOn}', 'To change it, reschedule the item and give the reason.'],
  },
  'item-same-due-date': {
    kind: 'conflict',
    fr: ["L'échéance est déjà le {dueOn}", 'Donnez une autre date.'],
    ar: ['الأجل هو {dueOn} من قبل', 'أعط تاريخا آخر.'],
    en: ['The due date is {dueOn} already', 'Give another date.'],
  },
  'item-not-awaiting-answer': {
    kind: 'conflict',
    fr: [
      "L'action n'attend pas de réponse",
      "Seule une action confiée et non encore acceptée s'accepte ou se décline.",
    ],
    ar: ['النشاط لا ينتظر ردا', 'لا يُقبل ولا يُرفض إلا نشاط مسند لم يُقبل بعد.'],
    en: [
      'The item awaits no answer',
      'Only an item that was assigned and not yet accepted can be accepted or declined.',
    ],
  },
  'item-not-accepted': {
    kind: 'conflict',
    fr: ["Personne n'a encore accepté cette action", "Faites-la d'abord accepter par ceux à qui elle est confiée."],
    ar: ['لم يقبل أحد هذا النشاط بعد', 'ليقبله أولا من أُسند إليه.'],
    en: ['Nobody has accepted this item yet', 'Have it accepted first by those it is assigned to.'],
  },
  'item-already-started': {
    kind: 'conflict',
    fr: ["L'action a déjà commencé", 'Signalez son avancement.'],
    ar: ['بدأ النشاط من قبل', 'بلّغ عن تقدمه.'],
    en: ['The item has started already', 'Report its progress.'],
  },
  'item-already-blocked': {
    kind: 'conflict',
    fr: ["L'action est déjà bloquée", "Débloquez-la d'abord, ou signalez son avancement."],
    ar: ['النشاط متوقف من قبل', 'ارفع التوقف أولا أو بلّغ عن التقدم.'],
    en: ['The item is blocked already', 'Unblock it first, or report its progress.'],
  },
  'item-not-blocked': {
    kind: 'conflict',
    fr: ["L'action n'est pas bloquée", "Il n'y a rien à débloquer."],
    ar: ['النشاط غير متوقف', 'لا يوجد توقف لرفعه.'],
    en: ['The item is not blocked', 'There is nothing to unblock.'],
  },
  'item-evidence-already-attached': {
    kind: 'conflict',
    fr: ['Cette pièce est déjà jointe', 'Joignez-en une autre.'],
    ar: ['هذا المستند مرفق من قبل', 'أرفق مستندا آخر.'],
    en: ['This evidence is attached already', 'Attach another piece.'],
  },
  'item-before-last-stage': {
    kind: 'invalid',
    fr: ['Date trop ancienne', "L'étape précédente de cette action date du {since}. Corrigez « occurredOn »."],
    ar: ['تاريخ أقدم من اللازم', 'تاريخ المرحلة السابقة لهذا النشاط هو {since}. صحّح «occurredOn».'],
    en: ['Too early', 'The stage of this item before dates from {since}. Correct “occurredOn”.'],
  },
  'item-same-report': {
    kind: 'conflict',
    fr: ['Avancement déjà signalé', 'Le dernier rapport dit la même chose du même jour. Il n’y a rien à refaire.'],
    ar: ['تقدم مبلَّغ عنه من قبل', 'آخر تقرير يقول الشيء نفسه عن اليوم نفسه. لا داعي لإعادته.'],
    en: ['Reported already', 'The newest report says the same of the same day. There is nothing to do.'],
  },
  'item-completed': {
    kind: 'conflict',
    fr: ["L'action est achevée", 'Pour y revenir, rouvrez-la en donnant la raison.'],
    ar: ['النشاط منجز', 'للعودة إليه أعد فتحه مع ذكر السبب.'],
    en: ['The item is completed', 'To come back to it, reopen it and give the reason.'],
  },
  'item-cancelled': {
    kind: 'conflict',
    fr: ["L'action est annulée", 'Proposez-en une nouvelle.'],
    ar: ['النشاط ملغى', 'اقترح نشاطا جديدا.'],
    en: ['The item is cancelled', 'Propose a new one.'],
  },
  'item-carried-over': {
    kind: 'conflict',
    fr: ["L'action a été reportée dans un autre plan", "Continuez avec l'action qui la reprend."],
    ar: ['رُحِّل النشاط إلى خطة أخرى', 'واصل مع النشاط الذي حل محله.'],
    en: ['The item was carried over to another plan', 'Go on with the item that took its place.'],
  },
  'item-not-completed': {
    kind: 'conflict',
    fr: ["L'action n'est pas achevée", 'Seule une action achevée se vérifie ou se rouvre.'],
    ar: ['النشاط غير منجز', 'لا يُتحقق إلا من نشاط منجز ولا يعاد فتح غيره.'],
    en: ['The item is not completed', 'Only a completed item can be verified or reopened.'],
  },
  'item-already-verified': {
    kind: 'conflict',
    fr: ["L'action est déjà vérifiée", 'Si elle n’est pas achevée, rouvrez-la en donnant la raison.'],
    ar: ['تم التحقق من النشاط من قبل', 'إن لم يكن منجزا فأعد فتحه مع ذكر السبب.'],
    en: ['The item is verified already', 'If it is not done after all, reopen it and give the reason.'],
  },
  'item-own-work': {
    kind: 'conflict',
    fr: ['On ne vérifie pas son propre travail', "Indiquez l'autre organisation qui a vérifié."],
    ar: ['لا يتحقق أحد من عمله بنفسه', 'اذكر المنظمة الأخرى التي تحققت.'],
    en: ['Nobody verifies their own work', 'Name the other organisation that verified it.'],
  },
  'indicator-target-contradicts-direction': {
    kind: 'invalid',
    fr: [
      "La cible {target} ne va pas dans le sens de l'indicateur depuis {baseline}",
      'Corrigez la cible, la valeur de départ ou le sens.',
    ],
    ar: [
      'القيمة المستهدفة {target} لا توافق اتجاه المؤشر انطلاقا من {baseline}',
      'صحح القيمة المستهدفة أو القيمة المرجعية أو الاتجاه.',
    ],
    en: [
      'The target {target} is not in the direction of the indicator from {baseline}',
      'Correct the target, the baseline or the direction.',
    ],
  },
  'indicator-region-twice': {
    kind: 'invalid',
    fr: ['La région {region} est donnée deux fois', 'Donnez une seule cible par région.'],
    ar: ['الجهة {region} مذكورة مرتين', 'أعط قيمة مستهدفة واحدة لكل جهة.'],
    en: ['The region {region} is given twice', 'Give one target per region.'],
  },
  'indicator-same-target': {
    kind: 'conflict',
    fr: ['La cible est déjà {target}', 'Donnez une autre cible.'],
    ar: ['القيمة المستهدفة هي {target} من قبل', 'أعط قيمة مستهدفة أخرى.'],
    en: ['The target is {target} already', 'Give another target.'],
  },
  'indicator-value-already-reported': {
    kind: 'conflict',
    fr: [
      'Une valeur est déjà connue pour {period}',
      'Si elle est fausse, corrigez la valeur {value} en donnant la raison.',
    ],
    ar: ['توجد من قبل قيمة للفترة {period}', 'إن كانت خاطئة فصحح القيمة {value} مع ذكر السبب.'],
    en: ['There is a value for {period} already', 'If it is wrong, correct the value {value} and give the reason.'],
  },
  'indicator-value-unknown': {
    kind: 'missing',
    fr: ["L'indicateur n'a pas cette valeur", "Signalez d'abord la valeur de la période."],
    ar: ['ليس للمؤشر هذه القيمة', 'بلّغ أولا عن قيمة الفترة.'],
    en: ['The indicator has no such value', 'Report the value of the period first.'],
  },
  'indicator-same-value': {
    kind: 'conflict',
    fr: ['La valeur est déjà {value}', "Il n'y a rien à corriger."],
    ar: ['القيمة هي {value} من قبل', 'لا يوجد ما يصحَّح.'],
    en: ['The value is {value} already', 'There is nothing to correct.'],
  },
  'item-unknown': {
    kind: 'missing',
    fr: ['Le réseau ne connaît pas cette action', 'Cherchez-la dans la liste des actions.'],
    ar: ['لا تعرف الشبكة هذا النشاط', 'ابحث عنه في قائمة الأنشطة.'],
    en: ['The network knows no such item', 'Look for it in the list of items.'],
  },
  'indicator-unknown': {
    kind: 'missing',
    fr: ['Le réseau ne connaît pas cet indicateur', 'Cherchez-le dans la liste des indicateurs.'],
    ar: ['لا تعرف الشبكة هذا المؤشر', 'ابحث عنه في قائمة المؤشرات.'],
    en: ['The network knows no such indicator', 'Look for it in the list of indicators.'],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
