import { form, hidden } from '#access';
import { dateSaid } from '#history';
import { addressIn, escaped, page } from '#http';
import { dayOf, fill, type Language, type Phrase } from '#kernel';
import type { InboxLine } from '../inboxes.js';
import type { ToldNotice } from '../teller.js';

const phrase = (fr: string, ar: string, en: string): Phrase => ({ fr, ar, en });

const WORDS = {
  title: phrase('Ma boîte de réception', 'صندوق الوارد', 'My inbox'),
  unread: phrase('{count} à lire', 'للقراءة: {count}', '{count} to read'),
  nothing: phrase('Rien de nouveau : tout est lu.', 'لا جديد: قُرئ كل شيء.', 'Nothing new: all is read.'),
  empty: phrase(
    'Rien ici pour le moment. Ce que l’on attend de vous, et ce qui vous concerne, arrivera ici.',
    'لا شيء هنا حاليا. سيصل هنا ما يُطلب منكم وما يعنيكم.',
    'Nothing here for now. What is asked of you, and what concerns you, will come here.',
  ),
  all: phrase('Tout marquer comme lu', 'تعليم الكل كمقروء', 'Mark all as read'),
  read: phrase('Marquer comme lu', 'تعليم كمقروء', 'Mark as read'),
  new: phrase('nouveau', 'جديد', 'new'),
  earlier: phrase('{count} avis sur le même sujet', '{count} إشعارات حول الموضوع نفسه', '{count} notices about this'),
  older: phrase('Plus anciens', 'الأقدم', 'Older'),
  back: phrase('Retour à la boîte', 'العودة إلى الصندوق', 'Back to the inbox'),
  forYou: phrase('Pour vous', 'لكم', 'For you'),
  answer: phrase('Répondre à l’invitation', 'الرد على الدعوة', 'Answer the invitation'),
  calendars: phrase('Mes calendriers', 'تقويماتي', 'My calendars'),
  account: phrase('Mon compte', 'حسابي', 'My account'),
} as const satisfies Record<string, Phrase>;

const dated = (at: string, language: Language, timeZone: string): string =>
  `<time datetime="${at}">${dateSaid(dayOf(at, timeZone), language)}</time>`;

/** What the inbox shows. */
export interface InboxShown {
  readonly lines: readonly InboxLine[];
  readonly unread: number;
  /** Where older ones are. */
  readonly older?: string;
  /** Up to when it was looked at: what comes meanwhile stays unread. */
  readonly now: string;
  readonly timeZone: string;
}

function line(each: InboxLine, language: Language, timeZone: string): string {
  const mark = each.unread > 0 ? ` <b>· ${WORDS.new[language]}</b>` : '';
  const more = each.all > 1 ? `<br><small>${fill(WORDS.earlier[language], { count: each.all })}</small>` : '';
  const heading = `<a href="${escaped(addressIn(language, each.path))}">${escaped(each.heading)}</a>${mark}`;
  return `<li>${heading}<br><span dir="auto">${escaped(each.text)}</span><br><small>${dated(each.at, language, timeZone)}</small>${more}</li>`;
}

/** By network, in the order in which each comes first. */
function sections({ lines, timeZone }: InboxShown, language: Language): string {
  const networks = new Map<string, InboxLine[]>();
  for (const each of lines) {
    const name = each.network?.name ?? WORDS.forYou[language];
    networks.set(name, [...(networks.get(name) ?? []), each]);
  }
  const section = ([name, all]: [string, readonly InboxLine[]]): string =>
    `<h2><bdi>${escaped(name)}</bdi></h2><ul>${all.map((each) => line(each, language, timeZone)).join('')}</ul>`;
  return [...networks].map(section).join('');
}

const link = (address: string, word: string): string => `<a href="${escaped(address)}">${word}</a>`;

/** What somebody was told, the newest first, by network. */
export function inboxPage(language: Language, shown: InboxShown): string {
  const { lines, unread, older, now } = shown;
  const state = unread > 0 ? fill(WORDS.unread[language], { count: unread }) : WORDS.nothing[language];
  const button =
    unread > 0 ? form(language, '/inbox/read', { fields: [hidden('until', now)], button: WORDS.all[language] }) : '';
  const body = lines.length > 0 ? sections(shown, language) : `<p>${WORDS.empty[language]}</p>`;
  const further = older ? `<p>${link(addressIn(language, older), WORDS.older[language])}</p>` : '';
  const doors = `<p>${link(addressIn(language, '/inbox/calendars'), WORDS.calendars[language])} · ${link('/account', WORDS.account[language])}</p>`;
  const content = `<h1>${WORDS.title[language]}</h1><p role="status">${state}</p>${button}${body}${further}${doors}`;
  return page(language, WORDS.title[language], content, '/inbox');
}

/** Everything that somebody was told of one thing, with where its invitation is answered, where it is one. */
export function aboutPage(
  language: Language,
  { notices, answers, timeZone }: { notices: readonly ToldNotice[]; answers?: string; timeZone: string },
): string {
  const [{ object, network, path }] = notices as [ToldNotice];
  const told = notices.map(
    ({ heading, text, at }) =>
      `<li><b>${escaped(heading)}</b><br><span dir="auto">${escaped(text)}</span><br><small>${dated(at, language, timeZone)}</small></li>`,
  );
  const unread = notices.some(({ readAt }) => readAt === undefined);
  const mark = unread
    ? form(language, '/inbox/read', { fields: [hidden('object', object.id)], button: WORDS.read[language] })
    : '';
  const answer = answers ? `<p>${link(answers, WORDS.answer[language])}</p>` : '';
  const where = network ? `<p><bdi>${escaped(network.name)}</bdi></p>` : '';
  const back = `<p>${link(addressIn(language, '/inbox'), WORDS.back[language])}</p>`;
  const content = `<h1><bdi>${escaped(object.title)}</bdi></h1>${where}${answer}<ul>${told.join('')}</ul>${mark}${back}`;
  return page(language, escaped(object.title), content, path);
}
