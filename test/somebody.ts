import readXlsx from 'read-excel-file/node';
import type { Role } from '#access';

/** What was answered: its status, the code of the problem where it is one, and the text of its body, or of a workbook's cells. */
export interface Heard {
  readonly status: number;
  readonly problem?: string;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the bodies of all answers
  readonly body: any;
}

export type Headers = Readonly<Record<string, string>>;

/** A role, where somebody has it. */
export interface Held {
  readonly role: Role;
  readonly network?: string;
  readonly organisation?: string;
  readonly group?: string;
}

/** Somebody who speaks to the product, by a session, by a token, or as nobody. */
export class Somebody {
  constructor(
    private readonly url: string,
    readonly credentials: Headers,
    /** `undefined` for nobody. */
    readonly account: string | undefined,
    readonly roles: readonly Held[],
    /** What the token lets them do that they come with; nothing where they come in person. */
    readonly token?: 'read' | 'write',
    readonly tokenId?: string,
  ) {}

  get(path: string, headers: Headers = {}): Promise<Heard> {
    return this.speak('GET', path, headers);
  }

  post(path: string, content: object = {}, headers: Headers = {}): Promise<Heard> {
    return this.speak('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(content));
  }

  /** What has to be answered. */
  async done(path: string, content?: object): Promise<{ id: string; parts: readonly string[]; position: number }> {
    const heard = await this.post(path, content);
    if (heard.status >= 300) throw new Error(`${path}: ${heard.text}`);
    return heard.body as { id: string; parts: readonly string[]; position: number };
  }

  async speak(method: string, path: string, headers: Headers, body?: string): Promise<Heard> {
    const sent = { method, body, headers: { ...this.credentials, ...headers }, redirect: 'manual' } as const;
    const response = await fetch(`${this.url}${path}`, sent);
    const type = response.headers.get('content-type') ?? '';
    const text = type.includes('spreadsheet') && method !== 'HEAD' ? await cellsOf(response) : await response.text();
    const isJson = type.includes('json');
    const content = isJson && text ? (JSON.parse(text) as { type?: string }) : undefined;
    const [, problem] = /^\/problems\/(.+)$/.exec(content?.type ?? '') ?? [];
    return { status: response.status, problem, text, body: content };
  }
}

const cellsOf = async (workbook: Response): Promise<string> =>
  JSON.stringify(await readXlsx(Buffer.from(await workbook.arrayBuffer())));
