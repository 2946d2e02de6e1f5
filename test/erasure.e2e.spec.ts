import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Deployment, OneMachine, SeveralMachines } from './deployments.js';
import type { Everybody } from './people.js';
import type { ProductProcess } from './process.js';
import { testMongodb } from './servers/mongodb/index.js';
import { found, written } from './traces.js';
import { type Answers, ASSOCIATION, effaced, isPersonal, PERSONAL, TwoPersons } from './two-persons.js';

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

/** By session, by token, with the password and by link. */
const [IN, OUT] = [
  [200, 200, 201, 200],
  [401, 401, 401, 404],
];

/** The log's position, once every view has reached it; a view that is behind may need longer than one request waits. */
async function level(everybody: Everybody): Promise<number> {
  const { logPosition } = await everybody.get<{ logPosition: number }>('/health');
  while ((await everybody.look(`/networks?waitFor=${logPosition}`)).status === 503);
  return logPosition;
}

const personalIn = (answers: Answers): readonly string[] =>
  [...answers].filter(([, answer]) => isPersonal(answer)).map(([address]) => address);

const allEffaced = (answers: Answers): Answers =>
  new Map([...answers].map(([address, answer]) => [address, effaced(answer)]));

/** Has every view built anew. */
async function rebuilt(everybody: Everybody): Promise<void> {
  const { views } = await everybody.get<{ views: readonly { view: string }[] }>('/health');
  for (const { view } of views) await everybody.post(`/views/${view}/rebuild`);
  const states = async () =>
    (await everybody.get<{ items: readonly { state: string }[] }>('/views/rebuilds')).items.map(({ state }) => state);
  while ((await states()).some((state) => state === 'waiting' || state === 'running'));
  expect(await states()).toEqual(views.map(() => 'done'));
}

function erasing(make: () => Promise<Deployment>): void {
  let deployment: Deployment;
  let apis: readonly ProductProcess[];
  let everybody: Everybody;
  let persons: TwoPersons;
  let position: number;
  let before: Answers;

  beforeAll(async () => {
    deployment = await make();
    apis = await deployment.start();
    everybody = await apis.at(-1)!.everybody();
    persons = await TwoPersons.begin(everybody);
    position = await level(everybody);
  }, 120_000);
  afterAll(() => deployment.dispose());

  /** A day long before, and what was known before the erasure. */
  const past = (): readonly string[] => ['?asOf=2024-06-01', `?knownAt=${position}`];

  /** Ends every process; answers what they logged. */
  async function restart(): Promise<string> {
    const ended = await deployment.stop();
    apis = await deployment.start();
    everybody = everybody.at(apis[0]!.url);
    await level(everybody);
    return ended.flatMap(({ stdout, stderr }) => [...stdout, stderr]).join('\n');
  }

  /** Asserts that nothing of theirs is kept, in a search that finds what all may know in the log, and in the views where they are kept. */
  async function expectNothingKept(where = /events|stream/): Promise<void> {
    const kept = await deployment.atRest();
    expect(found(kept, Object.values(ASSOCIATION))).toContainEqual(expect.stringMatching(where));
    expect([...found(kept, PERSONAL), ...found(kept, persons.secrets, written)]).toEqual([]);
  }

  it('never stands readable in anything that is kept or logged', async () => {
    for (const api of apis) expect(await persons.waysIn(api)).toEqual(IN);
    await rebuilt(everybody);
    before = await persons.answers(everybody, past());
    const now = await persons.everything(everybody);
    expect(personalIn(now)).toEqual(expect.arrayContaining([`/accounts/${persons.yasmina}/personal-data`]));
    await expectNothingKept();
    const logged = new Map([['log', Buffer.from(await restart())]]);
    expect(found(logged, [...PERSONAL, ...persons.secrets])).toEqual([]);
    await expectNothingKept(/views|collection/);
  }, 120_000);

  it('is erased at once in every process, with every way in', async () => {
    await persons.erase(everybody);
    for (const api of apis) expect(await persons.waysIn(api)).toEqual(OUT);
  });

  it('reads [effacé] wherever and whenever it stood, and the rest reads on', async () => {
    await level(everybody);
    const [points, hers] = ['/networks/atlas/focal-points', `/accounts/${persons.yasmina}`];
    const stood = past().flatMap((moment) => [points, hers, `${hers}/timeline`].map((address) => address + moment));
    expect(personalIn(before)).toEqual(expect.arrayContaining(stood));
    for (const api of apis) {
      expect(await persons.answers(everybody.at(api.url), past())).toEqual(allEffaced(before));
      expect(personalIn(await persons.everything(everybody.at(api.url)))).toEqual([]);
    }
    await expectNothingKept(/views|collection/);
  }, 120_000);

  it('is told no more of somebody who was erased', async () => {
    const refused = await persons.designatedAgain(everybody);
    expect([refused.status, await refused.json()]).toMatchObject([409, { type: '/problems/person-erased' }]);
  });

  it('stays erased through a restart and a rebuild of every view', async () => {
    const answers = await persons.answers(everybody, ['', ...past()]);
    await restart();
    await rebuilt(everybody);
    expect(await persons.answers(everybody, ['', ...past()])).toEqual(answers);
    for (const api of apis) expect(await persons.waysIn(api)).toEqual(OUT);
    await expectNothingKept();
  }, 120_000);

  it('is somebody else’s where an erased address is invited again', async () => {
    const again = await persons.invitedAgain(everybody);
    expect(again.yasmina).not.toBe(persons.yasmina);
    await level(everybody);
    for (const api of apis) {
      expect(await again.waysIn(api)).toEqual([200, 401, 201, 404]);
      expect(personalIn(await persons.answers(everybody.at(api.url), past()))).toEqual([]);
    }
    await expectNothingKept();
    expect(found(await deployment.atRest(), again.secrets, written)).toEqual([]);
  }, 120_000);
}

describe('what is personal, on one machine', () => erasing(() => Promise.resolve(new OneMachine())));

(mongodb ? describe : describe.skip)('what is personal, on several machines', () =>
  erasing(() => SeveralMachines.on(mongodb!)),
);
