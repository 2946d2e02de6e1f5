import { addressIn, escaped, page } from '#http';
import type { Language, Phrase } from '#kernel';
import { type Fault, form, hidden, input } from './forms.js';

const WORDS = {
  title: { fr: 'Se connecter', ar: 'تسجيل الدخول', en: 'Sign in' },
  email: { fr: 'Adresse e-mail', ar: 'البريد الإلكتروني', en: 'E-mail address' },
  password: { fr: 'Mot de passe', ar: 'كلمة المرور', en: 'Password' },
  with: { fr: 'Se connecter avec {name}', ar: 'الدخول عبر {name}', en: 'Sign in with {name}' },
  or: { fr: 'ou', ar: 'أو', en: 'or' },
  lost: {
    fr: 'Mot de passe oublié, ou pas encore de compte ? La coordination de votre réseau peut vous envoyer un lien.',
    ar: 'نسيتم كلمة المرور أو ليس لكم حساب بعد؟ يمكن لتنسيقية شبكتكم أن ترسل إليكم رابطا.',
    en: 'Forgotten your password, or no account yet? The coordinators of your network can send you a link.',
  },
  privacy: { fr: 'Les données personnelles', ar: 'المعطيات الشخصية', en: 'Personal data' },
} as const satisfies Record<string, Phrase>;

/** How a page of signing in stands. */
export interface SignInPage {
  /** Where to go on to. */
  readonly next?: string;
  readonly email?: string;
  readonly fault?: Fault;
  /** What the OpenID Connect provider is called, where there is one. */
  readonly provider?: string;
}

const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;

function providerLink(language: Language, name: string, next: string | undefined): string {
  const address = escaped(addressIn(language, withNext('/sign-in/oidc', next)));
  const label = escaped(WORDS.with[language].replace('{name}', name));
  return `<p><a class="button" href="${address}">${label}</a></p><p><small>${WORDS.or[language]}</small></p>`;
}

export function signInPage(language: Language, { next, email, fault, provider }: SignInPage): string {
  const fields = [
    input({ name: 'email', type: 'email', autocomplete: 'username', label: WORDS.email[language], value: email }),
    input({ name: 'password', type: 'password', autocomplete: 'current-password', label: WORDS.password[language] }),
    hidden('next', next),
  ];
  const title = WORDS.title[language];
  const body = [
    `<h1>${title}</h1>`,
    provider === undefined ? '' : providerLink(language, provider, next),
    form(language, '/sign-in', { fields, button: title, fault }),
    `<p><small>${WORDS.lost[language]} <a href="${addressIn(language, '/privacy')}">${WORDS.privacy[language]}</a></small></p>`,
  ];
  return page(language, title, body.join(''), withNext('/sign-in', next));
}
