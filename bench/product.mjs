/** The product's parts, put together as its own processes do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { openReadStore } from '#read-store';
import { Projector, Registry, upcasting } from '#runtime';
import { contexts } from '../dist/apps/contexts.js';
import { check } from './measure.mjs';

export const registry = new Registry(contexts);
export const views = [...registry.views.values()];
export const clock = {
  timeZone: 'Africa/Casablanca',
  now: () => Date.now(),
  today: () => new Date().toISOString().slice(0, 10),
};

const logger = {
  info: () => undefined,
  warn: (details, message) => console.warn(message, details),
  error: (details, message) => console.error(message, details),
};

export const openEvents = async (file) => upcasting(await openEventStore(`sqlite:${file}`), registry);

/** Projects the whole log into a read store. */
export async function project(store, readStore) {
  await readStore.prepare(views);
  const projector = new Projector(store, readStore, views, logger, 'bench');
  await projector.start();
  check(await projector.reached(await store.lastPosition(), 600_000), 'the views reach the end of the log');
  const stopped = projector.status(Date.now()).filter(({ state }) => state === 'stopped');
  check(stopped.length === 0, `no view stops: ${JSON.stringify(stopped)}`);
  await projector.close();
}

/** A folder with snapshots of all views of the history, made once. */
export async function snapshots(kept, file) {
  const folder = join(kept, 'views');
  if (existsSync(folder)) return folder;
  console.log(`  building the views in ${folder}`);
  const [store, readStore] = [await openEvents(file), await openReadStore(`memory:${folder}`)];
  await project(store, readStore);
  await readStore.close();
  await store.close();
  return folder;
}
