import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Kept, Position, RebuildState, View } from '#kernel';
import { lockFolder } from './folder-lock.js';

/** What the manifest says of one view: how far it has come, and which file holds its documents. */
interface Entry {
  readonly view: string;
  readonly version: number;
  readonly position: Position;
  readonly file: string;
  readonly checksum: number;
}

/** Names the files that count. It is replaced as a whole, so that a crash leaves either the old snapshot or the new one. */
interface Manifest {
  readonly format: 1;
  /** Counts the snapshots taken: file names are never used twice. */
  readonly taken: number;
  readonly views: readonly Entry[];
  readonly rebuilds: readonly RebuildState[];
}

/** A view at one moment; without `documents` where they are those of its last snapshot. */
export interface Snapshot {
  readonly view: View;
  readonly position: Position;
  readonly documents?: readonly Kept[];
}

export type Warn = (message: string) => void;

const MANIFEST = 'manifest.json';
const EMPTY: Manifest = { format: 1, taken: 0, views: [], rebuilds: [] };
/** Documents per line: quicker to parse than one or thousands, and written without holding up anybody. */
const SLICE = 100;
/** Bytes read at once. */
const CHUNK = 1 << 20;

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

async function readManifest(folder: string, warn: Warn): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(missing);
  if (text === undefined) return EMPTY;
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // said below, with all else that is not a manifest of ours
  }
  warn(`${join(folder, MANIFEST)} cannot be read: all views are built anew from the events`);
  return EMPTY;
}

/** A folder of snapshots: a manifest, and a file per view with an array of documents in each line. */
export class SnapshotFolder {
  readonly #folder: string;
  readonly #warn: Warn;
  readonly #lock: { release(): void };
  #manifest: Manifest = EMPTY;

  private constructor(folder: string, warn: Warn) {
    this.#folder = folder;
    this.#warn = warn;
    this.#lock = lockFolder(folder);
  }

  /** Throws {@link ReadStoreInUse} where another process has the folder. */
  static async open(folder: string, warn: Warn = () => {}): Promise<SnapshotFolder> {
    const snapshots = new SnapshotFolder(folder, warn);
    snapshots.#manifest = await readManifest(folder, warn);
    return snapshots;
  }

  close(): void {
    this.#lock.release();
  }

  get rebuilds(): readonly RebuildState[] {
    return this.#manifest.rebuilds;
  }

  /** A view's last snapshot; `undefined` where there is none of its version, or where the file is damaged. */
  async read(view: View): Promise<{ documents: Kept[]; position: Position } | undefined> {
    const entry = this.#manifest.views.find((each) => each.view === view.name);
    if (!entry) return undefined;
    if (entry.version !== view.version) {
      this.#warn(
        `${view.name} was kept in version ${entry.version} and is now ${view.version}: it is built anew from the events`,
      );
      return undefined;
    }
    const path = join(this.#folder, entry.file);
    const read = await readDocuments(path).catch(missing);
    if (read?.checksum === entry.checksum) return { documents: read.documents, position: entry.position };
    this.#warn(`${path} is ${read ? 'damaged' : 'missing'}: ${view.name} is built anew from the events`);
    return undefined;
  }

  /** Keeps the views as they are given and the others as they were kept. */
  async write(snapshots: readonly Snapshot[], rebuilds: readonly RebuildState[]): Promise<void> {
    const taken = this.#manifest.taken + 1;
    const views = new Map(this.#manifest.views.map((entry) => [entry.view, entry]));
    for (const { view, position, documents } of snapshots) {
      const { name, version } = view;
      const kept = documents ? await this.#writeDocuments(`${name}.${taken}.jsonl`, documents) : views.get(name)!;
      views.set(name, { view: name, version, position, file: kept.file, checksum: kept.checksum });
    }
    await this.#replaceManifest({ format: 1, taken, views: [...views.values()], rebuilds });
    await this.#removeOldFiles();
  }

  async #writeDocuments(file: string, documents: readonly Kept[]): Promise<Pick<Entry, 'file' | 'checksum'>> {
    await using handle = await open(join(this.#folder, file), 'w');
    let checksum = 0;
    for (let i = 0; i < documents.length; i += SLICE) {
      const line = Buffer.from(`${JSON.stringify(documents.slice(i, i + SLICE))}\n`);
      checksum = crc32(line, checksum);
      await handle.appendFile(line);
    }
    await handle.sync();
    return { file, checksum };
  }

  async #replaceManifest(manifest: Manifest): Promise<void> {
    const path = join(this.#folder, MANIFEST);
    {
      await using handle = await open(`${path}.new`, 'w');
      await handle.writeFile(JSON.stringify(manifest, null, 2));
      await handle.sync();
    }
    await rename(`${path}.new`, path);
    this.#manifest = manifest;
    if (process.platform === 'win32') return;
    await using folder = await open(this.#folder);
    await folder.sync();
  }

  async #removeOldFiles(): Promise<void> {
    const current = new Set(this.#manifest.views.map(({ file }) => file));
    const old = (await readdir(this.#folder)).filter((file) => file.endsWith('.jsonl') && !current.has(file));
    await Promise.all(old.map((file) => rm(join(this.#folder, file), { force: true })));
  }
}

/** Line by line: a large file is never in memory beside its documents. What cannot be parsed has another checksum, too. */
async function readDocuments(path: string): Promise<{ documents: Kept[]; checksum: number }> {
  await using handle = await open(path);
  const documents: Kept[] = [];
  let checksum = 0;
  let rest: Buffer[] = [];
  for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK, autoClose: false })) {
    const bytes = chunk as Buffer;
    checksum = crc32(bytes, checksum);
    let start = 0;
    for (let end; (end = bytes.indexOf(10, start)) >= 0; start = end + 1) {
      addParsed(documents, Buffer.concat([...rest, bytes.subarray(start, end)]));
      rest = [];
    }
    rest.push(bytes.subarray(start));
  }
  return { documents, checksum };
}

function addParsed(documents: Kept[], line: Buffer): void {
  try {
    for (const kept of JSON.parse(line.toString()) as Kept[]) documents.push(kept);
  } catch {
    // a damaged line: the checksum tells
  }
}
