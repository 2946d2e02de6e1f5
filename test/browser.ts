import request from 'supertest';
import type { Answer } from './product.js';

type Fields = Readonly<Record<string, string>>;

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&');

const attributeIn = (tag: string, name: string): string | undefined => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : unescaped(value);
};

/** A browser, as far as signing in needs one: it keeps cookies by site, follows redirects, fills forms in, and says where a request comes from. */
export class Browser {
  /** Where it is, and what it shows. */
  address = new URL('about:blank');
  shown!: Answer;
  /** It does not follow redirects to this path. */
  stopsBefore?: string;
  private readonly cookies = new Map<string, Map<string, string>>();

  /** `sites` are where addresses really lead to: `https://tansiq.example` -> `http://127.0.0.1:40123`. */
  constructor(
    private readonly sites: Fields = {},
    private readonly headers: Fields = {},
  ) {}

  /** Opens an address, as if it were typed. */
  open(address: string): Promise<Answer> {
    return this.go('GET', new URL(address, this.address), 'none');
  }

  /** Fills in the form that is sent to a path, what it holds already included, and sends it. */
  submit(path: string, fields: Fields = {}): Promise<Answer> {
    const forms = this.shown.text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs);
    const form = [...forms].find(([, tag]) => attributeIn(tag!, 'action')?.includes(path));
    if (!form) throw new Error(`no form is sent to ${path} from ${this.address.href}: ${this.shown.text}`);
    const inputs = [...form[2]!.matchAll(/<input([^>]*)>/g)].map(([, tag]) => tag!);
    const held = inputs.flatMap((tag) => {
      const [name, value] = [attributeIn(tag, 'name'), attributeIn(tag, 'value')];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
    return this.send(attributeIn(form[1]!, 'action')!, { ...Object.fromEntries(held), ...fields });
  }

  /** Sends a form from the page that is shown, or from another site's. */
  send(address: string, fields: Fields, site = 'same-origin'): Promise<Answer> {
    return this.go('POST', new URL(address, this.address), site, new URLSearchParams(fields).toString());
  }

  /** A cookie that it keeps for a site. */
  cookie(site: string, name: string): string | undefined {
    return this.cookies.get(site)?.get(name);
  }

  keep(site: string, name: string, value: string): void {
    this.cookies.set(site, new Map(this.cookies.get(site)).set(name, value));
  }

  private async go(method: 'GET' | 'POST', to: URL, site: string, form?: string): Promise<Answer> {
    this.address = to;
    this.shown = await this.ask(method, to, site, form);
    this.take(to, this.shown);
    const { location } = this.shown.headers as { location?: string };
    if (this.shown.status < 300 || this.shown.status >= 400 || !location) return this.shown;
    const next = new URL(location, to);
    if (next.pathname === this.stopsBefore) {
      this.address = next;
      return this.shown;
    }
    return this.go('GET', next, next.origin === to.origin ? site : 'cross-site');
  }

  private async ask(method: 'GET' | 'POST', to: URL, site: string, form?: string): Promise<Answer> {
    const kept = [...(this.cookies.get(to.origin) ?? [])].map(([name, value]) => `${name}=${value}`);
    const agent = request(this.sites[to.origin] ?? to.origin);
    const asked = method === 'GET' ? agent.get(to.pathname + to.search) : agent.post(to.pathname + to.search);
    void asked
      .redirects(0)
      .set({ accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': site, ...this.headers })
      .set(kept.length > 0 ? { cookie: kept.join('; ') } : {});
    return form === undefined ? asked : asked.type('form').send(form);
  }

  /** A cookie that is given with an end in the past is taken away. */
  private take(from: URL, { headers }: Answer): void {
    for (const line of (headers as { 'set-cookie'?: readonly string[] })['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      const [, expires] = /;\s*expires=([^;]+)/i.exec(line) ?? [];
      const kept = new Map(this.cookies.get(from.origin));
      if (expires !== undefined && Date.parse(expires) < Date.now()) kept.delete(name!);
      else kept.set(name!, value!);
      this.cookies.set(from.origin, kept);
    }
  }
}
