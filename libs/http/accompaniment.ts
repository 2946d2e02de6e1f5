import type { Refusal } from '#kernel';
import type { CommandAnswer, ExecuteCommand } from '#runtime';

/** Injection token of the {@link Accompaniments}. */
export const ACCOMPANIMENTS = Symbol('Accompaniments');

/** Records a command, and answers as every command does. */
export type Execute = (command: ExecuteCommand) => Promise<CommandAnswer | Refusal>;

/**
 * What is done around recording a command, where it leads to something that no event may hold: a link, a token's secret, a key destroyed.
 * It stands repeating, as the command does.
 */
export type Accompaniment = (command: ExecuteCommand, execute: Execute) => Promise<CommandAnswer | Refusal>;

/** By the command's name. */
export type Accompaniments = ReadonlyMap<string, Accompaniment>;
