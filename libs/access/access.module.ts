import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import type { KeyStore } from '#kernel';
import { ACCOMPANIMENTS, type Accompaniments, GATE } from '#http';
import { KEY_STORE, LOGGER, type Logger } from '#runtime';
import { AccountAccompaniments } from './accompaniments.js';
import { Callers } from './callers.js';
import { Addresses } from './credentials/addresses.js';
import { ApiTokens } from './credentials/api-tokens.js';
import { Links } from './credentials/links.js';
import { Passwords } from './credentials/passwords.js';
import { Sessions } from './credentials/sessions.js';
import { Erasure } from './erasure.js';
import { PermissionGate } from './gate.js';
import { AccountsController } from './http/accounts-controller.js';
import { signInControllers, signInProviders } from './http/sign-in-parts.js';
import { Operators } from './operators.js';
import { PersonalRecords } from './personal-records.js';
import { SignIn } from './sign-in.js';

/** What goes with the commands of another module. */
export interface MoreAccompaniments {
  all(): Accompaniments;
}

const providers = [
  ...[Addresses, ApiTokens, Links, Passwords, Sessions],
  ...[Callers, Operators, SignIn, Erasure, PersonalRecords, AccountAccompaniments, PermissionGate],
  { provide: GATE, useExisting: PermissionGate },
  ...signInProviders,
];

const HOUR = 3_600_000;

/** Who may come in and what they may do, for the process that people speak to. */
@Module({})
export class AccessModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private sweeping?: NodeJS.Timeout;

  constructor(
    private readonly erasure: Erasure,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  static with(more: readonly Type<MoreAccompaniments>[] = []): DynamicModule {
    const controllers = [AccountsController, ...signInControllers];
    const accompaniments = {
      provide: ACCOMPANIMENTS,
      inject: [AccountAccompaniments, ...more],
      useFactory: (...all: MoreAccompaniments[]): Accompaniments => new Map(all.flatMap((each) => [...each.all()])),
    };
    const provided = [...providers, ...more, accompaniments];
    return { module: AccessModule, global: true, controllers, providers: provided, exports: provided };
  }

  /** Before anybody can ask: whoever the log says was erased, is. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.sweeping = setInterval(() => void this.sweep(), HOUR).unref();
    const erased = await this.erasure.replay();
    if (erased > 0) this.logger.info({ erased }, 'erasures hold');
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** What has expired leaves the disk within the hour; nobody is told of it before. */
  private sweep(): Promise<void> {
    return this.keys
      .sweep()
      .catch((error: unknown) => this.logger.warn({ error }, 'expired keys could not be removed'));
  }
}
