import {
  BEGINNING,
  type CommandSender,
  isRefusal,
  type Language,
  type LedCommand,
  type Position,
  type Refusal,
} from '#kernel';
import {
  type CommandAnswer,
  ExecuteCommand,
  type ExecutableCommand,
  type ExecuteCommandHandler,
  type Registry,
} from '#runtime';
import type { Gate } from './gate.js';
import { refuse } from './problems.js';
import { validated } from './validation.js';

/** Content that was made by the command's own class, out of what somebody has read already, is not read again. */
const made = ({ definition }: ExecutableCommand, content: object): object | undefined =>
  content instanceof definition.content ? content : undefined;

/** Who sends, where, and in which words they are told why not. */
export interface Sending {
  readonly caller: unknown;
  readonly path: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly correlationId: string;
}

/** Sends commands as their sender could have posted them, one by one: each is held to the same rules of content, permission and decision. */
export class GatedSender implements CommandSender {
  position: Position = BEGINNING;

  constructor(
    private readonly registry: Registry,
    private readonly gate: Gate,
    private readonly handler: ExecuteCommandHandler,
    private readonly sending: Sending,
  ) {}

  async tried(commands: readonly LedCommand[]): Promise<readonly (Refusal | undefined)[]> {
    return this.through(commands, async (envelopes, at) => {
      const due = at.filter((index) => !commands[index]!.ahead);
      const refusals = await this.handler.tryAll(due.map((index) => envelopes[index] as ExecuteCommand));
      return new Map(due.map((index, each) => [index, refusals[each]]));
    });
  }

  async sent(commands: readonly LedCommand[]): Promise<readonly (Refusal | undefined)[]> {
    return this.through(commands, async (envelopes, at) => {
      const answers = await this.handler.executeAll(at.map((index) => envelopes[index] as ExecuteCommand));
      for (const answer of answers) if (!isRefusal(answer)) this.note(answer);
      return new Map(at.map((index, each) => [index, isRefusal(answers[each]) ? answers[each] : undefined]));
    });
  }

  private note({ position }: CommandAnswer): void {
    this.position = Math.max(this.position, position);
  }

  /** What does not pass the gate is refused; the others go on. */
  private async through(
    commands: readonly LedCommand[],
    go: (
      envelopes: readonly (ExecuteCommand | Refusal)[],
      passed: readonly number[],
    ) => Promise<ReadonlyMap<number, Refusal | undefined>>,
  ): Promise<readonly (Refusal | undefined)[]> {
    const envelopes = await Promise.all(commands.map((command) => this.envelope(command)));
    const passed = envelopes.flatMap((each, index) => (isRefusal(each) ? [] : [index]));
    const refused = await go(envelopes, passed);
    return envelopes.map((each, index) => (isRefusal(each) ? each : refused.get(index)));
  }

  private async envelope({
    name,
    id,
    content,
    onBehalfOf,
    source,
    occurredOn,
  }: LedCommand): Promise<ExecuteCommand | Refusal> {
    const command = this.registry.executable(name);
    if (!command) throw new Error(`there is no command ${name}`);
    const { caller, language, correlationId } = this.sending;
    const said = made(command, content) ?? validated(command.definition.content, content, language);
    if (Array.isArray(said))
      return refuse('content-unfit', { errors: said.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`) });
    const network = command.aggregate.scope === 'network' ? this.sending.path.network : undefined;
    const path = { ...(network && { network }), ...(id && { id }) };
    const actor = await this.gate.command(caller, { command, path, content: said, onBehalfOf });
    if (isRefusal(actor)) return actor;
    const envelope = { network, id, occurredOn, source, actor, correlationId, causationId: correlationId };
    return new ExecuteCommand(name, said, envelope);
  }
}
