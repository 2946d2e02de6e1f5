import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId } from '#kernel';
import { stepByStep } from '../../runtime/testing/step-by-step.js';
import { ApiTokens } from './api-tokens.js';
import { KeyFile } from './testing/key-file.js';

const MINUTE = 60_000;
const [AMINA, SALMA] = [derivedId('amina'), derivedId('salma')];
const [REPORT, EXPORT] = [derivedId('report'), derivedId('export')];

let file: KeyFile;
let tokens: ApiTokens;
beforeEach(() => {
  file = new KeyFile();
  tokens = new ApiTokens(file.store, file.clock);
});
afterEach(() => file.dispose());

const secretIn = (text: string): string => text.slice(`tansiq_${REPORT}_`.length);

describe('an API token', () => {
  it('says what it is, and is found by every process', async () => {
    const text = await tokens.issue(REPORT, AMINA);
    expect(text).toMatch(new RegExp(`^tansiq_${REPORT}_[\\w-]{43}$`));
    const elsewhere = new ApiTokens(file.open(), file.clock);
    expect(await elsewhere.find(text)).toEqual({ token: REPORT, account: AMINA });
  });

  it('is found whole, and by nothing else', async () => {
    const [text, other] = [await tokens.issue(REPORT, AMINA), await tokens.issue(EXPORT, SALMA)];
    const texts = [
      secretIn(text),
      `tansiq_${REPORT}_${secretIn(other)}`,
      `tansiq_${derivedId('none')}_${secretIn(text)}`,
      `${text}A`,
      ` ${text}`,
      text.slice(0, -1),
      text.toLowerCase(),
      text.replace('tansiq', 'Tansiq'),
      '',
    ];
    for (const each of texts) expect(await tokens.find(each)).toBeUndefined();
  });

  it('is kept without its secret', async () => {
    const text = await tokens.issue(REPORT, AMINA);
    expect(file.bytes()).toContain(REPORT);
    expect(file.bytes()).not.toContain(secretIn(text));
  });

  it('is shown once: issued again it is another, and the first is good no more', async () => {
    const first = await tokens.issue(REPORT, AMINA);
    const again = await tokens.issue(REPORT, AMINA);
    expect(await tokens.find(first)).toBeUndefined();
    expect(await tokens.find(again)).toEqual({ token: REPORT, account: AMINA });
  });

  it('is good for nothing once it is revoked; others are', async () => {
    const [text, other] = [await tokens.issue(REPORT, AMINA), await tokens.issue(EXPORT, AMINA)];
    await tokens.revoke(REPORT);
    expect(await tokens.find(text)).toBeUndefined();
    expect(await tokens.find(other)).toBeDefined();
  });

  it('says when it was last used, to the minute, and a use in between writes nothing', async () => {
    const text = await tokens.issue(REPORT, AMINA);
    await tokens.issue(EXPORT, AMINA);
    await tokens.issue(derivedId('another'), SALMA);
    const lastUses = () => tokens.lastUses(AMINA);
    expect(await lastUses()).toEqual(new Map([EXPORT, REPORT].sort().map((id) => [id, undefined])));
    await tokens.find(text);
    const used = file.instant();
    expect((await lastUses()).get(REPORT)).toBe(used);
    file.wait(MINUTE);
    const before = file.bytes();
    await tokens.find(text);
    expect([(await lastUses()).get(REPORT), file.bytes()]).toEqual([used, before]);
    file.wait(1);
    await tokens.find(text);
    expect((await lastUses()).get(REPORT)).toBe(file.instant());
    expect((await lastUses()).get(EXPORT)).toBeUndefined();
  });

  it('notes no use by who does not have it', async () => {
    await tokens.issue(REPORT, AMINA);
    await tokens.find(`tansiq_${REPORT}_${'A'.repeat(43)}`);
    expect((await tokens.lastUses(AMINA)).get(REPORT)).toBeUndefined();
  });

  it('stays revoked where its use is noted at the same time, in whatever order that comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const text = await tokens.issue(REPORT, AMINA);
        const [one, two] = [1, 2].map(() => new ApiTokens(stepByStep(file.store, scheduler), file.clock));
        await scheduler.waitFor(Promise.all([one!.find(text), two!.revoke(REPORT)]));
        expect(await tokens.find(text)).toBeUndefined();
        expect(await file.store.ofOwner(AMINA)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
