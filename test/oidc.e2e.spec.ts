import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '#runtime';
import { Browser } from './browser.js';
import { type Answer, Product } from './product.js';
import { CLIENT, OidcProvider, type ProviderClaims } from './servers/oidc/index.js';

const SITE = 'https://tansiq.example';
const CALLBACK = '/sign-in/oidc/callback';
const SESSION = '__Host-tansiq';
const RETURN = '__Host-tansiq-sign-in';

let product: Product;
let provider: OidcProvider;
let browser: Browser;

/** By how much the product's clock is ahead, in milliseconds. */
let later = 0;
const clock = { ...systemClock('Africa/Casablanca'), now: () => Date.now() + later };

const configured = () => ({
  PUBLIC_URL: SITE,
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_NAME: 'Espace associatif',
});

beforeAll(async () => {
  provider = new OidcProvider(SITE + CALLBACK);
  await provider.start();
  product = await Product.start(configured(), clock);
});
afterAll(async () => {
  await provider.kill();
  await product.close();
});
beforeEach(() => void (browser = newBrowser()));

const newBrowser = (): Browser => new Browser({ [SITE]: product.url }, { 'accept-language': 'fr' });

let subjects = 0;

/** Somebody whom the provider knows, and who is invited to the product under an address. */
async function person(claims: ProviderClaims = {}): Promise<{ subject: string; email: string; account: string }> {
  const subject = `Subject-${++subjects}`;
  const email = `${subject}@association.example`;
  await provider.knows({ [subject]: { email, email_verified: true, ...claims } });
  const { id } = await product.done('/accounts', { name: `Amina ${subject}`, email, role: 'operator' });
  return { subject, email, account: id };
}

/** From the button on our page, through the provider's form, to wherever that leads. */
async function signIn(subject: string, from = browser, next?: string): Promise<Answer> {
  const { text } = await from.open(`${SITE}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`);
  const [, button] = /class="button" href="([^"]+)"/.exec(text)!;
  await from.open(button!.replaceAll('&#38;', '&'));
  return from.submit('/interaction/', { login: subject, password: 'any' });
}

const isIn = (from: Browser): boolean => from.cookie(SITE, SESSION) !== undefined;

function expectOut(answer: Answer, status: number, words: string): void {
  expect([answer.status, answer.type]).toEqual([status, 'text/html']);
  expect(answer.text).toContain(words);
  expect(answer.text).toContain('href="/sign-in?lang=fr"');
  expect(isIn(browser)).toBe(false);
}

describe('somebody with an identity at the provider', () => {
  it('takes up their invitation by it, and goes where they wanted', async () => {
    const { subject, account } = await person();
    const answer = await signIn(subject, browser, '/networks?sort=id');
    expect([answer.status, browser.address.href]).toEqual([200, `${SITE}/networks?sort=id`]);
    expect((await product.get(`/accounts/${account}`)).body).toMatchObject({ status: 'active' });
    expect(browser.cookie(SITE, RETURN)).toBeUndefined();
  });

  it('signs in to the account that they have', async () => {
    const { subject } = await person();
    await signIn(subject);
    browser = newBrowser();
    const answer = await signIn(subject);
    expect(browser.address.pathname).toBe('/account');
    expect(answer.text).toContain(`Amina ${subject}`);
    expect(answer.text).toContain('un autre service répond de vous');
  });

  it('is still known after their address has changed there', async () => {
    const { subject } = await person();
    await signIn(subject);
    await provider.knows({ [subject]: { email: 'another@elsewhere.example', email_verified: false } });
    browser = newBrowser();
    expect((await signIn(subject)).text).toContain(`Amina ${subject}`);
  });

  it('is still known after their address has changed here', async () => {
    const { subject, account } = await person();
    await signIn(subject);
    await product.done(`/accounts/${account}/correct`, { email: `moved-${subject}@association.example` });
    browser = newBrowser();
    expect((await signIn(subject)).text).toContain(`moved-${subject}@association.example`);
  });

  it('is told apart from one whose identifier differs in case alone', async () => {
    const { subject } = await person();
    await signIn(subject);
    browser = newBrowser();
    await provider.knows({ [subject.toUpperCase()]: { email: 'nobody@elsewhere.example', email_verified: true } });
    expectOut(await signIn(subject.toUpperCase()), 403, 'Aucun compte pour cette adresse');
  });

  it('does not come in once their account is erased', async () => {
    const { subject, account } = await person();
    await signIn(subject);
    await product.done(`/accounts/${account}/erase`);
    browser = newBrowser();
    expectOut(await signIn(subject), 403, 'Aucun compte pour cette adresse');
  });

  it('learns whom to ask where nobody invited them', async () => {
    await provider.knows({ stranger: { email: 'stranger@elsewhere.example', email_verified: true } });
    expectOut(await signIn('stranger'), 403, 'Demandez une invitation à la coordination de votre réseau');
  });

  it.each([{ email_verified: false }, { email_verified: undefined }])(
    'does not come in by an address that is not verified: %j',
    async (claims) => {
      const { subject, account } = await person(claims);
      expectOut(await signIn(subject), 403, 'Votre adresse n’est pas vérifiée');
      expect((await product.get(`/accounts/${account}`)).body).toMatchObject({ status: 'invited' });
    },
  );

  it('does not come in without an address', async () => {
    const { subject } = await person({ email: undefined });
    expectOut(await signIn(subject), 403, 'Aucun compte pour cette adresse');
  });
});

describe('the way back from the provider', () => {
  /** The address by which the provider sends somebody back, not yet followed. */
  async function sentBack(subject: string, from = browser): Promise<string> {
    from.stopsBefore = CALLBACK;
    await signIn(subject, from);
    from.stopsBefore = undefined;
    return from.address.href;
  }

  it('is open once', async () => {
    const { subject } = await person();
    const address = await sentBack(subject);
    const secret = browser.cookie(SITE, RETURN)!;
    await browser.open(address);
    expect(isIn(browser)).toBe(true);
    browser = newBrowser();
    browser.keep(SITE, RETURN, secret);
    expectOut(await browser.open(address), 409, 'La connexion s’est interrompue');
  });

  it('is open to the browser that was sent away, and no other', async () => {
    const { subject } = await person();
    const mine = browser;
    const address = await sentBack(subject, mine);
    browser = newBrowser();
    expectOut(await browser.open(address), 409, 'a commencé dans un autre navigateur');
    await sentBack((await person()).subject);
    expectOut(await browser.open(address), 409, 'a commencé dans un autre navigateur');
    await mine.open(address);
    expect(isIn(mine)).toBe(true);
  });

  it('does not take a code that was given to another browser', async () => {
    const thief = newBrowser();
    const stolen = new URL(await sentBack((await person()).subject, thief)).searchParams.get('code')!;
    const address = new URL(await sentBack((await person()).subject));
    address.searchParams.set('code', stolen);
    expectOut(await browser.open(address.href), 403, 'L’autre service n’a pas répondu de vous');
  });

  it('closes after ten minutes', async () => {
    const address = await sentBack((await person()).subject);
    later = 10 * 60_000;
    expectOut(await browser.open(address), 409, 'La connexion s’est interrompue');
    later = 0;
  });

  it('leads nowhere for somebody who changed their mind', async () => {
    const address = new URL(await sentBack((await person()).subject));
    address.searchParams.delete('code');
    address.searchParams.set('error', 'access_denied');
    expectOut(await browser.open(address.href), 403, 'L’autre service n’a pas répondu de vous');
  });

  it('is known by what it began as, whatever else is asked', async () => {
    for (const query of ['', '?state=&code=', '?state=x&code=y', '?error=server_error'])
      expectOut(await browser.open(SITE + CALLBACK + query), 409, 'La connexion s’est interrompue');
  });
});

describe('an ID token', () => {
  const now = (): number => Math.floor(Date.now() / 1_000);

  it.each([
    ['another nonce', () => ({ nonce: 'another' })],
    ['another audience', () => ({ aud: 'another' })],
    ['another issuer', () => ({ iss: 'https://another.example' })],
    ['another subject than the user info', () => ({ sub: 'another' })],
    ['an end in the past', () => ({ exp: now() - 120 })],
  ])('with %s signs nobody in', async (_, lies) => {
    const { subject } = await person();
    await provider.lies(lies());
    expectOut(await signIn(subject), 403, 'L’autre service n’a pas répondu de vous');
    await provider.lies({});
  });

  it('may be from a clock that is somewhat behind or ahead', async () => {
    for (const lies of [{ exp: now() - 10 }, { iat: now() + 10, nbf: now() + 10 }]) {
      await provider.lies(lies);
      browser = newBrowser();
      await signIn((await person()).subject);
      expect(isIn(browser)).toBe(true);
    }
    await provider.lies({});
  });
});

describe('a provider that is down', () => {
  it('keeps nothing from starting, is said so, and is asked again', async () => {
    const { subject } = await person();
    await provider.kill();
    const other = await Product.start(configured());
    const there = new Browser({ [SITE]: other.url }, { 'accept-language': 'fr' });
    expectOut(await there.open(`${SITE}/sign-in/oidc`), 503, 'L’autre service ne répond pas');
    await provider.start();
    await signIn(subject, there);
    expect(there.address.pathname).toBe(CALLBACK);
    expectOut(there.shown, 403, 'Aucun compte pour cette adresse');
    await other.close();
  });

  it('is said so on the way back, too', async () => {
    const { subject } = await person();
    browser.stopsBefore = CALLBACK;
    await signIn(subject);
    const address = browser.address.href;
    await provider.kill();
    browser.stopsBefore = undefined;
    expectOut(await browser.open(address), 503, 'L’autre service ne répond pas');
    await provider.start();
  });
});

it('is nowhere to be seen where none is configured', async () => {
  const without = await Product.start();
  expect((await without.get('/sign-in/oidc')).status).toBe(404);
  expect((await without.get('/sign-in/oidc/callback?state=x&code=y')).status).toBe(404);
  expect((await new Browser().open(`${without.url}/sign-in`)).text).not.toContain('/sign-in/oidc');
  await without.close();
});
