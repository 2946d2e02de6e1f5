import type { Instant, Language } from '#kernel';
import { folderOf, keepingMailer } from './kept-mails.js';
import { smtpMailer } from './smtp-mailer.js';

export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly language: Language;
  /** Without `<>`: `left@right` of letters, digits, `-`, `_`, `+`, `=` and `.`. Follows from what it tells and to whom, so that a repeat is recognised. */
  readonly messageId: string;
  /** Id that all mails about one object to one person name as what they continue (RFC 5322, 3.6.4); no mail need have it. */
  readonly thread?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly date: Instant;
  /** An `https` address that ends these mails when it is posted to: one click (RFC 8058). */
  readonly unsubscribe: string;
  /** An iTIP message (RFC 5546) that calendars take in. */
  readonly invitation?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string };
}

export interface Mailer {
  /**
   * Resolves once the next server has taken the mail. Throws `Hopeless` where the recipient or the mail is refused for good; any other
   * Error means that it may be tried again. None of them holds an address.
   */
  send(mail: Mail): Promise<void>;
  /** Takes no more mails; those on their way are finished. */
  close(): Promise<void>;
}

export interface MailerOptions {
  /** Where mails go: `smtp://user:password@host:587`, `smtps://...` or `file:./data/mails`. */
  readonly url: string;
  /** `Tansiq <nepasrepondre@example.org>`. */
  readonly from: string;
  /** So many connections at once; 5 where it is missing. */
  readonly concurrency?: number;
}

/**
 * Opens the mailer that a URL names. Over SMTP the line is always encrypted: from the start with `smtps:`, otherwise by STARTTLS, without
 * which nothing is sent; a server on this very machine may do without, and its certificate is not looked at. nodemailer's own parameters
 * (https://nodemailer.com/smtp/) win over all this, as in `smtp://host:25?requireTLS=false`, but for those that would log addresses.
 * `file:` sends nothing and keeps every mail in a folder, for demonstrations.
 *
 * Throws an Error on any other URL; whether a server is there shows when something is sent.
 */
export function openMailer({ url, from, concurrency = 5 }: MailerOptions): Mailer {
  const folder = folderOf(url);
  if (folder !== undefined) return keepingMailer(folder, from);
  if (/^smtps?:\/\/./.test(url) && URL.canParse(url)) return smtpMailer(url, from, concurrency);
  throw new Error(`no mailer is called ${url.split(':')[0]}: give smtp://..., smtps://... or file:<folder>`);
}
