import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from './own-path.js';

describe('a path to lead on to', () => {
  it.each(['/account', '/networks/pnpm/items?status=blocked&sort=-dueOn', '/', '/a//b', '/%2F%2Fevil.example'])(
    'may be %s',
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    ...[
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\/evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
    ],
    ...['/.//evil.example', '/..//evil.example', '/%2e%2e//evil.example', '/a/..//evil.example'],
    ...['https://evil.example', 'evil.example', 'javascript:alert(1)', '', ' /account', undefined, ['/account'], 1],
  ])('is never %j', (address) => expect(ownPath(address)).toBeUndefined());

  it('never leaves the site, whatever is asked', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'http',
      'ع',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = ownPath(`/${parts.join('')}`);
        expect(path === undefined || new URL(path, 'https://tansiq.example').origin === 'https://tansiq.example').toBe(
          true,
        );
      }),
    );
  });

  it('stays what it is when it is looked at twice', () =>
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const once = ownPath(`/${path}`);
        if (once !== undefined) expect(ownPath(once)).toBe(once);
      }),
    ));
});
