import { inLanguage, type Text } from '#kernel';
import type { MapAnswer, MapChanges } from '#coordination-map';
import type { ApiClient } from './client.js';
import { WORDS } from './map.words.js';
import type { Terminal } from './terminal.js';

/** Shows who does what, where, and where nobody does: on a day, and what came since another. */
export async function showMap(
  client: ApiClient,
  network: string,
  { asOf, since }: { readonly asOf?: string; readonly since?: string },
  terminal: Terminal,
): Promise<void> {
  const moment = new URLSearchParams(asOf ? { asOf } : {});
  const map = await client.get<MapAnswer>(`/networks/${network}/map?${moment}`);
  const { name } = await client.get<{ name: Text }>(`/networks/${network}?${moment}`);
  const said = { network: inLanguage(name, terminal.language), day: map.today };
  terminal.say(WORDS.asOf, said);
  terminal.say(WORDS.totals, { ...numbered({ ...map.totals }, terminal), overlap: map.overlap });
  if (map.unplaced) terminal.say(WORDS.unplaced, { unplaced: terminal.number(map.unplaced) });
  console.log(`\n${matrix(map, terminal).join('\n')}\n`);
  terminal.say(WORDS.legend);
  if (!since) return;
  if (since) moment.set('since', since);
  tellChanges(await client.get<MapChanges>(`/networks/${network}/map/changes?${moment}`), map, terminal);
}

/** Areas below each other, and a column for each field, by its number in the list above. */
function matrix({ fields, areas, cells }: MapAnswer, { language }: Terminal): readonly string[] {
  const at = new Map(cells.map((cell) => [`${cell.area} ${cell.field}`, cell]));
  const names = areas.map(({ name }) => inLanguage(name, language));
  const width = Math.max(0, ...names.map((name) => name.length)) + 2;
  const heads = fields.map(({ name }, index) => `${String(index + 1).padStart(4)}  ${inLanguage(name, language)}`);
  const rows = areas.map(({ code }, index) => {
    const marks = fields.map((field) => {
      const { organisations = 0, stale = 0 } = at.get(`${code} ${field.code}`) ?? {};
      return `${organisations || '·'}${stale > 0 ? '*' : ' '}`.padStart(5);
    });
    return `${names[index]!.padEnd(width)}${marks.join('')}`;
  });
  return [
    ...heads,
    '',
    `${''.padEnd(width)}${fields.map((_, index) => `${index + 1} `.padStart(5)).join('')}`,
    ...rows,
  ];
}

function tellChanges(changes: MapChanges, { fields, areas }: MapAnswer, terminal: Terminal): void {
  const { gapsClosed, gapsOpened, arrived, left } = changes;
  const counts = numbered({ gapsClosed, gapsOpened, arrived: arrived.length, left: left.length }, terminal);
  terminal.say(WORDS.changes, { since: changes.since, ...counts });
  const nameIn = (list: readonly { code: string; name: Text }[], code: string): string =>
    inLanguage(list.find((each) => each.code === code)?.name, terminal.language) || code;
  for (const { field, area, change } of changes.cells)
    if (change !== 'others')
      console.log(`  ${terminal.inWords(WORDS[change])}: ${nameIn(fields, field)} · ${nameIn(areas, area)}`);
}

const numbered = (counts: object, terminal: Terminal): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [name, typeof value === 'number' ? terminal.number(value) : value]),
  );
