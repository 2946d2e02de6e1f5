import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { notebook } from '../libs/runtime/testing/notebook.js';
import { type EventFixture, load, streamOf, withoutFixture, withoutType } from './event-fixtures.js';

const registry = new Registry(contexts);
const fixtures = globSync('libs/*/fixtures/events.json', { cwd: `${import.meta.dirname}/..` }).flatMap(
  (file) => JSON.parse(readFileSync(file, 'utf8')) as EventFixture[],
);

describe('events of every version ever written', () => {
  it('have a fixture each', () => {
    expect(withoutFixture(registry, fixtures)).toEqual([]);
  });

  it('are all known', () => {
    expect(withoutType(registry, fixtures)).toEqual([]);
  });

  describe.each([...registry.aggregates.keys()])('of %s', (aggregate) => {
    const stream = streamOf(registry, aggregate, fixtures);

    it('load one after another', () => {
      expect(stream).not.toHaveLength(0);
      load(registry, aggregate, stream);
    });

    it.each(stream.map((event) => [event.type, event] as const))('load alone: %s', (_, event) => {
      load(registry, aggregate, [event]);
    });
  });
});

describe('the check', () => {
  const small = new Registry([notebook]);
  const old = { type: 'PageWritten', version: 1, data: { words: 'a' } };
  const present = { type: 'PageWritten', version: 2, data: { text: 'a' } };
  const others = ['PageMarked', 'PageTorn', 'NotebookOpened'].map((type) => ({ type, version: 1, data: {} }));

  it('names a version without a fixture', () => {
    expect(withoutFixture(small, [present, ...others])).toEqual(['PageWritten 1']);
    expect(withoutFixture(small, [old, present, ...others])).toEqual([]);
  });

  it('names a fixture of an unknown type, or of a version to come', () => {
    const strange = [
      { ...old, type: 'PageBurnt' },
      { ...present, version: 3 },
      { ...old, version: 0 },
    ];
    expect(withoutType(small, [old, ...strange])).toEqual(['PageBurnt 1', 'PageWritten 3', 'PageWritten 0']);
  });

  it('brings an old one to the present, and fails where a view cannot digest it', () => {
    expect(streamOf(small, 'page', [old])).toMatchObject([{ type: 'PageWritten', data: { text: 'a' } }]);
    const poison = { type: 'PageTorn', version: 1, data: { reason: 'poison' } };
    expect(() => load(small, 'page', streamOf(small, 'page', [present, poison]))).toThrow('cannot digest');
  });
});
