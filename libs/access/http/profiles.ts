import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, ReadStore } from '#kernel';
import { EVENT_STORE, PersonKeys, READ_STORE, ViewProgress } from '#runtime';
import type { Grant } from '../domain/roles.js';
import { type AccountRow, rows } from '../queries/accounts.queries.js';
import { accountsView, grantsOf } from '../views/accounts.view.js';

/** In milliseconds: how long a view may take to hear of somebody who has only just come. */
const PATIENCE = 2_000;

/** Accounts as their owners see them: with their name, and with what they did a moment ago. */
@Injectable()
export class Profiles {
  constructor(
    private readonly progress: ViewProgress,
    private readonly persons: PersonKeys,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly reader: ReadStore,
  ) {}

  /** With these of its roles, or with all of them. */
  async of(account: string, grants?: readonly Grant[]): Promise<AccountRow | undefined> {
    await this.progress.reached(accountsView, await this.store.lastPosition(), PATIENCE);
    const found = await this.reader.get(accountsView, account);
    if (!found) return undefined;
    const [row] = await rows([{ ...found, ...grantsOf(grants ?? found.grants) }], this.reader);
    return this.persons.reveal(row!);
  }
}
