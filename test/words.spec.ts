import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Phrase, type ProblemText } from '#kernel';
import { contexts } from '../apps/contexts.js';
import type { EventFixture } from './event-fixtures.js';

/** What `{name}` stands in all of a phrase's languages; they may not differ. */
function placeholders(phrase: Phrase): readonly string[] {
  const [fr, ar, en] = LANGUAGES.map((language) =>
    [...new Set([...phrase[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort(),
  );
  expect({ fr, ar, en }).toEqual({ fr, ar: fr, en: fr });
  return fr!;
}

const fixturesOf = (context: string): readonly EventFixture[] => {
  const file = `libs/${context}/fixtures/events.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as EventFixture[]) : [];
};

const joined = ([title, advice]: ProblemText): string => `${title} ${advice}`;

describe.each(contexts)('the words of $name', ({ name: context, aggregates, sentences, problems }) => {
  const types = aggregates.flatMap((aggregate) => Object.keys(aggregate.evolve)).sort();

  it('tell every event', () => expect(Object.keys(sentences).sort()).toEqual(types));

  it('name nothing but what events hold, and the same in every language', () => {
    for (const type of types) {
      const examples = fixturesOf(context).filter((fixture) => fixture.type === type);
      const held = new Set(['subject', ...examples.flatMap(({ data }) => Object.keys(data as object))]);
      expect({ type, unknown: placeholders(sentences[type]!).filter((name) => !held.has(name)) }).toEqual({
        type,
        unknown: [],
      });
    }
  });

  it('refuse with the same values in every language', () => {
    for (const { fr, ar, en } of Object.values(problems))
      placeholders({ fr: joined(fr), ar: joined(ar), en: joined(en) });
  });
});
