import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ArrivedMail extends ParsedMail {
  /** The address of the envelope. */
  readonly recipient: string;
  /** By its name, in lower case, as it was sent but for folding. */
  header(name: string): string;
}

/** What becomes of mails: taken, refused with a code, left without an answer, or taken without the sender learning of it. */
export type Mood = 'takes' | 'hangs' | 'cuts' | { readonly refuses: number };

/** A mail server on 127.0.0.1 that keeps what arrives. */
export class TestSmtp {
  readonly arrived: ArrivedMail[] = [];
  mood: Mood = 'takes';
  private server: SMTPServer | undefined;
  private port = 0;
  /** How many were refused. */
  refused = 0;

  static async start(): Promise<TestSmtp> {
    const smtp = new TestSmtp();
    await smtp.up();
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Addressed to one person, in the order in which they arrived. */
  to(address: string): readonly ArrivedMail[] {
    return this.arrived.filter(({ recipient }) => recipient === address);
  }

  /** On the port that it was on before. */
  async up(): Promise<void> {
    const server = new SMTPServer({
      ...{ authOptional: true, logger: false, disabledCommands: ['STARTTLS'], closeTimeout: 100 },
      onData: (stream, session, answer) => {
        const [recipient] = session.envelope.rcptTo.map(({ address }) => address);
        const hangUp = () => [...server.connections].find(({ id }) => id === session.id)?.close();
        void simpleParser(stream)
          .then((mail) => this.take(mail, recipient!, answer, hangUp))
          .catch(() => undefined); // whoever sent it died meanwhile
      },
    });
    server.on('error', () => undefined); // of connections that clients drop
    const listening = server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nobody answers on its port any more. */
  async down(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private take(mail: ParsedMail, recipient: string, answer: (error?: Error | null) => void, hangUp: () => void): void {
    const { mood } = this;
    if (mood === 'hangs') return;
    if (typeof mood === 'object') return this.refuse(recipient, mood.refuses, answer);
    this.arrived.push({ ...mail, recipient, header: (name) => headerOf(mail, name) });
    if (mood === 'cuts') hangUp();
    else answer();
  }

  /** As servers do, in words that hold the address. */
  private refuse(recipient: string, responseCode: number, answer: (error: Error) => void): void {
    this.refused++;
    answer(Object.assign(new Error(`${recipient} cannot be written to`), { responseCode }));
  }
}

function headerOf({ headerLines }: ParsedMail, name: string): string {
  const line = headerLines.find(({ key }) => key === name)?.line ?? '';
  return line
    .slice(name.length + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();
}
