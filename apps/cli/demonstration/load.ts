import type { ApiClient } from '../client.js';
import type { Step } from './step.js';

interface Answer {
  readonly id: string;
  readonly position: number;
  readonly parts: readonly string[];
}

/** Puts the ids that earlier steps answered in the place of their names. */
function resolve<Value>(value: Value, answers: ReadonlyMap<string, Answer>): Value {
  const text = JSON.stringify(value).replace(
    /@([a-z0-9][a-z0-9-]*)(?:\.(\d+))?/g,
    (_, key: string, part: string | undefined) => {
      const answer = answers.get(key);
      const id = part === undefined ? answer?.id : answer?.parts[Number(part)];
      if (id === undefined) throw new Error(`no earlier step answered @${key}${part === undefined ? '' : `.${part}`}`);
      return id;
    },
  );
  return JSON.parse(text) as Value;
}

/** Sends the steps in order through the API, like anybody's commands. Answers the last position written. */
export async function load(
  steps: readonly Step[],
  client: ApiClient,
  progress: (done: number, all: number) => void,
): Promise<number> {
  const answers = new Map<string, Answer>();
  let position = 0;
  for (const [index, { key, path, content = {}, occurredOn, source }] of steps.entries()) {
    const body = { ...resolve(content, answers), ...(occurredOn ? { occurredOn } : {}), ...(source ? { source } : {}) };
    const answer = await client
      .post<Answer>(resolve(path, answers), body, `demonstration:${key}`)
      .catch((error: unknown) => {
        throw new Error(`step ${key}: ${String(error)}`, { cause: error });
      });
    answers.set(key, answer);
    position = Math.max(position, answer.position);
    progress(index + 1, steps.length);
  }
  return position;
}
