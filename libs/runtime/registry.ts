import type {
  Aggregate,
  CommandDefinition,
  Context,
  Speaker,
  PersonalData,
  FactsLoader,
  Phrase,
  Problem,
  ProblemCatalogue,
  QueryRoute,
  Upcaster,
  UploadRoute,
  View,
} from '#kernel';
import { runtimeProblems } from './problems.js';

/** A command, with everything that belongs to it. */
export interface ExecutableCommand {
  readonly name: string;
  readonly context: string;
  readonly aggregate: Aggregate;
  readonly definition: CommandDefinition;
  readonly facts?: FactsLoader;
}

/** A command that is posted to a path. */
export interface RegisteredCommand extends ExecutableCommand {
  readonly path: string;
}

/** All that the contexts bring, looked up by name. Two of one name is a programming error, found at start. */
export class Registry {
  readonly aggregates = new Map<string, Aggregate>();
  readonly commands = new Map<string, RegisteredCommand>();
  readonly views = new Map<string, View>();
  /** Whose word a command is, by its name. */
  readonly speakers = new Map<string, Speaker>();
  readonly problems: ProblemCatalogue;
  /** What coded values are called. */
  readonly terms: Readonly<Record<string, Phrase>>;
  /** Present schema version of every event type. */
  readonly versions = new Map<string, number>();
  /** Whose data event types hold, where they do. */
  readonly personal = new Map<string, PersonalData>();
  /** Those that are posted, and those that only the product itself sends. */
  private readonly executables = new Map<string, ExecutableCommand>();
  private readonly upcasters = new Map<string, Readonly<Record<number, Upcaster>>>();

  constructor(readonly contexts: readonly Context[]) {
    for (const context of contexts) {
      for (const aggregate of context.aggregates) this.addAggregate(context, aggregate);
      for (const [name, speaker] of Object.entries(context.speakers ?? {})) this.once(this.speakers, name, speaker);
      for (const view of context.views) this.once(this.views, view.name, view);
    }
    const problems = new Map<string, Problem>();
    for (const catalogue of [runtimeProblems, ...contexts.map((context) => context.problems)])
      for (const [code, problem] of Object.entries(catalogue)) this.once(problems, code, problem);
    this.problems = Object.fromEntries(problems);
    this.terms = Object.assign({}, ...contexts.map((context) => context.terms ?? {})) as Record<string, Phrase>;
  }

  get queries(): readonly QueryRoute[] {
    return this.contexts.flatMap((context) => context.queries);
  }

  get uploads(): readonly UploadRoute[] {
    return this.contexts.flatMap((context) => context.uploads ?? []);
  }

  /** A command by its name, whoever may send it. */
  executable(name: string): ExecutableCommand | undefined {
    return this.executables.get(name);
  }

  /** The data of an event as the present schema has it, from whatever version it was written in. */
  upcast(type: string, version: number, data: unknown): unknown {
    const steps = this.upcasters.get(type);
    const present = this.versions.get(type) ?? version;
    let current = data;
    for (let from = version; from < present; from++) {
      const step = steps?.[from];
      if (!step) throw new Error(`no upcaster brings ${type} from version ${from} to ${from + 1}`);
      current = step(current);
    }
    return current;
  }

  private addAggregate(context: Context, aggregate: Aggregate): void {
    this.once(this.aggregates, aggregate.name, aggregate);
    for (const type of Object.keys(aggregate.evolve)) this.once(this.versions, type, aggregate.versions?.[type] ?? 1);
    for (const [type, personal] of Object.entries(aggregate.personal ?? {}))
      if (personal) this.personal.set(type, personal);
    for (const [type, steps] of Object.entries(aggregate.upcasters ?? {})) if (steps) this.upcasters.set(type, steps);
    for (const [name, definition] of Object.entries(aggregate.commands)) {
      const command = { name, context: context.name, aggregate, definition, facts: context.facts[name] };
      this.once(this.executables, name, command);
      if (context.internal?.includes(name)) continue;
      const path = context.commands[name];
      if (!path) throw new Error(`the command ${name} has no path`);
      this.commands.set(name, { ...command, path });
    }
  }

  private once<Value>(map: Map<string, Value>, name: string, value: Value): void {
    if (map.has(name)) throw new Error(`${name} is declared twice`);
    map.set(name, value);
  }
}
