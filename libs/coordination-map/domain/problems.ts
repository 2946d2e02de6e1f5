import { type ProblemCatalogue, refuser } from '#kernel';

/** Why the coordination map refuses. */
export const problems = {
  'classification-field-twice': {
    kind: 'invalid',
    fr: ['Le champ {field} figure deux fois', 'Donnez à chaque champ un code qui lui soit propre.'],
    ar: ['المجال {field} مذكور مرتين', 'أعط كل مجال رمزا خاصا به.'],
    en: ['The field {field} is there twice', 'Give each field a code of its own.'],
  },
  'classification-unchanged': {
    kind: 'conflict',
    fr: ['Cette classification est déjà adoptée', "Il n'y a rien à changer."],
    ar: ['هذا التصنيف معتمد من قبل', 'لا شيء يتغير.'],
    en: ['This classification is adopted already', 'There is nothing to change.'],
  },
  'areas-code-twice': {
    kind: 'invalid',
    fr: ['La zone {area} figure deux fois', 'Donnez à chaque zone un code qui lui soit propre.'],
    ar: ['المنطقة {area} مذكورة مرتين', 'أعط كل منطقة رمزا خاصا بها.'],
    en: ['The area {area} is there twice', 'Give each area a code of its own.'],
  },
  'areas-parent-not-above': {
    kind: 'invalid',
    fr: [
      'La zone {area} ne peut pas faire partie de {parent}',
      'La zone qui en contient une autre doit être dans la liste, à un niveau plus haut (un chiffre plus petit).',
    ],
    ar: [
      'لا يمكن أن تكون المنطقة {area} جزءا من {parent}',
      'المنطقة التي تضم غيرها يجب أن تكون في القائمة وفي مستوى أعلى (رقم أصغر).',
    ],
    en: [
      'The area {area} cannot be a part of {parent}',
      'An area that others are in has to be in the list, at a higher level (a smaller number).',
    ],
  },
  'areas-unchanged': {
    kind: 'conflict',
    fr: ['Ce découpage est déjà adopté', "Il n'y a rien à changer."],
    ar: ['هذا التقسيم معتمد من قبل', 'لا شيء يتغير.'],
    en: ['These areas are adopted already', 'There is nothing to change.'],
  },
  'confirmation-period-unchanged': {
    kind: 'conflict',
    fr: ['Une confirmation vaut déjà {days} jours', "Il n'y a rien à changer."],
    ar: ['مدة صلاحية التأكيد هي {days} يوما من قبل', 'لا شيء يتغير.'],
    en: ['A confirmation holds for {days} days already', 'There is nothing to change.'],
  },
  'need-already-recorded': {
    kind: 'conflict',
    fr: ['Ce besoin est déjà noté pour {area}', 'Donnez une autre valeur ou une autre période.'],
    ar: ['هذا الاحتياج مسجل من قبل بالنسبة إلى {area}', 'أدخل قيمة أخرى أو فترة أخرى.'],
    en: ['This need is recorded for {area} already', 'Give another value or another period.'],
  },
  'map-field-unknown': {
    kind: 'missing',
    fr: [
      "La classification du réseau n'a pas de champ {field}",
      "Choisissez l'un de ses champs, ou adoptez une classification qui l'ait.",
    ],
    ar: ['لا يوجد المجال {field} في تصنيف الشبكة', 'اختر مجالا من مجالاته، أو اعتمد تصنيفا يضمه.'],
    en: [
      "The network's classification has no field {field}",
      'Choose one of its fields, or adopt a classification that has it.',
    ],
  },
  'map-area-unknown': {
    kind: 'missing',
    fr: [
      "Le découpage du réseau n'a pas de zone {area}",
      "Choisissez l'une de ses zones, ou adoptez un découpage qui l'ait.",
    ],
    ar: ['لا توجد المنطقة {area} في تقسيم الشبكة', 'اختر منطقة من مناطقه، أو اعتمد تقسيما يضمها.'],
    en: ['The network’s areas have no {area}', 'Choose one of them, or adopt areas that have it.'],
  },
  'map-since-after-its-day': {
    kind: 'invalid',
    fr: ['La carte ne peut pas être comparée à un jour qui la suit', '« since » ne peut pas être après le {today}.'],
    ar: ['لا يمكن مقارنة الخريطة بيوم لاحق لها', 'لا يمكن أن يكون «since» بعد {today}.'],
    en: ['The map cannot be compared with a day that comes after it', '“since” cannot be after {today}.'],
  },
  'activity-unknown': {
    kind: 'missing',
    fr: ["Il n'y a pas de telle activité", "Vérifiez l'identifiant dans la liste des activités."],
    ar: ['لا يوجد نشاط كهذا', 'تحقق من المعرّف في قائمة الأنشطة.'],
    en: ['There is no such activity', 'Check the id in the list of activities.'],
  },
  'activity-organisation-not-active': {
    kind: 'conflict',
    fr: [
      "L'organisation n'est pas un membre actif du réseau",
      "Seuls les membres actifs disent ce qu'ils font : admettez-la ou réintégrez-la d'abord.",
    ],
    ar: ['المنظمة ليست عضوا نشيطا في الشبكة', 'الأعضاء النشيطون وحدهم يصرحون بما يفعلون: اقبل عضويتها أو أعدها أولا.'],
    en: [
      'The organisation is not an active member of the network',
      'Only active members tell what they do: admit or reinstate it first.',
    ],
  },
  'activity-ends-before-it-starts': {
    kind: 'invalid',
    fr: ['Une activité ne finit pas avant de commencer', 'Elle commence le {startsOn} et finirait le {endsOn}.'],
    ar: ['لا ينتهي نشاط قبل أن يبدأ', 'يبدأ في {startsOn} وينتهي في {endsOn}: صحح أحد التاريخين.'],
    en: ['An activity does not end before it starts', 'It starts on {startsOn} and would end on {endsOn}.'],
  },
  'activity-ends-in-the-future': {
    kind: 'invalid',
    fr: [
      "L'activité n'est pas encore finie",
      'Le {endedOn} est à venir. Pour une fin prévue, changez « endsOn » de l’activité.',
    ],
    ar: ['لم ينته النشاط بعد', 'لم يحل {endedOn} بعد. لتحديد نهاية متوقعة غيّر «endsOn» في النشاط.'],
    en: [
      'The activity has not ended yet',
      '{endedOn} is still to come. For an end that is planned, change “endsOn” of the activity.',
    ],
  },
  'activity-ended': {
    kind: 'conflict',
    fr: ["L'activité est finie", 'Si elle a repris, déclarez-en une nouvelle.'],
    ar: ['انتهى النشاط', 'إذا استؤنف فصرّح بنشاط جديد.'],
    en: ['The activity has ended', 'If it goes on again, declare a new one.'],
  },
  'activity-same-status': {
    kind: 'conflict',
    fr: ["L'activité est déjà dans cet état", "Pour dire que c'est toujours vrai, confirmez-la."],
    ar: ['النشاط في هذه الحالة من قبل', 'لتقول إن ذلك ما زال صحيحا أكّده.'],
    en: ['The activity has this status already', 'To say that it is still so, confirm it.'],
  },
  'activity-step-impossible': {
    kind: 'conflict',
    fr: [
      'Cet état ne peut pas suivre celui de l’activité',
      'Ce qui est en cours ne redevient pas prévu : suspendez-le, ou déclarez une nouvelle activité.',
    ],
    ar: ['لا يمكن أن تتبع هذه الحالة حالة النشاط', 'ما هو جار لا يعود مبرمجا: علّقه أو صرّح بنشاط جديد.'],
    en: [
      'This status cannot follow on that of the activity',
      'What goes on does not become planned again: suspend it, or declare a new activity.',
    ],
  },
  'activity-scope-unchanged': {
    kind: 'invalid',
    fr: ['Rien ne change', "Donnez au moins une valeur différente. Pour dire que c'est toujours vrai, confirmez."],
    ar: ['لا شيء يتغير', 'أدخل قيمة مختلفة على الأقل. لتقول إن ذلك ما زال صحيحا أكّد النشاط.'],
    en: ['Nothing changes', 'Give at least one value that differs. To say that it is still so, confirm it.'],
  },
  'activity-already-confirmed': {
    kind: 'conflict',
    fr: ["L'activité est déjà confirmée au {on}", 'Confirmez-la un autre jour.'],
    ar: ['النشاط مؤكد من قبل بتاريخ {on}', 'أكّده في يوم آخر.'],
    en: ['The activity is confirmed on {on} already', 'Confirm it on another day.'],
  },
  'activity-before-last-step': {
    kind: 'invalid',
    fr: [
      "Date antérieure au dernier changement de l'activité",
      'Il date du {since} : donnez une date « occurredOn » qui ne le précède pas.',
    ],
    ar: ['تاريخ سابق لآخر تغيير في النشاط', 'آخر تغيير كان في {since}: أدخل «occurredOn» لا يسبقه.'],
    en: [
      'Dated before the last change of the activity',
      'That was on {since}: give an “occurredOn” that does not come before it.',
    ],
  },
  'list-name-unusable': {
    kind: 'invalid',
    fr: [
      '« {list} » ne peut pas être le nom d’une liste',
      'Prenez des minuscules sans accent, des chiffres et des traits d’union : « annuaire-2023 ».',
    ],
    ar: ['لا يصلح «{list}» اسما للائحة', 'استعملوا حروفا لاتينية صغيرة وأرقاما وواصلات: «annuaire-2023».'],
    en: [
      '“{list}” cannot be the name of a list',
      'Use small letters without accents, digits and hyphens: “directory-2023”.',
    ],
  },
  'list-reading-unchanged': {
    kind: 'conflict',
    fr: ['La liste se lit déjà ainsi', "Il n'y a rien à changer."],
    ar: ['تُقرأ اللائحة هكذا من قبل', 'لا شيء يتغير.'],
    en: ['The list is read in this way already', 'There is nothing to change.'],
  },
  'list-unknown': {
    kind: 'missing',
    fr: ['Le réseau ne connaît pas de liste « {list} »', 'Vérifiez son nom dans la liste des listes.'],
    ar: ['لا تعرف الشبكة لائحة «{list}»', 'تحقّقوا من اسمها في قائمة اللوائح.'],
    en: ['The network knows no list “{list}”', 'Check its name among the lists.'],
  },
  'list-lacks-columns': {
    kind: 'invalid',
    fr: ['Aucune colonne ne donne : {missing}', 'Dites dans « choices » laquelle le fait, ou ajoutez-la au fichier.'],
    ar: ['لا يوجد عمود يعطي: {missing}', 'حددوا العمود في «choices» أو أضيفوه إلى الملف.'],
    en: ['No column gives: {missing}', 'Say in “choices” which one does, or add it to the file.'],
  },
  'list-organisation-unknown': {
    kind: 'invalid',
    fr: [
      '« {name} » n’est pas une organisation connue',
      'Enregistrez-la, dites qui elle est dans « choices », ou laissez la liste l’apporter : « bring=organisations ».',
    ],
    ar: [
      '«{name}» منظمة غير معروفة',
      'سجّلوها، أو حددوا من هي في «choices»، أو اسمحوا للائحة بإضافتها: «bring=organisations».',
    ],
    en: [
      '“{name}” is not a known organisation',
      'Register it, say in “choices” who it is, or let the list bring it: “bring=organisations”.',
    ],
  },
  'list-organisation-doubtful': {
    kind: 'invalid',
    fr: [
      '« {name} » ressemble à une organisation connue',
      'Dites dans « choices » si c’est elle (« same ») ou une autre (« new »).',
    ],
    ar: ['«{name}» تشبه منظمة معروفة', 'حددوا في «choices» إن كانت هي نفسها («same») أو منظمة أخرى («new»).'],
    en: [
      '“{name}” is like a known organisation',
      'Say in “choices” whether it is that one (“same”) or another (“new”).',
    ],
  },
  'list-field-unknown': {
    kind: 'invalid',
    fr: [
      '« {name} » n’est pas un champ d’intervention du réseau',
      'Dites dans « choices » lequel c’est, ou laissez la liste l’apporter : « bring=fields ».',
    ],
    ar: [
      '«{name}» ليس من مجالات التدخل في الشبكة',
      'حددوا في «choices» أي مجال هو، أو اسمحوا للائحة بإضافته: «bring=fields».',
    ],
    en: [
      '“{name}” is not one of the network’s fields of intervention',
      'Say in “choices” which one it is, or let the list bring it: “bring=fields”.',
    ],
  },
  'list-field-doubtful': {
    kind: 'invalid',
    fr: ['« {name} » ressemble à un champ connu', 'Dites dans « choices » lequel c’est.'],
    ar: ['«{name}» يشبه مجالا معروفا', 'حددوا في «choices» أي مجال هو.'],
    en: ['“{name}” is like a known field', 'Say in “choices” which one it is.'],
  },
  'list-area-unknown': {
    kind: 'invalid',
    fr: [
      '« {name} » n’est pas une zone de la carte',
      'Dites dans « choices » laquelle c’est, ou laissez la liste l’apporter : « bring=areas ».',
    ],
    ar: ['«{name}» ليست من مناطق الخريطة', 'حددوا في «choices» أي منطقة هي، أو اسمحوا للائحة بإضافتها: «bring=areas».'],
    en: [
      '“{name}” is not an area of the map',
      'Say in “choices” which one it is, or let the list bring it: “bring=areas”.',
    ],
  },
  'list-area-doubtful': {
    kind: 'invalid',
    fr: ['« {name} » ressemble à une zone connue', 'Dites dans « choices » laquelle c’est.'],
    ar: ['«{name}» تشبه منطقة معروفة', 'حددوا في «choices» أي منطقة هي.'],
    en: ['“{name}” is like a known area', 'Say in “choices” which one it is.'],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
