import { addressIn, escaped, page } from '#http';
import type { Language, Phrase } from '#kernel';
import type { Purpose } from '../credentials/links.js';
import { type Fault, form, hidden, input, newPassword } from './forms.js';

const WORDS = {
  invitation: { fr: 'Bienvenue', ar: 'مرحبا بكم', en: 'Welcome' },
  reset: { fr: 'Choisir un autre mot de passe', ar: 'اختيار كلمة مرور أخرى', en: 'Choose another password' },
  first: { fr: 'Le premier compte', ar: 'الحساب الأول', en: 'The first account' },
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  email: { fr: 'Adresse e-mail', ar: 'البريد الإلكتروني', en: 'E-mail address' },
  signIn: { fr: 'Se connecter', ar: 'تسجيل الدخول', en: 'Sign in' },
  privacy: {
    fr: 'Ce qui est conservé de vous, et vos droits',
    ar: 'ما يُحفظ عنكم، وحقوقكم',
    en: 'What is held on you, and your rights',
  },
} as const satisfies Record<string, Phrase>;

const LEADS: Readonly<Record<Purpose, Phrase>> = {
  invitation: {
    fr: 'Vous êtes invité(e) à rejoindre l’espace de coordination de votre réseau. Choisissez un mot de passe : votre compte sera prêt.',
    ar: 'أنتم مدعوون إلى فضاء التنسيق الخاص بشبكتكم. اختاروا كلمة مرور ليصبح حسابكم جاهزا.',
    en: 'You are invited to where your network coordinates. Choose a password, and your account is ready.',
  },
  reset: {
    fr: 'L’ancien ne servira plus, et toutes les sessions ouvertes seront fermées.',
    ar: 'لن تصلح الكلمة القديمة بعد ذلك، وستُغلق جميع الجلسات المفتوحة.',
    en: 'The old one will be of no more use, and whoever is signed in with it is signed out.',
  },
  first: {
    fr: 'Vous exploiterez cette installation : fonder les réseaux, inviter leurs coordinations.',
    ar: 'ستتولون تشغيل هذه المنظومة: تأسيس الشبكات ودعوة تنسيقياتها.',
    en: 'You will run this installation: found networks, and invite their coordinators.',
  },
};

const BUTTONS: Readonly<Record<Purpose, Phrase>> = {
  invitation: { fr: 'Activer mon compte', ar: 'تفعيل حسابي', en: 'Activate my account' },
  reset: { fr: 'Enregistrer et me connecter', ar: 'الحفظ وتسجيل الدخول', en: 'Save and sign in' },
  first: { fr: 'Créer mon compte', ar: 'إنشاء حسابي', en: 'Create my account' },
};

/** How a page for a link stands. */
export interface ActivationPage {
  readonly purpose: Purpose;
  readonly link: string;
  readonly name?: string;
  readonly email?: string;
  readonly fault?: Fault;
}

/** The first one says who they are; of the others it is known, and shown so that a password manager keeps it. */
function person(language: Language, { purpose, name, email }: ActivationPage): readonly string[] {
  const isFirst = purpose === 'first';
  const address = { name: 'email', type: 'email', autocomplete: 'username', value: email, readonly: !isFirst } as const;
  return [
    isFirst
      ? input({ name: 'name', type: 'text', autocomplete: 'name', label: WORDS.name[language], value: name })
      : '',
    isFirst || email !== undefined ? input({ ...address, label: WORDS.email[language] }) : '',
  ];
}

export function activationPage(language: Language, asked: ActivationPage): string {
  const { purpose, link, name, fault } = asked;
  const title = WORDS[purpose][language];
  const heading = purpose === 'first' || name === undefined ? title : `${title}, <bdi>${escaped(name)}</bdi>`;
  const fields = [...person(language, asked), ...newPassword(language), hidden('link', link)];
  const body = [
    `<h1>${purpose === 'reset' ? title : heading}</h1><p>${LEADS[purpose][language]}</p>`,
    form(language, '/activate', { fields, button: BUTTONS[purpose][language], fault }),
    `<p><small><a href="${addressIn(language, '/privacy')}">${WORDS.privacy[language]}</a></small></p>`,
  ];
  return page(language, title, body.join(''), `/activate?link=${encodeURIComponent(link)}`);
}

/** Why somebody did not come in, what to do about it, and the way back to signing in. */
export const refusedPage = (language: Language, { title, advice }: Fault): string =>
  page(
    language,
    escaped(title),
    `<h1>${escaped(title)}</h1><p>${escaped(advice)}</p><p><a class="button" href="${addressIn(language, '/sign-in')}">${WORDS.signIn[language]}</a></p>`,
  );
