import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, LANGUAGES, type Phrase } from '#kernel';
import { negotiate } from './language.js';

/** The one style of all pages: known to browsers by its hash, so that no other is taken. */
export const STYLE = `:root{--ink:#1c2430;--paper:#fff;--quiet:#54606e;--link:#0b5c6b;--line:#d5dde2;--soft:#eef2f4;--wrong:#a3211a;--edge:#75828e;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9ed;--paper:#11171c;--quiet:#9fb0bd;--link:#7fd0de;--line:#2e3a44;--soft:#222c34;--wrong:#ffa59c;--edge:#7d8d9a}}
body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .6rem}a{color:var(--link)}small{color:var(--quiet)}
code{background:var(--soft);padding:.1em .35em;border-radius:.2em}li{margin:.6rem 0}details{margin:.3rem 0}summary{cursor:pointer}
:focus-visible{outline:3px solid #c77700;outline-offset:2px}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;margin:.4rem 0 1rem}
th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;vertical-align:top;text-align:start}thead th{white-space:nowrap}tbody th{font-weight:400;min-width:6rem}
.wide tbody th{position:sticky;inset-inline-start:0;background:var(--paper);min-width:8rem;max-width:min(20rem,55vw)}time{white-space:nowrap}
form{display:grid;gap:1rem;max-width:24rem;margin:1.2rem 0}label{font-weight:600}
input{display:block;width:100%;box-sizing:border-box;margin-top:.25rem;font:inherit;font-weight:400;padding:.6rem .7rem;color:inherit;background:transparent;border:1px solid var(--edge);border-radius:.35rem}
input[hidden]{display:none}form small{display:block;font-weight:400}
button,.button{font:inherit;font-weight:600;padding:.65rem 1.2rem;border:1px solid var(--link);border-radius:.35rem;cursor:pointer;text-align:center;text-decoration:none}
button{color:var(--paper);background:var(--link)}.button{display:block;max-width:24rem;box-sizing:border-box;color:var(--link)}
[role=alert],.note{border-inline-start:4px solid var(--wrong);background:var(--soft);padding:.6rem .9rem;border-radius:.2rem}.note{border-color:var(--link)}
footer{margin-top:3rem;padding-top:.6rem;border-top:1px solid var(--line);font-size:.9rem}`;

/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const CALLED: Phrase = { fr: 'Français', ar: 'العربية', en: 'English' };

/** The language that a page is read in: `?lang=` wins over what the browser prefers. */
export function languageOf({ query, headers }: FastifyRequest): Language {
  const { lang } = query as { readonly lang?: unknown };
  return LANGUAGES.find((each) => each === lang) ?? negotiate(headers['accept-language']);
}

/** An address of ours, asked for in a language. */
export function addressIn(language: Language, address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://here');
  searchParams.set('lang', language);
  return `${pathname}?${searchParams.toString()}`;
}

const inOthers = (language: Language, address: string): string =>
  LANGUAGES.filter((each) => each !== language)
    .map(
      (each) => `<a href="${escaped(addressIn(each, address))}" hreflang="${each}" lang="${each}">${CALLED[each]}</a>`,
    )
    .join(' · ');

/**
 * A page of the product's own: no script, no request elsewhere, readable on a telephone, right to left where it is Arabic. With its own
 * `address` it leads to itself in the other languages.
 */
export const page = (language: Language, title: string, body: string, address?: string): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Tansiq</title><style>${STYLE}</style></head><body>${body}${address === undefined ? '' : `<footer>${inOthers(language, address)}</footer>`}</body></html>`;

/** Answers with a page. */
export function answerPage(reply: FastifyReply, content: string): string {
  void reply.header('content-type', 'text/html; charset=utf-8').header('vary', 'Accept-Language');
  return content;
}

const HOME: Phrase = { fr: 'Retour à l’accueil', ar: 'العودة إلى الصفحة الرئيسية', en: 'Back to the home page' };

/** A problem for people: what is wrong, what to do about it, and its code. */
export function problemPage(language: Language, code: string, title: string, advice: string): string {
  const [heading, text] = [escaped(title), escaped(advice)];
  const home = `<p><a href="/">${HOME[language]}</a></p>`;
  return page(language, heading, `<h1>${heading}</h1><p>${text}</p><p><code>${code}</code></p>${home}`);
}
