/** A problem that the API answered (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly problem: {
      title?: string;
      detail?: string;
      type?: string;
      values?: Readonly<Record<string, unknown>>;
      errors?: readonly { pointer: string; detail: string }[];
    },
  ) {
    const fields = problem.errors?.map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('') ?? '';
    super(`${problem.title ?? status}. ${problem.detail ?? ''}${fields}`);
  }
}

/** The last line of work that could not go on. */
interface StoppedLine {
  readonly is: 'stopped';
  readonly title: string;
  readonly detail: string;
}
const isStopped = (line: object): line is StoppedLine => 'is' in line && line.is === 'stopped';

/** The header by which a program says who it is. */
export const byToken = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

/** Speaks to a running Tansiq over its API: the command line does nothing that a program of yours could not do. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly language: string,
    /** Headers that say who asks. */
    readonly credentials: Readonly<Record<string, string>> = {},
  ) {}

  get<Body>(path: string): Promise<Body> {
    return this.send('GET', path);
  }

  post<Body>(path: string, body: object = {}, key?: string): Promise<Body> {
    return this.send('POST', path, body, key);
  }

  /** The answer's body whatever its status: a health report is worth reading when things are bad, too. */
  async look(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(new URL(path, this.url), { headers: this.credentials });
    return { status: response.status, body: await response.json() };
  }

  /** Sends a form; answers line by line as the work on it goes on. */
  async *upload<Line extends object>(path: string, form: FormData): AsyncGenerator<Line> {
    const response = await this.ask(path, { method: 'POST', body: form });
    let rest = '';
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const said = JSON.parse(line) as Line | StoppedLine;
        if (isStopped(said)) throw new ApiProblem(response.status, said);
        yield said;
      }
    }
  }

  /** A file, as it comes, and what it is called. */
  async download(path: string): Promise<{ name: string; content: NonNullable<Response['body']> }> {
    const { headers, body } = await this.ask(path);
    return { name: /filename="(.+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'tansiq', content: body! };
  }

  private async send<Body>(method: string, path: string, body?: object, key?: string): Promise<Body> {
    const headers = {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    };
    const response = await this.ask(path, { method, headers, body: body && JSON.stringify(body) });
    return (await response.json()) as Body;
  }

  private async ask(path: string, request: RequestInit = {}): Promise<Response> {
    const headers = { ...this.credentials, 'accept-language': this.language, ...(request.headers as object) };
    const response = await fetch(new URL(path, this.url), { ...request, headers });
    if (!response.ok) throw new ApiProblem(response.status, (await response.json()) as object);
    return response;
  }
}
