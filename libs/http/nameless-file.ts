import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bytes } from '#kernel';

/** A file on the disk that has no name there: it is gone once it is closed, and when the process ends, however that comes. */
export class NamelessFile implements Bytes {
  #size = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async open(): Promise<NamelessFile> {
    const path = join(tmpdir(), `tansiq-${randomUUID()}`);
    const handle = await open(path, 'wx+', 0o600);
    await unlink(path);
    return new NamelessFile(handle);
  }

  get size(): number {
    return this.#size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, at, bytes.length - at, this.#size);
      this.#size += bytesWritten;
      at += bytesWritten;
    }
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(to, this.#size) - from));
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await this.handle.read(bytes, at, bytes.length - at, from + at);
      if (bytesRead === 0) throw new Error('a file that was sent is shorter than it was');
      at += bytesRead;
    }
    return bytes;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
