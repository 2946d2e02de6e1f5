import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from './mailer.js';
import { isMessageId, messageOf } from './message.js';

/** A mail that was kept instead of being sent. */
export interface KeptMail extends Pick<Mail, 'to' | 'language' | 'subject' | 'date' | 'text' | 'html'> {
  /** The mail's message id. */
  readonly id: string;
  readonly hasInvitation: boolean;
}

/** Reads what a mailer with a `file:` URL kept. An id that no mail can have (`../etc`) is one that there is not. */
export interface KeptMails {
  /** The newest first; only those to one address, where one is given. */
  list(ask?: { readonly address?: string; readonly limit?: number }): Promise<readonly KeptMail[]>;
  read(id: string): Promise<KeptMail | undefined>;
  /** The mail as it would have been sent (RFC 5322). */
  source(id: string): Promise<Buffer | undefined>;
}

/** The folder that a `file:` URL names; `undefined` for any other. */
export const folderOf = (url: string): string | undefined => /^file:(.+)$/.exec(url)?.[1];

/** Keeps each mail as `<messageId>.eml`, and beside it as `<messageId>.json` what lists show. The same id again takes its place. */
export function keepingMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(join(folder, `${mail.messageId}.eml`), message as Buffer);
      await writeWhole(join(folder, `${mail.messageId}.json`), JSON.stringify(keptOf(mail)));
    },
    async close() {},
  };
}

function keptOf({ messageId, to, language, subject, date, text, html, invitation }: Mail): KeptMail {
  return { id: messageId, to, language, subject, date, text, html, hasInvitation: invitation !== undefined };
}

/** Readers see the file before or after, never half of it. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
}

export function keptMails(folder: string): KeptMails {
  const bytes = async (id: string, ending: string): Promise<Buffer | undefined> =>
    isMessageId(id) ? ifThere(readFile(join(folder, `${id}.${ending}`))) : undefined;

  async function read(id: string): Promise<KeptMail | undefined> {
    const content = await bytes(id, 'json');
    return content && (JSON.parse(content.toString()) as KeptMail);
  }

  async function all(): Promise<readonly KeptMail[]> {
    const names = (await ifThere(readdir(folder))) ?? [];
    const mails: KeptMail[] = [];
    for (const name of names) {
      const mail = name.endsWith('.json') ? await read(name.slice(0, -'.json'.length)) : undefined;
      if (mail) mails.push(mail);
    }
    return mails;
  }

  return {
    read,
    source: (id) => bytes(id, 'eml'),
    async list({ address, limit } = {}) {
      const wanted = address?.toLowerCase();
      const mails = await all();
      return mails
        .filter(({ to }) => wanted === undefined || to.address.toLowerCase() === wanted)
        .sort((one, other) => other.date.localeCompare(one.date) || one.id.localeCompare(other.id))
        .slice(0, limit);
    },
  };
}

const ifThere = <Content>(reading: Promise<Content>): Promise<Content | undefined> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
