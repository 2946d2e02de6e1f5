import { keyOf } from './headings.js';

/** Words that many names share, and that tell little: they count a quarter. */
const COMMON = new Set(
  `association fondation organisation organization ong ngo the of for and de des du la le les et pour d l y en societe comite region province
  prefecture governorate wilaya جمعيه منظمه موسسه لجنه جهه اقليم عماله ولايه`.split(/\s+/),
);

const weightOf = (word: string): number => (COMMON.has(word) ? 0.25 : 1) * Math.min(word.length, 6);

/**
 * How alike two names are, from 0 to 1: the words of one that have a like one in the other, weighed by what they tell, whatever their order
 * (a soft Dice coefficient of word sets; Cohen, Ravikumar and Fienberg, "A Comparison of String Distance Metrics for Name-Matching Tasks", 2003).
 */
export function likeness(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const all = [...words, ...others].reduce((sum, word) => sum + weightOf(word), 0);
  return all === 0 ? 0 : (matched(words, others) + matched(others, words)) / all;
}

const wordsOf = (name: string): readonly string[] => [...new Set(keyOf(name).split(' '))].filter(Boolean);

/** Below this, two words have nothing to do with each other. */
const RELATED = 0.88;

function matched(words: readonly string[], others: readonly string[]): number {
  return words.reduce((sum, word) => {
    const best = Math.max(0, ...others.map((other) => alike(word, other)));
    return sum + (best >= RELATED ? best * weightOf(word) : 0);
  }, 0);
}

/** Amal and Amel, Nour and Noor, Rissala and Risala: an Arabic word in Latin letters keeps its consonants, and little else. */
const SAME_CONSONANTS = 0.95;
const consonantsOf = (word: string): string => word.replace(/[aeiouwy]/g, '').replace(/(.)\1+/g, '$1');

function alike(word: string, other: string): number {
  const consonants = consonantsOf(word);
  const same = consonants.length > 1 && consonants === consonantsOf(other);
  return Math.max(jaroWinkler(word, other), same ? SAME_CONSONANTS : 0);
}

/** Jaro's similarity, raised for a common beginning of up to four letters (Winkler, 1990). */
export function jaroWinkler(one: string, other: string): number {
  const similarity = jaro(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return similarity + prefix * 0.1 * (1 - similarity);
}

function jaro(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  [...one].forEach((letter, at) => {
    for (let to = Math.max(0, at - reach); to <= Math.min(other.length - 1, at + reach); to++)
      if (!taken.has(to) && other[to] === letter) {
        taken.add(to);
        common.push(letter);
        return;
      }
  });
  if (common.length === 0) return 0;
  const inOther = [...taken].sort((a, b) => a - b).map((at) => other[at]);
  const swapped = common.filter((letter, at) => letter !== inOther[at]).length / 2;
  return (common.length / one.length + common.length / other.length + (common.length - swapped) / common.length) / 3;
}
