import { dirname } from 'node:path/posix';
import { Controller, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf, isRefusal, type Refusal } from '#kernel';
import { type CommandAnswer, ExecuteCommand, type RegisteredCommand, type Registry } from '#runtime';
import { ACCOMPANIMENTS, type Accompaniments } from './accompaniment.js';
import { callerOf, type Gate, GATE } from './gate.js';
import { entityTag, readIdempotencyKey, readIfMatch } from './headers.js';
import { negotiate } from './language.js';
import { CommandParameters, type CommandResult } from './parameters.js';
import { readPath } from './paths.js';
import { refuse } from './problems.js';
import { Refused } from './refused.js';
import { contentOr422 } from './content.js';

const COMMON = new Set(fieldsOf(CommandParameters).keys());
const NONE: CommandParameters = {};

/** Takes apart what belongs to every command and what is this one's own. */
function split(body: unknown): [own: Record<string, unknown>, common: Record<string, unknown>] {
  if (body === undefined) return [{}, {}];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused(refuse('malformed-request'));
  const entries = Object.entries(body);
  return [
    Object.fromEntries(entries.filter(([name]) => !COMMON.has(name))),
    Object.fromEntries(entries.filter(([name]) => COMMON.has(name))),
  ];
}

async function envelope(command: RegisteredCommand, request: FastifyRequest, gate: Gate): Promise<ExecuteCommand> {
  const language = negotiate(request.headers['accept-language']);
  const path = readPath(request);
  const [own, common] = split(request.body);
  const { occurredOn, source, onBehalfOf, noBeneficiary } =
    Object.keys(common).length === 0 ? NONE : contentOr422(CommandParameters, common, language);
  const content = contentOr422(command.definition.content, own, language);
  const idempotencyKey = readIdempotencyKey(request);
  const at = { command, path, content, onBehalfOf, idempotencyKey, noBeneficiary };
  const actor = await gate.command(callerOf(request), at);
  if (isRefusal(actor)) throw new Refused(actor);
  return new ExecuteCommand(command.name, content, {
    network: path.network,
    id: path.id,
    idempotencyKey,
    expected: readIfMatch(request),
    occurredOn,
    source,
    noBeneficiary,
    actor,
    correlationId: request.id,
  });
}

/** Where a new thing is read: below the command's own path, or below the one above it (`.../workshops/record`). */
function homeOf({ path }: RegisteredCommand, registry: Registry): string {
  return registry.queries.some((route) => route.path.startsWith(`${path}/:`)) ? path : dirname(path);
}

const filled = (path: string, parameters: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => parameters[name]!);

/** A thin controller with one `POST` for each command. */
export function commandController(registry: Registry): Type {
  @Controller()
  class CommandController {
    constructor(
      readonly commands: CommandBus,
      readonly gate: Gate,
      readonly accompaniments: Accompaniments,
    ) {}
  }
  const prototype = CommandController.prototype as unknown as Record<string, unknown>;
  for (const command of registry.commands.values()) {
    const home = homeOf(command, registry);
    prototype[command.name] = async function (
      this: CommandController,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<CommandResult> {
      const sent = await envelope(command, request, this.gate);
      const execute = (each: ExecuteCommand): Promise<CommandAnswer | Refusal> => this.commands.execute(each);
      const accompaniment = this.accompaniments.get(command.name);
      const answer = await (accompaniment ? accompaniment(sent, execute) : execute(sent));
      if (isRefusal(answer)) throw new Refused(answer);
      const isNew = command.definition.on === 'new';
      void reply.status(isNew ? 201 : 200).header('etag', entityTag(answer.revision));
      if (isNew) void reply.header('location', `${filled(home, readPath(request))}/${answer.id}`);
      return answer;
    };
    const descriptor = Object.getOwnPropertyDescriptor(prototype, command.name)!;
    Req()(prototype, command.name, 0);
    Res({ passthrough: true })(prototype, command.name, 1);
    Post(command.path)(prototype, command.name, descriptor);
  }
  Reflect.defineMetadata('design:paramtypes', [CommandBus, Object, Object], CommandController);
  Inject(GATE)(CommandController, undefined, 1);
  Inject(ACCOMPANIMENTS)(CommandController, undefined, 2);
  return CommandController;
}
