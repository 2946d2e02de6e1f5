import type { RebuildState } from '#kernel';
import type { ApiClient } from './client.js';
import type { WORDS } from './words.js';

type Say = (word: keyof typeof WORDS, values: Record<string, unknown>) => void;

const POLL_MS = 300;

async function waitFor(
  client: ApiClient,
  view: string,
  requestedAt: string,
  progress: (done: number, all: number) => void,
): Promise<RebuildState> {
  for (;;) {
    const { items } = await client.get<{ items: RebuildState[] }>('/views/rebuilds');
    const state = items.find((each) => each.view === view && each.requestedAt >= requestedAt);
    if (state?.state === 'done' || state?.state === 'failed') return state;
    if (state?.state === 'running') progress(state.position, state.target);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Rebuilds views one after another, showing progress. Answers whether one failed. */
export async function rebuild(
  client: ApiClient,
  names: readonly string[],
  progressOf: (view: string) => (done: number, all: number) => void,
  say: Say,
): Promise<boolean> {
  const views =
    names.length > 0
      ? names
      : (await client.get<{ views: { view: string }[] }>('/health')).views.map((each) => each.view);
  let failed = false;
  for (const view of views) {
    const { requestedAt } = await client.post<RebuildState>(`/views/${view}/rebuild`);
    const done = await waitFor(client, view, requestedAt, progressOf(view));
    say(done.state === 'done' ? 'rebuilt' : 'failed', { view, error: done.error });
    failed ||= done.state === 'failed';
  }
  return failed;
}
