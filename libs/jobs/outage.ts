/** Says once that something does not answer, and again only after it did. */
export class Outage {
  readonly #warn: (message: string) => void;
  #lasts = false;

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  begins(error: Error): void {
    if (!this.#lasts) this.#warn(`jobs wait until the queue answers again: ${error.message}`);
    this.#lasts = true;
  }

  ends(): void {
    this.#lasts = false;
  }
}
