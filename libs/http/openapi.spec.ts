import { describe, expect, it } from '@jest/globals';
import { type Context, Line } from '#kernel';
import { Registry } from '#runtime';
import { notebook, page, pageList } from '../runtime/testing/notebook.js';
import { NOTHING_MORE } from './more-routes.js';
import { describeApi } from './openapi.js';

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}
interface Api {
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const registry = new Registry([notebook]);
const api = describeApi(registry) as unknown as Api;
const operations = (of: Api) =>
  Object.entries(of.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
const open = (of: Api) => operations(of).flatMap(([route, { security }]) => (security?.length === 0 ? [route] : []));

describe('the description', () => {
  it('asks for a session or a token, but for what has to be read first', () => {
    expect(api.security).toEqual([{ session: [] }, { token: [] }]);
    expect(Object.keys(api.components.securitySchemes!)).toEqual(['session', 'token']);
    expect(open(api)).toEqual(['get /health/live', 'get /health/ready', 'get /openapi.json', 'get /problems/{code}']);
  });

  it('asks for what those say who decide it', () => {
    const openTo = (route: string) => (route === 'GET /networks/:network/pages' ? 'anybody' : 'signed-in');
    const told = describeApi(registry, { ...NOTHING_MORE, openTo }) as unknown as Api;
    expect(open(told)).toEqual(['get /networks/{network}/pages']);
  });

  it.each(operations(api))('says how %s may be refused', (route, { responses }) => {
    const answered = Object.keys(responses);
    expect(answered).toEqual(expect.arrayContaining(['401', '403', '500']));
    expect(answered.includes('429')).toBe(!route.startsWith('get /health/'));
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(api).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(50);
    for (const [, kind, name] of references) expect(api.components[kind!]).toHaveProperty(name!);
  });

  it('holds routes that are no context’s', () => {
    const responses = { '200': { description: 'Who you are.' } };
    const more = {
      ...NOTHING_MORE,
      paths: { '/accounts/:id/link': { post: { operationId: 'newLink', responses } } },
      schemas: { Link: { type: 'string' } },
    };
    const told = describeApi(registry, more) as unknown as Api;
    expect(told.paths['/accounts/{id}/link']!.post!.responses).toMatchObject({ ...responses, '401': {} });
    expect(told.components.schemas).toHaveProperty('Link');
  });

  it('says which fields are a person’s', () => {
    class NewPerson {
      @Line({ personal: true }) name: string;
      @Line() note: string;
    }
    const commands = { WritePage: { ...page.commands.WritePage!, content: NewPerson } };
    const context: Context = {
      ...notebook,
      aggregates: [{ ...page, commands }],
      queries: [{ ...pageList, query: NewPerson }],
    };
    const told = describeApi(new Registry([context])) as unknown as Api;
    expect(told.components.schemas!.WritePage).toMatchObject({ properties: { name: { 'x-personal': true } } });
    expect(JSON.stringify(told.components.schemas!.WritePage).match(/x-personal/g)).toHaveLength(1);
    const { parameters } = told.paths['/networks/{network}/pages']!.get as unknown as { parameters: object[] };
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'name', schema: expect.objectContaining({ 'x-personal': true }) }),
    );
  });
});
