import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openEventStore } from '#event-store';
import { openKeyStore } from '#key-store';
import { COMMONS, streamOf } from '#kernel';
import { OneMachine } from './deployments.js';
import { Everybody } from './people.js';
import type { Environment, ProductProcess } from './process.js';
import { testMongodb } from './servers/mongodb/index.js';
import { type Answers, effaced, isPersonal, TwoPersons } from './two-persons.js';

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

const QUIETLY = { now: () => Date.now(), warn: () => undefined };
const newKey = () => randomBytes(32).toString('base64');

let machine: OneMachine;
let api: ProductProcess;
let everybody: Everybody;
beforeEach(async () => {
  machine = new OneMachine();
  await restart();
  everybody = await api.everybody();
});
afterEach(() => machine.dispose());

const inFolder = (...path: readonly string[]): string => join(machine.installation.folder, ...path);

async function restart(environment?: Environment): Promise<void> {
  [api] = (await machine.start(environment)) as [ProductProcess];
  everybody = everybody?.at(api.url);
}

/** What a start that fails says: one line. */
async function refusal(environment: Environment): Promise<string> {
  const { code, stderr } = await machine.installation.launch('api', environment).ended;
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^tansiq cannot start: .+\n$/)]);
  return stderr.slice('tansiq cannot start: '.length, -1);
}

describe('an erasure', () => {
  let persons: TwoPersons;
  let before: Answers;
  let past: readonly string[];

  beforeEach(async () => {
    persons = await TwoPersons.begin(everybody);
    const { logPosition } = await everybody.get<{ logPosition: number }>('/health');
    past = ['?asOf=2024-06-01', `?knownAt=${logPosition}`];
    before = await persons.answers(everybody, past);
  });

  /** What the key store has of them. */
  async function keysOf(person: string): Promise<readonly object[]> {
    const masterKey = readFileSync(inFolder('keys/master.key'), 'utf8');
    const store = await openKeyStore(`sqlite:${inFolder('keys/keys.db')}`, { ...QUIETLY, masterKey });
    const records = await store.ofOwner(person);
    await store.close();
    return records;
  }

  /** Asserts that the start had the erasures hold before anybody could ask, and that they do. */
  async function expectErased(erased: readonly string[]): Promise<void> {
    const said = api.lines.map(({ msg }) => msg).filter((msg) => ['erasures hold', 'listening'].includes(msg));
    expect(said).toEqual(['erasures hold', 'listening']);
    for (const person of erased) expect(await keysOf(person)).toEqual([]);
    expect(await persons.waysIn(api)).toEqual([401, 401, 401, 404]);
    const after = await persons.answers(everybody, past);
    const hers = [...before].filter(([address]) => address.includes(persons.yasmina));
    expect(hers.some(([, answer]) => isPersonal(answer))).toBe(true);
    for (const [address, answer] of hers) expect([address, after.get(address)]).toEqual([address, effaced(answer)]);
  }

  it('outlives keys that are put back from before it', async () => {
    await machine.stop();
    cpSync(inFolder('keys'), inFolder('backup'), { recursive: true });
    await restart();
    await persons.erase(everybody);
    await machine.stop();
    rmSync(inFolder('keys'), { recursive: true });
    cpSync(inFolder('backup'), inFolder('keys'), { recursive: true });
    expect(await keysOf(persons.yasmina)).not.toEqual([]);
    expect(await keysOf(persons.zineb)).not.toEqual([]);
    await restart();
    await expectErased([persons.yasmina, persons.zineb]);
    expect(await persons.answers(everybody, past)).toEqual(
      new Map([...before].map(([address, answer]) => [address, effaced(answer)])),
    );
  });

  it('that was recorded before a crash, and not carried out, is carried out by the next start', async () => {
    await machine.stop('SIGKILL');
    const store = await openEventStore(`sqlite:${inFolder('data/events.db')}`);
    const stream = streamOf(COMMONS, 'account', persons.yasmina);
    const [last] = (await store.readStream(stream)).slice(-1);
    const erased = { id: randomUUID(), type: 'AccountErased', data: {}, metadata: last!.metadata };
    await store.append([{ stream, expected: last!.revision, events: [erased] }]);
    await store.close();
    expect(await keysOf(persons.yasmina)).not.toEqual([]);
    await restart();
    await expectErased([persons.yasmina]);
  });
});

describe('a start', () => {
  const wrong =
    /^KEY_STORE_URL: the master key \(MASTER_KEY, or master\.key beside the store\) is not the one .+ made with$/;

  it('is refused without the master key that the key store was made with, and changes nothing', async () => {
    await machine.stop();
    const masterKey = readFileSync(inFolder('keys/master.key'), 'utf8');
    rmSync(inFolder('keys/master.key'));
    const before = readFileSync(inFolder('keys/keys.db'));
    expect(await refusal({})).toBe(
      'KEY_STORE_URL: ./keys/keys.db is sealed with a master key that is missing: put keys/master.key back, or set MASTER_KEY',
    );
    expect(await refusal({ MASTER_KEY: newKey() })).toMatch(wrong);
    const nonsense = 'correct horse battery staple';
    const refused = await refusal({ MASTER_KEY: nonsense });
    expect(refused).toContain('a master key is 32 bytes in base64 or hexadecimal; "openssl rand -base64 32" makes one');
    expect(refused).not.toContain(nonsense);
    expect(readFileSync(inFolder('keys/keys.db'))).toEqual(before);
    await restart({ MASTER_KEY: masterKey });
    expect(await everybody.get('/me')).toMatchObject({ name: 'Tout le monde' });
  });

  (mongodb ? it : it.skip)('is refused on a key store in MongoDB without one, or with another', async () => {
    await machine.stop();
    const KEY_STORE_URL = `${mongodb!.url}/tansiq_${randomUUID().slice(0, 8)}`;
    await (await openKeyStore(KEY_STORE_URL, { ...QUIETLY, masterKey: newKey() })).close();
    expect(await refusal({ KEY_STORE_URL })).toMatch(
      /^KEY_STORE_URL: a key store in MongoDB needs MASTER_KEY, the same /,
    );
    expect(await refusal({ KEY_STORE_URL, MASTER_KEY: newKey() })).toMatch(wrong);
    const client = await MongoClient.connect(KEY_STORE_URL);
    await client.db().dropDatabase();
    await client.close();
  });
});

describe('a key store that is lost', () => {
  it.each([
    ['with its master key', 'keys'],
    ['alone', 'keys/keys.db'],
  ])('%s takes all names with it, and lets a first administrator in again', async (_, lost) => {
    const persons = await TwoPersons.begin(everybody);
    const before = await persons.answers(everybody);
    await machine.stop();
    rmSync(inFolder(lost), { recursive: true });
    await restart();
    const { open } = await api.says('nobody administers this installation yet');
    expect(await persons.waysIn(api)).toEqual([401, 401, 401, 404]);
    expect((await fetch(`${api.url}/me`, { headers: everybody.credentials })).status).toBe(401);

    const anew = await Everybody.come(api.url, open!);
    await anew.posted('/networks/atlas/found');
    const after = await persons.answers(anew);
    const [hers, points] = [`/accounts/${persons.yasmina}`, '/networks/atlas/focal-points'];
    for (const address of [hers, points]) {
      expect(isPersonal(before.get(address)!)).toBe(true);
      expect(after.get(address)).toBe(effaced(before.get(address)!));
    }
    expect([...after].filter(([, answer]) => isPersonal(answer))).toEqual([]);
  });
});
