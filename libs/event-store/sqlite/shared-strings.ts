/** Longer ones are rarely said twice. */
const LENGTH = 64;
/** Strings in a generation. */
const GENERATION = 4_096;

/**
 * Strings that are said over and over, each once in memory: names of fields, organisations, days. What was not said for two generations is
 * forgotten, so that those said once need no room.
 */
export class SharedStrings {
  #young = new Map<string, string>();
  #old = new Map<string, string>();

  /** Puts the one string in the place of every other that is the same, in a JSON value that nobody else has yet. */
  shareWithin(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    for (const key in object) {
      const inside = object[key];
      if (typeof inside === 'string') object[key] = this.#shared(inside);
      else this.shareWithin(inside);
    }
  }

  #shared(text: string): string {
    if (text.length > LENGTH) return text;
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const known = this.#old.get(text) ?? text;
    if (this.#young.size >= GENERATION) [this.#young, this.#old] = [new Map(), this.#young];
    this.#young.set(known, known);
    return known;
  }
}
