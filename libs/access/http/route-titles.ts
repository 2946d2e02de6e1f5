import type { Phrase } from '#kernel';

/** What the permissions are grouped by: contexts, and what belongs to none. */
export const GROUPS = {
  networks: {
    fr: 'Réseaux, organisations et groupes',
    ar: 'الشبكات والمنظمات والمجموعات',
    en: 'Networks, organisations and groups',
  },
  workshops: { fr: 'Ateliers et recommandations', ar: 'الورشات والتوصيات', en: 'Workshops and recommendations' },
  'action-plan': { fr: 'Plan d’action et indicateurs', ar: 'خطة العمل والمؤشرات', en: 'Action plan and indicators' },
  advocacy: { fr: 'Plaidoyer', ar: 'الترافع', en: 'Advocacy' },
  'coordination-map': { fr: 'Carte de coordination', ar: 'خريطة التنسيق', en: 'Coordination map' },
  history: { fr: 'Histoire', ar: 'التاريخ', en: 'History' },
  access: { fr: 'Comptes et rôles', ar: 'الحسابات والأدوار', en: 'Accounts and roles' },
  notifications: { fr: 'Avis et calendriers', ar: 'الإشعارات والتقويمات', en: 'Notices and calendars' },
  'sign-in': { fr: 'Se connecter', ar: 'تسجيل الدخول', en: 'Signing in' },
  system: { fr: 'L’installation', ar: 'المنظومة', en: 'The installation' },
} as const satisfies Record<string, Phrase>;
export type Group = keyof typeof GROUPS;

/** What the product's own routes are for, those of no context. */
export const OWN_ROUTES: Readonly<Record<string, { readonly group: Group; readonly title: Phrase }>> = {
  'GET /accounts/:id/personal-data': {
    group: 'access',
    title: {
      fr: 'Tout ce qui est conservé d’une personne',
      ar: 'كل ما يُحفظ عن شخص',
      en: 'All that is held on a person',
    },
  },
  'GET /sign-in': {
    group: 'sign-in',
    title: { fr: 'La page de connexion', ar: 'صفحة تسجيل الدخول', en: 'The page to sign in' },
  },
  'POST /sign-in': {
    group: 'sign-in',
    title: { fr: 'Se connecter, sur la page', ar: 'تسجيل الدخول في الصفحة', en: 'Sign in, on the page' },
  },
  'POST /sessions': {
    group: 'sign-in',
    title: { fr: 'Se connecter, par programme', ar: 'تسجيل الدخول برمجيا', en: 'Sign in, by a program' },
  },
  'GET /sign-in/oidc': {
    group: 'sign-in',
    title: { fr: 'Se connecter avec un autre service', ar: 'الدخول عبر خدمة أخرى', en: 'Sign in with another service' },
  },
  'GET /sign-in/oidc/callback': {
    group: 'sign-in',
    title: { fr: 'Le retour de cet autre service', ar: 'العودة من تلك الخدمة', en: 'The way back from that service' },
  },
  'GET /activate': {
    group: 'sign-in',
    title: { fr: 'La page d’un lien reçu', ar: 'صفحة رابط متلقّى', en: 'The page of a link received' },
  },
  'POST /activate': {
    group: 'sign-in',
    title: {
      fr: 'Choisir son mot de passe, sur la page',
      ar: 'اختيار كلمة المرور في الصفحة',
      en: 'Choose a password, on the page',
    },
  },
  'POST /activation': {
    group: 'sign-in',
    title: {
      fr: 'Choisir son mot de passe, par programme',
      ar: 'اختيار كلمة المرور برمجيا',
      en: 'Choose a password, by a program',
    },
  },
  'GET /account': { group: 'sign-in', title: { fr: 'Mon compte', ar: 'حسابي', en: 'My account' } },
  'GET /me': {
    group: 'sign-in',
    title: { fr: 'Qui je suis, pour un programme', ar: 'من أنا، للبرامج', en: 'Who I am, for a program' },
  },
  'POST /account/password': {
    group: 'sign-in',
    title: {
      fr: 'Changer de mot de passe, sur la page',
      ar: 'تغيير كلمة المرور في الصفحة',
      en: 'Change the password, on the page',
    },
  },
  'POST /me/password': {
    group: 'sign-in',
    title: {
      fr: 'Changer de mot de passe, par programme',
      ar: 'تغيير كلمة المرور برمجيا',
      en: 'Change the password, by a program',
    },
  },
  'POST /sign-out': {
    group: 'sign-in',
    title: { fr: 'Se déconnecter, sur la page', ar: 'تسجيل الخروج في الصفحة', en: 'Sign out, on the page' },
  },
  'POST /sessions/end': {
    group: 'sign-in',
    title: { fr: 'Se déconnecter, par programme', ar: 'تسجيل الخروج برمجيا', en: 'Sign out, by a program' },
  },

  'GET /me/inbox': {
    group: 'notifications',
    title: {
      fr: 'Ma boîte de réception, pour un programme',
      ar: 'صندوق الوارد، للبرامج',
      en: 'My inbox, for a program',
    },
  },
  'GET /me/inbox/about/:object': {
    group: 'notifications',
    title: { fr: 'Ce qui m’a été dit d’une chose', ar: 'ما قيل لي عن شيء', en: 'What I was told of one thing' },
  },
  'GET /me/inbox/live': {
    group: 'notifications',
    title: {
      fr: 'Savoir aussitôt qu’il y a du nouveau',
      ar: 'معرفة الجديد فورا',
      en: 'Learn at once that there is something new',
    },
  },
  'POST /me/inbox/read': {
    group: 'notifications',
    title: { fr: 'Marquer comme lu, par programme', ar: 'تعليم كمقروء، برمجيا', en: 'Mark as read, by a program' },
  },
  'GET /me/calendars': {
    group: 'notifications',
    title: { fr: 'Mes calendriers, pour un programme', ar: 'تقويماتي، للبرامج', en: 'My calendars, for a program' },
  },
  'POST /me/calendars/renew': {
    group: 'notifications',
    title: {
      fr: 'Changer les adresses de mes calendriers, par programme',
      ar: 'تغيير عناوين تقويماتي، برمجيا',
      en: 'Change the addresses of my calendars, by a program',
    },
  },
  'GET /inbox': {
    group: 'notifications',
    title: { fr: 'Ma boîte de réception', ar: 'صندوق الوارد', en: 'My inbox' },
  },
  'GET /inbox/:object': {
    group: 'notifications',
    title: {
      fr: 'Ce qui m’a été dit d’une chose, sur la page',
      ar: 'ما قيل لي عن شيء، في الصفحة',
      en: 'What I was told of one thing, on the page',
    },
  },
  'POST /inbox/read': {
    group: 'notifications',
    title: { fr: 'Marquer comme lu, sur la page', ar: 'تعليم كمقروء، في الصفحة', en: 'Mark as read, on the page' },
  },
  'GET /inbox/calendars': {
    group: 'notifications',
    title: { fr: 'Mes calendriers', ar: 'تقويماتي', en: 'My calendars' },
  },
  'POST /inbox/calendars/renew': {
    group: 'notifications',
    title: {
      fr: 'Changer les adresses de mes calendriers',
      ar: 'تغيير عناوين تقويماتي',
      en: 'Change the addresses of my calendars',
    },
  },
  'GET /calendar.ics': {
    group: 'notifications',
    title: {
      fr: 'Un calendrier, à l’adresse qui en a été donnée',
      ar: 'تقويم، على عنوانه الخاص',
      en: 'A calendar, at the address that was given for it',
    },
  },
  'GET /mails': {
    group: 'notifications',
    title: {
      fr: 'Les courriels gardés au lieu d’être envoyés',
      ar: 'الرسائل المحفوظة بدل إرسالها',
      en: 'The mails kept instead of being sent',
    },
  },
  'GET /mails/:id': {
    group: 'notifications',
    title: { fr: 'Un de ces courriels', ar: 'إحدى هذه الرسائل', en: 'One of these mails' },
  },
  'GET /mails/:id/html': {
    group: 'notifications',
    title: {
      fr: 'Un de ces courriels, tel qu’il s’affiche',
      ar: 'إحدى هذه الرسائل كما تظهر',
      en: 'One of these mails, as it is shown',
    },
  },
  'GET /mails/:id/eml': {
    group: 'notifications',
    title: {
      fr: 'Un de ces courriels, tel qu’il partirait',
      ar: 'إحدى هذه الرسائل كما ستُرسل',
      en: 'One of these mails, as it would be sent',
    },
  },
  'GET /unsubscribe': {
    group: 'notifications',
    title: {
      fr: 'Le lien « ne plus recevoir » d’un courriel',
      ar: 'رابط إيقاف الرسائل',
      en: 'The link in a mail to get no more',
    },
  },
  'POST /unsubscribe': {
    group: 'notifications',
    title: { fr: 'Ne plus recevoir, en un clic', ar: 'إيقاف الرسائل بنقرة واحدة', en: 'Get no more, by one click' },
  },
  'GET /answer': {
    group: 'notifications',
    title: { fr: 'Le lien d’un courriel d’invitation', ar: 'رابط رسالة الدعوة', en: 'The link in a mail that invites' },
  },
  'POST /answer': {
    group: 'notifications',
    title: {
      fr: 'Répondre à une invitation par ce lien',
      ar: 'الرد على دعوة بهذا الرابط',
      en: 'Answer an invitation by this link',
    },
  },

  'GET /': { group: 'system', title: { fr: 'L’accueil', ar: 'الصفحة الرئيسية', en: 'The home page' } },
  'GET /docs': {
    group: 'system',
    title: { fr: 'La documentation de l’API', ar: 'وثائق الواجهة البرمجية', en: 'The API’s documentation' },
  },
  'GET /docs/permissions': { group: 'system', title: { fr: 'Cette page', ar: 'هذه الصفحة', en: 'This page' } },
  'GET /privacy': {
    group: 'system',
    title: { fr: 'Les données personnelles', ar: 'المعطيات الشخصية', en: 'Personal data' },
  },
  'GET /openapi.json': {
    group: 'system',
    title: {
      fr: 'La description de l’API, pour les programmes',
      ar: 'وصف الواجهة البرمجية للبرامج',
      en: 'The API’s description, for programs',
    },
  },
  'GET /problems/:code': {
    group: 'system',
    title: { fr: 'Ce qu’un refus veut dire', ar: 'معنى رفض من الرفوض', en: 'What a refusal means' },
  },
  'GET /health/live': {
    group: 'system',
    title: { fr: 'Si le processus répond', ar: 'هل تستجيب العملية', en: 'Whether the process answers' },
  },
  'GET /health/ready': {
    group: 'system',
    title: { fr: 'Si les vues sont à jour', ar: 'هل العروض محيّنة', en: 'Whether the views are up to date' },
  },
  'GET /health': {
    group: 'system',
    title: { fr: 'L’état du système', ar: 'حالة النظام', en: 'How the system is doing' },
  },
  'GET /metrics': { group: 'system', title: { fr: 'Les mesures', ar: 'القياسات', en: 'Measurements' } },
  'GET /views/rebuilds': {
    group: 'system',
    title: { fr: 'Les reconstructions de vues', ar: 'عمليات إعادة بناء العروض', en: 'Rebuilds of views' },
  },
  'POST /views/:view/rebuild': {
    group: 'system',
    title: { fr: 'Reconstruire une vue', ar: 'إعادة بناء عرض', en: 'Rebuild a view' },
  },
  'GET /jobs': {
    group: 'system',
    title: {
      fr: 'Le travail à venir, et celui qui a échoué',
      ar: 'العمل المقبل وما فشل منه',
      en: 'Work to be done, and work that was given up',
    },
  },
  'POST /jobs/:id/revive': {
    group: 'system',
    title: { fr: 'Reprendre un travail qui a échoué', ar: 'استئناف عمل فشل', en: 'Try again what was given up' },
  },
  'POST /jobs/:id/drop': {
    group: 'system',
    title: { fr: 'Abandonner un travail qui a échoué', ar: 'التخلي عن عمل فشل', en: 'Drop what was given up' },
  },
};
