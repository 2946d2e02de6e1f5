import { createTransport, type NodemailerError } from 'nodemailer';
import { Hopeless } from '#kernel';
import type { Mailer } from './mailer.js';
import { messageOf } from './message.js';

/** How long a server may be silent: milliseconds. */
const PATIENCE = { dnsTimeout: 5_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
/** Parameters with which nodemailer would log to whom it writes. */
const LOGGING = ['logger', 'debug', 'transactionLog'];

/** Sends over connections that stay open for the next mail. */
export function smtpMailer(given: string, from: string, concurrency: number): Mailer {
  const url = new URL(given);
  for (const parameter of LOGGING) url.searchParams.delete(parameter);
  const near = LOOPBACK.test(url.hostname);
  const transport = createTransport({
    ...PATIENCE,
    url: url.href,
    pool: true,
    maxConnections: concurrency,
    requireTLS: !near,
    tls: { rejectUnauthorized: !near },
    forceAuth: true, // a server that offers none would refuse every recipient instead
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const message = messageOf(mail, from);
      await transport.sendMail(message).catch((error: NodemailerError) => {
        throw told(error);
      });
    },
    async close() {
      transport.close();
    },
  };
}

const AUTHENTICATION_REQUIRED = 530;

/** What went wrong, without the addresses that servers like to repeat. */
function told({ command, permanent, responseCode, response = '', message }: NodemailerError): Error {
  const refused = permanent === true && responseCode !== AUTHENTICATION_REQUIRED;
  if (refused && command === 'RCPT TO')
    return new Hopeless(anonymous(`the mail server refuses the recipient for good: ${response}`));
  if (refused && command === 'DATA')
    return new Hopeless(anonymous(`the mail server refuses the mail for good: ${response}`));
  return new Error(anonymous(`the mail was not sent: ${message}`));
}

const anonymous = (text: string): string => text.replace(/\S*@\S*/g, '…');
