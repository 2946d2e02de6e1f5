import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';
import { Hopeless } from '#kernel';
import { type Mail, type Mailer, openMailer } from './mailer.js';

const FROM = 'Tansiq <nepasrepondre@tansiq.example>';

const mail: Mail = {
  to: { name: 'سلمى الإدريسي', address: 'salma.idrissi@example.org' },
  language: 'ar',
  messageId: 'work-given.0198c2.0042@tansiq.example',
  thread: 'object.0198c2.0042@tansiq.example',
  subject: 'أُسند إليكم عمل جديد: إعداد المذكرة حول الولوج إلى الماء الصالح للشرب',
  text: 'مرحبا سلمى،\n\nhttps://tansiq.example/items/0198c2\n',
  html: '<p dir="rtl">مرحبا سلمى،</p>',
  date: '2026-04-02T07:00:00.000Z',
  unsubscribe: `https://tansiq.example/stop?token=${'a1'.repeat(60)}`,
};

const ics = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

function mailer(url: string, concurrency?: number): Mailer {
  const opened = openMailer({ url, from: FROM, concurrency });
  toClose.push(() => opened.close());
  return opened;
}

interface Inbox {
  readonly url: string;
  readonly port: number;
  /** What arrived, in its order. */
  readonly mails: ParsedMail[];
  readonly heard: { connections: number; secure: boolean; recipients: number };
  /** Ends every connection. */
  hangUp(): Promise<void>;
}

/** A mail server that takes everything, but for what the options say. */
async function inbox(options: SMTPServerOptions = {}): Promise<Inbox> {
  const mails: ParsedMail[] = [];
  const heard = { connections: 0, secure: false, recipients: 0 };
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onConnect: (_session, done) => {
      heard.connections += 1;
      done();
    },
    onRcptTo: (_address, _session, done) => {
      heard.recipients += 1;
      done();
    },
    onData: (stream, session, done) => {
      heard.secure = session.secure;
      simpleParser(stream).then((mail) => done(null, void mails.push(mail) as never), done);
    },
    ...options,
  });
  server.on('error', () => {}); // connections that clients drop
  const port = await listening(server.listen(0, '127.0.0.1'));
  toClose.push(() => new Promise((resolve) => server.close(resolve)));
  const hangUp = () =>
    new Promise<void>((resolve) => {
      for (const connection of server.connections) connection.close();
      const look = () => (server.connections.size === 0 ? resolve() : setImmediate(look));
      look();
    });
  return { url: `smtp://127.0.0.1:${port}`, port, mails, heard, hangUp };
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Takes the message in and answers with a code. */
const answering = (code: number, words: string) => {
  const refusal = Object.assign(new Error(words), { responseCode: code });
  return {
    atRecipient: { onRcptTo: (_address, _session, done) => done(refusal) } satisfies SMTPServerOptions,
    atSender: { onMailFrom: (_address, _session, done) => done(refusal) } satisfies SMTPServerOptions,
    atMessage: {
      onData: (stream: SMTPServerDataStream, _session, done) => void stream.on('end', () => done(refusal)).resume(),
    } satisfies SMTPServerOptions,
  };
};

const failure = (sending: Promise<void>): Promise<Error> =>
  sending.then(
    () => Promise.reject(new Error('it was sent')),
    (error: Error) => error,
  );

describe('a mail', () => {
  it('arrives with both parts, in its language, to its name', async () => {
    const { url, mails } = await inbox();
    await mailer(url).send(mail);
    const [arrived] = mails;
    expect(arrived).toMatchObject({
      subject: mail.subject,
      text: mail.text,
      html: expect.stringContaining(mail.html),
      date: new Date(mail.date),
      messageId: `<${mail.messageId}>`,
      inReplyTo: `<${mail.thread}>`,
      references: `<${mail.thread}>`,
      attachments: [],
      from: { value: [{ name: 'Tansiq', address: 'nepasrepondre@tansiq.example' }] },
      to: { value: [mail.to] },
    });
    expect(arrived!.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(arrived!.headers.get('content-language')).toBe('ar');
  });

  it('says that a machine wrote it, and how it is stopped with one click', async () => {
    const { url, mails } = await inbox();
    await mailer(url).send(mail);
    const lines = new Map(mails[0]!.headerLines.map(({ key, line }) => [key, line]));
    expect(lines.get('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(lines.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(lines.get('list-unsubscribe')!.replace(/\r\n(?=\s)/g, '')).toBe(`List-Unsubscribe: <${mail.unsubscribe}>`);
    expect(lines.has('precedence')).toBe(false);
  });

  it('that is sent again has the same id, and without a thread continues nothing', async () => {
    const { url, mails } = await inbox();
    const alone = { ...mail, thread: undefined };
    await mailer(url).send(alone);
    await mailer(url).send(alone);
    expect(mails.map(({ messageId }) => messageId)).toEqual([`<${mail.messageId}>`, `<${mail.messageId}>`]);
    expect(mails.map(({ references, inReplyTo }) => references ?? inReplyTo)).toEqual([undefined, undefined]);
  });

  it.each(['REQUEST', 'CANCEL'] as const)('brings an invitation (%s) that calendars see, twice', async (method) => {
    const raw: string[] = [];
    const { url } = await inbox({
      onData: (stream, _session, done) => {
        stream.on('data', (piece) => raw.push(String(piece))).on('end', () => done());
      },
    });
    await mailer(url).send({ ...mail, invitation: { method, ics } });
    const { attachments } = await simpleParser(raw.join(''));
    expect(attachments.map(({ contentType, content }) => [contentType, content.toString()])).toEqual([
      ['text/calendar', ics],
      ['application/ics', ics],
    ]);
    expect(attachments[1]).toMatchObject({ filename: 'invitation.ics', contentDisposition: 'attachment' });
    const [head, alternatives] = [
      raw.join('').split('\r\n\r\n')[0],
      raw.join('').match(/multipart\/alternative;[^]*/)![0],
    ];
    expect(head).toContain('multipart/mixed');
    expect(alternatives).toMatch(
      new RegExp(`text/plain[^]*text/html[^]*Content-Type: text/calendar; charset=utf-8; method=${method}\r\n`),
    );
  });

  it.each(['', 'salma', 'a@b.example, c@d.example', 'a@b.example>\r\nRCPT TO:<c@d.example', 'a b@example.org'])(
    'is hopeless to the address %j, which no server is asked about',
    async (address) => {
      const { url, heard } = await inbox();
      const error = await failure(mailer(url).send({ ...mail, to: { name: 'Salma', address } }));
      expect(error).toBeInstanceOf(Hopeless);
      expect(heard.connections).toBe(0);
    },
  );

  it.each(['', 'none', '../up@here', 'a/b@here', 'a..b@here', 'a@b>\r\nBcc: <c@d', `${'a'.repeat(200)}@here`])(
    'has no id like %j',
    async (messageId) => {
      const { url } = await inbox();
      await expect(mailer(url).send({ ...mail, messageId })).rejects.toThrow('a message id is left@right');
      await expect(mailer(url).send({ ...mail, thread: messageId })).rejects.toThrow('a message id is left@right');
    },
  );

  it('has no header that its content adds', async () => {
    const { url, mails } = await inbox();
    const line = 'x\r\nBcc: other@example.org\r\n\r\nbody';
    await mailer(url).send({
      ...mail,
      subject: line,
      to: { ...mail.to, name: line },
      unsubscribe: `https://t.example/${line}`,
    });
    expect(mails[0]!.headerLines.map(({ key }) => key)).not.toContain('bcc');
    expect(mails[0]!.text).toBe(mail.text);
  });
});

describe('a server that refuses', () => {
  const words = '5.1.1 <salma.idrissi@example.org>: unknown, ask postmaster@example.org';

  it('the recipient for good makes it hopeless', async () => {
    const { url } = await inbox(answering(550, words).atRecipient);
    const error = await failure(mailer(url).send(mail));
    expect(error).toBeInstanceOf(Hopeless);
    expect(error.message).toBe('the mail server refuses the recipient for good: 550 5.1.1 … unknown, ask …');
  });

  it('the mail for good makes it hopeless', async () => {
    const { url } = await inbox(answering(554, words).atMessage);
    const error = await failure(mailer(url).send(mail));
    expect(error).toBeInstanceOf(Hopeless);
    expect(error.message).toBe('the mail server refuses the mail for good: 554 5.1.1 … unknown, ask …');
  });

  it.each([
    ['the recipient for now', answering(450, words).atRecipient],
    ['the mail for now', answering(451, words).atMessage],
    ['the sender', answering(550, words).atSender],
    ['the recipient as long as nobody signs in', answering(530, words).atRecipient],
  ])('%s is asked again', async (_what, options) => {
    const { url } = await inbox(options);
    const error = await failure(mailer(url).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toMatch(/^the mail was not sent: .* \d{3} 5\.1\.1 … unknown, ask …$/);
  });

  it('one recipient takes the next mail over the same connection', async () => {
    const { url, mails, heard } = await inbox({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? Object.assign(new Error('gone'), { responseCode: 550 }) : null),
    });
    const opened = mailer(url, 1);
    await failure(opened.send({ ...mail, to: { name: 'Gone', address: 'gone@example.org' } }));
    await opened.send(mail);
    expect([mails.length, heard.connections]).toEqual([1, 1]);
  });

  it('the password is asked again', async () => {
    const { port, mails } = await inbox({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 's3cret/@' ? done(null, { user: username }) : done(new Error('no')),
    });
    const error = await failure(mailer(`smtp://tansiq:wrong@127.0.0.1:${port}`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toMatch(/^the mail was not sent: .*535/);
    await mailer(`smtp://tansiq:${encodeURIComponent('s3cret/@')}@127.0.0.1:${port}`).send(mail);
    expect(mails).toHaveLength(1);
  });

  it('to hear a password is not asked about recipients', async () => {
    const { port, heard } = await inbox({ disabledCommands: ['AUTH'] });
    const error = await failure(mailer(`smtp://tansiq:password@127.0.0.1:${port}`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(heard.recipients).toBe(0);
  });
});

describe('a server that does not answer', () => {
  it('because it is down is asked again', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(mailer(`smtp://127.0.0.1:${port}`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toContain('the mail was not sent: connect ECONNREFUSED');
  });

  it('at all is given up', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    toClose.push(() => new Promise((resolve) => void server.close(() => resolve())));
    const error = await failure(mailer(`smtp://127.0.0.1:${await listening(server)}?greetingTimeout=50`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toContain('Greeting never received');
  });

  it('once it has the mail is given up', async () => {
    const { url } = await inbox({ onData: (stream) => void stream.resume() });
    const error = await failure(mailer(`${url}?socketTimeout=200`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toContain('Timeout');
  });
});

describe('connections', () => {
  /** Answers nothing before so many mails are there at once. */
  function meeting(count: number) {
    const waiting: (() => void)[] = [];
    let [now, most] = [0, 0];
    const options: SMTPServerOptions = {
      onData: (stream, _session, done) => {
        most = Math.max(most, (now += 1));
        const answer = () => {
          now -= 1;
          done();
        };
        stream.resume().on('end', () => {
          waiting.push(answer);
          if (waiting.length >= count) waiting.splice(0).forEach((each) => each());
        });
      },
    };
    return { options, most: () => most };
  }

  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...mail, messageId: `m${index}@tansiq.example` }));

  it.each([
    [2, 2],
    [undefined, 5],
  ])('are as many as it says (%s), and used again', async (concurrency, expected) => {
    const { options, most } = meeting(expected);
    let connections = 0;
    const { url } = await inbox({ ...options, onConnect: (_session, done) => ((connections += 1), done()) });
    const opened = mailer(url, concurrency);
    await Promise.all(many(4 * expected).map((each) => opened.send(each)));
    expect([most(), connections]).toEqual([expected, expected]);
  });

  it('that the server ended are replaced', async () => {
    const { url, mails, heard, hangUp } = await inbox();
    const opened = mailer(url);
    await opened.send(mail);
    await hangUp();
    await opened.send(mail);
    expect([mails.length, heard.connections]).toEqual([2, 2]);
  });

  it('end when the mailer closes, and no more mails are taken', async () => {
    const { url, hangUp } = await inbox();
    const opened = openMailer({ url, from: FROM });
    await opened.send(mail);
    await opened.close();
    await expect(opened.send(mail)).rejects.toThrow('the mail was not sent');
    await hangUp();
  });
});

describe('the line', () => {
  it('to this machine is encrypted where that is offered, whoever signed the certificate', async () => {
    const { url, mails, heard } = await inbox();
    await mailer(url).send(mail);
    expect([mails.length, heard.secure]).toEqual([1, true]);
  });

  it('to this machine may be open where it is not offered', async () => {
    const { url, mails, heard } = await inbox({ disabledCommands: ['STARTTLS'] });
    await mailer(url).send(mail);
    expect([mails.length, heard.secure]).toEqual([1, false]);
  });

  it('is encrypted from its start with smtps:', async () => {
    const { port, mails, heard } = await inbox({ secure: true });
    await mailer(`smtps://localhost:${port}`).send(mail);
    expect([mails.length, heard.secure]).toEqual([1, true]);
  });

  // 0.0.0.0 leads here too, without being called so
  it('to another machine is never open, unless the URL says so', async () => {
    const { port, mails } = await inbox({ disabledCommands: ['STARTTLS'] });
    const error = await failure(mailer(`smtp://0.0.0.0:${port}`).send(mail));
    expect(error).not.toBeInstanceOf(Hopeless);
    expect(error.message).toContain('STARTTLS');
    expect(mails).toEqual([]);
    await mailer(`smtp://0.0.0.0:${port}?requireTLS=false`).send(mail);
    expect(mails).toHaveLength(1);
  });

  it('to another machine ends where its certificate is not signed, unless the URL says so', async () => {
    const { port, mails } = await inbox();
    await failure(mailer(`smtp://0.0.0.0:${port}`).send(mail));
    expect(mails).toEqual([]);
    await mailer(`smtp://0.0.0.0:${port}?tls.rejectUnauthorized=false`).send(mail);
    expect(mails).toHaveLength(1);
  });
});

it('logs nothing, even where the URL asks for it', async () => {
  const { url } = await inbox();
  const outputs = [
    jest.spyOn(console, 'log').mockReturnValue(),
    jest.spyOn(console, 'error').mockReturnValue(),
    jest.spyOn(process.stdout, 'write').mockReturnValue(true),
  ];
  await mailer(`${url}?logger=true&debug=true&transactionLog=true`).send(mail);
  const said = outputs.flatMap(({ mock }) => mock.calls.flat());
  jest.restoreAllMocks();
  expect(said).toEqual([]);
});

it.each(['', 'smtp:', 'smtp://', 'http://mail', 'file:', 'user:password@host'])('no mailer is called %j', (url) => {
  expect(() => openMailer({ url, from: FROM })).toThrow('no mailer is called');
  expect(() => openMailer({ url, from: FROM })).not.toThrow('password');
});
