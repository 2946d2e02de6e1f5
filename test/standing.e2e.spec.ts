import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayOf } from '#kernel';
import type { Clock } from '#runtime';
import { World } from './cast.js';
import type { Heard, Held, Somebody } from './somebody.js';

const ZONE = 'Africa/Casablanca';
const DAY = 86_400_000;

/** The clock of everybody else, which can be put forward. */
class MovableClock implements Clock {
  readonly timeZone = ZONE;
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }
  today(): string {
    return dayOf(new Date(this.now()).toISOString(), ZONE);
  }
  /** A day some days from now. */
  in(days: number): string {
    return dayOf(new Date(this.now() + days * DAY).toISOString(), ZONE);
  }
  pass(days: number): void {
    this.ahead += days * DAY;
  }
}

const clock = new MovableClock();
let world: World;
let operator: Somebody;
let coordinator: Somebody;
beforeAll(async () => {
  world = await World.begin({ TIME_ZONE: ZONE }, clock);
  ({ operator, coordinator } = world.cast);
});
afterAll(() => world.close());

const FOCAL_POINT: Held = { role: 'focal-point', network: 'atlas', organisation: '@amal' };
const reason = { fr: 'Raison' };
const codeOf = ({ status, problem }: Heard): string => problem ?? String(status);

let people = 0;
let person: Somebody;
beforeEach(async () => void (person = await world.invite(FOCAL_POINT, `person-${++people}`)));

const about = ({ account }: Somebody, what: string): string => `/accounts/${account!}${what}`;
/** What a member reads, what a focal point says, and who somebody is. */
const tried = async (who: Somebody): Promise<readonly string[]> => [
  codeOf(await who.get('/networks/atlas/members')),
  codeOf(await who.post('/networks/atlas/items', { plan: '2025', title: { fr: 'Former' } })),
  codeOf(await who.get('/me')),
];
const WELCOME = ['200', '201', '200'];
const GONE = ['session-ended', 'session-ended', 'session-ended'];
const REFUSED = ['token-unknown', 'token-unknown', 'token-unknown'];
const NO_ROLE = ['not-with-your-role', 'not-with-your-role', '200'];

describe('with the very next request', () => {
  it('a role that was taken away is gone, and one that was given is there', async () => {
    const program = await world.withToken(person, { access: 'write' });
    expect([await tried(person), await tried(program)]).toEqual([WELCOME, WELCOME]);
    await coordinator.done(about(person, '/roles/revoke'), world.at(FOCAL_POINT));
    expect([await tried(person), await tried(program)]).toEqual([NO_ROLE, NO_ROLE]);
    expect((await person.get('/networks')).body).toMatchObject({ items: [] });
    await coordinator.done(about(person, '/roles/grant'), world.at(FOCAL_POINT));
    expect([await tried(person), await tried(program)]).toEqual([WELCOME, WELCOME]);
  });

  it('somebody whose account was erased is out, with their sessions, tokens and links', async () => {
    const [program, elsewhere] = [await world.withToken(person, { access: 'write' }), await world.apart(person)];
    const { link } = (await coordinator.done(about(person, '/link'))) as unknown as { link: string };
    await coordinator.done(about(person, '/erase'), { reason });
    expect([await tried(person), await tried(elsewhere), await tried(program)]).toEqual([GONE, GONE, REFUSED]);
    await expect(world.enter(link)).rejects.toThrow('link-unknown');
  });

  it('a link that was given before a greater role opens nothing any more', async () => {
    const { link } = (await coordinator.done(about(person, '/link'))) as unknown as { link: string };
    await operator.done(about(person, '/roles/grant'), { role: 'operator' });
    await expect(world.enter(link)).rejects.toThrow('link-unknown');
  });

  it('a token that was revoked is refused, and no other', async () => {
    const [program, other] = [
      await world.withToken(person, { access: 'write' }),
      await world.withToken(person, { access: 'write' }),
    ];
    await person.done(about(person, '/tokens/revoke'), { token: program.tokenId });
    expect([await tried(program), await tried(other)]).toEqual([REFUSED, WELCOME]);
  });
});

describe('a token', () => {
  it('reaches one network where it is for one', async () => {
    const both = { role: 'analyst', network: 'rif' };
    await operator.done(about(person, '/roles/grant'), both);
    const program = await world.withToken(person, { access: 'read', network: 'rif' });
    expect(codeOf(await program.get('/networks/atlas/members'))).toBe('not-with-your-role');
    expect(codeOf(await program.get('/networks/rif/members'))).toBe('200');
    expect((await program.get('/networks')).body).toMatchObject({ items: [{ id: 'rif' }] });
    expect((await program.get('/me')).body).toMatchObject({ grants: [both] });
    for (const what of ['', '/timeline', '/personal-data'])
      expect((await program.get(about(person, what))).status).toBe(403);
  });

  it('shows of its own account what it shows of others', async () => {
    const { body } = await world.cast.distantToken.get(world.at('/accounts/@both'));
    expect(body).toMatchObject({ grants: [{ role: 'coordinator', network: 'rif' }], tokens: [{ network: 'rif' }] });
  });

  it('gives its account nothing, and takes nothing from it', async () => {
    const program = await world.withToken(person, { access: 'write' });
    const before = await world.product.logPosition();
    for (const [what, content] of [
      ['/tokens', { label: 'Autre', access: 'write' }],
      ['/correct', { email: 'autre@standing.example' }],
      ['/erase', {}],
      ['/roles/grant', { role: 'analyst', network: 'atlas' }],
      ['/link', {}],
    ] as const)
      expect(codeOf(await program.post(about(person, what), content))).toBe('not-with-your-role');
    expect(codeOf(await program.post('/me/password', { current: 'x', password: 'une autre phrase de passe' }))).toBe(
      'password-wrong',
    );
    expect(await world.product.logPosition()).toBe(before);
  });
});

describe('nobody gives themselves anything', () => {
  const everything: readonly object[] = [
    { role: 'operator' },
    { role: 'coordinator', network: 'atlas' },
    { role: 'analyst', network: 'rif' },
  ];

  it('by a role', async () => {
    for (const role of everything) {
      expect(codeOf(await operator.post(about(operator, '/roles/grant'), role))).toBe('own-role');
      expect((await coordinator.post(about(coordinator, '/roles/grant'), role)).status).toBe(403);
      for (const who of [person, world.cast.lead, world.cast.analyst, world.cast.observer])
        expect(codeOf(await who.post(about(who, '/roles/grant'), role))).toBe('not-with-your-role');
    }
    const own = { role: 'coordinator', network: 'atlas' };
    expect(codeOf(await coordinator.post(about(coordinator, '/roles/revoke'), own))).toBe('own-role');
  });

  it('by another account under their own address, however it is written', async () => {
    const taken = await coordinator.get(about(coordinator, ''));
    const { email } = taken.body as { email: string };
    for (const address of [email, email.toUpperCase()]) {
      const self = { name: 'Moi', email: address, role: 'analyst', network: 'atlas' };
      expect(codeOf(await coordinator.post('/accounts', self))).toBe('address-taken');
      expect(codeOf(await person.post(about(person, '/correct'), { email: address }))).toBe('address-taken');
    }
    expect((await operator.get(about(coordinator, ''))).body).toMatchObject({
      grants: [{ role: 'coordinator', network: 'atlas' }],
    });
  });

  it('by correcting what is not theirs to correct', async () => {
    const more = { grants: [{ role: 'operator' }], role: 'operator', status: 'active' };
    expect(codeOf(await person.post(about(person, '/correct'), { language: 'ar', ...more }))).toBe('invalid-content');
    for (const other of [operator, world.cast.neighbour])
      for (const what of ['/correct', '/erase', '/tokens', '/link'])
        expect((await coordinator.post(about(other, what), {})).status).not.toBe(200);
  });

  it('by a link to somebody else’s account, who is more than they are', async () => {
    for (const other of [operator, world.cast.neighbour, coordinator, world.product.everybody])
      expect(codeOf(await coordinator.post(`/accounts/${other.account!}/link`))).toBe('not-yours');
    for (const who of [person, world.cast.lead, world.cast.analyst, world.cast.readingToken])
      expect((await who.post(about(person, '/link'))).status).toBe(403);
  });

  it('by repeating what they were allowed once', async () => {
    const both = await world.invite({ role: 'coordinator', network: 'rif' }, `both-${people}`);
    await operator.done(about(both, '/roles/grant'), { role: 'coordinator', network: 'atlas' });
    const invitation = { name: 'Autre', email: `other-${people}@standing.example`, role: 'analyst', network: 'atlas' };
    const invite = () => both.post('/accounts', invitation, { 'idempotency-key': 'once' });
    const link = () => both.post(about(person, '/link'), {}, { 'idempotency-key': 'link' });
    expect([(await invite()).status, (await link()).status]).toEqual([201, 200]);
    await operator.done(about(person, '/roles/grant'), { role: 'operator' });
    expect(codeOf(await link())).toBe('not-yours');
    await operator.done(about(both, '/roles/revoke'), { role: 'coordinator', network: 'atlas' });
    for (const again of [invite, link]) {
      const { problem, text } = await again();
      expect([problem, text.includes('/activate')]).toEqual(['not-yours', false]);
    }
  });
});

describe('in time', () => {
  it('a token has had its last day', async () => {
    const program = await world.withToken(person, { access: 'write', expiresOn: clock.in(2) });
    clock.pass(2);
    expect(await tried(program)).toEqual(WELCOME);
    clock.pass(1);
    expect([await tried(program), await tried(person)]).toEqual([REFUSED, WELCOME]);
  });

  it('a session is over that was not used for a week', async () => {
    clock.pass(6);
    expect(await tried(person)).toEqual(WELCOME);
    clock.pass(8);
    expect(await tried(person)).toEqual(GONE);
  });
});
