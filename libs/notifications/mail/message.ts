import type { SendMailOptions } from 'nodemailer';
import { Hopeless } from '#kernel';
import type { Mail } from './mailer.js';

const MESSAGE_ID = /^[\w+=-]+(\.[\w+=-]+)*@[\w-]+(\.[\w-]+)*$/;
/** Leaves room for `.json` and the like in a file's name. */
const LONGEST_ID = 200;
const ADDRESS = /^[^\s"<>(),:;@\\]+@[^\s"<>(),:;@\\]+$/;

/** Whether an id is one that mails may have: it is safe as a file's name, too. */
export const isMessageId = (id: string): boolean => id.length <= LONGEST_ID && MESSAGE_ID.test(id);

function checked(id: string): string {
  if (!isMessageId(id)) throw new Error('a message id is left@right, of letters, digits, -, _, +, = and .');
  return `<${id}>`;
}

/** A mail as nodemailer takes it. */
export function messageOf({ to, unsubscribe, invitation, ...mail }: Mail, from: string): SendMailOptions {
  if (!ADDRESS.test(to.address)) throw new Hopeless('what is recorded as the address of the recipient is not one');
  const thread = mail.thread === undefined ? undefined : checked(mail.thread);
  return {
    from,
    to: { ...to },
    messageId: checked(mail.messageId),
    inReplyTo: thread,
    references: thread,
    date: new Date(mail.date),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    list: { unsubscribe },
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: no answer of somebody's absence comes back
      'Content-Language': mail.language,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    icalEvent: invitation && { method: invitation.method, content: invitation.ics, filename: 'invitation.ics' },
  };
}
