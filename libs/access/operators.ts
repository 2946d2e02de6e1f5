import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { COMMONS, type EventStore, isRefusal, type KeyStore, type Refusal } from '#kernel';
import {
  type CommandAnswer,
  EVENT_STORE,
  ExecuteCommand,
  idOfNew,
  KEY_STORE,
  StreamFacts,
  StreamStates,
} from '#runtime';
import { Addresses } from './credentials/addresses.js';
import { type IssuedLink, Links } from './credentials/links.js';
import { Passwords } from './credentials/passwords.js';
import { account } from './domain/account.commands.js';
import { isOperator } from './domain/account.js';
import { refuse } from './domain/problems.js';

/** Those who run the installation. The first one comes by a link that the console shows; others are invited. */
@Injectable()
export class Operators {
  constructor(
    private readonly links: Links,
    private readonly addresses: Addresses,
    private readonly passwords: Passwords,
    private readonly commands: CommandBus,
    private readonly states: StreamStates,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
  ) {}

  /** Whether somebody can administer the installation already; nobody can where the key store was lost, whatever the log says. */
  async exist(): Promise<boolean> {
    const accounts = await new StreamFacts(this.store, this.states, COMMONS).all(account);
    for (const [id, state] of accounts)
      if (state.status === 'active' && isOperator(state) && (await this.hasWayIn(id))) return true;
    return false;
  }

  /** The link by which the first one comes in; none where there is somebody. */
  async firstLink(): Promise<IssuedLink | undefined> {
    return (await this.exist()) ? undefined : this.links.issue('first');
  }

  /** Answers the id of the account. */
  async invite(name: string, email: string, key: string = randomUUID()): Promise<string | Refusal> {
    const command = new ExecuteCommand(
      'InviteOperator',
      { name, email },
      { idempotencyKey: key, actor: { account: null, organisation: null } },
    );
    const id = idOfNew(account, command);
    if (!(await this.addresses.take(email, id))) return refuse('address-taken');
    const answer = await this.commands.execute<ExecuteCommand, CommandAnswer | Refusal>(command);
    if (isRefusal(answer)) await this.addresses.leave(email, id);
    return isRefusal(answer) ? answer : answer.id;
  }

  private async hasWayIn(id: string): Promise<boolean> {
    return (await this.passwords.has(id)) || (await this.keys.ofOwner(id, 'identity')).length > 0;
  }
}
