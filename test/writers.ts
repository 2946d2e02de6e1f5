import type { ApiClient } from '../apps/cli/client.js';

/** A command as a client keeps it until it is answered: the key makes a repeat harmless. */
export interface Sent {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  /** What was answered; missing where the connection broke first. */
  readonly answer?: Answered;
}

export interface Answered {
  readonly status: number;
  readonly body: { readonly id: string; readonly revision: number; readonly position: number };
}

/** Posts a command; the answer is missing where the server went away. */
export async function send({ url, credentials }: ApiClient, { key, path, body }: Sent): Promise<Sent> {
  const headers = { ...credentials, 'content-type': 'application/json', 'idempotency-key': key };
  try {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { key, path, body, answer: { status: response.status, body: (await response.json()) as Answered['body'] } };
  } catch {
    return { key, path, body };
  }
}

/** A client that registers organisations and has each join the network, until its server goes away. */
async function write(client: ApiClient, name: string, told: (sent: Sent) => void): Promise<void> {
  for (let i = 0; ; i++) {
    const organisation = { kind: 'association', name: { fr: `Association ${name} ${i}` } };
    const registered = await send(client, { key: `${name}-${i}`, path: '/organisations', body: organisation });
    told(registered);
    if (!registered.answer) return;
    const path = `/networks/atlas/members/${registered.answer.body.id}/join`;
    const joined = await send(client, { key: `${name}-${i}-joins`, path, body: { category: 'full' } });
    told(joined);
    if (!joined.answer) return;
  }
}

/** Many clients writing at once; `enough` is called when so many commands were answered, and they stop when it has taken the server away. */
export async function writers(
  client: ApiClient,
  round: string,
  count: number,
  answers: number,
  enough: () => void,
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  let answered = 0;
  const told = (each: Sent): void => {
    sent.push(each);
    if (each.answer && ++answered === answers) enough();
  };
  await Promise.all(Array.from({ length: count }, (_, i) => write(client, `${round}-${i}`, told)));
  return sent;
}
