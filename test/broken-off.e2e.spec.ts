import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeIn } from './lists.js';
import type { Everybody } from './people.js';
import { Installation, type ProductProcess } from './process.js';

const ROWS = 3000;
const LIST = ['Organisation,Champ,Région,Activité,Atteints']
  .concat(
    Array.from(
      { length: ROWS },
      (_, at) => `Association ${at % 40},Champ ${at % 8},Région ${at % 12},Activité ${at},${at}`,
    ),
  )
  .join('\n');
const QUERY = { commit: 'right', bring: 'organisations,fields,areas' };

let installation: Installation;
let api: ProductProcess;
let everybody: Everybody;
beforeEach(async () => {
  installation = new Installation();
  api = await installation.start();
  everybody = await api.everybody();
  await everybody.post('/networks/liste/found', { kind: 'national-platform', name: { fr: 'Liste' } });
});
afterEach(() => installation.dispose());

/** Sends the list, and does something else once so many lines have been answered. */
async function interruptedAfter(
  lines: number,
  interrupt: (answer: AbortController) => Promise<unknown>,
): Promise<void> {
  const form = new FormData();
  form.set('file', new File([LIST], 'liste.csv'));
  const leaving = new AbortController();
  const answer = await fetch(
    `${api.url}/networks/liste/activities/import?${new URLSearchParams({ list: '3w', ...QUERY }).toString()}`,
    { method: 'POST', headers: everybody.credentials, body: form, signal: leaving.signal },
  );
  let seen = 0;
  try {
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream()))
      if ((seen += text.split('\n').length) > lines) {
        await interrupt(leaving);
        return;
      }
  } catch {
    // the connection has gone with the process
  }
}

const known = async (): Promise<number> => {
  const { totals } = await everybody.get<{ totals: { presences: number } }>('/networks/liste/map');
  return totals.presences;
};
const titles = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: { items: readonly { title: { fr: string } }[]; next?: string } = await everybody.get(
      `/networks/liste/activities?limit=200${next && `&cursor=${next}`}`,
    );
    found.push(...page.items.map(({ title }) => title.fr));
    next = page.next;
  }
  return found;
};

describe('an import that is broken off', () => {
  it('by the death of the process is taken up where it was when the list comes again', async () => {
    await interruptedAfter(800, () => api.send('SIGKILL'));
    api = await installation.start();
    everybody = everybody.at(api.url);
    const before = (await titles()).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(ROWS);
    const { report } = await takeIn({ url: api.url, everybody }, 'liste', LIST, { query: QUERY });
    expect(report).toMatchObject({ recorded: true, begin: ROWS - before, nothing: before, problem: 0 });
    const all = await titles();
    expect([all.length, new Set(all).size]).toEqual([ROWS, ROWS]);
    expect(await known()).toBe(
      new Set(Array.from({ length: ROWS }, (_, at) => `${at % 40} ${at % 8} ${at % 12}`)).size,
    );
  }, 60_000);

  it('by whoever sent it goes on to its end', async () => {
    await interruptedAfter(800, async (answer) => answer.abort());
    for (let tries = 0; tries < 100 && (await titles()).length < ROWS; tries++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    const { report } = await takeIn({ url: api.url, everybody }, 'liste', LIST, { query: QUERY });
    expect(report).toMatchObject({ recorded: false, begin: 0, nothing: ROWS });
  }, 60_000);
});
