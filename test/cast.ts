import { type Role, Sessions } from '#access';
import { ApiClient } from '../apps/cli/client.js';
import { load } from '../apps/cli/demonstration/load.js';
import type { Step } from '../apps/cli/demonstration/step.js';
import type { Everybody } from './people.js';
import { Product } from './product.js';
import { type Headers, type Held, Somebody } from './somebody.js';
import { year } from './year.js';

const PASSWORD = 'une phrase de passe';
const text = (fr: string): { fr: string } => ({ fr });

/** Tells a story as everybody, and keeps the ids that each of its steps answered. */
class Storyteller extends ApiClient {
  readonly ids = new Map<string, string>();

  constructor(private readonly everybody: Everybody) {
    super(everybody.url, everybody.language);
  }

  override async post<Body>(path: string, body?: object, key?: string): Promise<Body> {
    const answer = await this.everybody.post<Body & { id: string; parts: readonly string[] }>(path, body, key);
    const name = key!.replace('demonstration:', '');
    this.ids.set(name, answer.id);
    for (const [index, part] of answer.parts.entries()) this.ids.set(`${name}.${index}`, part);
    return answer;
  }
}

const MEMBER = { kind: 'association', name: text('Association Ezzahra') };

/** Another network beside the year's, with a member that is in it alone. */
const neighbourhood: readonly Step[] = [
  { key: 'ezzahra', path: '/organisations', content: MEMBER },
  { key: 'rif', path: '/networks/rif/found', content: { kind: 'working-collective', name: text('Collectif Rif') } },
  { key: 'joins', path: '/networks/rif/members/@ezzahra/join', content: { category: 'full' } },
];

const atlas = (role: Role, held: Partial<Held> = {}): Held => ({ role, network: 'atlas', ...held });

/** Who plays: each with their first role. */
const ROLES = {
  operator: { role: 'operator' },
  coordinator: atlas('coordinator'),
  neighbour: { role: 'coordinator', network: 'rif' },
  lead: atlas('group-lead', { organisation: '@amal', group: '@group' }),
  ofAmal: atlas('focal-point', { organisation: '@amal' }),
  ofChams: atlas('focal-point', { organisation: '@chams' }),
  analyst: atlas('analyst'),
  observer: atlas('observer'),
} satisfies Readonly<Record<string, Held>>;

export type Name = keyof typeof ROLES | 'nobody' | 'readingToken' | 'distantToken';
export const NAMES = [...Object.keys(ROLES), 'readingToken', 'distantToken', 'nobody'] as Name[];

/** The product with a year of the network atlas in it, beside the network rif, and somebody of each role. */
export class World {
  private readonly held = new Map<string, readonly Held[]>();

  private constructor(
    readonly product: Product,
    private readonly ids: Map<string, string>,
    readonly cast: Readonly<Record<Name, Somebody>>,
  ) {}

  static async begin(...more: Parameters<typeof Product.start>): Promise<World> {
    const product = await Product.start(...more);
    const teller = new Storyteller(product.everybody);
    const enter = () => Promise.reject(new Error('nobody is invited in it'));
    await load([...year(), ...neighbourhood], { operator: teller, enter }, () => undefined);
    const cast = {} as Record<Name, Somebody>;
    const world = new World(product, teller.ids, cast);
    for (const [name, held] of Object.entries(ROLES)) cast[name as Name] = await world.invite(held, name);
    cast.nobody = world.somebody({}, undefined, []);
    const { coordinator } = cast;
    cast.readingToken = await world.withToken(coordinator, { access: 'read' });
    cast.distantToken = await world.withToken(await world.ofTwoNetworks(), { access: 'write', network: 'rif' });
    await world.tellMore();
    await world.settle();
    return world;
  }

  somebody(...more: [Headers, string | undefined, readonly Held[], ('read' | 'write')?, string?]): Somebody {
    return new Somebody(this.product.url, ...more);
  }

  /** Content or an address with the ids of what stands behind `@name` in it. */
  at<Value>(value: Value): Value {
    const filled = JSON.stringify(value).replace(/(?<=["/])@(\w[\w.-]*)(?=["/?])/g, (_, name: string) => this.id(name));
    return JSON.parse(filled) as Value;
  }

  /** The id of what a step brought about, or of somebody's account. */
  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing is called ${name}`);
    return id;
  }

  name(name: string, id: string): void {
    this.ids.set(name, id);
  }

  /** The roles that an account has. */
  rolesOf(account: string): readonly Held[] {
    return this.held.get(account)!;
  }

  /** Invites somebody, who comes in. */
  async invite(role: Held, name: string): Promise<Somebody> {
    const held = this.at(role);
    const person = { name: `Personne ${name}`, email: `${name}@cast.example`, ...held };
    const { id, link } = await this.product.everybody.post<{ id: string; link: string }>('/accounts', person);
    this.name(name, id);
    this.held.set(id, [held]);
    return this.somebody(await this.enter(link), id, [held]);
  }

  /** Takes up a link; answers the cookie. */
  async enter(link: string): Promise<Headers> {
    const answer = await fetch(`${this.product.url}/activation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link: new URL(link).searchParams.get('link'), password: PASSWORD }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
  }

  /** Somebody as a program of theirs comes. */
  async withToken(
    owner: Somebody,
    wanted: { access: 'read' | 'write'; network?: string; expiresOn?: string },
  ): Promise<Somebody> {
    const content = { label: 'Programme', ...wanted };
    const { id, parts, secret } = (await owner.done(`/accounts/${owner.account!}/tokens`, content)) as {
      id: string;
      parts: readonly [string];
      secret: string;
    } & Awaited<ReturnType<Somebody['done']>>;
    this.name('token', parts[0]);
    const roles = owner.roles.filter(({ network }) => wanted.network === undefined || network === wanted.network);
    return this.somebody({ authorization: `Bearer ${secret}` }, id, roles, wanted.access, parts[0]);
  }

  /** The same in another session, which may end; as a program, in the same one. */
  async apart(somebody: Somebody): Promise<Somebody> {
    const { account, roles, token } = somebody;
    if (account === undefined || token) return somebody;
    const { secret } = await this.product.app.get(Sessions).start(account);
    return this.somebody({ cookie: `tansiq=${secret}` }, account, roles);
  }

  /** Until everything that was told can be read. */
  async settle(): Promise<void> {
    await this.product.get(`/networks?waitFor=${await this.product.logPosition()}`);
  }

  close(): Promise<void> {
    return this.product.close();
  }

  /** What the year has nobody to tell: each organisation's own value, and whom to reach. */
  private async tellMore(): Promise<void> {
    for (const [name, teller] of [
      ['amal', this.cast.ofAmal],
      ['chams', this.cast.ofChams],
    ] as const) {
      const value = { period: name === 'amal' ? '2025-08' : '2025-09', value: 70 };
      const { parts } = await teller.done(this.at('/networks/atlas/indicators/@indicator/values'), value);
      this.name(`value-${name}`, parts[0]!);
      const person = { network: 'atlas', name: `Point focal ${name}` };
      const designated = await teller.done(this.at(`/organisations/@${name}/focal-points`), person);
      this.name(`person-${name}`, designated.parts[0]!);
    }
  }

  async ofTwoNetworks(name = 'both'): Promise<Somebody> {
    const { credentials, account, roles } = await this.invite({ role: 'coordinator', network: 'rif' }, name);
    const second = atlas('coordinator');
    await this.product.everybody.post(`/accounts/${account!}/roles/grant`, second);
    this.held.set(account!, [...roles, second]);
    return this.somebody(credentials, account, [...roles, second]);
  }
}
