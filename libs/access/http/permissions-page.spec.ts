import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#kernel';
import { Registry } from '#runtime';
import { contexts } from '../../../apps/contexts.js';
import { COMMANDS, CONDITIONS, ROUTES, type Row } from '../permissions.js';
import { permissionsPage, thingsOf } from './permissions-page.js';
import { GROUPS, OWN_ROUTES } from './route-titles.js';

const registry = new Registry(contexts);
const things = [...thingsOf(registry).values()].flat();

/** The page's lines by the route that they name, each with its cells. */
function lines(html: string): ReadonlyMap<string, readonly string[]> {
  const rows = [...html.matchAll(/<tr><th scope="row">.*?<code>(.*?)<\/code>.*?<\/th>(.*?)<\/tr>/g)];
  return new Map(
    rows.map(([, route, cells]) => [
      route!.replaceAll('<wbr>', ''),
      [...cells!.matchAll(/<td.*?>(.*?)<\/td>/g)].map(([, cell]) => cell!),
    ]),
  );
}

describe('the table of permissions', () => {
  it('holds every command and every route, each once', () => {
    const commands = [...registry.commands.values()].map(({ path }) => `POST ${path}`);
    const routes = things.map(({ route }) => route).sort();
    expect(routes).toEqual([...commands, ...Object.keys(ROUTES)].sort());
    expect(things.every(({ row }) => row !== undefined)).toBe(true);
    expect(Object.keys(COMMANDS).sort()).toEqual([...registry.commands.keys()].sort());
  });

  it('calls what is no context’s by a name', () => {
    const [queries, uploads] = [
      registry.queries.map(({ path }) => `GET ${path}`),
      registry.uploads.map(({ path }) => `POST ${path}`),
    ];
    const ofContexts = new Set([...queries, ...uploads]);
    expect(Object.keys(OWN_ROUTES).sort()).toEqual(
      Object.keys(ROUTES)
        .filter((route) => !ofContexts.has(route))
        .sort(),
    );
  });

  it('has a heading for every context', () =>
    expect(Object.keys(GROUPS)).toEqual(expect.arrayContaining(registry.contexts.map(({ name }) => name))));

  it.each(LANGUAGES)('says in %s for each role whether it may, and under which condition', (language) => {
    const html = permissionsPage(registry, language);
    const shown = lines(html);
    expect([...shown.keys()].sort()).toEqual(things.map(({ route }) => route).sort());
    for (const { route, row, title } of things) {
      expect(html).toContain(title[language]);
      const may = shown.get(route)!.filter((cell) => !cell.includes('>·<'));
      expect({ route, may: may.length }).toEqual({ route, may: typeof row === 'object' ? Object.keys(row).length : 1 });
    }
    expect(html).not.toMatch(/undefined|\{\w+\}/);
  });

  it('tells conditions apart', () => {
    const cellsOf = (row: Row) => {
      const { route } = things.find((each) => each.row === row)!;
      return lines(permissionsPage(registry, 'fr')).get(route)!.join(' ');
    };
    expect(cellsOf(COMMANDS.GiveOpinion!)).toMatch(/en disant au nom de qui.*pour son organisation/);
    expect(cellsOf(ROUTES['GET /privacy']!)).toBe('tout le monde');
    expect(cellsOf(ROUTES['GET /me']!)).toBe('toute personne connectée');
    const used = new Set(things.flatMap(({ row }) => (typeof row === 'object' ? Object.values(row) : [])));
    for (const condition of CONDITIONS) expect(used).toContain(condition);
  });
});
