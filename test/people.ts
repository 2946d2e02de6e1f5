import { ApiClient } from '../apps/cli/client.js';
import type { Cast } from '../apps/cli/demonstration/load.js';

const PASSWORD = 'une phrase de passe';

async function activate(url: string, link: string, person: object = {}): Promise<ApiClient> {
  const secret = new URL(link).searchParams.get('link');
  const answer = await fetch(`${url}/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: secret, password: PASSWORD, ...person }),
  });
  if (!answer.ok) throw new Error(`/activation: ${await answer.text()}`);
  return new ApiClient(url, 'fr', { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! });
}

/** Somebody who operates the installation, and coordinates every network that they found: for specifications of everything else. */
export class Everybody extends ApiClient {
  private constructor(
    url: string,
    credentials: Readonly<Record<string, string>>,
    readonly account: string,
    private readonly grantor: ApiClient,
    language = 'fr',
  ) {
    super(url, language, credentials);
  }

  /** Comes in by the link that a new installation shows. Nobody gives themselves a role, so there are two of them. */
  static async come(url: string, link: string): Promise<Everybody> {
    const first = await activate(url, link, { name: 'Première', email: 'first@test.example' });
    return Everybody.invitedBy(first);
  }

  static async invitedBy(operator: ApiClient): Promise<Everybody> {
    const person = { name: 'Tout le monde', email: 'everybody@test.example', role: 'operator' };
    const { id, link } = await operator.post<{ id: string; link: string }>('/accounts', person);
    const { credentials } = await activate(operator.url, link);
    return new Everybody(operator.url, credentials, id, operator);
  }

  /** The same, elsewhere or in another language: of a process that was started again, or that shares its stores. */
  at(url: string, language = this.language): Everybody {
    const grantor = new ApiClient(url, language, this.grantor.credentials);
    return new Everybody(url, this.credentials, this.account, grantor, language);
  }

  override async post<Body>(path: string, body?: object, key?: string): Promise<Body> {
    const answer = await super.post<Body>(path, body, key);
    await this.posted(path);
    return answer;
  }

  /** What has to follow a command that was sent: whoever founds a network coordinates it. */
  async posted(path: string): Promise<void> {
    const [, network] = /^\/networks\/([^/]+)\/found$/.exec(path) ?? [];
    if (!network) return;
    const grant = { role: 'coordinator', network };
    await this.grantor.post(`/accounts/${this.account}/roles/grant`, grant, `coordinates-${network}`);
  }

  /** As the cast of a story with one person in it. */
  get cast(): Cast {
    return {
      operator: this,
      enter: () => Promise.reject(new Error('nobody else plays')),
    };
  }
}
