import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '#history';
import { World } from './cast.js';
import type { Somebody } from './somebody.js';

const fr = (text: string): { fr: string } => ({ fr: text });

let world: World;
let told: string;
beforeAll(async () => {
  world = await World.begin();
  const { coordinator, ofChams, lead } = world.cast;
  const acting = await world.invite({ role: 'coordinator', network: 'atlas', organisation: '@badr' }, 'acting');
  const attach = (who: Somebody, item: string, onBehalfOf?: string) =>
    who.done(world.at(`/networks/atlas/items/${item}/evidence`), {
      ...{ title: fr('Pièce'), uri: `archive:${who.account!}`, onBehalfOf: onBehalfOf && world.id(onBehalfOf) },
    });
  await attach(ofChams, '@guide');
  await attach(coordinator, '@guide', 'chams');
  await attach(lead, '@item');
  await attach(acting, '@item', 'group');
  told = world.at('/networks/atlas/timeline?type=EvidenceAttached');
  await world.settle();
});
afterAll(() => world.close());

const entriesTo = async (who: Somebody, more = ''): Promise<readonly TimelineEntry[]> =>
  ((await who.get(`${told}${more}`)).body as { items: readonly TimelineEntry[] }).items;

const organisation = (name: string) => ({
  id: world.id(name),
  title: { fr: `Association ${name}`, ar: 'جمعية' },
});
const account = (name: string) => ({ id: world.id(name), name: `Personne ${name}` });

describe('a timeline', () => {
  it('says who told what, for which organisation, and on whose behalf', async () => {
    const group = { id: world.id('group'), title: fr('Groupe enfance') };
    expect((await entriesTo(world.cast.analyst)).map(({ by }) => by)).toEqual([
      { account: account('acting'), organisation: organisation('badr'), onBehalfOf: group },
      { account: account('lead'), organisation: organisation('amal') },
      { account: account('coordinator'), onBehalfOf: organisation('chams') },
      { account: account('ofChams'), organisation: organisation('chams') },
    ]);
  });

  it('can be asked for what somebody told, or what was told for them', async () => {
    const { ofAmal } = world.cast;
    const by = async (who: Somebody, id: string) => (await entriesTo(who, `&by=${id}`)).length;
    expect(await by(ofAmal, world.id('coordinator'))).toBe(1);
    expect(await by(ofAmal, world.id('chams'))).toBe(2);
    expect(await by(world.cast.observer, world.id('coordinator'))).toBe(0);
    expect(await by(world.cast.observer, world.id('chams'))).toBe(2);
  });

  it('does not say to an observer which account it was, whatever is asked', async () => {
    const { observer } = world.cast;
    for (const { by } of await entriesTo(observer)) expect(by).not.toHaveProperty('account');
    for (const path of ['/networks/atlas/timeline?limit=200', world.at('/organisations/@chams/timeline?limit=200')]) {
      const { text } = await observer.get(path);
      expect(text).not.toContain('Personne');
      for (const name of ['coordinator', 'lead', 'ofChams', 'acting']) expect(text).not.toContain(world.id(name));
    }
  });

  it('does not say any more who somebody was, once they are erased', async () => {
    await world.cast.coordinator.done(`/accounts/${world.id('ofChams')}/erase`);
    await world.settle();
    expect((await entriesTo(world.cast.analyst)).at(-1)!.by).toEqual({
      account: { id: world.id('ofChams'), name: '[effacé]' },
      organisation: organisation('chams'),
    });
    for (const moment of ['asOf=2026-01-01', `knownAt=${await world.product.logPosition()}`])
      expect((await world.cast.analyst.get(`${told}&${moment}`)).text).not.toContain('Personne ofChams');
  });
});
