/** How often to ask whether another process has written; milliseconds. */
const INTERVAL = 100;

/** Tells those who wait that the log has grown: at once after an append of this process, else by asking the file. */
export class Changes {
  readonly #version: () => number;
  #seen: number;
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** `version` changes whenever another process has written. */
  constructor(version: () => number) {
    this.#version = version;
    this.#seen = version();
  }

  /** Resolves at the next change; sometimes without one. */
  next(): Promise<void> {
    this.#timer ??= setInterval(() => this.#ask(), INTERVAL);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(): void {
    const version = this.#version();
    if (version === this.#seen) return;
    this.#seen = version;
    this.tell();
  }
}
