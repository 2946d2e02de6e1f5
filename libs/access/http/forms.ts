import type { FastifyRequest } from 'fastify';
import { addressIn, escaped } from '#http';
import type { Language, Phrase } from '#kernel';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../credentials/passwords.js';

/** What is wrong with a form that was sent. */
export interface Fault {
  readonly title: string;
  readonly advice: string;
}

/** One field; `autocomplete` lets telephones and password managers fill it in (https://html.spec.whatwg.org/#autofill). */
export interface Input {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: 'name' | 'username' | 'current-password' | 'new-password';
  readonly value?: string;
  readonly hint?: string;
  readonly readonly?: boolean;
}

/** The fields of a form that was sent, each a text. */
export const fieldsIn = (request: FastifyRequest): Readonly<Record<string, string | undefined>> =>
  (request.body ?? {}) as Readonly<Record<string, string>>;

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escaped(value)}"`;

const lengths = ({ autocomplete }: Input): string =>
  autocomplete === 'new-password' ? ` minlength="${SHORTEST_PASSWORD}" maxlength="${LONGEST_PASSWORD}"` : '';

/** Addresses and passwords are written from left to right in every language. */
export const input = (field: Input): string => {
  const { name, label, type, autocomplete, value, hint } = field;
  const direction = type === 'text' ? 'auto' : 'ltr';
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  const note = hint === undefined ? '' : `<small id="${name}-hint">${hint}</small>`;
  const rest = `${attribute('value', value)}${lengths(field)}${described}${field.readonly ? ' readonly' : ' required'}`;
  return `<label>${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" dir="${direction}"${rest}>${note}</label>`;
};

export const hidden = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<input type="hidden"${attribute('name', name)}${attribute('value', value)}>`;

/** A form, sent in the language that it is read in; what was wrong with the last one stands before it. */
export function form(
  language: Language,
  action: string,
  { fields, button, fault }: { readonly fields: readonly string[]; readonly button: string; readonly fault?: Fault },
): string {
  const address = attribute('action', addressIn(language, action));
  return `${fault ? alert(fault) : ''}<form method="post"${address}>${fields.join('')}<div><button>${button}</button></div></form>`;
}

const alert = ({ title, advice }: Fault): string =>
  `<p role="alert"><b>${escaped(title)}</b><br>${escaped(advice)}</p>`;

const WORDS = {
  password: { fr: 'Nouveau mot de passe', ar: 'كلمة مرور جديدة', en: 'New password' },
  again: { fr: 'Le même, encore une fois', ar: 'كلمة المرور نفسها مرة أخرى', en: 'The same, once more' },
  hint: {
    fr: `Au moins ${SHORTEST_PASSWORD} caractères : une phrase de quatre mots convient.`,
    ar: `${SHORTEST_PASSWORD} رمزا على الأقل: جملة من أربع كلمات مناسبة.`,
    en: `At least ${SHORTEST_PASSWORD} characters: a phrase of four words will do.`,
  },
  differ: { fr: 'Les deux mots de passe diffèrent', ar: 'كلمتا المرور مختلفتان', en: 'The two passwords differ' },
  retype: {
    fr: 'Saisissez deux fois le même : rien ne sera perdu par une faute de frappe.',
    ar: 'أدخلوا الكلمة نفسها مرتين، حتى لا يضيع شيء بخطأ في الكتابة.',
    en: 'Type the same one twice, so that nothing is lost by a slip.',
  },
} as const satisfies Record<string, Phrase>;

/** A password to be chosen: without a script it cannot be shown, so it is asked for twice. */
export const newPassword = (language: Language): readonly string[] => [
  input({
    ...{ name: 'password', type: 'password', autocomplete: 'new-password' },
    ...{ label: WORDS.password[language], hint: WORDS.hint[language] },
  }),
  input({ name: 'again', type: 'password', autocomplete: 'new-password', label: WORDS.again[language] }),
];

/** What is wrong with two passwords that should be one. */
export const passwordsDiffer = (
  { password, again }: Readonly<Record<string, string | undefined>>,
  language: Language,
): Fault | undefined =>
  password === again ? undefined : { title: WORDS.differ[language], advice: WORDS.retype[language] };
