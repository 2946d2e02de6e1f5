import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEGINNING, type Document, type ReadStore, view } from '#kernel';
import { openReadStore } from '../index.js';
import { readStoreContract } from '../read-store.contract.js';

const temporary = () => mkdtemp(join(tmpdir(), 'tansiq-views-'));

readStoreContract('memory, with snapshots', async () => {
  const folder = await temporary();
  return {
    open: () => openReadStore(`memory:${folder}`),
    dispose: () => rm(folder, { recursive: true }),
    propertyRuns: 300,
  };
});

class Note implements Document {
  readonly id: string;
}

const notesIn = (version: number) =>
  view<Note, never>({ name: 'notes', version, scope: 'network', document: Note, indexes: [], starts: {}, changes: {} });
const notes = notesIn(1);
const note = (id: string, position: number) => ({ document: { id, text: `${id} في ${position}` }, position });
const many = (count: number, position: number) => Array.from({ length: count }, (_, i) => note(`n${i}`, position));

describe('snapshots', () => {
  let folder: string;
  let warnings: string[];
  let opened: ReadStore[];

  beforeEach(async () => {
    folder = await temporary();
    warnings = [];
    opened = [];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    await rm(folder, { recursive: true });
  });

  async function open(of = notes, snapshotEvery = 1e8): Promise<ReadStore> {
    const store = await openReadStore(`memory:${folder}`, { snapshotEvery, warn: (warning) => warnings.push(warning) });
    opened.push(store);
    await store.prepare([of]);
    return store;
  }

  async function writeAndClose(): Promise<void> {
    const store = await open();
    await store.projection(notes).write(many(1200, 5), 7);
    await store.close();
  }

  /** How many documents there are, and the position, for a process that finds the folder as it lies there now. */
  async function afterACrash(): Promise<readonly number[]> {
    const found = await temporary();
    await cp(folder, found, { recursive: true });
    const survivor = await openReadStore(`memory:${found}`);
    await survivor.prepare([notes]);
    const state = [await survivor.count(notes), await survivor.projection(notes).position()];
    await survivor.close();
    await rm(found, { recursive: true });
    return state;
  }

  const manifest = async () => JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as unknown;
  const documentFile = async () =>
    join(
      folder,
      (await readdir(folder)).find((file) => file.endsWith('.jsonl'))!,
    );

  it('hold more documents than fit on a line', async () => {
    await writeAndClose();
    const store = await open();
    expect(await store.count(notes)).toBe(1200);
    expect(await store.get(notes, 'n1199')).toEqual(note('n1199', 5).document);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['cut short', async (file: string) => truncate(file, 1000)],
    [
      'changed in one letter',
      async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('n42 ', 'n43 ')),
    ],
    ['removed', async (file: string) => rm(file)],
  ])('are of no use when %s: the view begins anew and says so', async (_, damage) => {
    await writeAndClose();
    await damage(await documentFile());
    const store = await open();
    expect([await store.count(notes), await store.projection(notes).position()]).toEqual([0, BEGINNING]);
    expect(warnings).toEqual([expect.stringContaining('notes is built anew')]);
  });

  it.each(['', '{', '[]', '{"format":2}', 'null'])('are of no use where the manifest is %j', async (text) => {
    await writeAndClose();
    await writeFile(join(folder, 'manifest.json'), text);
    const store = await open();
    expect(await store.projection(notes).position()).toBe(BEGINNING);
    expect(warnings).toEqual([expect.stringContaining('cannot be read')]);
    await store.projection(notes).write(many(3, 1), 1);
    await store.flush();
    expect(await manifest()).toMatchObject({
      views: [{ position: 1 }],
    });
  });

  it('of another version are of no use', async () => {
    await writeAndClose();
    const store = await open(notesIn(2));
    expect(await store.projection(notesIn(2)).position()).toBe(BEGINNING);
    expect(warnings).toEqual([expect.stringContaining('version 1')]);
  });

  it('are what a crash leaves, whole, with the position that they were taken at', async () => {
    const store = await open();
    await store.projection(notes).write(many(600, 5), 5);
    await store.flush();
    await store.projection(notes).write(many(700, 9), 9);
    expect(await afterACrash()).toEqual([600, 5]);
  });

  it('are taken before a swap is said to be done', async () => {
    const store = await open();
    await store.projection(notes).write(many(600, 5), 5);
    await store.shadow(notes).write(many(10, 4), 4);
    await store.swap(notes);
    expect(await afterACrash()).toEqual([10, 4]);
  });

  it('are of one moment, whatever is written meanwhile', async () => {
    const store = await open();
    await store.projection(notes).write(many(5000, 1), 1);
    const flushing = store.flush();
    await new Promise(setImmediate);
    await store.projection(notes).write(many(5000, 2), 2);
    await flushing;
    const positions = (await readFile(await documentFile(), 'utf8')).match(/(?<="position":)\d+/g);
    expect(new Set(positions)).toEqual(new Set(['1']));
    expect(await manifest()).toMatchObject({ views: [{ position: 1 }] });
  });

  it('leave out what did not change: the checkpoint alone moves', async () => {
    const store = await open();
    await store.projection(notes).write(many(10, 1), 1);
    await store.flush();
    const before = await documentFile();
    await store.projection(notes).write([], 30);
    await store.flush();
    expect(await documentFile()).toBe(before);
    expect(await manifest()).toMatchObject({
      views: [{ position: 30 }],
    });
  });

  it('are taken by themselves', async () => {
    const store = await open(notes, 1);
    await store.projection(notes).write(many(10, 1), 1);
    const deadline = Date.now() + 10_000;
    while (!(await readdir(folder)).includes('manifest.json') && Date.now() < deadline) await new Promise(setImmediate);
    expect(await readdir(folder)).toContain('manifest.json');
  });

  it('are one process’s own', async () => {
    const store = await open();
    await expect(openReadStore(`memory:${folder}`)).rejects.toThrow(`in use by process ${process.pid}`);
    await store.close();
    await open();
  });
});

describe('memory without a folder', () => {
  it('keeps nothing', async () => {
    const store = await openReadStore('memory:');
    await store.projection(notes).write(many(3, 1), 1);
    await store.flush();
    expect(await store.count(notes)).toBe(3);
    await store.close();
    expect(await (await openReadStore('memory:')).count(notes)).toBe(0);
  });
});

it('says which read stores there are', async () => {
  await expect(openReadStore('postgres://localhost')).rejects.toThrow('memory:, memory:<folder> or mongodb://');
});

describe('an index', () => {
  it('that nobody asked while many documents changed knows them all when it is asked again', async () => {
    const numbered = { ...notesIn(1), indexes: [['number']] };
    const store = await openReadStore('memory:');
    await store.prepare([numbered]);
    const write = (from: number, to: number, position: number) =>
      store.projection(numbered).write(
        Array.from({ length: to - from }, (_, i) => ({
          document: { id: `n${from + i}`, number: -i * position },
          position,
        })),
        position,
      );
    const numbers = async (): Promise<number[]> => {
      const found = await store.find(numbered, { sort: { number: 1 }, limit: 3 });
      return found.map((each) => (each as Note & { number: number }).number);
    };
    await write(0, 100, 1);
    expect(await numbers()).toEqual([-99, -98, -97]);
    await write(50, 5_000, 2);
    expect(await numbers()).toEqual([-9_898, -9_896, -9_894]);
    await write(0, 5_000, 3);
    await write(5_000, 5_001, 4);
    expect(await numbers()).toEqual([-14_997, -14_994, -14_991]);
    await store.close();
  });
});
