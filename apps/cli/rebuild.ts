import type { RebuildState } from '#kernel';
import type { ApiClient } from './client.js';
import type { Progress, Terminal } from './terminal.js';
import { WORDS } from './words.js';

const POLL_MS = 300;

async function waitFor(
  client: ApiClient,
  view: string,
  requestedAt: string,
  progress: Progress,
): Promise<RebuildState> {
  for (;;) {
    const { items } = await client.get<{ items: RebuildState[] }>('/views/rebuilds');
    const state = items.find((each) => each.view === view && each.requestedAt >= requestedAt);
    if (state?.state === 'done' || state?.state === 'failed') return state;
    if (state?.state === 'running') progress(state.position, state.target);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Rebuilds views one after another, showing progress. Answers whether all were. */
export async function rebuild(client: ApiClient, names: readonly string[], terminal: Terminal): Promise<boolean> {
  const views =
    names.length > 0
      ? names
      : (await client.get<{ views: { view: string }[] }>('/health')).views.map((each) => each.view);
  let all = true;
  for (const view of views) {
    const { requestedAt } = await client.post<RebuildState>(`/views/${view}/rebuild`);
    const done = await waitFor(client, view, requestedAt, terminal.progress(WORDS.rebuilding, { view }));
    terminal.say(done.state === 'done' ? WORDS.rebuilt : WORDS.failed, { view, error: done.error });
    all &&= done.state === 'done';
  }
  return all;
}
