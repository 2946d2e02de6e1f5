import type { Configuration } from '#runtime';

/** Whom mails and calendars are from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** As mails say it; where none are sent, an address that nothing can be sent to (RFC 6761). */
export function senderOf({ mail, publicUrl }: Pick<Configuration, 'mail' | 'publicUrl'>): Sender {
  if (!mail) return { name: 'Tansiq', address: `tansiq@${new URL(publicUrl).hostname}.invalid` };
  const [, name = '', address = mail.from] = /^(.*)<(.+)>$/.exec(mail.from) ?? [];
  return { name: name.trim() || 'Tansiq', address };
}
