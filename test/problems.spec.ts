import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { contexts } from '../apps/contexts.js';
import { allProblems } from '#http';
import { LANGUAGES } from '#kernel';
import { Registry } from '#runtime';

const problems = allProblems(new Registry(contexts));

/** Codes as they stand in the sources: `refuse('code'`, `refuseAtEdge('code'`, `refused: 'code'`. */
async function codesInSources(): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for await (const file of glob(['libs/**/*.ts', 'apps/**/*.ts'])) {
    if (/\.(spec|contract)\.ts$|testing/.test(file)) continue;
    const source = readFileSync(file, 'utf8');
    for (const [, code] of source
      .matchAll(/\brefuse\w*\(\s*'([^']+)'|\brefused: '([^']+)'/g)
      .map(([, a, b]) => ['', a ?? b]))
      codes.set(code!, file);
  }
  return codes;
}

describe('the catalogue of problems', () => {
  it('knows every code that the sources refuse with', async () => {
    const codes = await codesInSources();
    expect(codes.size).toBeGreaterThan(100);
    expect([...codes].filter(([code]) => !Object.hasOwn(problems, code))).toEqual([]);
  });

  it.each(Object.entries(problems))('says in three languages what %s is and what to do', (_, problem) => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const language of LANGUAGES) {
      const [title, advice] = problem[language];
      expect([title.trim(), advice.trim()]).not.toContain('');
      expect(names(title + advice)).toEqual(names(problem.fr.join('')));
    }
    expect(problem.ar.join('')).toMatch(/\p{Script=Arabic}/u);
  });

  it('has an aggregate refuse with nothing that its context does not list', () => {
    for (const { aggregates, problems: listed } of contexts)
      for (const aggregate of aggregates)
        expect(Object.keys(listed)).toEqual(expect.arrayContaining(Object.keys(aggregate.problems)));
  });
});
