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

  private async send<Body>(method: string, path: string, body?: object, key?: string): Promise<Body> {
    const headers = {
      ...this.credentials,
      'accept-language': this.language,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    };
    const response = await fetch(new URL(path, this.url), { method, headers, body: body && JSON.stringify(body) });
    const answered = (await response.json()) as object;
    if (!response.ok) throw new ApiProblem(response.status, answered);
    return answered as Body;
  }
}
