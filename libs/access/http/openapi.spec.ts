import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { ROUTES } from '../permissions.js';
import { AccountsController } from './accounts-controller.js';
import { accessRoutes } from './openapi.js';
import { OWN_ROUTES } from './route-titles.js';
import { signInControllers } from './sign-in-parts.js';

const METHODS: readonly string[] = ['GET', 'POST'];

/** The routes that a controller answers to, as Nest was told. */
function routesOf(controller: Type): readonly string[] {
  const told = (key: string, of: object): unknown => Reflect.getMetadata(key, of);
  const { constructor: _, ...methods } = Object.getOwnPropertyDescriptors(
    controller.prototype as Record<string, object>,
  );
  return Object.values(methods)
    .map(({ value }) => value as object)
    .filter((method) => told('path', method) !== undefined)
    .map((method) => {
      const parts = [told('path', controller), told('path', method)].filter((part) => part !== '/');
      return `${METHODS[told('method', method) as number]} /${parts.join('/')}`;
    });
}

const served = [AccountsController, ...signInControllers].flatMap((controller) => routesOf(controller));

describe('what signing in serves', () => {
  it('is what the permissions know of it, no more and no less', () => {
    const SYSTEM = ['GET /', 'GET /docs', 'GET /openapi.json', 'GET /problems/:code', 'GET /metrics'];
    const isOurs = ([route, { group }]: [string, { group: string }]): boolean =>
      group !== 'notifications' && !SYSTEM.includes(route) && !/\/(health|views|jobs)/.test(route);
    const ours = Object.entries(OWN_ROUTES)
      .filter(isOurs)
      .map(([route]) => route);
    expect([...served].sort()).toEqual(ours.sort());
    for (const route of served) expect(ROUTES).toHaveProperty([route]);
  });

  it('is described for programs, as far as it is not a page', () => {
    const described = Object.entries(accessRoutes.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const PAGES = /\/(sign-in|sign-out|activate|privacy|docs)\b|\/account(\/password)?$/;
    expect(described.sort()).toEqual(served.filter((route) => !PAGES.test(route)).sort());
  });

  it('is open to those whom the permissions let in', () => {
    expect(accessRoutes.openTo('POST /sessions')).toBe('anybody');
    expect(accessRoutes.openTo('GET /me')).toBe('signed-in');
    expect(accessRoutes.openTo('POST /networks/:network/found')).toBe('signed-in');
  });
});
