import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './cast.js';
import type { Heard, Held, Somebody } from './somebody.js';

const fr = (text: string): { fr: string } => ({ fr: text });
const reason = fr('Raison');
const NOBODY = '0'.repeat(26);

let world: World;
beforeAll(async () => void (world = await World.begin()));
afterAll(() => world.close());

/** A revision that nothing has: whoever is heard is told so, and nothing is written. */
const STALE = { 'if-match': '"999999"' };
const say = async (who: Somebody, path: string, content: object = {}): Promise<string | undefined> =>
  (await who.post(world.at(path), world.at(content), STALE)).problem;
const HEARD = 'revision-mismatch';
const codeOf = ({ status, problem }: Heard): string => problem ?? String(status);

let people = 0;
const invite = (held: Held): Promise<Somebody> => world.invite(held, `somebody-${++people}`);
const focalPoint = (organisation: string): Promise<Somebody> =>
  invite({ role: 'focal-point', network: 'atlas', organisation });

/** An organisation that has just joined the network. */
async function joined(name: string): Promise<string> {
  const { id } = await world.cast.coordinator.done('/organisations', { kind: 'association', name: fr(name) });
  await world.cast.coordinator.done(`/networks/atlas/members/${id}/join`, { category: 'full' });
  return id;
}

async function item(kind: 'organisation' | 'workingGroup', id: string): Promise<string> {
  const { coordinator } = world.cast;
  const proposed = await coordinator.done('/networks/atlas/items', { plan: '2025', title: fr('Former') });
  const path = `/networks/atlas/items/${proposed.id}`;
  await coordinator.done(`${path}/assign`, { to: { kind, id } });
  return path;
}

describe('on behalf', () => {
  const GUIDE = '/networks/atlas/items/@guide/evidence';
  const piece = { title: fr('Pièce'), uri: 'archive:piece' };

  it('is said by a coordinator, and of whoever’s word it is', async () => {
    const { coordinator } = world.cast;
    const silent = await coordinator.post(world.at(`${GUIDE}`), piece);
    expect(silent).toMatchObject({ problem: 'say-on-whose-behalf', body: { values: { party: world.id('chams') } } });
    expect(await say(coordinator, GUIDE, { ...piece, onBehalfOf: '@chams' })).toBe(HEARD);
    for (const onBehalfOf of ['@amal', '@group', NOBODY])
      expect(await say(coordinator, GUIDE, { ...piece, onBehalfOf })).toBe('nobody-to-speak-for');
  });

  it('is said by nobody else of anybody but themselves', async () => {
    const { ofAmal, ofChams, lead, analyst, operator } = world.cast;
    const told = { ...piece, onBehalfOf: '@chams' };
    expect(await say(ofChams, GUIDE, told)).toBe(HEARD);
    expect(await say(ofAmal, GUIDE, told)).toBe('not-yours');
    expect(await say(lead, GUIDE, told)).toBe('not-yours');
    expect(await say(ofChams, GUIDE, { ...piece, onBehalfOf: '@amal' })).toBe('nobody-to-speak-for');
    for (const who of [analyst, operator]) expect(await say(who, GUIDE, told)).toBe('not-with-your-role');
  });

  it('does nothing for what is nobody’s yet', async () => {
    const { coordinator } = world.cast;
    const { id } = await coordinator.done('/networks/atlas/items', { plan: '2025', title: fr('À personne') });
    for (const onBehalfOf of [undefined, '@chams'])
      expect(await say(coordinator, `/networks/atlas/items/${id}/accept`, { onBehalfOf })).toBe('not-yours');
  });

  it('is said of a member by a coordinator where it could be anybody’s word, and by nobody else', async () => {
    const { coordinator, ofAmal, lead } = world.cast;
    const proposal = { plan: '2025', title: fr('Former') };
    const propose = (who: Somebody, onBehalfOf: string) =>
      say(who, '/networks/atlas/items', { ...proposal, onBehalfOf });
    expect(await propose(coordinator, '@amal')).toBe(HEARD);
    for (const stranger of ['@ezzahra', NOBODY])
      expect(await propose(coordinator, stranger)).toBe('nobody-to-speak-for');
    for (const who of [ofAmal, lead]) expect(await propose(who, '@chams')).toBe('nobody-to-speak-for');
  });

  it('is said of no other network’s member, in what all networks share', async () => {
    const { neighbour, distantToken, coordinator } = world.cast;
    const [release, erase] = ['release', 'erase'].map((each) => `/organisations/@amal/focal-points/${each}`) as [
      string,
      string,
    ];
    const told = { person: '@person-amal', onBehalfOf: '@amal' };
    for (const path of [release, erase]) {
      expect(await say(coordinator, path, told)).toBe(HEARD);
      for (const who of [neighbour, distantToken]) expect(await say(who, path, told)).toBe('nobody-to-speak-for');
    }
  });
});

describe('an organisation’s own', () => {
  it('is also what was told of any record of it, for as long as they are one', async () => {
    const { coordinator } = world.cast;
    const [one, other, third] = [await joined('Fajr'), await joined('El Fajr'), await joined('Fajr Oriental')];
    const [ofOne, ofThird] = [await focalPoint(one), await focalPoint(third)];
    const itemOfThird = await item('organisation', third);
    const opinion = { organisation: third, opinion: 'support' };
    const both = async (who: Somebody) => [
      await say(who, '/networks/atlas/positions/@position/opinions', opinion),
      await say(who, `${itemOfThird}/accept`),
    ];
    expect(await both(ofOne)).toEqual(['not-yours', 'not-yours']);
    await coordinator.done(`/organisations/${other}/merge`, { merged: third });
    await coordinator.done(`/organisations/${one}/merge`, { merged: other });
    expect(await both(ofOne)).toEqual([HEARD, HEARD]);
    expect(await say(ofThird, `/organisations/${one}/rename`, { name: fr('Fajr') })).toBe(HEARD);
    await coordinator.done(`/organisations/${one}/separate`, { merged: other, reason });
    expect(await both(ofOne)).toEqual(['not-yours', 'not-yours']);
  });
});

describe('a group’s own', () => {
  it('is its lead’s to say, and of no other group, nor of the lead’s organisation', async () => {
    const { coordinator, lead } = world.cast;
    const { id } = await coordinator.done('/networks/atlas/working-groups', {
      name: fr('Groupe santé'),
      members: [world.id('amal')],
      lead: world.id('amal'),
    });
    const mandate = { mandate: fr('Mandat') };
    expect(await say(lead, '/networks/atlas/working-groups/@group/mandate', mandate)).toBe(HEARD);
    expect(await say(lead, `/networks/atlas/working-groups/${id}/mandate`, mandate)).toBe('not-yours');
    for (const path of [await item('workingGroup', id), await item('organisation', world.id('amal'))])
      expect(await say(lead, `${path}/accept`)).toBe('not-yours');
  });
});

describe('what is assigned to us', () => {
  it('is our organisation’s, and our groups’ for as long as we are in them', async () => {
    const { coordinator, ofAmal, ofChams } = world.cast;
    const members = [world.id('badr'), world.id('chams')];
    const { id } = await coordinator.done('/networks/atlas/working-groups', { name: fr('Groupe droits'), members });
    const path = `${await item('workingGroup', id)}/accept`;
    expect([await say(ofChams, path), await say(ofAmal, path)]).toEqual([HEARD, 'not-yours']);
    const group = `/networks/atlas/working-groups/${id}`;
    await ofAmal.done(`${group}/join`, { organisation: world.id('amal') });
    await ofChams.done(`${group}/leave`, { organisation: world.id('chams') });
    expect([await say(ofChams, path), await say(ofAmal, path)]).toEqual(['not-yours', HEARD]);
  });
});

describe('our member', () => {
  it('is who is in the network, was, or asked to be', async () => {
    const { coordinator, ofChams } = world.cast;
    const former = await joined('Ancienne');
    await coordinator.done(`/networks/atlas/members/${former}/leave`, { reason, onBehalfOf: former });
    const rename = (id: string) => say(coordinator, `/organisations/${id}/rename`, { name: fr('Autre') });
    for (const id of ['@amal', '@dalil', former]) expect(await rename(id)).toBe(HEARD);
    for (const id of ['@ezzahra', NOBODY]) expect(await rename(id)).toBe('not-yours');
    expect(await say(ofChams, '/organisations/@amal/rename', { name: fr('Autre') })).toBe('not-yours');
  });

  it('is nobody who belongs to a network of others as well: to admit somebody gives no right over them elsewhere', async () => {
    const { coordinator, neighbour, operator } = world.cast;
    const shared = await joined('Partagée');
    const { position } = await neighbour.done(`/networks/rif/members/${shared}/join`, { category: 'full' });
    await operator.get(`/networks?waitFor=${position}`);
    const close = (who: Somebody) => say(who, `/organisations/${shared}/close`, { reason });
    for (const who of [coordinator, neighbour]) expect(await close(who)).toBe('not-yours');
    expect(await close(operator)).toBe(HEARD);
  });

  it('is each of the records that a command is about', async () => {
    const { coordinator, neighbour, operator } = world.cast;
    const merge = (who: Somebody, id: string, merged: string) => say(who, `/organisations/${id}/merge`, { merged });
    expect(await merge(coordinator, '@amal', '@badr')).toBe(HEARD);
    expect(await merge(coordinator, '@amal', '@ezzahra')).toBe('not-yours');
    expect(await merge(neighbour, '@ezzahra', '@amal')).toBe('not-yours');
    expect(await merge(await world.ofTwoNetworks('merging'), '@amal', '@ezzahra')).toBe(HEARD);
    expect(await merge(operator, '@amal', '@ezzahra')).toBe(HEARD);
  });
});

describe('own network', () => {
  const person = { name: 'Quelqu’un', email: 'quelquun@conditions.example' };
  const GRANT = '/accounts/@ofChams/roles/grant';

  it('is the one that the role given is in, and no installation', async () => {
    const { coordinator } = world.cast;
    for (const [path, about] of [
      ['/accounts', person],
      [GRANT, {}],
    ] as const) {
      expect(await say(coordinator, path, { ...about, role: 'analyst', network: 'atlas' })).toBe(HEARD);
      for (const role of [{ role: 'analyst', network: 'rif' }, { role: 'operator' }, { role: 'analyst' }])
        expect(await say(coordinator, path, { ...about, ...role })).toBe('not-yours');
    }
    const disguised = { role: 'operator', network: 'atlas' };
    expect(codeOf(await coordinator.post(world.at(GRANT), disguised))).toBe('grant-contradictory');
    expect(codeOf(await coordinator.post('/accounts', { ...person, ...disguised }))).toBe('grant-contradictory');
  });
});

describe('own people', () => {
  it.each<[string, readonly Held[], string]>([
    ['a focal point', [{ role: 'focal-point', network: 'atlas', organisation: '@amal' }], HEARD],
    ['an analyst', [{ role: 'analyst', network: 'atlas' }], HEARD],
    ['another coordinator', [{ role: 'coordinator', network: 'atlas' }], 'not-yours'],
    ['an operator', [{ role: 'operator' }], 'not-yours'],
    [
      'somebody with a role here and elsewhere',
      [
        { role: 'analyst', network: 'atlas' },
        { role: 'observer', network: 'rif' },
      ],
      'not-yours',
    ],
    ['somebody with a role elsewhere', [{ role: 'observer', network: 'rif' }], 'not-yours'],
  ])('%s', async (_, [first, second], verdict) => {
    const { coordinator } = world.cast;
    const { account } = await invite(first!);
    if (second) await world.product.everybody.post(`/accounts/${account!}/roles/grant`, second);
    expect(await say(coordinator, `/accounts/${account!}/correct`, { language: 'ar' })).toBe(verdict);
    expect(await say(coordinator, `/accounts/${account!}/erase`, { reason })).toBe(verdict);
    const { problem } = await coordinator.post(`/accounts/${account!}/link`);
    expect(problem).toBe(verdict === HEARD ? undefined : verdict);
  });

  it('are not those who have no role, who are nobody’s, nor those whom nobody knows', async () => {
    const { account } = await invite({ role: 'analyst', network: 'rif' });
    await world.cast.neighbour.done(`/accounts/${account!}/roles/revoke`, { role: 'analyst', network: 'rif' });
    for (const id of [account!, NOBODY]) {
      expect(await say(world.cast.coordinator, `/accounts/${id}/correct`, { language: 'ar' })).toBe('not-yours');
      expect((await world.cast.coordinator.post(`/accounts/${id}/link`)).problem).toBe('not-yours');
    }
  });
});
