import { folded } from '#kernel';
import { likeness } from './likeness.js';

/** Something that is known already: an organisation, a field or an area, under all of its names. */
export interface Known {
  readonly key: string;
  readonly names: readonly string[];
  readonly acronyms?: readonly string[];
  /** What a code names is certain by itself: a P-code, a field's code. */
  readonly codes?: readonly string[];
}

/** What a list calls something. */
export interface Called {
  readonly name: string;
  readonly acronym?: string;
  readonly code?: string;
}

/** A thing that may be meant, by how alike the names are (0 to 1). */
export interface Candidate {
  readonly key: string;
  readonly score: number;
}

/** `same`: this one, certainly. `doubtful`: somebody has to say whether one of these, the likeliest first. `unknown`: none that is alike. */
export type Match =
  | { readonly is: 'same'; readonly key: string }
  | { readonly is: 'doubtful'; readonly candidates: readonly Candidate[] }
  | { readonly is: 'unknown' };

const ALIKE = 0.84;
const CANDIDATES = 5;

/** Of several that bear one name, the one that is meant, if that is certain. */
export type OneOf = (keys: readonly string[]) => string | undefined;

/**
 * Finds known things by what a list calls them. Only a code, a name that is the same once folded, or an acronym where nothing else is given,
 * decides; and only if it leads to one thing. All else is doubtful: two organisations share an acronym often enough.
 */
export function matcher(known: readonly Known[], oneOf: OneOf = () => undefined): (called: Called) => Match {
  const codes = index(known, ({ codes = [] }) => codes);
  const names = index(known, ({ names }) => names);
  const acronyms = index(known, ({ acronyms = [] }) => acronyms);
  const answers = new Map<string, Match>();
  return (called) => {
    const key = JSON.stringify([called.code, called.name, called.acronym].map((text) => folded(text ?? '')));
    const answer = answers.get(key) ?? decide(called, { codes, names, acronyms }, known, oneOf);
    answers.set(key, answer);
    return answer;
  };
}

type Index = ReadonlyMap<string, ReadonlySet<string>>;

function index(known: readonly Known[], texts: (known: Known) => readonly string[]): Index {
  const keys = new Map<string, Set<string>>();
  for (const each of known)
    for (const text of texts(each)) {
      const key = folded(text);
      if (key) keys.set(key, (keys.get(key) ?? new Set()).add(each.key));
    }
  return keys;
}

function decide(
  { name, acronym, code }: Called,
  by: Record<'codes' | 'names' | 'acronyms', Index>,
  known: readonly Known[],
  oneOf: OneOf,
): Match {
  const find = (index: Index, text?: string): ReadonlySet<string> => index.get(folded(text ?? '')) ?? new Set();
  const shortName = !acronym || folded(acronym) === folded(name);
  const [coded, named] = [find(by.codes, code), find(by.names, name)];
  const short = find(by.acronyms, acronym ?? name);
  const told = coded.size > 0 ? coded : named.size > 0 ? named : shortName ? short : new Set<string>();
  const both = told.intersection(short);
  const certain = told.size > 1 && both.size > 0 ? both : told;
  const only = certain.size > 1 ? oneOf([...certain]) : [...certain][0];
  if (only !== undefined && !contradicted(only, coded, named)) return { is: 'same', key: only };
  const candidates = known
    .map(({ key, names }) => ({
      key,
      score:
        coded.has(key) || named.has(key) || short.has(key)
          ? 1
          : Math.max(0, ...names.map((each) => likeness(each, name))),
    }))
    .filter(({ score }) => score >= ALIKE)
    .sort((one, other) => other.score - one.score)
    .slice(0, CANDIDATES);
  return candidates.length > 0 ? { is: 'doubtful', candidates } : { is: 'unknown' };
}

/** A code that names one thing beside a name that names another. */
const contradicted = (key: string, coded: ReadonlySet<string>, named: ReadonlySet<string>): boolean =>
  coded.size > 0 && named.size > 0 && !(coded.has(key) && named.has(key));
