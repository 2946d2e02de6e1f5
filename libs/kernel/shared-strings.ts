import { LANGUAGES } from './text.js';

/** Longer ones are rarely said twice. */
const LENGTH = 64;
/** Values in a generation. */
const GENERATION = 4_096;

type Json = Record<string, unknown>;

/**
 * What is said over and over, each once in memory: names of fields, organisations, days, and texts that are there in one language. What was not
 * said for two generations is forgotten, so that those said once need no room.
 */
export class SharedStrings {
  readonly #strings = new Generations<string>();
  readonly #texts = { fr: new Generations<object>(), ar: new Generations<object>(), en: new Generations<object>() };

  /** The one string that is the same. */
  shared(text: string): string {
    return text.length > LENGTH ? text : this.#strings.one(text, text);
  }

  /** Puts the one string or text in the place of every other that is the same, in a JSON value that nobody changes. */
  shareWithin(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const object = value as Json;
    for (const key in object) {
      const inside = object[key];
      if (typeof inside === 'string') object[key] = this.shared(inside);
      else if (typeof inside === 'object' && inside !== null) object[key] = this.#sharedText(inside as Json);
    }
  }

  /** A text of several languages, or any other object, has what is in it shared. */
  #sharedText(inside: Json): object {
    for (const language of LANGUAGES) {
      const said = inside[language];
      if (typeof said === 'string' && said.length <= LENGTH && isAlone(inside, language))
        return this.#texts[language].one(said, inside);
    }
    this.shareWithin(inside);
    return inside;
  }
}

function isAlone(object: Json, key: string): boolean {
  for (const each in object) if (each !== key) return false;
  return true;
}

/** One value for each key, as long as it is asked for. */
class Generations<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  one(key: string, value: Value): Value {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const known = this.#old.get(key) ?? value;
    if (this.#young.size >= GENERATION) [this.#young, this.#old] = [new Map(), this.#young];
    this.#young.set(key, known);
    return known;
  }
}
