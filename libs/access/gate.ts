import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type Actor,
  type Audience,
  COMMONS,
  type EventStore,
  type Facts,
  isRefusal,
  type ReadStore,
  type Refusal,
} from '#kernel';
import { type CommandAtGate, type Gate, isProbe } from '#http';
import { actsAs, memberOf, membersView, network } from '#networks';
import { addressOf, EVENT_STORE, keyedId, READ_STORE, Registry, StreamFacts, StreamStates } from '#runtime';
import { audienceOf, type Caller, networkOf, NOBODY, organisationOf } from './caller.js';
import { Callers } from './callers.js';
import { type Matter, TESTS } from './conditions.js';
import { freeTextIn, resembles } from './domain/beneficiary-records.js';
import { refuse } from './domain/problems.js';
import type { Grant, Role } from './domain/roles.js';
import { COMMANDS, type Condition, ROUTES, type Row } from './permissions.js';

type Path = Readonly<Record<string, string>>;

/** The roles of a caller that count in a network; all of them where a request names none. */
const rolesIn = ({ grants }: Caller, named: string | undefined): readonly Grant[] =>
  grants.filter((grant) => named === undefined || networkOf(grant) === undefined || networkOf(grant) === named);

/** In person: a token that could issue tokens, or change where its account's links are sent, would reach further than itself. */
const isOneself = (row: Row, { account, token }: Caller, path: Path): boolean =>
  typeof row === 'object' && row.oneself === true && account !== null && path.id === account && token === undefined;

const asks = (row: Row, condition: Condition): boolean =>
  typeof row === 'object' && Object.values(row).includes(condition);

/** Standings of those who are members, whether they may act at present or not. */
const MEMBERS = ['active', 'suspended'];

const hasRole = (row: Row, { role }: Grant): boolean => typeof row === 'object' && row[role] !== undefined;

const rolesOf = (row: Row): readonly string[] =>
  typeof row === 'object' ? Object.keys(row).filter((name) => name !== 'oneself') : [];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Holds the permissions: the one place where it is decided who may do what. */
@Injectable()
export class PermissionGate implements Gate<Caller> {
  private readonly rows: ReadonlyMap<string, Row>;

  constructor(
    private readonly callers: Callers,
    private readonly registry: Registry,
    private readonly states: StreamStates,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly reader: ReadStore,
  ) {
    this.rows = rowsOf(registry);
  }

  async enter(request: FastifyRequest, route: string): Promise<Caller | Refusal> {
    const row = this.rows.get(route);
    if (row === undefined) throw new Error(`nobody said who may use ${route}`);
    if (isProbe(request.routeOptions.url)) return NOBODY; // answers whatever else does not
    const caller = await this.callers.of(request, row === 'anybody');
    if (isRefusal(caller) || row === 'anybody') return caller;
    if (caller.account === null) return refuse('sign-in-first');
    const path = (request.params ?? {}) as Path;
    if (row === 'signed in' || isOneself(row, caller, path)) return caller;
    const able = rolesIn(caller, path.network).filter((grant) => hasRole(row, grant));
    if (able.length === 0) return this.turnedAway(row, path.network);
    if (this.isCommand(route)) return caller; // judged once its content is known
    const matter = { organisations: [], memberships: [], account: path.id };
    return (await this.chosen(row, able, matter, this.factsOf(path.network), caller)) ? caller : refuse('not-yours');
  }

  async command(caller: Caller, at: CommandAtGate): Promise<Actor | Refusal> {
    const { command, path, content, onBehalfOf } = at;
    const row = COMMANDS[command.name];
    const said = content as Readonly<Record<string, unknown>>;
    const named = path.network ?? text(said.network);
    const facts = this.factsOf(named);
    const suspicious = this.beneficiaryIn(caller, named, at);
    if (suspicious) return suspicious;
    const party = await this.registry.speakers.get(command.name)?.(content, facts, path.id ?? '', named ?? COMMONS);
    const actor = (grant?: Grant): Actor => ({
      account: caller.account,
      organisation: (grant && organisationOf(grant)) ?? null,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    });
    // What only the product itself sends comes of something that the caller was let in for.
    if (row === undefined) return actor(rolesIn(caller, named)[0]);
    if (isOneself(row, caller, path) || (await this.isRepeat(caller, at))) return actor(rolesIn(caller, named)[0]);
    const organisations = [path.id, text(said.merged)].filter((each) => each !== undefined);
    const memberships = asks(row, 'our member') ? await this.networksOf(organisations, facts) : [];
    const matter: Matter = { party, onBehalfOf, network: named, account: path.id, organisations, memberships };
    const able = rolesIn(caller, named).filter((grant) => hasRole(row, grant));
    const grant = await this.chosen(row, able, matter, facts, caller);
    if (!grant) return whyNot(row, able, matter);
    return (await speaksFor(grant, matter, facts)) ? actor(grant) : refuse('nobody-to-speak-for', { id: onBehalfOf });
  }

  audience(caller: Caller): Promise<Audience> {
    return audienceOf(caller, this.factsOf(undefined, true));
  }

  /** Where organisations are members, under any of their records. */
  private async networksOf(organisations: readonly string[], facts: Facts): Promise<readonly string[]> {
    const records = await Promise.all(organisations.map((each) => actsAs(facts, each)));
    const filter = { organisation: { $in: records.flatMap((each) => [...each]) }, standing: { $in: MEMBERS } };
    return (await this.reader.find(membersView, { filter })).map(({ network: key }) => key);
  }

  private factsOf(named: string | undefined, recalls = false): Facts {
    return new StreamFacts(this.store, this.states, named ?? COMMONS, recalls);
  }

  /**
   * What was let through once is not judged by what has become of it since: a repeat is answered as the first was. What answers a link or a
   * token is judged anew each time: who may not give one any more gets none by repeating.
   */
  private async isRepeat(caller: Caller, { command, path, idempotencyKey }: CommandAtGate): Promise<boolean> {
    if (idempotencyKey === undefined || command.definition.result !== undefined) return false;
    const commandId = keyedId(caller.account, idempotencyKey);
    const { stream } = addressOf(command, commandId, path);
    return (await this.states.read(command.aggregate, stream)).commands.has(commandId);
  }

  /** The role by which something is allowed; one with the organisation whose word it is before others. */
  private async chosen(
    row: Row,
    able: readonly Grant[],
    matter: Matter,
    facts: Facts,
    caller: Caller,
  ): Promise<Grant | undefined> {
    const allowed: Grant[] = [];
    for (const grant of able) {
      const condition = (row as Readonly<Record<Role, keyof typeof TESTS>>)[grant.role];
      if (await TESTS[condition](grant, matter, facts, caller)) allowed.push(grant);
    }
    const own = ({ id }: { id: string }) => allowed.find((grant) => organisationOf(grant) === id);
    return (matter.party && own(matter.party)) ?? allowed.find(organisationOf) ?? allowed[0];
  }

  private async turnedAway(row: Row, named: string | undefined): Promise<Refusal> {
    if (named !== undefined && !(await this.factsOf(named).exists(network, named)))
      return { refused: 'network-unknown', values: { network: named } };
    return refuse('not-with-your-role', { roles: rolesOf(row) });
  }

  private isCommand(route: string): boolean {
    return route.startsWith('POST ') && !(route in ROUTES);
  }

  private beneficiaryIn(caller: Caller, named: string | undefined, at: CommandAtGate): Refusal | undefined {
    const coordinates = rolesIn(caller, named).some(({ role }) => role === 'coordinator');
    if (at.noBeneficiary !== undefined) return coordinates ? undefined : refuse('only-coordinators-vouch');
    for (const { pointer, text: told } of freeTextIn(at.command.definition.content, at.content)) {
      const resemblance = resembles(told);
      if (resemblance) return refuse('looks-like-beneficiary', { pointer, resemblance });
    }
    return undefined;
  }
}

/** Whether somebody may say on whose behalf they speak: whose word it is, or where it is anybody's, that of a member, for a coordinator. */
async function speaksFor(grant: Grant, { party, onBehalfOf }: Matter, facts: Facts): Promise<boolean> {
  if (onBehalfOf === undefined || party?.id === onBehalfOf) return true;
  return party === undefined && grant.role === 'coordinator' && memberOf(facts, onBehalfOf, grant.network);
}

/** What to tell somebody whose role would do, but not here. */
function whyNot(row: Row, able: readonly Grant[], { party, onBehalfOf }: Matter): Refusal {
  const behalf = able.some(({ role }) => typeof row === 'object' && row[role] === 'on behalf');
  if (behalf && party && onBehalfOf === undefined) return refuse('say-on-whose-behalf', { party: party.id });
  if (behalf && party) return refuse('nobody-to-speak-for', { id: onBehalfOf });
  return refuse('not-yours');
}

/** Every route with its row: a command under the path that it is posted to. A route without one is a programming error, found at start. */
export function rowsOf(registry: Registry): ReadonlyMap<string, Row> {
  const rows = new Map(Object.entries(ROUTES));
  for (const { name, path } of registry.commands.values()) {
    const row = COMMANDS[name];
    if (row === undefined) throw new Error(`nobody said who may send ${name}`);
    rows.set(`POST ${path}`, row);
  }
  for (const { path } of registry.queries)
    if (!rows.has(`GET ${path}`)) throw new Error(`nobody said who may ask GET ${path}`);
  return rows;
}
