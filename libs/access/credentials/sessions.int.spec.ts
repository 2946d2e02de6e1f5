import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId } from '#kernel';
import { stepByStep } from '../../runtime/testing/step-by-step.js';
import { Sessions } from './sessions.js';
import { KeyFile } from './testing/key-file.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [AMINA, SALMA] = [derivedId('amina'), derivedId('salma')];

let file: KeyFile;
let sessions: Sessions;
beforeEach(() => {
  file = new KeyFile();
  sessions = new Sessions(file.store, file.clock);
});
afterEach(() => file.dispose());

const seenAt = async (account: string) => (await sessions.of(account)).map((each) => each.seenAt);

describe('a session', () => {
  it('is found by its secret, by every process, and by nothing else', async () => {
    const [one, two] = [await sessions.start(AMINA), await sessions.start(SALMA)];
    const elsewhere = new Sessions(file.open(), file.clock);
    expect(await elsewhere.find(one.secret)).toMatchObject({ account: AMINA });
    expect(await elsewhere.find(two.secret)).toMatchObject({ account: SALMA });
    const { id } = (await sessions.find(one.secret))!;
    for (const other of [id, one.secret.slice(1), `${one.secret}A`, '', AMINA])
      expect(await sessions.find(other)).toBeUndefined();
  });

  it('is kept without its secret', async () => {
    const { secret } = await sessions.start(AMINA);
    expect(file.bytes()).toContain((await sessions.find(secret))!.id);
    expect(file.bytes()).not.toContain(secret);
  });

  it('ends after seven days without use', async () => {
    const { secret } = await sessions.start(AMINA);
    file.wait(7 * DAY - 1);
    expect(await sessions.find(secret)).toBeDefined();
    file.wait(7 * DAY - 1);
    expect(await sessions.find(secret)).toBeDefined();
    file.wait(7 * DAY);
    expect(await sessions.find(secret)).toBeUndefined();
    expect(await sessions.of(AMINA)).toEqual([]);
  });

  it('ends after thirty days, as it said, however much it is used', async () => {
    const { secret, endsAt } = await sessions.start(AMINA);
    expect(endsAt).toBe(file.instant(30 * DAY));
    for (let day = 0; day < 29; day++) {
      file.wait(DAY);
      expect(await sessions.find(secret)).toBeDefined();
    }
    file.wait(DAY - 1);
    expect(await sessions.find(secret)).toBeDefined();
    file.wait(1);
    expect(await sessions.find(secret)).toBeUndefined();
  });

  it('notes its use once an hour, and a use in between writes nothing', async () => {
    const { secret } = await sessions.start(AMINA);
    const started = file.instant();
    file.wait(HOUR);
    const before = file.bytes();
    await sessions.find(secret);
    expect([await seenAt(AMINA), file.bytes()]).toEqual([[started], before]);
    file.wait(1);
    await sessions.find(secret);
    expect(await sessions.of(AMINA)).toEqual([{ startedAt: started, seenAt: file.instant() }]);
  });

  it('ends alone', async () => {
    const [one, two] = [await sessions.start(AMINA), await sessions.start(AMINA)];
    await sessions.end((await sessions.find(one.secret))!.id);
    expect(await sessions.find(one.secret)).toBeUndefined();
    expect(await sessions.find(two.secret)).toBeDefined();
  });

  it('ends with all others of its account but one, and nobody else’s', async () => {
    const [kept, one, two] = [await sessions.start(AMINA), await sessions.start(AMINA), await sessions.start(AMINA)];
    const others = await sessions.start(SALMA);
    await sessions.endOthers(AMINA, (await sessions.find(kept.secret))!.id);
    expect(await Promise.all([one, two].map(({ secret }) => sessions.find(secret)))).toEqual([undefined, undefined]);
    expect(await sessions.find(kept.secret)).toBeDefined();
    await sessions.endOthers(AMINA);
    expect(await sessions.of(AMINA)).toEqual([]);
    expect(await sessions.find(others.secret)).toBeDefined();
  });

  it('stays ended where its use is noted at the same time, in whatever order that comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, alone) => {
        const { secret } = await sessions.start(AMINA);
        const { id } = (await sessions.find(secret))!;
        file.wait(HOUR + 1);
        const [one, two] = [1, 2].map(() => new Sessions(stepByStep(file.store, scheduler), file.clock));
        const ending = alone ? two!.end(id) : two!.endOthers(AMINA);
        await scheduler.waitFor(Promise.all([one!.find(secret), ending]));
        expect(await sessions.find(secret)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});
