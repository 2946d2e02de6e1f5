import { escaped } from '#http';
import type { Language } from '#kernel';
import type { Letter, LetterEntry, LetterLink } from './letter.js';
import { oneLine, paragraphs, spaced, undirected } from './prose.js';

/** Mail programs drop style sheets: colours stand in the elements, and the sheet only turns them where a program knows of darkness. */
const DARK = `:root{color-scheme:light dark}@media(prefers-color-scheme:dark){.paper{background:#11171c!important}.ink{color:#e4e9ed!important}.quiet{color:#9fb0bd!important}.link{color:#7fd0de!important}.line{border-color:#2e3a44!important}.edge{border-color:#7fd0de!important}.main{background:#7fd0de!important;color:#11171c!important}}`;

const FONT = `font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans Arabic',Tahoma,Arial,sans-serif`;
const BUTTON =
  'display:block;max-width:340px;box-sizing:border-box;margin:0 0 12px;padding:13px 20px;border:1px solid #0b5c6b;border-radius:6px;text-align:center;font-weight:bold;text-decoration:none';

const ISOLATED = /\u2068([^\u2066-\u2069]*)\u2069/g;

/** A sentence: the names that stand isolated in it are so in HTML too. */
const sentence = (text: string): string => undirected(escaped(spaced(text)).replace(ISOLATED, '<bdi>$1</bdi>'));

const name = (text: string): string => `<bdi>${sentence(text)}</bdi>`;

const prose = (text: string, margin: string): string =>
  paragraphs(text)
    .map((paragraph) => `<p style="margin:${margin}">${sentence(paragraph)}</p>`)
    .join('');

const link = (url: string, kind: string, style: string, content: string): string =>
  `<a href="${escaped(oneLine(url))}" target="_blank" class="${kind}" style="${style}">${content}</a>`;

const title = ({ title, link: url }: LetterEntry): string =>
  url === undefined
    ? name(title)
    : link(url, 'link', 'display:block;padding:6px 0;color:#0b5c6b;text-decoration:underline', name(title));

const entryPart = (entry: LetterEntry): string =>
  `<div class="line" style="padding:12px 0;border-top:1px solid #d5dde2"><p style="margin:0 0 2px;font-weight:bold">${title(entry)}</p>` +
  (entry.at === undefined
    ? ''
    : `<p class="quiet" style="margin:0 0 4px;font-size:15px;color:#54606e">${sentence(entry.at)}</p>`) +
  `${prose(entry.text, '0 0 4px')}</div>`;

const sectionPart = ({ heading, entries }: Letter['sections'][number]): string =>
  (heading === undefined ? '' : `<h2 style="margin:28px 0 10px;font-size:19px;line-height:1.3">${name(heading)}</h2>`) +
  entries.map(entryPart).join('');

const button = ({ label, url }: LetterLink, index: number): string =>
  index === 0
    ? link(url, 'main edge', `${BUTTON};background:#0b5c6b;color:#ffffff`, sentence(label))
    : link(url, 'link edge', `${BUTTON};color:#0b5c6b`, sentence(label));

const below = ({ reason, footer }: Letter): string =>
  `<div class="quiet line" style="margin-top:28px;padding-top:12px;border-top:1px solid #d5dde2;font-size:15px;color:#54606e">${prose(reason, '0 0 4px')}` +
  footer
    .map(({ label, url }) => link(url, 'link', 'display:block;padding:8px 0;color:#0b5c6b', sentence(label)))
    .join('') +
  '</div>';

const PREVIEWED = 140;

/** What inboxes show beside the subject: what happened, before any courtesy. */
function preview({ intro = '', sections }: Letter): string {
  const texts = sections.flatMap(({ entries }) => entries.map(({ text }) => text));
  const signs = [...oneLine([...texts, intro].map(oneLine).filter(Boolean).join(' · '))];
  return signs.length > PREVIEWED ? `${signs.slice(0, PREVIEWED).join('')}…` : signs.join('');
}

const SIDES: Readonly<Record<Language, readonly [direction: string, start: string]>> = {
  fr: ['ltr', 'left'],
  ar: ['rtl', 'right'],
  en: ['ltr', 'left'],
};

/** The HTML of a letter: one column, well-formed as XML too. Its language stands on the column again, as mail programs drop it from `html`. */
export function htmlPart(letter: Letter): string {
  const [direction, start] = SIDES[letter.language];
  const spoken = `lang="${letter.language}" dir="${direction}"`;
  const column = `max-width:600px;margin:0 auto;padding:20px 16px 32px;${FONT};font-size:17px;line-height:1.55;color:#1c2430;text-align:${start};overflow-wrap:break-word;text-underline-offset:3px`;
  return `<!doctype html>
<html ${spoken}><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/><meta name="color-scheme" content="light dark"/><title>${escaped(oneLine(letter.subject))}</title><style>${DARK}</style></head>
<body class="paper" style="margin:0;padding:0;background:#ffffff"><div style="display:none;max-height:0;overflow:hidden">${escaped(preview(letter))}</div>
<div ${spoken} class="ink" style="${column}">${prose(letter.greeting, '0 0 12px')}${prose(letter.intro ?? '', '0 0 12px')}
${letter.sections.map(sectionPart).join('\n')}
<div style="margin-top:20px">${letter.actions.map(button).join('')}</div>
${below(letter)}</div></body></html>
`;
}
