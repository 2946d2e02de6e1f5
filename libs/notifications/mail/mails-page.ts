import { addressIn, escaped, page } from '#http';
import { fill, type Instant, type Language, type Phrase } from '#kernel';
import type { KeptMail } from './kept-mails.js';

/**
 * The `Content-Security-Policy` of a mail's own HTML at `/mails/<id>/html`: nothing runs and nothing is fetched, whatever stands in it; its
 * links open beside. What forbids framing otherwise (`X-Frame-Options`) must not come along.
 */
export const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** What the policy of the page around it has besides, for a browser to show the mail inside. */
export const FRAME_POLICY = "frame-src 'self'";

const WORDS = {
  title: {
    fr: 'Les courriels de cette démonstration',
    ar: 'رسائل هذا العرض التجريبي',
    en: 'The mails of this demonstration',
  },
  note: {
    fr: 'Dans cette démonstration, aucun courriel n’est envoyé. Voici ceux qui l’auraient été.',
    ar: 'في هذا العرض التجريبي لا يُرسل أي بريد إلكتروني. هذه هي الرسائل التي كانت ستُرسل.',
    en: 'In this demonstration no mail is sent. Here are those that would have been.',
  },
  none: { fr: 'Aucun pour le moment.', ar: 'لا رسائل حتى الآن.', en: 'None so far.' },
  line: { fr: 'À {to}, {when}', ar: 'إلى {to}، {when}', en: 'To {to}, {when}' },
  to: { fr: 'À', ar: 'إلى', en: 'To' },
  when: { fr: 'Date', ar: 'التاريخ', en: 'Date' },
  invitation: { fr: 'Pièce jointe', ar: 'مرفق', en: 'Attachment' },
  invited: {
    fr: 'une invitation pour l’agenda',
    ar: 'دعوة تُضاف إلى التقويم',
    en: 'an invitation for the calendar',
  },
  shown: { fr: 'Tel qu’il s’affiche', ar: 'كما تظهر', en: 'As it is shown' },
  text: {
    fr: 'Sans mise en forme, pour les messageries les plus simples',
    ar: 'نص دون تنسيق، لأبسط برامج البريد',
    en: 'Without layout, for the simplest mail programs',
  },
  source: { fr: 'Télécharger le courriel (.eml)', ar: 'تنزيل الرسالة (‎.eml)', en: 'Download the mail (.eml)' },
  back: { fr: 'Tous les courriels', ar: 'جميع الرسائل', en: 'All mails' },
} as const satisfies Record<string, Phrase>;

/** Digits as they are written in Morocco. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' };

function moment(language: Language, timeZone: string, at: Instant): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return `<time datetime="${escaped(at)}">${format.format(new Date(at))}</time>`;
}

const addressOf = ({ id }: KeptMail): string => `/mails/${encodeURIComponent(id)}`;

const name = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

const noted = (language: Language): string => `<p class="note">${WORDS.note[language]}</p>`;

const asText = (text: string): string =>
  text
    .trim()
    .split('\n\n')
    .map((block) => `<p>${escaped(block).replaceAll('\n', '<br>')}</p>`)
    .join('');

/** The mails that a demonstration kept, in the order given. */
export function mailsPage(language: Language, mails: readonly KeptMail[], timeZone: string): string {
  const line = (mail: KeptMail): string => {
    const values = { to: name(mail.to.name), when: moment(language, timeZone, mail.date) };
    const at = escaped(addressIn(language, addressOf(mail)));
    return `<li><a href="${at}">${name(mail.subject)}</a><br><small>${fill(WORDS.line[language], values)}</small></li>`;
  };
  const list = mails.length > 0 ? `<ul>${mails.map(line).join('')}</ul>` : `<p>${WORDS.none[language]}</p>`;
  const title = WORDS.title[language];
  return page(language, title, `<h1>${title}</h1>${noted(language)}${list}`, '/mails');
}

/** One of them. Leads to `/mails/<id>/html`, which is to answer with {@link MAIL_POLICY}, and to `/mails/<id>/eml`. */
export function mailPage(language: Language, mail: KeptMail, timeZone: string): string {
  const [subject, at] = [name(mail.subject), escaped(addressOf(mail))];
  const heads: readonly (readonly [Phrase, string])[] = [
    [WORDS.to, `${name(mail.to.name)}<br><bdi>${escaped(mail.to.address)}</bdi>`],
    [WORDS.when, moment(language, timeZone, mail.date)],
    ...(mail.hasInvitation ? [[WORDS.invitation, WORDS.invited[language]] as const] : []),
  ];
  const rows = heads.map(([word, value]) => `<tr><th scope="row">${word[language]}</th><td>${value}</td></tr>`);
  const spoken = `lang="${mail.language}" dir="${mail.language === 'ar' ? 'rtl' : 'ltr'}"`;
  const body = [
    `<p><a href="${escaped(addressIn(language, '/mails'))}">${WORDS.back[language]}</a></p><h1>${subject}</h1>${noted(language)}`,
    `<div class="wide"><table><tbody>${rows.join('')}</tbody></table></div>`,
    `<h2>${WORDS.shown[language]}</h2>`,
    `<iframe src="${at}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="${escaped(mail.subject)}" width="100%" height="640"></iframe>`,
    `<h2>${WORDS.text[language]}</h2><div ${spoken}>${asText(mail.text)}</div>`,
    `<p><a href="${at}/eml" download>${WORDS.source[language]}</a></p>`,
  ];
  return page(language, escaped(mail.subject), body.join(''), addressOf(mail));
}
