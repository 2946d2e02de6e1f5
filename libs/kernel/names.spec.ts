import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, derivedUuid, ID, newId, SLUG } from './id.js';
import { same } from './same.js';
import { idOf, networkOf, parseStream, prefixOf, streamOf } from './stream.js';
import { fill, folded, inLanguage } from './text.js';

const network = fc.stringMatching(SLUG);
const aggregate = fc.stringMatching(/^[a-z][a-zA-Z]*$/);
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]*$/);

describe('ids', () => {
  it('have the form of a ULID, and sort by the time they were made', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), (one, other) => {
        const [a, b] = [newId(one), newId(other)];
        expect([a, b].every((each) => ID.test(each))).toBe(true);
        if (one !== other) expect(a < b).toBe(one < other);
      }),
    );
  });

  it('that are derived follow from their parts alone', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]*$/)), fc.array(fc.stringMatching(/^[a-z]*$/)), (one, other) => {
        const isSame = one.join('\n') === other.join('\n');
        expect(derivedId(...one) === derivedId(...other)).toBe(isSame);
        expect(derivedUuid(...one) === derivedUuid(...other)).toBe(isSame);
        expect(derivedId(...one)).toMatch(ID);
        expect(derivedUuid(...one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });
});

describe('streams', () => {
  it('are taken apart as they were put together', () => {
    fc.assert(
      fc.property(network, aggregate, id, (net, kind, own) => {
        const stream = streamOf(net, kind, own);
        expect(parseStream(stream)).toEqual({ network: net, aggregate: kind, id: own });
        expect([networkOf(stream), idOf(stream)]).toEqual([net, own]);
        expect(stream.startsWith(prefixOf(net)) && stream.startsWith(prefixOf(net, kind))).toBe(true);
      }),
    );
  });

  it('of a network never begin like those of another', () => {
    fc.assert(
      fc.property(network, network, aggregate, id, (one, other, kind, own) => {
        expect(streamOf(one, kind, own).startsWith(prefixOf(other))).toBe(one === other);
      }),
    );
  });
});

describe('texts', () => {
  it('are read in the language asked for, or else in French, Arabic, English', () => {
    expect(inLanguage({ fr: 'un', en: 'one' }, 'en')).toBe('one');
    expect(inLanguage({ ar: 'واحد', en: 'one' }, 'fr')).toBe('واحد');
    expect(inLanguage(undefined, 'fr')).toBe('');
  });

  it('compare without case, accents, Arabic vowel signs and spacing', () => {
    expect(folded('  Éducation —  AMANE ')).toBe('education amane');
    expect(folded('أَمَــان')).toBe(folded('امان'));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(folded(folded(text))).toBe(folded(text))));
  });

  it('are filled once, with what there is', () => {
    expect(fill('{name} of {network}', { name: '{network}' })).toBe('{network} of {network}');
  });
});

describe('pieces of event data', () => {
  it('say the same once they are written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        expect(same(one, JSON.parse(JSON.stringify(one)))).toBe(true);
        expect(same(one, other)).toBe(same(other, one));
      }),
    );
    expect(same({ text: 'a', note: undefined }, { text: 'a' })).toBe(true);
    expect(same([], {})).toBe(false);
  });
});
