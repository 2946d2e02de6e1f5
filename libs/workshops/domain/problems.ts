import { type ProblemCatalogue, refuser } from '#kernel';

/** Why a gathering's commands may be refused. */
export const problems = {
  'workshop-unknown': {
    kind: 'missing',
    fr: ['Rencontre inconnue', 'Ce réseau n’a pas de rencontre {id}. Cherchez-la dans la liste de ses rencontres.'],
    ar: ['لقاء غير معروف', 'ليس لهذه الشبكة لقاء {id}. ابحثوا عنه في قائمة لقاءاتها.'],
    en: ['Unknown gathering', 'This network has no gathering {id}. Look for it in the list of its gatherings.'],
  },
  'workshop-organisation-unknown': {
    kind: 'missing',
    fr: [
      'Organisation inconnue',
      "Aucune organisation n'est enregistrée sous {organisation}. Enregistrez-la d'abord, ou corrigez l'identifiant.",
    ],
    ar: ['منظمة غير معروفة', 'لا توجد منظمة مسجّلة بالمعرّف {organisation}. سجّلوها أولا أو صحّحوا المعرّف.'],
    en: [
      'Unknown organisation',
      'No organisation is registered under {organisation}. Register it first, or correct the id.',
    ],
  },
  'workshop-group-unknown': {
    kind: 'missing',
    fr: [
      'Groupe de travail inconnu',
      'Ce réseau n’a pas de groupe de travail actif {group}. Choisissez-en un dans la liste de ses groupes.',
    ],
    ar: ['مجموعة عمل غير معروفة', 'لا توجد في هذه الشبكة مجموعة عمل نشطة {group}. اختاروا واحدة من قائمة مجموعاتها.'],
    en: ['Unknown working group', 'This network has no active working group {group}. Choose one from its list.'],
  },
  'ends-before-it-starts': {
    kind: 'invalid',
    fr: [
      'La fin précède le début',
      'La rencontre commence le {start} et finirait le {end}. Corrigez l’une des deux dates.',
    ],
    ar: ['النهاية تسبق البداية', 'يبدأ اللقاء في {start} وينتهي في {end}. صحّحوا أحد التاريخين.'],
    en: ['It ends before it starts', 'The gathering starts on {start} and would end on {end}. Correct one of the two.'],
  },
  'starts-in-the-past': {
    kind: 'invalid',
    fr: [
      'Cette date est passée',
      'On programme une rencontre à venir. Si elle a déjà eu lieu ({startsOn}), enregistrez-la comme tenue.',
    ],
    ar: ['هذا التاريخ مضى', 'تُبرمَج اللقاءات المقبلة. إذا كان اللقاء قد عُقد فعلا ({startsOn}) فسجّلوه بوصفه منعقدا.'],
    en: ['That date is past', 'Only what is to come is scheduled. If it took place on {startsOn}, record it as held.'],
  },
  'not-begun-yet': {
    kind: 'conflict',
    fr: [
      'Pas encore commencée',
      'La rencontre est prévue le {startsOn}. Attendez ce jour, ou indiquez la date à laquelle elle s’est tenue.',
    ],
    ar: ['لم يبدأ بعد', 'اللقاء مقرّر في {startsOn}. انتظروا ذلك اليوم أو اذكروا التاريخ الذي عُقد فيه.'],
    en: ['Not begun yet', 'The gathering is planned for {startsOn}. Wait for that day, or say when it took place.'],
  },
  'before-the-gathering': {
    kind: 'invalid',
    fr: [
      'Date trop ancienne',
      'La rencontre a commencé le {startsOn} ; ce qui s’y est passé ne peut être antérieur. Corrigez « occurredOn ».',
    ],
    ar: ['تاريخ سابق لأوانه', 'بدأ اللقاء في {startsOn}؛ وما جرى فيه لا يمكن أن يسبقه. صحّحوا «occurredOn».'],
    en: [
      'Dated too early',
      'The gathering began on {startsOn}; what took place there cannot be earlier. Correct “occurredOn”.',
    ],
  },
  'workshop-is-held': {
    kind: 'conflict',
    fr: [
      'Rencontre déjà tenue',
      'Ce qui s’est tenu ne peut être reporté ni annulé. Pour une date fausse, confirmez la tenue avec la bonne.',
    ],
    ar: ['انعقد اللقاء بالفعل', 'ما انعقد لا يؤجَّل ولا يُلغى. إذا كان التاريخ خاطئا فأكّدوا الانعقاد بالتاريخ الصحيح.'],
    en: [
      'Already held',
      'What was held cannot be moved or cancelled. If its date is wrong, confirm it as held on the right one.',
    ],
  },
  'workshop-is-cancelled': {
    kind: 'conflict',
    fr: [
      'Rencontre annulée',
      'Cette rencontre a été annulée. Si elle se tient malgré tout, programmez-en une nouvelle.',
    ],
    ar: ['لقاء ملغى', 'أُلغي هذا اللقاء. إذا كان سينعقد رغم ذلك فبرمجوا لقاء جديدا.'],
    en: ['Cancelled', 'This gathering was cancelled. If it takes place after all, schedule a new one.'],
  },
  'workshop-not-held': {
    kind: 'conflict',
    fr: ['Pas encore tenue', 'La rencontre est seulement programmée. Confirmez d’abord qu’elle s’est tenue.'],
    ar: ['لم ينعقد بعد', 'اللقاء مبرمج فقط. أكّدوا أولا أنه انعقد.'],
    en: ['Not held yet', 'The gathering is only scheduled. Confirm first that it was held.'],
  },
  'already-held-then': {
    kind: 'conflict',
    fr: ['Déjà confirmée', 'Cette rencontre est déjà enregistrée comme tenue à ces dates. Il n’y a rien à faire.'],
    ar: ['مؤكَّد من قبل', 'هذا اللقاء مسجّل أصلا بوصفه منعقدا في هذين التاريخين. لا شيء يُفعل.'],
    en: ['Already confirmed', 'This gathering is recorded as held on these dates already. There is nothing to do.'],
  },
  'same-schedule': {
    kind: 'conflict',
    fr: ['Rien ne change', 'La rencontre est déjà prévue à ces dates et en ce lieu. Changez l’un ou l’autre.'],
    ar: ['لا شيء يتغيّر', 'اللقاء مقرّر أصلا في هذا التاريخ وهذا المكان. غيّروا أحدهما.'],
    en: ['Nothing changes', 'The gathering is planned for these dates and this place already. Change one of them.'],
  },
  'same-agenda': {
    kind: 'conflict',
    fr: ['Même ordre du jour', 'Cet ordre du jour est déjà publié. Modifiez-le avant de le publier à nouveau.'],
    ar: ['جدول الأعمال نفسه', 'جدول الأعمال هذا منشور من قبل. عدّلوه قبل إعادة نشره.'],
    en: ['The same agenda', 'This agenda is published already. Change it before you publish it again.'],
  },
  'session-unknown': {
    kind: 'missing',
    fr: [
      'Séance inconnue',
      'L’ordre du jour n’a pas de séance {session}. Relisez-le et prenez l’un de ses identifiants.',
    ],
    ar: ['جلسة غير معروفة', 'لا يتضمّن جدول الأعمال جلسة {session}. راجعوه وخذوا أحد معرّفاته.'],
    en: ['Unknown session', 'The agenda has no session {session}. Read it again and take one of its ids.'],
  },
  'session-listed-twice': {
    kind: 'invalid',
    fr: ['Séance en double', 'La séance {session} figure deux fois dans cet ordre du jour. Retirez l’une des deux.'],
    ar: ['جلسة مكرّرة', 'ترد الجلسة {session} مرتين في جدول الأعمال هذا. احذفوا إحداهما.'],
    en: ['Session listed twice', 'The session {session} stands twice in this agenda. Take one of them out.'],
  },
  'session-has-conclusions': {
    kind: 'conflict',
    fr: [
      'Séance déjà conclue',
      'La séance {session} a des conclusions : elle reste à l’ordre du jour. Gardez-la avec son identifiant.',
    ],
    ar: ['للجلسة خلاصات', 'للجلسة {session} خلاصات فتبقى في جدول الأعمال. احتفظوا بها مع معرّفها.'],
    en: [
      'The session was concluded',
      'The session {session} has conclusions and stays in the agenda. Keep it, with its id.',
    ],
  },
  'already-invited': {
    kind: 'conflict',
    fr: [
      'Déjà invitées',
      'Toutes ces organisations sont déjà invitées. Relancez-les plutôt que de les inviter à nouveau.',
    ],
    ar: ['مدعوّة من قبل', 'كل هذه المنظمات مدعوّة من قبل. ذكّروها بدل دعوتها مجددا.'],
    en: [
      'Already invited',
      'All of these organisations are invited already. Remind them rather than invite them again.',
    ],
  },
  'not-invited': {
    kind: 'conflict',
    fr: ['Pas d’invitation', 'Cette organisation n’est pas invitée à cette rencontre. Invitez-la d’abord.'],
    ar: ['لا توجد دعوة', 'هذه المنظمة غير مدعوّة إلى هذا اللقاء. ادعوها أولا.'],
    en: ['Not invited', 'This organisation is not invited to this gathering. Invite it first.'],
  },
  'same-answer': {
    kind: 'conflict',
    fr: ['Même réponse', 'Cette organisation a déjà donné cette réponse. Il n’y a rien à changer.'],
    ar: ['الجواب نفسه', 'سبق لهذه المنظمة أن أجابت بهذا الجواب. لا شيء يتغيّر.'],
    en: ['The same answer', 'This organisation gave that answer already. There is nothing to change.'],
  },
  'workshop-is-over': {
    kind: 'conflict',
    fr: [
      'Rencontre terminée',
      'On n’invite plus après la fin. Pour une invitation faite à temps, indiquez sa date ; pour une présence, enregistrez-la.',
    ],
    ar: ['انتهى اللقاء', 'لا دعوة بعد النهاية. إذا كانت الدعوة قد تمّت في وقتها فاذكروا تاريخها، أما الحضور فسجّلوه.'],
    en: [
      'It is over',
      'Nobody is invited after the end. For an invitation made in time, give its date; for who came, record attendance.',
    ],
  },
  'nobody-named': {
    kind: 'invalid',
    fr: ['Personne n’est nommé', 'Indiquez au moins une organisation présente, ou décrivez qui d’autre était là.'],
    ar: ['لم يُذكر أحد', 'اذكروا منظمة حاضرة واحدة على الأقل، أو صِفوا من حضر غيرها.'],
    en: ['Nobody is named', 'Name at least one organisation that came, or say who else was there.'],
  },
  'attendance-listed-twice': {
    kind: 'invalid',
    fr: [
      'Présence en double',
      'L’organisation {organisation} figure deux fois. Réunissez ses participants sur une ligne.',
    ],
    ar: ['حضور مكرّر', 'ترد المنظمة {organisation} مرتين. اجمعوا مشاركيها في سطر واحد.'],
    en: ['Listed twice', 'The organisation {organisation} stands twice. Put its participants on one line.'],
  },
  'same-attendance': {
    kind: 'conflict',
    fr: ['Même liste', 'Cette liste de présence est déjà enregistrée. Envoyez la liste entière telle que corrigée.'],
    ar: ['اللائحة نفسها', 'لائحة الحضور هذه مسجّلة من قبل. أرسلوا اللائحة كاملة بعد تصحيحها.'],
    en: ['The same list', 'This attendance is recorded already. Send the whole list as corrected.'],
  },
  'same-conclusions': {
    kind: 'conflict',
    fr: ['Mêmes conclusions', 'Ces conclusions sont déjà enregistrées. Envoyez-les telles que corrigées.'],
    ar: ['الخلاصات نفسها', 'هذه الخلاصات مسجّلة من قبل. أرسلوها بعد تصحيحها.'],
    en: ['The same conclusions', 'These conclusions are recorded already. Send them as corrected.'],
  },
  'addressee-unnamed': {
    kind: 'invalid',
    fr: [
      'Destinataire incomplet',
      'Donnez « id » pour une organisation ou un groupe de travail, « name » pour une autorité ou un autre destinataire.',
    ],
    ar: ['المخاطَب غير محدّد', 'اذكروا «id» لمنظمة أو مجموعة عمل، و«name» لسلطة أو لأي مخاطَب آخر.'],
    en: [
      'Addressee incomplete',
      'Give “id” for an organisation or a working group, “name” for an authority or anybody else.',
    ],
  },
  'same-recommendation': {
    kind: 'conflict',
    fr: ['Même recommandation', 'Cette rencontre a déjà adressé cette recommandation au même destinataire.'],
    ar: ['التوصية نفسها', 'سبق لهذا اللقاء أن وجّه هذه التوصية إلى المخاطَب نفسه.'],
    en: ['The same recommendation', 'This gathering has addressed that recommendation to the same addressee already.'],
  },
  'recommendation-unknown': {
    kind: 'missing',
    fr: ['Recommandation inconnue', 'Cette rencontre n’a pas de recommandation {recommendation}. Relisez leur liste.'],
    ar: ['توصية غير معروفة', 'ليست لهذا اللقاء توصية {recommendation}. راجعوا لائحة توصياته.'],
    en: ['Unknown recommendation', 'This gathering has no recommendation {recommendation}. Read their list again.'],
  },
  'recommendation-already-declined': {
    kind: 'conflict',
    fr: [
      'Déjà écartée',
      'Cette recommandation a déjà été écartée. Si l’on y revient, une action ou une position peut encore la reprendre.',
    ],
    ar: ['استُبعدت من قبل', 'سبق استبعاد هذه التوصية. إذا عدلتم عن ذلك فيمكن لنشاط أو موقف أن يتبنّاها.'],
    en: ['Already declined', 'This recommendation was declined already. An action or a position can still take it up.'],
  },
  'minutes-empty': {
    kind: 'invalid',
    fr: ['Compte rendu vide', 'Donnez le texte du compte rendu, ou l’adresse où il se trouve.'],
    ar: ['محضر فارغ', 'اذكروا نص المحضر أو العنوان الذي يوجد فيه.'],
    en: ['Empty minutes', 'Give the text of the minutes, or the address where they are.'],
  },
  'same-minutes': {
    kind: 'conflict',
    fr: [
      'Même compte rendu',
      'Ce compte rendu est déjà publié. Une correction se publie avec son nouveau texte ou sa nouvelle adresse.',
    ],
    ar: ['المحضر نفسه', 'هذا المحضر منشور من قبل. يُنشر التصحيح بنصه الجديد أو عنوانه الجديد.'],
    en: ['The same minutes', 'These minutes are published already. A correction comes with its new text or address.'],
  },
} as const satisfies ProblemCatalogue;

export const refuse = refuser(problems);
