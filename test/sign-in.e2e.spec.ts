import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { Operators } from '#access';
import { LANGUAGES } from '#kernel';
import { readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { Browser } from './browser.js';
import { type Answer, IN_MEMORY, Product } from './product.js';

const PASSWORD = 'quatre mots font une phrase';
const OTHER = 'une tout autre phrase de passe';
const COOKIE = 'tansiq';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await Product.start({ TRUSTED_PROXIES: '127.0.0.1' });
  await product.done('/networks/atlas/found', { kind: 'thematic-platform', name: { fr: 'Atlas', ar: 'أطلس' } });
});
afterAll(() => product.close());
beforeEach(() => void (browser = new Browser({}, { 'accept-language': 'fr', ...fromElsewhere() })));

let addresses = 0;

/** From an address that has not tried to sign in before. */
const fromElsewhere = () => ({ 'x-forwarded-for': `198.18.${++addresses >> 8}.${addresses & 255}` });

interface Person {
  readonly account: string;
  readonly email: string;
  /** The path of their link, and the secret in it. */
  readonly path: string;
  readonly link: string;
}

let people = 0;

async function invited(role: object = { role: 'analyst', network: 'atlas' }): Promise<Person> {
  const email = `person-${++people}@association.example`;
  const { body } = await product.post('/accounts', { name: `Amina ${people}`, email, ...role });
  const { id: account, link } = body as { id: string; link: string };
  const { pathname, search, searchParams } = new URL(link);
  return { account, email, path: pathname + search, link: searchParams.get('link')! };
}

/** Somebody with an account that works. */
async function active(role?: object): Promise<Person & { readonly cookie: string }> {
  const person = await invited(role);
  const answer = await json('/activation', { link: person.link, password: PASSWORD });
  return { ...person, cookie: cookieOf(answer) };
}

const json = (path: string, body: object = {}, headers: Readonly<Record<string, string>> = {}): request.Test =>
  request(product.url)
    .post(path)
    .set({ ...fromElsewhere(), ...headers })
    .send(body);

const me = (headers: Readonly<Record<string, string>>): request.Test => request(product.url).get('/me').set(headers);

const cookieOf = ({ headers }: Answer): string =>
  (headers as unknown as { 'set-cookie': readonly string[] })['set-cookie'][0]!.split(';')[0]!;

const isIn = (): boolean => browser.cookie(product.url, COOKIE) !== undefined;

describe('a program', () => {
  it('signs in, learns who it is, and signs out', async () => {
    const { account, email } = await active();
    const answer = await json('/sessions', { email: ` ${email.toUpperCase()}`.trim(), password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([201, { account, endsAt: expect.stringMatching(/Z$/) }]);
    const [line] = (answer.headers as unknown as { 'set-cookie': string[] })['set-cookie'];
    expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax$/);
    const cookie = cookieOf(answer);
    expect((await me({ cookie })).body).toEqual({
      ...{ account, email, name: expect.stringContaining('Amina'), language: 'fr', by: 'session' },
      grants: [{ role: 'analyst', network: 'atlas', networkName: { fr: 'Atlas', ar: 'أطلس' } }],
    });
    expect((await json('/sessions/end', {}, { cookie })).body).toEqual({});
    expect((await me({ cookie })).body).toMatchObject({ type: '/problems/session-ended' });
  });

  it('comes with a token, and learns how far it reaches', async () => {
    const { account, cookie } = await active();
    const wanted = { label: 'Rapport', access: 'read', network: 'atlas' };
    const { body } = await json(`/accounts/${account}/tokens`, wanted, { cookie });
    const { secret, parts } = body as { secret: string; parts: readonly string[] };
    const answer = await me({ authorization: `Bearer ${secret}` });
    expect(answer.body).toMatchObject({ by: 'token', token: { id: parts[0], access: 'read', network: 'atlas' } });
  });

  it('is told the same whether there is no account or the password is wrong', async () => {
    const { email } = await active();
    const { email: waiting } = await invited();
    const tries = [email, waiting, 'nobody@association.example'].map((each) =>
      json('/sessions', { email: each, password: OTHER }),
    );
    for (const { status, body, headers } of await Promise.all(tries)) {
      expect([status, body]).toMatchObject([401, { type: '/problems/sign-in-failed' }]);
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  it('is told which fields will not do', async () => {
    const { status, body } = await json('/sessions', { email: 'nobody', pin: 1 });
    expect(status).toBe(422);
    expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/email',
      '/password',
      '/pin',
    ]);
  });

  it('changes its password with the one it has, which ends every other session', async () => {
    const { email, cookie } = await active();
    const elsewhere = cookieOf(await json('/sessions', { email, password: PASSWORD }));
    const change = (current: string, password: string) => json('/me/password', { current, password }, { cookie });
    expect((await change(OTHER, PASSWORD)).body).toMatchObject({ type: '/problems/password-wrong' });
    expect((await change(PASSWORD, 'short')).body).toMatchObject({ type: '/problems/password-too-short' });
    expect((await me({ cookie: elsewhere })).status).toBe(200);
    expect((await change(PASSWORD, OTHER)).status).toBe(200);
    expect((await me({ cookie: elsewhere })).status).toBe(401);
    expect((await me({ cookie })).status).toBe(200);
    expect((await json('/sessions', { email, password: PASSWORD })).status).toBe(401);
    expect((await json('/sessions', { email, password: OTHER })).status).toBe(201);
  });

  it('cannot be signed in, in or out, by another site', async () => {
    const { email, link, cookie } = { ...(await active()), link: (await invited()).link };
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    for (const answer of [
      await json('/sessions', { email, password: PASSWORD }, elsewhere),
      await json('/activation', { link, password: PASSWORD }, elsewhere),
      await json('/sessions/end', {}, { ...elsewhere, cookie }),
    ])
      expect([answer.status, answer.body]).toMatchObject([403, { type: '/problems/cross-site-request' }]);
  });
});

describe('a person', () => {
  it('takes up an invitation, is signed in, and cannot use the link again', async () => {
    const { email, path } = await invited();
    const { status, text } = await browser.open(product.url + path);
    expect([status, text]).toEqual([200, expect.stringMatching(/<h1>Bienvenue, <bdi>Amina \d+<\/bdi><\/h1>/)]);
    expect(text).toContain(`type="email" autocomplete="username" dir="ltr" value="${email}" readonly`);
    await browser.submit('/activate', { password: PASSWORD, again: PASSWORD });
    expect([browser.address.pathname, browser.shown.status, isIn()]).toEqual(['/account', 200, true]);
    expect(browser.shown.text).toContain('Analyste de <bdi>Atlas</bdi>');
    const again = await browser.open(product.url + path);
    expect([again.status, again.text]).toEqual([404, expect.stringContaining('Il a déjà servi, ou il a expiré')]);
  });

  it('keeps the link where the password will not do', async () => {
    const { path } = await invited();
    await browser.open(product.url + path);
    for (const [password, again, words] of [
      [PASSWORD, OTHER, 'Les deux mots de passe diffèrent'],
      ['short', 'short', 'de 12 caractères au moins'],
    ] as const) {
      const { status, text } = await browser.submit('/activate', { password, again });
      expect([status, text]).toEqual([422, expect.stringContaining(words)]);
      expect(text).toContain('<p role="alert">');
      expect(text).not.toContain(password === 'short' ? 'value="short"' : PASSWORD);
    }
    await browser.submit('/activate', { password: PASSWORD, again: PASSWORD });
    expect(isIn()).toBe(true);
  });

  it('is the first of an installation by the link that it shows, and says who they are', async () => {
    const app = await createServer(readConfiguration(IN_MEMORY), pino({ level: 'silent' }));
    await app.listen(0, '127.0.0.1');
    const { pathname, search } = new URL((await app.get(Operators).firstLink())!.link);
    await browser.open((await app.getUrl()) + pathname + search);
    const person = { name: 'Première <b>', email: 'Premiere@association.example' };
    const tried = await browser.submit('/activate', { ...person, password: PASSWORD, again: OTHER });
    expect(tried.text).toContain('value="Première &#60;b&#62;"');
    expect(tried.text).toContain('value="Premiere@association.example"');
    await browser.submit('/activate', { ...person, password: PASSWORD, again: PASSWORD });
    expect(browser.shown.text).toContain('<h1><bdi>Première &#60;b&#62;</bdi></h1>');
    expect(browser.shown.text).toContain('Exploitation de cette installation');
    expect(await app.get(Operators).firstLink()).toBeUndefined();
    await app.close();
  });

  it('chooses another password by a link, which signs out whoever knew the old one', async () => {
    const { account, cookie } = await active();
    const { body } = await product.post(`/accounts/${account}/link`);
    const { pathname, search } = new URL((body as { link: string }).link);
    await browser.open(product.url + pathname + search);
    expect(browser.shown.text).toContain('<h1>Choisir un autre mot de passe</h1>');
    await browser.submit('/activate', { password: OTHER, again: OTHER });
    expect([isIn(), (await me({ cookie })).status]).toEqual([true, 401]);
  });

  it('is led to sign in, and from there to where they wanted', async () => {
    const { email } = await active();
    await browser.open(`${product.url}/networks?sort=id`);
    expect([browser.address.pathname, browser.shown.status]).toEqual(['/sign-in', 200]);
    await browser.submit('/sign-in', { email, password: PASSWORD });
    expect(browser.address.href).toBe(`${product.url}/networks?sort=id`);
    await browser.open(`${product.url}/sign-in`);
    expect(browser.address.pathname).toBe('/account');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example'])(
    'is not led to another site: %s',
    async (next) => {
      const { email } = await active();
      await browser.open(`${product.url}/sign-in?next=${encodeURIComponent(next)}`);
      expect(browser.shown.text).not.toContain('evil');
      await browser.send('/sign-in', { email, password: PASSWORD, next });
      expect(browser.address.href).toBe(`${product.url}/account?lang=fr`);
    },
  );

  it('keeps what they typed where it will not do, in their language', async () => {
    await browser.open(`${product.url}/sign-in?next=%2Fme&lang=ar`);
    const { status, text, headers } = await browser.submit('/sign-in', { email: 'a"b@c.example', password: OTHER });
    expect(status).toBe(422);
    expect(headers).not.toHaveProperty('set-cookie');
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('<p role="alert"><b>تعذّر تسجيل الدخول</b>');
    expect(text).toContain('value="a&#34;b@c.example"');
    expect(text).toContain('name="next" value="/me"');
    expect(text).not.toContain(OTHER);
  });

  it('waits after ten attempts under one name', async () => {
    await browser.open(`${product.url}/sign-in`);
    const attempt = () => browser.submit('/sign-in', { email: 'insistent@association.example', password: OTHER });
    for (let i = 0; i < 10; i++) {
      expect((await attempt()).status).toBe(422);
    }
    const { status, type, headers } = await attempt();
    expect([status, type, Number(headers['retry-after']) > 0]).toEqual([429, 'text/html', true]);
  });

  it('cannot be signed in as somebody else, or out, by another site', async () => {
    const { email } = await active();
    const { link } = await invited();
    for (const [path, fields] of [
      ['/sign-in', { email, password: PASSWORD }],
      ['/activate', { link, password: PASSWORD, again: PASSWORD }],
      ['/sign-out', {}],
    ] as const) {
      const { status, headers } = await browser.send(product.url + path, fields, 'cross-site');
      expect([status, headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('signs out', async () => {
    const { email } = await active();
    await browser.open(`${product.url}/sign-in`);
    await browser.submit('/sign-in', { email, password: PASSWORD });
    const cookie = `${COOKIE}=${browser.cookie(product.url, COOKIE)}`;
    await browser.submit('/sign-out');
    expect([browser.address.pathname, isIn(), (await me({ cookie })).status]).toEqual(['/sign-in', false, 401]);
  });
});

describe('the page of an account', () => {
  const signIn = async ({ email }: Person): Promise<string> => {
    await browser.open(`${product.url}/sign-in`);
    return (await browser.submit('/sign-in', { email, password: PASSWORD })).text;
  };

  it('says who one is, for whom and where, in every language', async () => {
    const { id: organisation } = await product.done('/organisations', {
      ...{ kind: 'association', subtype: 'field' },
      name: { fr: 'Rivages <Solidaires>', ar: 'ضفاف' },
    });
    await product.done(`/networks/atlas/members/${organisation}/join`, { category: 'founding' });
    const group = { name: { fr: 'Enfants', ar: 'الأطفال' }, members: [organisation] };
    const { id } = await product.done('/networks/atlas/working-groups', group);
    const person = await active({ role: 'group-lead', network: 'atlas', organisation, group: id });
    await product.done(`/accounts/${person.account}/roles/grant`, {
      role: 'focal-point',
      network: 'atlas',
      organisation,
    });
    const fr = await signIn(person);
    expect(fr).toContain('Responsable du groupe de travail <bdi>Enfants</bdi>, dans <bdi>Atlas</bdi>');
    expect(fr).toContain('<small>au nom de <bdi>Rivages &#60;Solidaires&#62;</bdi></small>');
    const ar = (await browser.open('/account?lang=ar')).text;
    expect(ar).toContain('نقطة اتصال في <bdi>أطلس</bdi> <small>باسم <bdi>ضفاف</bdi></small>');
    expect((await browser.open('/account?lang=en')).text).toContain('Lead of the working group <bdi>Enfants</bdi>');
  });

  it('shows sessions and tokens with their last use, and leads to all that is held', async () => {
    const person = await active();
    const { account, cookie } = person;
    const wanted = { label: 'Rapport <annuel>', access: 'read', network: 'atlas' };
    const { body } = await json(`/accounts/${account}/tokens`, wanted, { cookie });
    const unused = await signIn(person);
    expect(unused).toContain('<bdi>Rapport &#60;annuel&#62;</bdi></td><td>lecture · Atlas</td><td>—</td><td>jamais');
    await me({ authorization: `Bearer ${(body as { secret: string }).secret}` });
    expect((await browser.open('/account?lang=fr')).text).not.toContain('jamais');
    expect(
      browser.shown.text.match(
        /<tbody>(<tr><td><time [^>]*>[^<]*<\/time><\/td><td><time [^>]*>[^<]*<\/time><\/td><\/tr>){2}<\/tbody>/,
      ),
    ).not.toBeNull();
    const held = await browser.open(`/accounts/${account}/personal-data`);
    expect([held.status, held.body]).toMatchObject([200, { account, about: expect.any(Array) }]);
    expect((await browser.open(`/accounts/${account}/timeline`)).status).toBe(200);
  });

  it('changes the password', async () => {
    const person = await active();
    await signIn(person);
    for (const [current, password, again, status, words] of [
      [PASSWORD, OTHER, PASSWORD, 422, 'Les deux mots de passe diffèrent'],
      [OTHER, OTHER, OTHER, 403, "Le mot de passe actuel n'est pas le bon"],
      [PASSWORD, 'short', 'short', 422, 'de 12 caractères au moins'],
      [PASSWORD, OTHER, OTHER, 200, 'Le mot de passe est changé'],
    ] as const) {
      const answer = await browser.submit('/account/password', { current, password, again });
      expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
    }
    expect((await me({ cookie: person.cookie })).status).toBe(401);
    expect((await browser.open('/account')).status).toBe(200);
  });

  it('is nobody’s who has not signed in', async () => {
    await browser.open(`${product.url}/account?lang=ar`);
    expect(browser.address.href).toBe(`${product.url}/sign-in?next=${encodeURIComponent('/account?lang=ar')}`);
    expect((await json('/account/password', { current: PASSWORD })).status).toBe(401);
  });
});

describe('every page', () => {
  it.each(['/sign-in', '/privacy', '/docs/permissions', '/'])(
    '%s leads to itself in the other languages',
    async (path) => {
      for (const language of LANGUAGES) {
        await browser.open(`${product.url}${path}?lang=${language}`);
        const { text } = browser.shown;
        expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
        const [, footer] = /<footer>(.*)<\/footer>/.exec(text)!;
        const links = [...footer!.matchAll(/href="([^"]+)" hreflang="(\w+)"/g)].map(([, href, to]) => [href, to]);
        expect(links).toEqual(
          LANGUAGES.filter((each) => each !== language).map((each) => [`${path}?lang=${each}`, each]),
        );
      }
    },
  );

  it.each(['/sign-in', '/privacy', '/docs/permissions', '/', '/account'])(
    '%s needs no script and nothing from elsewhere, and fits its policy',
    async (path) => {
      const { email } = await active();
      if (path === '/account')
        await json('/sessions', { email, password: PASSWORD }).then((answer) => {
          const [name, value] = cookieOf(answer).split('=');
          browser.keep(product.url, name!, value!);
        });
      const { text, headers } = await browser.open(product.url + path);
      expect(text).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=|javascript:/);
      for (const [, address] of text.matchAll(/(?:src|href|action)="([^"]+)"/g)) expect(address).toMatch(/^[/#](?!\/)/);
      const [, style] = /<style>(.*?)<\/style>/s.exec(text)!;
      const allowed = createHash('sha256').update(style!).digest('base64');
      expect(headers['content-security-policy']).toContain(`style-src 'sha256-${allowed}'`);
      expect(headers['cache-control']).toBe('no-store');
    },
  );
});
