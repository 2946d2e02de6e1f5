import type { ApiClient } from './client.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

interface Jobs {
  readonly kinds: readonly {
    readonly kind: string;
    readonly due: number;
    readonly later: number;
    readonly running: number;
    readonly dead: number;
  }[];
  readonly dead: readonly {
    readonly id: string;
    readonly kind: string;
    readonly attempts: number;
    readonly reason: string;
    readonly diedAt: string;
  }[];
}

export interface JobsOptions {
  readonly revive?: string;
  readonly drop?: string;
}

/** Shows what is to be done and what was given up; or decides on one that was. */
export async function jobs(client: ApiClient, { revive, drop }: JobsOptions, terminal: Terminal): Promise<void> {
  for (const [act, id] of Object.entries({ revive, drop }))
    if (id !== undefined) await client.post(`/jobs/${encodeURIComponent(id)}/${act}`);
  const { kinds, dead } = await client.get<Jobs>('/jobs');
  if (kinds.length === 0) terminal.say(WORDS.noJobs);
  for (const each of kinds) terminal.say(WORDS.jobsOfKind, { ...each });
  for (const each of dead) terminal.say(WORDS.deadJob, { ...each });
}
