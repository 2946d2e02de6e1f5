import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jaroWinkler, likeness } from './likeness.js';
import { type Known, matcher } from './match.js';

const KNOWN: readonly Known[] = [
  { key: 'amane', names: ['AMANE', 'Association Meilleur Avenir pour Nos Enfants'], acronyms: ['AMANE'] },
  { key: 'foo', names: ['Fondation Orient-Occident', 'مؤسسة شرق غرب'], acronyms: ['FOO'] },
  { key: 'acf', names: ['Action Contre la Faim'], acronyms: ['ACF'] },
  { key: 'acf2', names: ['Association des Cadres Féminins'], acronyms: ['ACF'] },
  { key: 'rabat', names: ['Rabat-Salé-Kénitra'], codes: ['MA-04'] },
  { key: 'souss', names: ['Souss-Massa'], codes: ['MA-09'] },
];
const match = matcher(KNOWN);

describe('a name in a list', () => {
  it('is somebody known where it is the same but for case, accents and blanks', () => {
    expect(match({ name: '  fondation orient occident ' })).toEqual({ is: 'same', key: 'foo' });
    expect(match({ name: 'مُؤسسة شرق غرب' })).toEqual({ is: 'same', key: 'foo' });
    expect(match({ name: 'RABAT SALE KENITRA' })).toEqual({ is: 'same', key: 'rabat' });
    expect(match({ name: 'foo' })).toEqual({ is: 'same', key: 'foo' });
    expect(match({ name: 'Région 4', code: 'ma-04' })).toEqual({ is: 'same', key: 'rabat' });
  });

  it('is doubtful, never decided, where it is only alike', () => {
    expect(match({ name: 'Fondation Orient Ocident' })).toMatchObject({ is: 'doubtful', candidates: [{ key: 'foo' }] });
    expect(match({ name: 'Occident Orient (Fondation)' })).toMatchObject({
      is: 'doubtful',
      candidates: [{ key: 'foo' }],
    });
  });

  it('is doubtful where an Arabic word is written in other Latin letters', () => {
    const nour = matcher([{ key: 'nour', names: ['Fondation Nour', 'Association Rissala'] }]);
    for (const name of ['Fondation Noor', 'Fondation Nûr', 'Association Errissala', 'Assoc. Risala'])
      expect([name, nour({ name }).is]).toEqual([name, 'doubtful']);
    for (const name of ['Fondation Nahr', 'Fondation Nahda']) expect(nour({ name }).is).toBe('unknown');
  });

  it('is doubtful where two share it, or its parts say different things', () => {
    expect(match({ name: 'ACF' })).toMatchObject({ is: 'doubtful', candidates: [{ key: 'acf' }, { key: 'acf2' }] });
    expect(match({ name: 'Forum des oasis', acronym: 'FOO' })).toMatchObject({
      is: 'doubtful',
      candidates: [{ key: 'foo' }],
    });
    expect(match({ name: 'Souss-Massa', code: 'MA-04' })).toMatchObject({ is: 'doubtful' });
  });

  it('is the one that is meant among several of one name, where that is said', () => {
    const two = [
      { key: 'ours', names: ['Association Nour'] },
      { key: 'theirs', names: ['Association Nour'] },
      { key: 'alike', names: ['Association Nours'], acronyms: ['AN'] },
    ];
    expect(matcher(two, () => 'ours')({ name: 'association nour' })).toEqual({ is: 'same', key: 'ours' });
    expect(matcher(two, () => 'ours')({ name: 'Association Naour', acronym: 'AN' })).toMatchObject({ is: 'doubtful' });
  });

  it('is unknown where nothing is alike', () => {
    expect(match({ name: 'Médecins du Monde' })).toEqual({ is: 'unknown' });
    expect(match({ name: 'Association' })).toEqual({ is: 'unknown' });
    expect(match({ name: '' })).toEqual({ is: 'unknown' });
  });

  it('is as like another as that is like it', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 2);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(likeness(one, other)).toBeCloseTo(likeness(other, one), 10);
        expect(likeness(one, other)).toBeLessThanOrEqual(1 + 1e-9);
        if (/[a-z0-9]/i.test(one)) expect(likeness(one, one)).toBeCloseTo(1, 10);
      }),
    );
  });
});
