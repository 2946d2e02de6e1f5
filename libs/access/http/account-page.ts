import { escaped, page } from '#http';
import { type Day, fill, inLanguage, type Instant, type Language, type Phrase, type Text } from '#kernel';
import type { Session } from '../credentials/sessions.js';
import type { Role } from '../domain/roles.js';
import type { AccountRow, NamedGrant } from '../queries/accounts.queries.js';
import type { TokenFields } from '../views/accounts.view.js';
import { terms } from '../words.js';
import { type Fault, form, input, newPassword } from './forms.js';

/** Everything on the page of whoever is signed in. */
export interface AccountPage {
  readonly account: AccountRow;
  readonly sessions: readonly Session[];
  /** By token. */
  readonly lastUses: ReadonlyMap<string, Instant | undefined>;
  /** Whether they have a password, and not only a provider that vouches for them. */
  readonly hasPassword: boolean;
  readonly timeZone: string;
  /** What was wrong with a change of password; `changed` where nothing was. */
  readonly outcome?: Fault | 'changed';
}

const WORDS = {
  title: { fr: 'Mon compte', ar: 'حسابي', en: 'My account' },
  roles: { fr: 'Mes rôles', ar: 'أدواري', en: 'My roles' },
  noRole: {
    fr: 'Aucun rôle pour le moment : demandez-en un à la coordination de votre réseau.',
    ar: 'لا دور لكم حاليا: اطلبوا دورا من تنسيقية شبكتكم.',
    en: 'No role for the time being: ask the coordinators of your network for one.',
  },
  behalf: { fr: 'au nom de {organisation}', ar: 'باسم {organisation}', en: 'on behalf of {organisation}' },
  sessions: { fr: 'Mes sessions', ar: 'جلساتي', en: 'My sessions' },
  since: { fr: 'Ouverte', ar: 'فُتحت', en: 'Since' },
  seen: { fr: 'Utilisée', ar: 'آخر استعمال', en: 'Last used' },
  elsewhere: {
    fr: 'Changer de mot de passe ferme toutes les autres sessions.',
    ar: 'تغيير كلمة المرور يغلق جميع الجلسات الأخرى.',
    en: 'Changing the password ends all the others.',
  },
  tokens: { fr: 'Mes jetons d’accès', ar: 'رموز الوصول الخاصة بي', en: 'My API tokens' },
  noToken: { fr: 'Aucun.', ar: 'لا شيء.', en: 'None.' },
  label: { fr: 'Pour', ar: 'الغرض', en: 'For' },
  access: { fr: 'Accès', ar: 'الوصول', en: 'Access' },
  until: { fr: 'Jusqu’au', ar: 'إلى غاية', en: 'Until' },
  used: { fr: 'Dernier usage', ar: 'آخر استعمال', en: 'Last used' },
  never: { fr: 'jamais', ar: 'لم يُستعمل', en: 'never' },
  password: { fr: 'Changer de mot de passe', ar: 'تغيير كلمة المرور', en: 'Change password' },
  current: { fr: 'Mot de passe actuel', ar: 'كلمة المرور الحالية', en: 'Current password' },
  changed: {
    fr: 'Le mot de passe est changé. Les autres sessions sont fermées.',
    ar: 'تم تغيير كلمة المرور وأُغلقت الجلسات الأخرى.',
    en: 'The password is changed. All other sessions have ended.',
  },
  noPassword: {
    fr: 'Vous n’en avez pas : un autre service répond de vous. Pour en choisir un, demandez un lien à la coordination de votre réseau.',
    ar: 'ليست لكم كلمة مرور: خدمة أخرى تعرّف بكم. لاختيار واحدة اطلبوا رابطا من تنسيقية شبكتكم.',
    en: 'You have none: another service vouches for you. To choose one, ask the coordinators of your network for a link.',
  },
  data: { fr: 'Mes données', ar: 'معطياتي', en: 'My data' },
  all: { fr: 'Tout ce qui est conservé de moi', ar: 'كل ما يُحفظ عني', en: 'All that is held on me' },
  history: { fr: 'L’histoire de mon compte', ar: 'تاريخ حسابي', en: 'The history of my account' },
  privacy: { fr: 'Pourquoi, et mes droits', ar: 'لماذا، وما هي حقوقي', en: 'Why, and my rights' },
  signOut: { fr: 'Se déconnecter', ar: 'تسجيل الخروج', en: 'Sign out' },
} as const satisfies Record<string, Phrase>;

const ROLES: Readonly<Record<Role, Phrase>> = {
  operator: { fr: 'Exploitation de cette installation', ar: 'تشغيل هذه المنظومة', en: 'Operator of this installation' },
  coordinator: { fr: 'Coordination de {network}', ar: 'تنسيق {network}', en: 'Coordinator of {network}' },
  'group-lead': {
    fr: 'Responsable du groupe de travail {group}, dans {network}',
    ar: 'تنسيق مجموعة العمل {group} في {network}',
    en: 'Lead of the working group {group}, in {network}',
  },
  'focal-point': { fr: 'Point focal dans {network}', ar: 'نقطة اتصال في {network}', en: 'Focal point in {network}' },
  analyst: {
    fr: 'Analyste de {network} : tout lire, ne rien changer',
    ar: 'محلّل لدى {network}: قراءة كل شيء دون تغيير',
    en: 'Analyst of {network}: reads everything, changes nothing',
  },
  observer: {
    fr: 'Observation de {network} : lire ce qui y est public',
    ar: 'ملاحظ لدى {network}: قراءة ما هو عمومي فيها',
    en: 'Observer of {network}: reads what is public there',
  },
};

/** A role in words: what one is, where, and for whom. */
export function roleInWords(language: Language, grant: NamedGrant): string {
  const named = (name: Text | undefined, id = ''): string => `<bdi>${escaped(inLanguage(name, language) || id)}</bdi>`;
  const { role, network, organisation, group } = grant;
  const values = {
    network: named(grant.networkName, network),
    organisation: named(grant.organisationName, organisation),
    group: named(grant.groupName, group),
  };
  const behalf = organisation === undefined ? '' : ` <small>${fill(WORDS.behalf[language], values)}</small>`;
  return `${fill(ROLES[role][language], values)}${behalf}`;
}

/** Digits as they are written in Morocco; its French months would be hard to tell apart (`jui.`). */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', ar: 'ar-MA', en: 'en-GB' };

const inTime = (language: Language, at: Instant | Day, style: Intl.DateTimeFormatOptions): string =>
  `<time datetime="${at}">${new Intl.DateTimeFormat(LOCALES[language], style).format(new Date(at))}</time>`;

const momentIn =
  (language: Language, timeZone: string) =>
  (instant: Instant): string =>
    inTime(language, instant, { dateStyle: 'medium', timeStyle: 'short', timeZone });

const dayIn = (language: Language, day: Day): string => inTime(language, day, { dateStyle: 'medium', timeZone: 'UTC' });

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>` +
  `<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

function sessions(language: Language, { sessions, timeZone }: AccountPage): string {
  const told = momentIn(language, timeZone);
  const rows = sessions
    .toSorted((one, other) => (one.seenAt < other.seenAt ? 1 : -1))
    .map(({ startedAt, seenAt }) => [told(startedAt), told(seenAt)]);
  return `${table([WORDS.since[language], WORDS.seen[language]], rows)}<p><small>${WORDS.elsewhere[language]}</small></p>`;
}

function tokens(language: Language, { account, lastUses, timeZone }: AccountPage): string {
  const told = momentIn(language, timeZone);
  const row = ({ id, label, access, network, expiresOn }: TokenFields): readonly string[] => {
    const place = account.grants.find((grant) => grant.network === network)?.networkName;
    const where = network === undefined ? '' : ` · ${escaped(inLanguage(place, language) || network)}`;
    const used = lastUses.get(id);
    const what = `${terms[access]![language]}${where}`;
    return [
      `<bdi>${escaped(label ?? '')}</bdi>`,
      what,
      expiresOn ? dayIn(language, expiresOn) : '—',
      used ? told(used) : WORDS.never[language],
    ];
  };
  const good = account.tokens.filter(({ revoked }) => !revoked);
  if (good.length === 0) return `<p>${WORDS.noToken[language]}</p>`;
  return table(
    [WORDS.label, WORDS.access, WORDS.until, WORDS.used].map((word) => word[language]),
    good.map(row),
  );
}

function password(language: Language, { account, hasPassword, outcome }: AccountPage): string {
  if (!hasPassword) return `<p>${WORDS.noPassword[language]}</p>`;
  const current = { name: 'current', type: 'password', autocomplete: 'current-password' } as const;
  const fields = [input({ ...current, label: WORDS.current[language] }), ...newPassword(language)];
  const username = `<input name="email" type="email" autocomplete="username" value="${escaped(account.email ?? '')}" hidden>`;
  const done = outcome === 'changed' ? `<p class="note" role="status">${WORDS.changed[language]}</p>` : '';
  const fault = outcome === 'changed' ? undefined : outcome;
  const button = WORDS.password[language];
  return done + form(language, '/account/password', { fields: [username, ...fields], button, fault });
}

export function accountPage(language: Language, asked: AccountPage): string {
  const { id, name, email } = asked.account;
  const roles = asked.account.grants.map((grant) => `<li>${roleInWords(language, grant)}</li>`);
  const own = `/accounts/${id}`;
  const links = [
    [`${own}/personal-data`, WORDS.all],
    [`${own}/timeline`, WORDS.history],
    [`/privacy?lang=${language}`, WORDS.privacy],
  ] as const;
  const part = (heading: Phrase, content: string): string => `<h2>${heading[language]}</h2>${content}`;
  const body = [
    `<h1><bdi>${escaped(name ?? '')}</bdi></h1><p><bdi>${escaped(email ?? '')}</bdi></p>`,
    form(language, '/sign-out', { fields: [], button: WORDS.signOut[language] }),
    part(WORDS.roles, roles.length > 0 ? `<ul>${roles.join('')}</ul>` : `<p>${WORDS.noRole[language]}</p>`),
    part(WORDS.sessions, sessions(language, asked)),
    part(WORDS.tokens, tokens(language, asked)),
    part(WORDS.password, password(language, asked)),
    part(
      WORDS.data,
      `<ul>${links.map(([to, word]) => `<li><a href="${to}">${word[language]}</a></li>`).join('')}</ul>`,
    ),
  ];
  return page(language, WORDS.title[language], body.join(''), '/account');
}
