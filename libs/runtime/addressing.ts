import { type Aggregate, COMMONS, derivedId, streamOf } from '#kernel';
import type { ExecutableCommand } from './registry.js';

/** Where a command is sent: the network and the id in its path, where it names them; or the id that a new thing is to have. */
export interface Destination {
  readonly network?: string;
  readonly id?: string;
}

/** The aggregate that a command is decided by. */
export interface Address {
  readonly network: string;
  readonly id: string;
  readonly stream: string;
}

/** The id of the command that an account sends with a key: the same for a repeat. */
export const keyedId = (account: string | null, key: string): string => derivedId('command', account ?? '', key);

/** The id of what a command brings about. */
export const newIdBy = (commandId: string, { name }: Pick<Aggregate, 'name'>): string => derivedId(commandId, name);

export function addressOf(
  { aggregate, definition }: Pick<ExecutableCommand, 'aggregate' | 'definition'>,
  commandId: string,
  to: Destination,
): Address {
  const network = aggregate.scope === 'commons' ? COMMONS : to.network!;
  const id = to.id ?? (definition.on === 'new' ? newIdBy(commandId, aggregate) : network);
  return { network, id, stream: streamOf(network, aggregate.name, id) };
}
