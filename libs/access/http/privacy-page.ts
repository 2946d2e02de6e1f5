import { escaped, page } from '#http';
import { fill, type Language, type Phrase } from '#kernel';

/** One processing, as the register has it. */
interface Processing {
  readonly whose: Phrase;
  readonly data: Phrase;
  readonly purpose: Phrase;
  readonly readers: Phrase;
  readonly duration: Phrase;
}

const HEADS: Readonly<Record<keyof Processing, Phrase>> = {
  whose: { fr: 'De qui', ar: 'عمّن', en: 'Whose' },
  data: { fr: 'Quelles données', ar: 'أي معطيات', en: 'Which data' },
  purpose: { fr: 'Pour quoi faire', ar: 'لأي غرض', en: 'What for' },
  readers: { fr: 'Qui les lit', ar: 'من يطّلع عليها', en: 'Who reads them' },
  duration: { fr: 'Combien de temps', ar: 'لأي مدة', en: 'How long' },
};

/** The register of processing, complete: what is not in it is not held. */
const REGISTER: readonly Processing[] = [
  {
    whose: {
      fr: 'Points focaux des organisations membres',
      ar: 'نقاط اتصال المنظمات الأعضاء',
      en: 'Focal points of member organisations',
    },
    data: {
      fr: 'Nom, adresse e-mail, téléphone, fonction dans l’organisation',
      ar: 'الاسم والبريد الإلكتروني والهاتف والمهمة داخل المنظمة',
      en: 'Name, e-mail address, telephone number, function in the organisation',
    },
    purpose: {
      fr: 'Savoir à qui s’adresser dans chaque organisation',
      ar: 'معرفة من يُتوجّه إليه في كل منظمة',
      en: 'To know whom to turn to in each organisation',
    },
    readers: {
      fr: 'Selon ce que l’organisation a choisi : les personnes qui lisent ce qui est public dans le réseau, ses membres, ou la coordination, les analystes et l’organisation seules',
      ar: 'حسب اختيار المنظمة: من يقرأ ما هو عمومي في الشبكة، أو أعضاؤها، أو التنسيقية والمحلّلون والمنظمة وحدهم',
      en: 'As the organisation chose: those who read what is public in the network, its members, or only the coordinators, the analysts and the organisation itself',
    },
    duration: {
      fr: 'Jusqu’à l’effacement, que la personne peut demander à tout moment',
      ar: 'إلى حين المحو، وللشخص أن يطلبه في أي وقت',
      en: 'Until erased, which they may ask for at any time',
    },
  },
  {
    whose: { fr: 'Titulaires d’un compte', ar: 'أصحاب الحسابات', en: 'Account holders' },
    data: {
      fr: 'Nom, adresse e-mail, langue, rôles, choix d’avis, libellé de leurs jetons d’accès, adresses de leurs webhooks',
      ar: 'الاسم والبريد الإلكتروني واللغة والأدوار واختيار الإشعارات وتسميات رموز الوصول وعناوين الويبهوك',
      en: 'Name, e-mail address, language, roles, choices of notices, labels of their API tokens, addresses of their webhooks',
    },
    purpose: {
      fr: 'Ouvrir à chacun ce que ses rôles permettent, et savoir qui a consigné quoi',
      ar: 'تمكين كل شخص مما تسمح به أدواره، ومعرفة من سجّل ماذا',
      en: 'To open to each what their roles allow, and to know who recorded what',
    },
    readers: {
      fr: 'La personne, la coordination des réseaux où elle a un rôle, l’exploitant ; le nom seul, à côté de ce que la personne a consigné : les membres et les analystes de ces réseaux',
      ar: 'الشخص نفسه، وتنسيقيات الشبكات التي له دور فيها، والمشغّل؛ أما الاسم وحده، إلى جانب ما سجّله الشخص، فأعضاء هذه الشبكات ومحلّلوها',
      en: 'The person, the coordinators of the networks where they have a role, the operator; the name alone, beside what they recorded: the members and the analysts of these networks',
    },
    duration: {
      fr: 'Jusqu’à l’effacement du compte, par la personne elle-même si elle le veut',
      ar: 'إلى حين محو الحساب، ولصاحبه أن يمحوه بنفسه',
      en: 'Until the account is erased, by the person themselves if they like',
    },
  },
  {
    whose: {
      fr: 'Titulaires d’un compte que l’on informe',
      ar: 'أصحاب الحسابات الذين يُخبَرون',
      en: 'Account holders who are told',
    },
    data: {
      fr: 'Les avis reçus, et lesquels sont lus',
      ar: 'الإشعارات الواردة وما قُرئ منها',
      en: 'The notices that they were told, and which of them they have read',
    },
    purpose: {
      fr: 'Dire à chacun ce que l’on attend de lui, une seule fois',
      ar: 'إخبار كل شخص بما يُنتظر منه، مرة واحدة',
      en: 'To tell each what is asked of them, once',
    },
    readers: {
      fr: 'La personne seule ; le serveur de courrier de l’exploitant, et l’adresse d’un webhook si la personne en a inscrit un, transmettent ce qu’elle a choisi',
      ar: 'الشخص وحده؛ وينقل خادوم بريد المشغّل، وعنوان الويبهوك إن سجّله الشخص، ما اختاره',
      en: 'The person alone; the operator’s mail server, and a webhook where the person registered one, pass on what they chose',
    },
    duration: {
      fr: 'Un an, ou jusqu’à l’effacement du compte',
      ar: 'سنة واحدة، أو إلى حين محو الحساب',
      en: 'One year, or until the account is erased',
    },
  },
  {
    whose: { fr: 'Personnes qui se connectent', ar: 'من يسجّلون الدخول', en: 'Those who sign in' },
    data: {
      fr: 'Empreinte du mot de passe, identité auprès d’un autre service, début et dernier usage de chaque session et jeton',
      ar: 'بصمة كلمة المرور، والهوية لدى خدمة أخرى، وبداية كل جلسة ورمز وآخر استعمال لهما',
      en: 'A hash of the password, the identity at another service, when each session and token began and was last used',
    },
    purpose: {
      fr: 'Reconnaître la personne, et lui montrer si une autre se sert de son compte',
      ar: 'التعرّف على الشخص، وتمكينه من معرفة إن كان غيره يستعمل حسابه',
      en: 'To recognise the person, and to show them whether somebody else uses their account',
    },
    readers: {
      fr: 'Personne ne peut lire les empreintes ; les moments : la personne et l’exploitant',
      ar: 'لا أحد يستطيع قراءة البصمات؛ أما الأوقات فالشخص نفسه والمشغّل',
      en: 'Nobody can read the hashes; the times: the person, and the operator',
    },
    duration: {
      fr: 'Sessions : 7 jours sans usage, 30 jours au plus. Liens : de 24 heures à 7 jours. Le reste : jusqu’à l’effacement du compte',
      ar: 'الجلسات: 7 أيام دون استعمال و30 يوما على الأكثر. الروابط: من 24 ساعة إلى 7 أيام. والباقي إلى حين محو الحساب',
      en: 'Sessions: 7 days without use, 30 days at most. Links: from 24 hours to 7 days. The rest: until the account is erased',
    },
  },
];

const WORDS = {
  title: { fr: 'Les données personnelles', ar: 'المعطيات الشخصية', en: 'Personal data' },
  lead: {
    fr: 'Registre des traitements de cette installation (loi 09-08, articles 5 et 12 ; RGPD, articles 13 et 30).',
    ar: 'سجل المعالجات في هذه المنظومة (القانون 09-08، المادتان 5 و12؛ النظام الأوروبي العام لحماية البيانات، المادتان 13 و30).',
    en: 'The register of processing of this installation (law 09-08, articles 5 and 12; GDPR, articles 13 and 30).',
  },
  none: {
    fr: 'Aucune donnée de personnes migrantes ni d’autres bénéficiaires n’est conservée ici : seulement des nombres. Un texte qui ressemble à la fiche d’une personne est refusé.',
    ar: 'لا تُحفظ هنا أي معطيات عن المهاجرين أو غيرهم من المستفيدين: أعداد فقط. وكل نص يشبه بطاقة شخص مرفوض.',
    en: 'No data of migrants or other beneficiaries are held here: counts only. A text that looks like the record of a person is refused.',
  },
} as const satisfies Record<string, Phrase>;

type Section = readonly [heading: Phrase, ...paragraphs: Phrase[]];

const RESPONSIBLE: Section = [
  { fr: 'Qui est responsable', ar: 'من المسؤول', en: 'Who is responsible' },
  {
    fr: 'Le réseau ou l’organisation qui exploite {site}. Sa coordination et son exploitant répondent à toute demande ; c’est lui qui déclare ces traitements à la CNDP.',
    ar: 'الشبكة أو المنظمة التي تشغّل {site}. تجيب تنسيقيتها ومشغّلها عن كل طلب، وهي التي تصرّح بهذه المعالجات لدى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي.',
    en: 'The network or organisation that runs {site}. Its coordinators and its operator answer every request; it is the one that declares this processing to the CNDP, the Moroccan authority.',
  },
];

const SECTIONS: readonly Section[] = [
  [
    {
      fr: 'Où elles sont, et comment elles sont protégées',
      ar: 'أين توجد وكيف تُحمى',
      en: 'Where they are, and how they are protected',
    },
    {
      fr: 'Sur les serveurs de l’exploitant, et nulle part ailleurs : rien n’est transmis à un tiers, hors les courriels et webhooks que chacun a choisis, et ces pages ne chargent rien d’un autre site. Si vous vous connectez avec un autre service, celui-ci sait quand.',
      ar: 'في خواديم المشغّل دون غيرها: لا يُنقل شيء إلى طرف آخر، ما عدا الرسائل والويبهوك التي اختارها كل شخص، ولا تحمّل هذه الصفحات شيئا من موقع آخر. وإن سجّلتم الدخول عبر خدمة أخرى فإنها تعلم متى.',
      en: 'On the operator’s servers and nowhere else: nothing is handed to third parties but the mails and webhooks that each chose, and these pages load nothing from another site. If you sign in with another service, it knows when.',
    },
    {
      fr: 'Noms, adresses et téléphones sont chiffrés avec une clé propre à chaque personne (AES-256), gardée à part de l’histoire. Les mots de passe ne sont conservés que sous forme d’empreinte (argon2id). Chaque acte est consigné avec son auteur (loi 09-08, article 23).',
      ar: 'الأسماء والعناوين وأرقام الهاتف مشفّرة بمفتاح خاص بكل شخص (AES-256)، محفوظ بمعزل عن التاريخ. ولا تُحفظ من كلمات المرور إلا بصمتها (argon2id). ويُسجَّل كل فعل مع صاحبه (القانون 09-08، المادة 23).',
      en: 'Names, addresses and telephone numbers are encrypted with a key of each person’s own (AES-256), kept apart from the history. Of passwords only a hash is kept (argon2id). Every act is recorded with who did it (law 09-08, article 23).',
    },
  ],
  [
    { fr: 'Ce qu’effacer veut dire', ar: 'معنى المحو', en: 'What erasing means' },
    {
      fr: 'La clé de la personne est détruite : aussitôt, son nom, ses adresses et ses numéros deviennent illisibles partout, dans l’histoire comme dans les sauvegardes. Il reste que quelqu’un a consigné tel fait, sans que l’on puisse dire qui. Si une ancienne sauvegarde des clés est remise en place, les effacements sont refaits au démarrage.',
      ar: 'يُتلف مفتاح الشخص، فيصبح اسمه وعناوينه وأرقامه غير مقروءة فورا في كل مكان، في التاريخ وفي النسخ الاحتياطية. ويبقى أن شخصا ما سجّل واقعة، دون إمكان معرفة من هو. وإذا أُعيدت نسخة احتياطية قديمة من المفاتيح، أُعيد المحو عند التشغيل.',
      en: 'The person’s key is destroyed: at once their name, addresses and numbers cannot be read any more, anywhere, in the history as in backups. It stays on record that somebody recorded a fact, and nobody can tell who. Where an old backup of the keys is restored, erasures are done again at start.',
    },
  ],
  [
    {
      fr: 'Vos droits, et comment les exercer ici',
      ar: 'حقوقكم وكيف تمارسونها هنا',
      en: 'Your rights, and how to use them here',
    },
    {
      fr: 'Accès (article 7) : dans <a href="/account">Mon compte</a>, « Tout ce qui est conservé de moi » le donne aussitôt, dans un format que l’on peut emporter.',
      ar: 'الولوج (المادة 7): في <a href="/account">حسابي</a>، يعطيكم «كل ما يُحفظ عني» ذلك فورا، بصيغة يمكن أخذها.',
      en: 'Access (article 7): under <a href="/account">My account</a>, “All that is held on me” gives it at once, in a format to take along.',
    },
    {
      fr: 'Rectification (article 8) et effacement : vous-même, par l’API (<code>POST /accounts/…/correct</code>, <code>POST /accounts/…/erase</code>), ou sur demande à la coordination de votre réseau ou à l’exploitant.',
      ar: 'التصحيح (المادة 8) والمحو: بأنفسكم عبر الواجهة البرمجية (<code>POST /accounts/…/correct</code> و<code>POST /accounts/…/erase</code>)، أو بطلب من تنسيقية شبكتكم أو من المشغّل.',
      en: 'Rectification (article 8) and erasure: by yourself, with the API (<code>POST /accounts/…/correct</code>, <code>POST /accounts/…/erase</code>), or on request by the coordinators of your network or the operator.',
    },
    {
      fr: 'Opposition (article 9) : un point focal sans compte s’adresse à son organisation ou à la coordination, qui efface ses données.',
      ar: 'التعرّض (المادة 9): لنقطة الاتصال التي لا حساب لها أن تتوجه إلى منظمتها أو إلى التنسيقية، وهي تمحو معطياتها.',
      en: 'Objection (article 9): a focal point without an account turns to their organisation or to the coordinators, who erase their data.',
    },
    {
      fr: 'Réclamation : auprès de la CNDP (<bdi>www.cndp.ma</bdi>), ou de l’autorité de votre pays.',
      ar: 'الشكاية: لدى اللجنة الوطنية (<bdi>www.cndp.ma</bdi>) أو لدى السلطة المختصة في بلدكم.',
      en: 'Complaint: with the CNDP (<bdi>www.cndp.ma</bdi>), or the authority of your country.',
    },
  ],
];

function processing(language: Language, entry: Processing): string {
  const rows = (Object.keys(HEADS) as (keyof Processing)[])
    .filter((head) => head !== 'whose')
    .map((head) => `<tr><th scope="row">${HEADS[head][language]}</th><td>${entry[head][language]}</td></tr>`);
  return `<h3>${entry.whose[language]}</h3><table><tbody>${rows.join('')}</tbody></table>`;
}

/** What is held on persons, why, and what they may do about it; `site` is where people reach the installation. */
export function privacyPage(language: Language, site: string): string {
  const section = ([heading, ...paragraphs]: Section): string =>
    `<h2>${heading[language]}</h2>${paragraphs.map((text) => `<p>${fill(text[language], { site: `<bdi>${escaped(site)}</bdi>` })}</p>`).join('')}`;
  const register = REGISTER.map((entry) => processing(language, entry)).join('');
  const title = WORDS.title[language];
  const lead = `<h1>${title}</h1><p>${WORDS.lead[language]}</p><p class="note">${WORDS.none[language]}</p>`;
  const body = lead + section(RESPONSIBLE) + register + SECTIONS.map(section).join('');
  return page(language, title, body, '/privacy');
}
