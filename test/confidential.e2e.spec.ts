import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visibility } from '#kernel';
import { accessRoutes } from '#access';
import { describeApi } from '#http';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { audienceOf, Canaries, wordsFor } from './canaries.js';
import { type Name, NAMES, World } from './cast.js';
import { CONTENTS } from './contents.js';
import { Description } from './description.js';
import type { Somebody } from './somebody.js';
import { addressesOf, everyPage, type Places, queriesOf, type Values } from './walk.js';

const registry = new Registry(contexts);
const questions = new Description(describeApi(registry, accessRoutes)).operations.filter(
  ({ method }) => method === 'get',
);

let world: World;
let canaries: Canaries;
let places: Places;
beforeAll(async () => {
  world = await World.begin();
  canaries = new Canaries(world);
  await canaries.tellAll();
  places = world.at({
    ...{ networks: ['atlas'], plans: ['2025'], problems: ['not-yours'], accounts: ['@ofChams'] },
    ...{ members: ['@amal', '@chams'], organisations: ['@amal', '@chams'], 'working-groups': ['@group'] },
    ...{ items: ['@item', '@guide'], indicators: ['@indicator'], positions: ['@position', '@consultation'] },
    ...{ activities: ['@clinic', '@lessons'], lists: ['3w'] },
    ...{ workshops: ['@workshop', '@gathering'], why: ['@recommendation.0', '@item', '@guide'] },
  });
});
afterAll(() => world.close());

/** A revision that nothing has: whoever is heard is told so, and nothing is written. */
const STALE = { 'if-match': '"999999"' };
const WORD = /canari-\w+-\w+-[a-j]+x/gi;
const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

/** What to ask with: ids of what the words are about, the words themselves, and moments after they were told. */
async function values(): Promise<Values> {
  const ids = world.at(['@guide', '@item', '@amal', '@chams', '@consultation']);
  const tellers = [world.cast.coordinator, world.cast.ofChams].map(({ account }) => account!);
  return {
    ...{ concerns: ids, by: [...tellers, ...world.at(['@chams', '@group'])], q: ['canari', 'canari-restricted-chams'] },
    ...{ owner: world.at(['@chams', '@group']), organisation: world.at(['@chams']), limit: ['7'] },
    ...{ type: ['EvidenceAttached', 'ProgressReported', 'OpinionGiven', 'InvitationAnswered', 'FocalPointDesignated'] },
    ...{ asOf: ['2098-01-01'], knownAt: [String(await world.product.logPosition())] },
  };
}

/** Everything that somebody is answered, by what they asked. */
async function answersTo(asking: Somebody): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const asked = await values();
  for (const question of questions)
    for (const address of addressesOf(question.path, places)) {
      const first = await asking.get(address);
      const queries = first.status === 200 ? queriesOf(question, asked) : [''];
      for (const query of queries) {
        const pages = await everyPage(asking, `${address}${query}`);
        answers.set(`${address}${query}`, pages.map(({ text }) => text).join('\n'));
      }
    }
  return answers;
}

/** What everybody was answered before more was told. */
const answered = new Map<Name, ReadonlyMap<string, string>>();

describe.each(NAMES)('%s', (name) => {
  it('finds the words that are for them, and no trace of any other, whatever they ask', async () => {
    const wanted = wordsFor(audienceOf(name, world), canaries.all);
    const answers = await answersTo(world.cast[name]);
    answered.set(name, answers);
    const found = new Set([...answers.values()].flatMap(wordsIn));
    const leaks = [...answers].flatMap(([asked, text]) =>
      wordsIn(text).flatMap((word) => (wanted.includes(word) ? [] : [`${asked}: ${word}`])),
    );
    expect(leaks).toEqual([]);
    expect([...found].sort()).toEqual([...wanted].sort());
  });

  it('is told none by what they are refused', async () => {
    const wanted = wordsFor(audienceOf(name, world), canaries.all);
    for (const { name: command, path } of registry.commands.values())
      for (const { at, content } of world.at(CONTENTS[command]!)) {
        const address = path.replace(':network', 'atlas').replace(':id', at ?? '');
        const { text } = await world.cast[name].post(address, content, STALE);
        expect(wordsIn(text).filter((word) => !wanted.includes(word))).toEqual([]);
      }
  });
});

describe('what is told to others alone', () => {
  /** Without what says only that something changed, and what says so of the whole installation. */
  const compared = (answers: ReadonlyMap<string, string>): object =>
    Object.fromEntries(
      [...answers]
        .filter(([asked]) => !asked.includes('knownAt'))
        .map(([asked, text]) => [asked, text.replace(/"revision":\d+/g, '')]),
    );

  it.each<[string, readonly Name[], Visibility]>([
    ['restricted', ['ofAmal', 'observer', 'neighbour'], 'restricted'],
    ['for members', ['observer', 'neighbour'], 'members'],
  ])(
    '%s, changes no answer, no count and no page',
    async (_, outsiders, visibility) => {
      await canaries.attach(world.cast.ofChams, '@guide', '@chams', [visibility]);
      await canaries.reach(world.cast.ofChams, '@chams', [visibility]);
      await canaries.declare(world.cast.ofChams, '@chams', [visibility]);
      await world.settle();
      for (const name of outsiders)
        expect(compared(await answersTo(world.cast[name]))).toEqual(compared(answered.get(name)!));
      const told = ['focal-points', 'activities'].map((part) => `/networks/atlas/${part}?limit=200`);
      const inside = [world.at('/networks/atlas/items/@guide'), ...told];
      const texts = await Promise.all(inside.map(async (path) => (await world.cast.ofChams.get(path)).text));
      expect(texts.flatMap(wordsIn)).toEqual(expect.arrayContaining(canaries.all.slice(-7).map(({ word }) => word)));
    },
    60_000,
  );

  it('can be told by another, who learns nothing from it', async () => {
    const ofBadr = await world.invite({ role: 'focal-point', network: 'atlas', organisation: '@badr' }, 'ofBadr');
    const attach = (uri: string) =>
      ofBadr.post(world.at('/networks/atlas/items/@item/evidence'), { title: { fr: 'Pièce' }, uri });
    const { evidence } = (await world.cast.lead.get(world.at('/networks/atlas/items/@item'))).body as {
      evidence: readonly { uri: string; visibility?: Visibility }[];
    };
    const uriOf = (visibility: Visibility) => evidence.find((each) => each.visibility === visibility)!.uri;
    expect((await attach(uriOf('members'))).problem).toBe('item-evidence-already-attached');
    expect((await attach(uriOf('restricted'))).status).toBe(200);
  });
});
