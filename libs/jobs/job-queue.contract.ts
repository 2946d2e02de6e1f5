import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Attempt,
  Hopeless,
  type Job,
  type JobQueue,
  JobQueueUnavailable,
  type Recurrence,
  type WorkOptions,
} from '#kernel';
import type { Child } from './testing/processes.js';
import { until } from './testing/until.js';

/** Where a queue keeps its jobs, for one test. */
export interface JobQueueHarness {
  /** Opens the queue. Where it lasts, a second one is another process, or the same one after a restart. */
  open(): Promise<JobQueue>;
  /** Lets the next time of a recurrence come. */
  untilDue(recurrence: Recurrence): Promise<void>;
  /** Where the queue lasts. */
  startHolder?(): Child;
  dispose(): Promise<void>;
}

const SLOW = { attempts: 3, firstPause: 600_000, longestPause: 600_000 };
const QUICK = { attempts: 3, firstPause: 20, longestPause: 1_000 };
const job = (id: string, more: Partial<Job> = {}): Job => ({ id, kind: 'mail', payload: { to: 'a1' }, ...more });
const jobs = (count: number, more: Partial<Job> = {}) => Array.from({ length: count }, (_, n) => job(`m${n}`, more));
const idsOf = (some: readonly Pick<Job, 'id'>[]) => some.map(({ id }) => id);
const inFuture = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** Something to wait for, and to let go. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Proves that an adapter keeps what the `JobQueue` port promises. `lasts`: whether jobs outlive the queue that enqueued them. */
export function jobQueueContract(
  name: string,
  { lasts }: { readonly lasts: boolean },
  makeHarness: () => Promise<JobQueueHarness>,
): void {
  describe(`job queue: ${name}`, () => {
    let harness: JobQueueHarness;
    let queues: JobQueue[];
    let queue: JobQueue;
    let ran: Attempt[];

    const open = async () => {
      const opened = await harness.open();
      queues.push(opened);
      return opened;
    };
    /** Another process, where there can be one. */
    const openAnother = () => (lasts ? open() : Promise.resolve(queue));
    beforeEach(async () => {
      [queues, ran] = [[], []];
      harness = await makeHarness();
      queue = await open();
    });
    afterEach(async () => {
      await Promise.all(queues.map((each) => each.close()));
      await harness.dispose();
    });

    /** Works on a kind, and notes what is run before it is done. */
    const work = (run: (job: Attempt) => unknown = () => {}, options: WorkOptions = {}, on = queue, kind = 'mail') =>
      on.work(kind, async (each) => void (ran.push(each), await run(each)), { retries: QUICK, ...options });
    const untilRan = (count: number) => until(() => ran.length >= count);
    const untilIdle = () =>
      until(async () => {
        const { due, running } = (await queue.counts()).get('mail') ?? { due: 0, running: 0 };
        return due + running === 0;
      });
    const untilDead = (count = 1) => until(async () => (await queue.dead()).length === count);
    const fail = (reason = 'no answer') => {
      throw new Error(reason);
    };
    const despair = (reason = 'no such address') => {
      throw new Hopeless(reason);
    };
    /** Everything enqueued so far has been run or will never be, once this job has: jobs without a time come in their order. */
    async function untilPassed(id = 'last'): Promise<void> {
      await queue.enqueue([job(id)]);
      await until(() => idsOf(ran).includes(id));
      await untilIdle();
      ran = ran.filter((each) => each.id !== id);
    }

    describe('a job', () => {
      it('is run once, with what it was enqueued with', async () => {
        const before = Date.now();
        work();
        await queue.enqueue([job('m1')]);
        await untilPassed();
        expect(ran).toEqual([{ ...job('m1'), attempt: 1, enqueuedAt: expect.any(String) }]);
        const enqueuedAt = Date.parse(ran[0]!.enqueuedAt);
        expect(enqueuedAt >= before && enqueuedAt <= Date.now()).toBe(true);
        expect(await queue.counts()).toEqual(new Map());
      });

      it('is run by a worker that comes later', async () => {
        await queue.enqueue([job('m1')]);
        const other = await openAnother();
        work(undefined, {}, other);
        await untilRan(1);
      });

      it('is run by the worker of its kind', async () => {
        await queue.enqueue([job('l1', { kind: 'letter' }), job('m1')]);
        work();
        await untilPassed();
        expect(idsOf(ran)).toEqual(['m1']);
        work(undefined, {}, queue, 'letter');
        await untilRan(2);
        expect(idsOf(ran)).toEqual(['m1', 'l1']);
      });

      it('is run in its turn', async () => {
        await queue.enqueue(jobs(50));
        work();
        await untilRan(50);
        expect(idsOf(ran)).toEqual(idsOf(jobs(50)));
      });

      it('may have any JSON as its payload', async () => {
        const texts = ['تنسيق العمل 🔑 \u0000 "', null, false, 0, '', [], {}, { ar: ['شبكة', { 'a.b': null }] }];
        const payloads = fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(...texts)), { minLength: 1, maxLength: 20 });
        let batch = 0;
        work();
        await fc.assert(
          fc.asyncProperty(payloads, async (drafted) => {
            const sent = drafted.map((each): unknown => JSON.parse(JSON.stringify(each)));
            [batch, ran] = [batch + 1, []];
            await queue.enqueue(sent.map((payload, n) => job(`b${batch}-${n}`, { payload })));
            await untilRan(sent.length);
            expect(ran.map(({ payload }) => payload)).toEqual(sent);
          }),
          { numRuns: 20 },
        );
      });

      it('may be large', async () => {
        const payload = { text: 'مفتاح '.repeat(20_000) };
        work();
        await queue.enqueue([job('m1', { payload })]);
        await untilRan(1);
        expect(ran[0]!.payload).toEqual(payload);
      });

      it('may have any name that is one', async () => {
        const ids = ['wait', 'meta', 'events', 'id', 'm.20260301T060000Z', 'A-1_b.', '7x', 'x'.repeat(200)];
        await queue.enqueue(ids.map((id) => job(id, { kind: 'meta' })));
        work(undefined, {}, queue, 'meta');
        await untilRan(ids.length);
        expect(idsOf(ran)).toEqual(ids);
      });

      it.each([
        { id: '' },
        { id: '12' },
        { id: 'a:b' },
        { id: 'مهمة' },
        { id: 'x'.repeat(201) },
        { kind: '' },
        { kind: 'a:b' },
        { payload: undefined },
        { runAt: 'soon' },
        { runAt: '2026-03-01' },
      ])('is refused with %j, and those with it', async (fault) => {
        await expect(queue.enqueue([job('m1'), { ...job('m2'), ...fault }])).rejects.toThrow(RangeError);
        expect(await queue.counts()).toEqual(new Map());
      });
    });

    describe('a job whose id is known', () => {
      const again = job('m1', { payload: 'again' });

      it('is enqueued once of those sent together', async () => {
        await queue.enqueue([job('m1'), again, again]);
        const other = await openAnother();
        await Promise.all([1, 2, 3].flatMap(() => [queue.enqueue([again]), other.enqueue([again])]));
        work();
        await untilPassed();
        expect(ran.map(({ payload }) => payload)).toEqual([{ to: 'a1' }]);
      });

      it('is left alone while the first waits for its time', async () => {
        await queue.enqueue([job('m1', { runAt: inFuture(60_000) })]);
        await queue.enqueue([again]);
        work();
        await untilPassed();
        expect(ran).toEqual([]);
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
      });

      it('is left alone while the first is running', async () => {
        const { opened, open: letGo } = gate();
        work(({ id }) => (id === 'm1' ? opened : undefined), { concurrency: 2 });
        await queue.enqueue([job('m1')]);
        await untilRan(1);
        await queue.enqueue([again]);
        letGo();
        await untilPassed();
        expect(ran).toHaveLength(1);
      });

      it('is left alone when the first is done', async () => {
        work();
        await queue.enqueue([job('m1')]);
        await untilPassed();
        const other = await openAnother();
        await other.enqueue([again]);
        await untilPassed('later');
        expect(ran).toHaveLength(1);
      });

      it('is left alone when the first is dead', async () => {
        work(({ id }) => (id === 'm1' ? despair() : undefined));
        await queue.enqueue([job('m1')]);
        await untilDead();
        await queue.enqueue([again]);
        await untilPassed();
        expect(ran).toHaveLength(1);
        expect(await queue.dead()).toEqual([expect.objectContaining(job('m1'))]);
      });
    });

    describe('a job for later', () => {
      it('is run at its time and not before', async () => {
        const times: number[] = [];
        work(() => times.push(Date.now()));
        const runAt = inFuture(500);
        await queue.enqueue([job('m1', { runAt }), job('m2', { runAt: inFuture(600_000) })]);
        await untilRan(1);
        expect(times[0]).toBeGreaterThanOrEqual(Date.parse(runAt));
        expect(ran[0]).toMatchObject({ id: 'm1', runAt, attempt: 1 });
        await untilIdle();
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 0, later: 1, running: 0, dead: 0 }]]));
      });

      it('is run at once when its time has passed', async () => {
        work();
        await queue.enqueue([job('m1', { runAt: inFuture(-3_600_000) })]);
        await untilRan(1);
      });

      it('is due when its time has come and nobody works', async () => {
        await queue.enqueue([job('m1', { runAt: inFuture(50) })]);
        await until(async () => (await queue.counts()).get('mail')!.due === 1);
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 1, later: 0, running: 0, dead: 0 }]]));
      });
    });

    describe('a job that fails', () => {
      it('is tried again after pauses that grow, and is dead at last', async () => {
        const began: number[] = [];
        const ended: number[] = [];
        const run = () => {
          began.push(Date.now());
          ended.push(Date.now());
          return fail(`no answer, ${began.length}`);
        };
        work(run, { retries: { attempts: 4, firstPause: 100, longestPause: 200 } });
        const runAt = inFuture(0);
        await queue.enqueue([job('m1', { runAt })]);
        await untilDead();
        expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
        [100, 200, 200].forEach((pause, n) => expect(began[n + 1]! - ended[n]!).toBeGreaterThanOrEqual(pause));
        const [dead] = await queue.dead();
        expect(dead).toEqual({
          ...job('m1', { runAt }),
          attempts: 4,
          reason: 'no answer, 4',
          diedAt: expect.any(String),
        });
        expect(Date.parse(dead!.diedAt)).toBeGreaterThanOrEqual(ended.at(-1)!);
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 0, later: 0, running: 0, dead: 1 }]]));
      });

      it('is done when it succeeds at last', async () => {
        work(({ attempt }) => (attempt < 3 ? fail() : undefined));
        await queue.enqueue([job('m1')]);
        await untilRan(3);
        await until(async () => (await queue.counts()).size === 0);
        expect(await queue.dead()).toEqual([]);
      });

      it('waits for another worker too', async () => {
        const other = await openAnother();
        work(() => fail(), { retries: SLOW });
        await queue.enqueue([job('m1')]);
        await until(async () => (await other.counts()).get('mail')?.later === 1);
        expect(await other.dead()).toEqual([]);
      });

      it('is dead at once where it is hopeless', async () => {
        work(() => despair());
        await queue.enqueue([job('m1')]);
        await untilDead();
        expect(await queue.dead()).toEqual([expect.objectContaining({ attempts: 1, reason: 'no such address' })]);
      });

      it('may throw anything', async () => {
        work(() => Promise.reject('nothing' as unknown as Error), { retries: { ...QUICK, attempts: 1 } });
        await queue.enqueue([job('m1')]);
        await untilDead();
        expect(await queue.dead()).toEqual([expect.objectContaining({ reason: 'nothing' })]);
      });
    });

    describe('a dead job', () => {
      it('is listed, the last first, by kind', async () => {
        work(() => despair());
        work(() => despair(), {}, queue, 'letter');
        for (const [n, kind] of ['mail', 'letter', 'mail'].entries()) {
          await queue.enqueue([job(`m${n}`, { kind })]);
          await untilDead(n + 1);
        }
        expect(idsOf(await queue.dead())).toEqual(['m2', 'm1', 'm0']);
        expect(idsOf(await queue.dead('mail'))).toEqual(['m2', 'm0']);
        expect(await queue.dead('other')).toEqual([]);
      });

      it('is tried anew when it is revived, with all its attempts', async () => {
        let isMended = false;
        work(() => (isMended ? undefined : fail()));
        await queue.enqueue([job('m1')]);
        await untilDead();
        const other = await openAnother();
        expect(await other.revive('m1')).toBe(true);
        await untilRan(6);
        await untilDead();
        isMended = true;
        expect(await queue.revive('m1')).toBe(true);
        await untilRan(7);
        await until(async () => (await queue.counts()).size === 0);
        expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 1, 2, 3, 1]);
      });

      it('is gone when it is dropped, and its id is free', async () => {
        let isMended = false;
        work(() => (isMended ? undefined : despair()));
        await queue.enqueue([job('m1'), job('m2')]);
        await untilDead(2);
        expect(await queue.drop('m1')).toBe(true);
        expect(await queue.drop('m1')).toBe(false);
        expect(idsOf(await queue.dead())).toEqual(['m2']);
        isMended = true;
        await queue.enqueue([job('m1', { payload: 'anew' })]);
        await untilRan(3);
        expect(ran[2]).toMatchObject({ id: 'm1', payload: 'anew', attempt: 1 });
      });

      it('is no other job', async () => {
        const { opened, open: letGo } = gate();
        work(({ id }) => (id === 'running' ? opened : undefined), { concurrency: 2 });
        await queue.enqueue([job('done')]);
        await untilPassed();
        await queue.enqueue([job('running'), job('waiting', { runAt: inFuture(60_000) })]);
        await until(() => idsOf(ran).includes('running'));
        for (const id of ['done', 'running', 'waiting', 'unknown', 'un.20260301T060000Z'])
          expect([await queue.revive(id), await queue.drop(id)]).toEqual([false, false]);
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1, running: 1 });
        letGo();
      });
    });

    describe('a job that is cancelled', () => {
      it('is not run, whatever it waited for, and its id is free', async () => {
        const later = job('later', { runAt: inFuture(60_000) });
        await queue.enqueue([job('m1'), job('m2'), later]);
        await queue.cancel(['m1', 'later', 'unknown']);
        work();
        await untilPassed();
        expect(idsOf(ran)).toEqual(['m2']);
        expect(await queue.counts()).toEqual(new Map());
        await queue.enqueue([job('m1', { payload: 'anew' }), job('later')]);
        await untilPassed('then');
        expect(idsOf(ran)).toEqual(['m2', 'm1', 'later']);
        expect(ran[1]!.payload).toBe('anew');
      });

      it('is not tried again', async () => {
        work(({ id }) => (id === 'm1' ? fail() : undefined), { retries: SLOW });
        await queue.enqueue([job('m1')]);
        await until(async () => (await queue.counts()).get('mail')?.later === 1);
        await queue.cancel(['m1']);
        expect(await queue.counts()).toEqual(new Map());
      });

      it('is left alone when it is running, done or dead', async () => {
        const { opened, open: letGo } = gate();
        work(({ id }) => (id === 'running' ? opened : id === 'dead' ? despair() : undefined), { concurrency: 2 });
        await queue.enqueue([job('done'), job('dead'), job('running')]);
        await untilDead();
        await untilRan(3);
        await queue.cancel(['done', 'dead', 'running']);
        await queue.enqueue([job('done'), job('dead'), job('running')]);
        letGo();
        await untilPassed();
        expect(idsOf(ran).sort()).toEqual(['dead', 'done', 'running']);
        expect(idsOf(await queue.dead())).toEqual(['dead']);
      });
    });

    describe('a recurrence', () => {
      const digest = { id: 'digest', kind: 'mail', cron: '30 6 * * *', timeZone: 'Africa/Casablanca' };
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: digest.timeZone, timeStyle: 'medium' });
      const occurrence = /^digest\.\d{8}T\d{6}Z$/;

      it('brings a job at each of its times, in its time zone', async () => {
        work();
        await queue.recur(digest);
        for (const count of [1, 2, 3]) {
          expect(await queue.counts()).toEqual(new Map([['mail', { due: 0, later: 1, running: 0, dead: 0 }]]));
          await harness.untilDue(digest);
          await untilRan(count);
          await untilIdle();
        }
        const times = ran.map(({ runAt }) => Date.parse(runAt!));
        expect(times.map((time) => clock.format(time))).toEqual(Array(3).fill('06:30:00'));
        const days = [times[1]! - times[0]!, times[2]! - times[1]!].map((pause) => Math.round(pause / 86_400_000));
        expect(days).toEqual([1, 1]);
        for (const { id, runAt } of ran) {
          expect(id).toMatch(occurrence);
          expect(id).toBe(`digest.${runAt!.replace(/[-:]|\.\d{3}/g, '')}`);
        }
        expect(ran[0]).toMatchObject({ kind: 'mail', payload: null, attempt: 1 });
      });

      it('is the same when it is told again, by whomever', async () => {
        const other = await openAnother();
        await Promise.all([queue.recur(digest), other.recur(digest), queue.recur(digest)]);
        await harness.untilDue(digest);
        await other.recur(digest);
        work();
        await untilRan(1);
        await untilIdle();
        expect(ran).toHaveLength(1);
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
      });

      it('is as it was told last', async () => {
        await queue.recur({ ...digest, kind: 'letter' });
        await queue.recur(digest);
        await queue.recur({ ...digest, timeZone: 'UTC' });
        const last = { ...digest, cron: '0 7 * * *' };
        await queue.recur(last);
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 0, later: 1, running: 0, dead: 0 }]]));
        await harness.untilDue(last);
        work();
        await untilRan(1);
        expect(clock.format(new Date(ran[0]!.runAt!))).toBe('07:00:00');
      });

      it('ends with the job of it that waits, due or not', async () => {
        await queue.recur(digest);
        await queue.recur({ ...digest, id: 'other' });
        await queue.endRecurrence('digest');
        await queue.endRecurrence('unknown');
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
        await harness.untilDue(digest);
        await queue.endRecurrence('other');
        expect(await queue.counts()).toEqual(new Map());
        await queue.recur(digest);
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
      });

      it('goes on whatever becomes of its jobs', async () => {
        work(() => despair());
        await queue.recur(digest);
        await harness.untilDue(digest);
        await untilDead();
        const [dead] = await queue.dead();
        expect(dead).toMatchObject({ id: expect.stringMatching(occurrence), kind: 'mail', attempts: 1 });
        await queue.cancel([dead!.id]);
        expect(await queue.revive(dead!.id)).toBe(true);
        await untilRan(2);
        await untilDead();
        expect(ran.map(({ id }) => id)).toEqual([dead!.id, dead!.id]);
        expect(await queue.drop(dead!.id)).toBe(true);
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 0, later: 1, running: 0, dead: 0 }]]));
      });

      it('is not cancelled by the id of its job', async () => {
        await queue.recur(digest);
        const day = new Date();
        const ids = [0, 1].flatMap((days) =>
          [5, 6].map(
            (hour) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + days, hour, 30)),
          ),
        );
        await queue.cancel(ids.map((time) => `digest.${time.toISOString().replace(/[-:]|\.\d{3}/g, '')}`));
        expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
      });

      it.each([
        { cron: '0 6 * *' },
        { cron: '0 0 6 * * *' },
        { cron: '99 6 * * *' },
        { cron: '@daily' },
        { timeZone: 'Nowhere' },
        { id: 'a:b' },
        { kind: '' },
      ])('is refused with %j', async (fault) => {
        await expect(queue.recur({ ...digest, ...fault })).rejects.toThrow(RangeError);
        expect(await queue.counts()).toEqual(new Map());
      });
    });

    describe('workers', () => {
      it('run so many at once as they were told, and share the work', async () => {
        const all = [queue, await openAnother()];
        const [running, most] = [all.map(() => 0), all.map(() => 0)];
        const { opened, open: letGo } = gate();
        all.forEach((each, n) =>
          work(
            async () => {
              most[n] = Math.max(most[n]!, ++running[n]!);
              if (running[0]! + running[1]! === 6) letGo();
              await opened;
              running[n]!--;
            },
            { concurrency: 3 },
            each,
          ),
        );
        await queue.enqueue(jobs(200));
        await untilRan(200);
        await untilIdle();
        expect(most).toEqual([3, 3]);
        expect(new Set(idsOf(ran)).size).toBe(200);
        expect(ran).toHaveLength(200);
      });

      it('run one at a time where nothing is said', async () => {
        let [running, most] = [0, 0];
        work(async () => {
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running--;
        });
        await queue.enqueue(jobs(20));
        await untilRan(20);
        expect(most).toBe(1);
      });
    });

    describe('a queue that closes', () => {
      it('finishes what is running, and takes no more', async () => {
        const { opened, open: letGo } = gate();
        let isDone = false;
        work(async () => {
          await opened;
          isDone = true;
        });
        await queue.enqueue(jobs(3));
        await untilRan(1);
        const closed = queue.close().then(() => expect(isDone).toBe(true));
        letGo();
        await Promise.all([closed, queue.close()]);
        expect(ran).toHaveLength(1);
        if (!lasts) return;
        queue = await open();
        expect(await queue.counts()).toEqual(new Map([['mail', { due: 2, later: 0, running: 0, dead: 0 }]]));
        work();
        await untilPassed();
        expect(idsOf(ran)).toEqual(['m0', 'm1', 'm2']);
      });

      it('is unavailable then', async () => {
        await queue.close();
        await expect(queue.enqueue([job('m1')])).rejects.toThrow(JobQueueUnavailable);
        await expect(queue.cancel(['m1'])).rejects.toThrow(JobQueueUnavailable);
        await expect(queue.dead()).rejects.toThrow(JobQueueUnavailable);
        await expect(queue.counts()).rejects.toThrow(JobQueueUnavailable);
        expect(() => queue.work('mail', async () => {})).toThrow(JobQueueUnavailable);
      });
    });

    if (lasts)
      it('runs again what a killed process had, and nothing twice that takes long', async () => {
        const other = await open();
        const { opened, open: letGo } = gate();
        for (const each of [queue, other]) work(() => opened, {}, each);
        await queue.enqueue([job('long')]);
        await untilRan(1);
        const holder = harness.startHolder!();
        await queue.enqueue(['h1', 'h2', 'h3'].map((id) => job(id, { kind: 'held' })));
        await until(() => holder.said.length === 3);
        await holder.kill();
        expect((await queue.counts()).get('held')).toMatchObject({ due: 0, running: 3 });
        for (const each of [await open(), other]) work(undefined, { retries: { ...QUICK, attempts: 1 } }, each, 'held');
        await untilRan(4);
        letGo();
        await until(async () => (await queue.counts()).size === 0);
        expect(idsOf(ran).sort()).toEqual(['h1', 'h2', 'h3', 'long']);
      }, 90_000);
  });
}
