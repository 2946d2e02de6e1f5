import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Flag, IdList, InLanguages, Line, OnPartialDate, Part, PartList, Quantity, type Text, Whole } from '#kernel';
import { readParameters, validated } from './validation.js';

class Session {
  @InLanguages() title: Text;
  @Whole({ optional: true, max: 500 }) seats?: number;
}
class Gathering {
  @Line({ max: 20 }) name: string;
  @Part(() => Session, { optional: true }) main?: Session;
  @PartList(() => Session, { optional: true }) sessions?: Session[];
  @IdList({ optional: true }) guests?: string[];
  @OnPartialDate({ optional: true }) on?: string;
  @Quantity({ optional: true }) cost?: number;
  @Flag({ optional: true }) open?: boolean;
}

const problems = (json: unknown): readonly string[] => {
  const outcome = validated(Gathering, json, 'en');
  return Array.isArray(outcome) ? (outcome as { pointer: string }[]).map(({ pointer }) => pointer) : [];
};

describe('content', () => {
  it('is made of the fields of its class; null in an optional one is none', () => {
    const json = {
      name: 'Atelier',
      main: { title: { fr: 'Un' } },
      sessions: [{ title: { ar: 'واحد' }, seats: 3 }],
      on: null,
    };
    const outcome = validated(Gathering, json, 'en');
    expect(outcome).toBeInstanceOf(Gathering);
    expect(outcome).toMatchObject({ name: 'Atelier', sessions: [{ seats: 3 }] });
    expect((outcome as Gathering).on).toBeUndefined();
  });

  it.each([
    [{}, '/name'],
    [{ name: null }, '/name'],
    [{ name: ['a'] }, '/name'],
    [{ name: ' \n ' }, '/name'],
    [{ name: 'x'.repeat(21) }, '/name'],
    [{ name: 'a', main: [] }, '/main'],
    [{ name: 'a', main: 'b' }, '/main'],
    [{ name: 'a', main: { title: {} } }, '/main/title'],
    [{ name: 'a', main: { title: { fr: null } } }, '/main/title'],
    [{ name: 'a', main: { title: 'b' } }, '/main/title'],
    [{ name: 'a', main: { title: { de: 'b' } } }, '/main/title/de'],
    [{ name: 'a', sessions: {} }, '/sessions'],
    [{ name: 'a', sessions: [null] }, '/sessions'],
    [{ name: 'a', sessions: [[{ title: { fr: 'b' } }]] }, '/sessions'],
    [{ name: 'a', sessions: [{ title: { fr: 'b' }, seats: 1e300 }] }, '/sessions/0/seats'],
    [{ name: 'a', sessions: [{ title: { fr: 'b' }, 'x/~y': 1 }] }, '/sessions/0/x~1~0y'],
    [{ name: 'a', guests: [['b']] }, '/guests'],
    [{ name: 'a', cost: Infinity }, '/cost'],
    [{ name: 'a', on: '2024-02-30' }, '/on'],
    [{ name: 'a', constructor: 1 }, '/constructor'],
    [JSON.parse('{"name":"a","__proto__":{"open":true}}'), '/__proto__'],
  ])('is not %j', (json, pointer) => expect(problems(json)).toContain(pointer));

  it('may be any JSON at all, and is valid or names its problems', () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    const near = fc.record({ name: anything, main: anything, sessions: anything, guests: anything, on: anything });
    fc.assert(fc.property(fc.oneof(anything, near), (json) => expect(Array.isArray(problems(json))).toBe(true)));
  });

  it('is refused in any depth', () => {
    const deep = JSON.parse(`{"name":"a","sessions":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as unknown;
    expect(problems(deep)).toContain('/sessions');
  });
});

describe('query parameters', () => {
  it('are read as what their field is; what is nothing of the kind stays as it came', () => {
    const raw = { cost: '-1.5', open: 'true', guests: 'a,b', name: '5', on: ['2024', '2025'] };
    expect(readParameters(Gathering, raw)).toEqual({ ...raw, cost: -1.5, open: true, guests: ['a', 'b'] });
    expect(readParameters(Gathering, { guests: '' })).toEqual({ guests: [] });
    expect(readParameters(Gathering, { cost: '1e3', open: 'yes' })).toEqual({ cost: '1e3', open: 'yes' });
  });
});
