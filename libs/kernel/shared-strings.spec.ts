import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SharedStrings } from './shared-strings.js';

describe('shared strings', () => {
  const strings = new SharedStrings();

  it('leave every value what it was', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = structuredClone(value);
        strings.shareWithin(value);
        expect(value).toEqual(before);
      }),
    ));

  it('are shared with the texts that are made of one, and no others', () => {
    const event = (): { one: object; two: object } => ({ one: { fr: 'Rabat' }, two: { fr: 'Rabat', ar: 'الرباط' } });
    const [first, second] = [event(), event()];
    for (const each of [first, second]) strings.shareWithin(each);
    expect(second.one).toBe(first.one);
    expect(second.two).not.toBe(first.two);
    expect(second).toEqual(event());
  });

  it('are the same again after more strings than are remembered', () => {
    for (let n = 0; n < 20_000; n++) {
      const event = { organisation: `organisation ${n}`, texts: [{ fr: `activité ${n % 7}` }, n, null] };
      strings.shareWithin(event);
      expect(event).toEqual({ organisation: `organisation ${n}`, texts: [{ fr: `activité ${n % 7}` }, n, null] });
    }
  });
});
