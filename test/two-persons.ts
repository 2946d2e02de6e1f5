import { ROUTES } from '#access';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { ApiClient, byToken } from '../apps/cli/client.js';
import type { Everybody } from './people.js';
import type { ProductProcess } from './process.js';

/** Of an association, which everybody may know: what is found of it shows that what is looked for is not there. */
export const ASSOCIATION = { fr: 'Rivages témoins', ar: 'ضفاف شاهدة' };

/** With an account. */
const YASMINA = {
  formerName: 'Yasmina Kanarisans',
  formerEmail: 'y.kanarisans@ailleurs.example',
  name: 'Yasmina "Kanari" Aït-Oufella ياسمينة الكناري',
  email: 'Yasmina.Kanari@temoin.example',
  telephone: '+212 661-98.76.54',
  label: 'Jeton de Yasminette',
  password: 'la phrase de passe de Yasminette',
};

/** Without. */
const ZINEB = { name: 'زينب الشاهدة', email: 'zineb.kanari@temoin.example', telephone: '(0537) 70 12 34' };

/** Everything personal that is told of them. */
export const PERSONAL: readonly string[] = [...Object.values(YASMINA), ...Object.values(ZINEB)];

/** The same text, with `[effacé]` wherever something personal stood. */
export const effaced = (text: string): string =>
  PERSONAL.reduce((left, each) => left.replaceAll(JSON.stringify(each).slice(1, -1), '[effacé]'), text);

export const isPersonal = (text: string): boolean => effaced(text) !== text;

/** What was answered to whom, by address: the status and the body. */
export type Answers = ReadonlyMap<string, string>;

const questions = new Registry(contexts).queries.map(({ path }) => path);
const routes = Object.keys(ROUTES).flatMap((route) => /^GET (.+)$/.exec(route)?.[1] ?? []);

/** Asks for pages and answers alike. */
async function asked({ url, credentials }: ApiClient, paths: readonly string[]): Promise<Answers> {
  const headers = { ...credentials, 'accept-language': 'fr' };
  const answers = paths.map(async (path) => {
    const answer = await fetch(url + path, { headers });
    return [path, `${answer.status} ${await answer.text()}`] as const;
  });
  return new Map(await Promise.all(answers));
}

/** What came of the two, in whichever process it is asked. */
export class TwoPersons {
  private constructor(
    private readonly organisation: string,
    readonly yasmina: string,
    readonly zineb: string,
    private readonly cookie: string,
    private readonly secret: string,
    private readonly link: string,
  ) {}

  /** Tells of them in a network of their own: what they do, and what is done with what is known of them. */
  static async begin(everybody: Everybody): Promise<TwoPersons> {
    await everybody.post('/networks/atlas/found', { kind: 'thematic-platform', name: { fr: 'Atlas' } });
    const association = { kind: 'association', name: ASSOCIATION };
    const { id: organisation } = await everybody.post<{ id: string }>('/organisations', association);
    const joining = { category: 'full', occurredOn: '2023-05' };
    await everybody.post(`/networks/atlas/members/${organisation}/join`, joining);

    const role = { role: 'focal-point', network: 'atlas', organisation };
    const person = { name: YASMINA.formerName, email: YASMINA.formerEmail, language: 'ar', occurredOn: '2024-01-15' };
    const invited = await everybody.post<{ id: string; link: string }>('/accounts', { ...person, ...role });
    const cookie = await TwoPersons.activated(everybody.url, secretIn(invited.link));
    const yasmina = new ApiClient(everybody.url, 'fr', { cookie });
    const { name, email, telephone, label } = YASMINA;
    await yasmina.post(`/accounts/${invited.id}/correct`, { name, email });
    const token = { label, access: 'write', network: 'atlas' };
    const { secret } = await yasmina.post<{ secret: string }>(`/accounts/${invited.id}/tokens`, token);
    const program = new ApiClient(everybody.url, 'fr', byToken(secret));
    const designation = { network: 'atlas', occurredOn: '2024-02-01' };
    const herself = { ...designation, name, email, telephone, account: invited.id };
    await yasmina.post(`/organisations/${organisation}/focal-points`, herself);
    const other = { ...designation, ...ZINEB, function: { fr: 'Permanence' } };
    const { parts } = await program.post<{ parts: string[] }>(`/organisations/${organisation}/focal-points`, other);
    const { link } = await everybody.post<{ link: string }>(`/accounts/${invited.id}/link`);
    return new TwoPersons(organisation, invited.id, parts[0]!, cookie, secret, secretIn(link));
  }

  /** Takes up an invitation; answers the session's cookie. */
  static async activated(url: string, link: string): Promise<string> {
    const answer = await posted(url, '/activation', { link, password: YASMINA.password });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  /** What is in their hands alone, and too long to be guessed. */
  get secrets(): readonly string[] {
    return [this.secret, this.link, this.cookie.split('=')[1]!];
  }

  /** What each way in answers: her session, her token, her password, and a link that she was sent. */
  waysIn({ url }: ProductProcess): Promise<readonly number[]> {
    const { email, password } = YASMINA;
    return Promise.all([
      ...[{ cookie: this.cookie }, byToken(this.secret)].map((headers) =>
        fetch(`${url}/me`, { headers }).then(({ status }) => status),
      ),
      posted(url, '/sessions', { email, password }).then(({ status }) => status),
      fetch(`${url}/activate?link=${this.link}`).then(({ status }) => status),
    ]);
  }

  async erase(everybody: Everybody): Promise<void> {
    await everybody.post(`/accounts/${this.yasmina}/erase`, { reason: { fr: 'À sa demande' } });
    await everybody.post(`/organisations/${this.organisation}/focal-points/erase`, { person: this.zineb });
  }

  /** What every question is answered, at each of the moments. */
  answers(client: ApiClient, moments: readonly string[] = ['']): Promise<Answers> {
    return asked(
      client,
      this.about(questions).flatMap((path) => moments.map((moment) => path + moment)),
    );
  }

  /** Everything that can be had at any address. */
  everything(client: ApiClient): Promise<Answers> {
    return asked(client, this.about(routes));
  }

  /** Releases the one with an account, and designates her anew in her association's name. */
  async designatedAgain(everybody: Everybody): Promise<Response> {
    const [path, onBehalfOf] = [`/organisations/${this.organisation}/focal-points`, this.organisation];
    await everybody.post(`${path}/release`, { person: this.yasmina, onBehalfOf });
    const told = { network: 'atlas', name: YASMINA.name, account: this.yasmina, onBehalfOf };
    return posted(everybody.url, path, told, everybody.credentials);
  }

  /** Invites her address again, as somebody who has never been there. */
  async invitedAgain(everybody: Everybody): Promise<TwoPersons> {
    const { name, email } = YASMINA;
    const person = { name, email, role: 'focal-point', network: 'atlas', organisation: this.organisation };
    const { id, link } = await everybody.post<{ id: string; link: string }>('/accounts', person);
    const cookie = await TwoPersons.activated(everybody.url, secretIn(link));
    return new TwoPersons(this.organisation, id, this.zineb, cookie, this.secret, this.link);
  }

  private about(paths: readonly string[]): readonly string[] {
    const ids = [this.organisation, this.yasmina];
    const addresses = paths.map((path) => path.replace(':network', 'atlas').replace(':plan', '2025'));
    return addresses.flatMap((path) => (path.includes(':id') ? ids.map((id) => path.replace(':id', id)) : [path]));
  }
}

const secretIn = (link: string): string => new URL(link).searchParams.get('link')!;

const posted = (url: string, path: string, body: object, headers: object = {}): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
