import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '#kernel';
import { Outgoing } from './outgoing.js';
import { Desk } from '../testing.js';

let desk: Desk;
let outgoing: Outgoing;
beforeEach(async () => {
  desk = await Desk.open();
  outgoing = new Outgoing(desk.failing);
});
afterEach(async () => {
  outgoing.close();
  await desk.close();
});

const jobs = (...ids: readonly string[]): readonly Job[] => ids.map((id) => ({ id, kind: 'mail', payload: id }));

it('jobs go to the queue at once where it answers', async () => {
  await outgoing.enqueue(jobs('a', 'b'));
  expect(outgoing.isEmpty).toBe(true);
  expect(await desk.waiting()).toEqual({ mail: 2 });
});

it('jobs wait while the queue does not answer, keep nobody waiting, and go to it when it does', async () => {
  desk.failing.failures = 2;
  await outgoing.enqueue(jobs('a'));
  await outgoing.enqueue(jobs('b', 'c'));
  expect(outgoing.isEmpty).toBe(false);
  expect(await desk.waiting()).toEqual({});
  while (!outgoing.isEmpty) await pause(10);
  expect(await desk.waiting()).toEqual({ mail: 3 });
  await outgoing.enqueue(jobs('d'));
  expect(await desk.waiting()).toEqual({ mail: 4 });
});

it('what can never be a job is not kept', async () => {
  await expect(outgoing.enqueue(jobs('no job?'))).rejects.toThrow(RangeError);
  expect(outgoing.isEmpty).toBe(true);
});

it('what waits when it closes is on no way any more', async () => {
  desk.failing.failures = 1;
  await outgoing.enqueue(jobs('a'));
  outgoing.close();
  await pause(0);
  expect(outgoing.isEmpty).toBe(false);
  expect(await desk.waiting()).toEqual({});
});
