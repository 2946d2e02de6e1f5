import { folded } from '#kernel';
import type { ActivityRow } from '../rows.js';
import type { Called, Candidate, Known, Match, OneOf } from '../import/match.js';
import { matcher } from '../import/match.js';

/** What a name of a list is taken for. */
export type Meaning =
  /** Something that is known, by its id or code. */
  | { readonly is: 'known'; readonly key: string }
  /** Something new, by the id or code that it will have. */
  | { readonly is: 'new'; readonly key: string }
  /** Somebody has to say which of these it is, or that it is none of them. */
  | { readonly is: 'doubtful'; readonly candidates: readonly Candidate[] }
  /** Nothing is alike, and nothing new was to be brought. */
  | { readonly is: 'unknown' }
  /** Somebody said that its rows are to be left out. */
  | { readonly is: 'left' };

/** A name as a list has it, with the number of its rows. */
export interface Name {
  readonly called: Called & Pick<ActivityRow['area'], 'level' | 'parent'>;
  rows: number;
}

/** What a list calls its organisations, fields and areas. */
export class Names {
  readonly organisations = new Map<string, Name>();
  readonly fields = new Map<string, Name>();
  readonly areas = new Map<string, Name>();

  private readonly keys = new Map<string, string>();

  note({ organisation, field, area }: ActivityRow): void {
    this.noteIn(this.organisations, organisation);
    this.noteIn(this.fields, field);
    this.noteIn(this.areas, area);
  }

  /** The same for names that mean the same whatever their case, accents and spaces. */
  keyOf({ name, acronym = '', code = '' }: Called): string {
    const written = `${name}\n${acronym}\n${code}`;
    const key = this.keys.get(written) ?? `${folded(name)}\n${folded(acronym)}\n${code}`;
    this.keys.set(written, key);
    return key;
  }

  private noteIn(names: Map<string, Name>, called: Name['called']): void {
    const key = this.keyOf(called);
    const name = names.get(key);
    if (name) name.rows++;
    else names.set(key, { called, rows: 1 });
  }
}

/** How names of one kind find their meaning: what somebody said goes first, then what is known; what is new follows from the name. */
export interface Meanings {
  said(called: Called, found: Match): Meaning | undefined;
  readonly known: readonly Known[];
  readonly oneOf?: OneOf;
  /** The id or code of something new by this name; nothing where new ones are not to be brought. */
  fresh?(called: Called): string;
}

/** What each name means. */
export function meaningsOf(
  names: ReadonlyMap<string, Name>,
  { said, known, oneOf, fresh }: Meanings,
): ReadonlyMap<string, Meaning> {
  const match = matcher(known, oneOf);
  const meaning = (called: Called): Meaning => {
    const found = match(called);
    const already = said(called, found);
    if (already) return already;
    if (found.is === 'same') return { is: 'known', key: found.key };
    if (found.is === 'doubtful') return found;
    return fresh ? { is: 'new', key: fresh(called) } : found;
  };
  const meanings = new Map([...names].map(([key, { called }]) => [key, meaning(called)]));
  return new Map(
    [...meanings].map(([key, each]) => [key, contradicted(names.get(key)!.called, each, names, meanings)]),
  );
}

/** A code that stands beside another name elsewhere in the list, where that name has another code: one of the two is wrong. */
function contradicted(
  { name, code }: Called,
  meaning: Meaning,
  names: ReadonlyMap<string, Name>,
  meanings: ReadonlyMap<string, Meaning>,
): Meaning {
  if (meaning.is !== 'new' || code === undefined) return meaning;
  const others = [...names].filter(([, each]) => each.called.code !== undefined);
  const isSame = (each: Name): boolean => folded(each.called.name) === folded(name);
  const keyOf = (key: string): string | undefined => {
    const other = meanings.get(key)!;
    return 'key' in other ? other.key : undefined;
  };
  const byName = others.find(([key, each]) => isSame(each) && each.called.code !== code && keyOf(key) !== meaning.key);
  const byCode = others.find(([key, each]) => !isSame(each) && each.called.code === code && keyOf(key) === meaning.key);
  if (!byName || !byCode) return meaning;
  const candidates = [keyOf(byName[0])!, meaning.key].map((key) => ({ key, score: 1 }));
  return { is: 'doubtful', candidates };
}
