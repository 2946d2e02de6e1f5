import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { folded, inLanguage, LANGUAGES } from '#kernel';
import { networks } from './index.js';

const types = networks.aggregates.flatMap(({ evolve }) => Object.keys(evolve)).sort();

describe('the context', () => {
  it('has an example of every event', () => {
    const examples = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as {
      type: string;
      version: number;
    }[];
    expect(examples.map(({ type }) => type).sort()).toEqual(types);
    expect(examples.every(({ version }) => version === 1)).toBe(true);
  });

  it('has a sentence for every event, in three languages', () => {
    expect(Object.keys(networks.sentences).sort()).toEqual(types);
    const missing = Object.entries(networks.sentences).filter(([, phrase]) =>
      LANGUAGES.some((each) => inLanguage({ [each]: phrase[each] }, each) === ''),
    );
    expect(missing).toEqual([]);
  });

  it('has a path for every command', () => {
    const commands = networks.aggregates.flatMap((each) => Object.keys(each.commands)).sort();
    expect(Object.keys(networks.commands).sort()).toEqual(commands);
    expect(new Set(Object.values(networks.commands)).size).toBe(commands.length);
    expect(Object.keys(networks.facts).filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('names every problem in three languages, with the same values in each', () => {
    const valuesIn = (texts: readonly string[]) =>
      [...texts.join(' ').matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const problem of Object.values(networks.problems)) {
      expect(LANGUAGES.map((each) => folded(problem[each][0]) !== '' && folded(problem[each][1]) !== '')).toEqual([
        true,
        true,
        true,
      ]);
      expect(valuesIn(problem.ar)).toEqual(valuesIn(problem.fr));
      expect(valuesIn(problem.en)).toEqual(valuesIn(problem.fr));
    }
  });
});
