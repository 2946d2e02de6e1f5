import type { ApiClient } from '../client.js';
import { type Step, voiceOf } from './step.js';

interface Answer {
  readonly id: string;
  readonly position: number;
  readonly parts: readonly string[];
  /** Of an invitation that nobody has taken up yet. */
  readonly link?: string;
}

/** Who plays: the operator, who lets the others in by the steps that invite them. */
export interface Cast {
  readonly operator: ApiClient;
  /** Takes up an invitation, or comes back. */
  enter(account: string, link?: string): Promise<ApiClient>;
}

/** A role, as a step gives it. */
interface Granted {
  readonly role: string;
  readonly network?: string;
  readonly organisation?: string;
  readonly group?: string;
}

/** Puts the ids that earlier steps answered in the place of their names. */
function resolve<Value>(value: Value, answers: ReadonlyMap<string, Answer>): Value {
  const text = JSON.stringify(value).replace(
    /@([a-z0-9][a-z0-9-]*)(?:\.(\d+))?(?![\w.]*\.example)/g,
    (_, key: string, part: string | undefined) => {
      const answer = answers.get(key);
      const id = part === undefined ? answer?.id : answer?.parts[Number(part)];
      if (id === undefined) throw new Error(`no earlier step answered @${key}${part === undefined ? '' : `.${part}`}`);
      return id;
    },
  );
  return JSON.parse(text) as Value;
}

/** Who sends what: a network's coordinator what is the network's, an organisation's or a group's own people what is their word. */
class Players {
  private readonly accounts = new Map<string, ApiClient>();
  /** By network. */
  private readonly coordinators = new Map<string, ApiClient>();
  /** By organisation or working group. */
  private readonly speakers = new Map<string, ApiClient>();

  constructor(private readonly cast: Cast) {}

  async post(path: string, body: object, key: string, by?: string): Promise<Answer> {
    const [, network = (body as { network?: string }).network] = /^\/networks\/([^/]+)\//.exec(path) ?? [];
    const coordinator = (network && this.coordinators.get(network)) || this.cast.operator;
    if (by === undefined) return coordinator.post(path, body, key);
    const speaker = this.speakers.get(by);
    return speaker ? speaker.post(path, body, key) : coordinator.post(path, { ...body, onBehalfOf: by }, key);
  }

  /** Whoever was invited or given a role plays from now on. */
  async note(path: string, body: object, { id, link }: Answer): Promise<void> {
    if (!/^\/accounts(\/\w+\/roles\/grant)?$/.test(path)) return;
    const { role, network, organisation, group } = body as Granted;
    const client = this.accounts.get(id) ?? (await this.cast.enter(id, link));
    this.accounts.set(id, client);
    if (role === 'coordinator' && network) this.coordinators.set(network, client);
    const party = role === 'focal-point' ? organisation : group;
    if (party) this.speakers.set(party, client);
  }
}

/** Sends the steps in order through the API, like anybody's commands. Answers the last position written. */
export async function load(
  steps: readonly Step[],
  cast: Cast,
  progress: (done: number, all: number) => void,
): Promise<number> {
  const answers = new Map<string, Answer>();
  const players = new Players(cast);
  let position = 0;
  for (const [index, step] of steps.entries()) {
    const { key, path: template, content = {}, occurredOn, source } = step;
    const body = { ...resolve(content, answers), ...(occurredOn ? { occurredOn } : {}), ...(source ? { source } : {}) };
    const path = resolve(template, answers);
    const voice = voiceOf(step);
    const by = voice && resolve(voice, answers);
    const answer = await players.post(path, body, `demonstration:${key}`, by).catch((error: unknown) => {
      throw new Error(`step ${key}: ${String(error)}`, { cause: error });
    });
    await players.note(path, body, answer);
    answers.set(key, answer);
    position = Math.max(position, answer.position);
    progress(index + 1, steps.length);
  }
  return position;
}
