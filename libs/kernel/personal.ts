/**
 * A person's own data: a name, an address, a telephone number. Plain where it is told and decided on; sealed with the person's key in
 * everything that is recorded, so that it is gone from log, views and snapshots once the key is.
 */
export type Personal = string;

/** Whose data an event holds, and in which of its fields. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- declared beside events of every shape
export interface PersonalData<Data = any> {
  /** The id of the person, who has one key for all. */
  person(data: Data, id: string): string;
  readonly fields: readonly (keyof Data & string)[];
}

/** The sign that all sealed data begin with. */
export const SEALED_BEGINS = '⟦';

/** How sealed data look, wherever they are: `⟦person:ciphertext⟧`. */
export const SEALED = /⟦([0-9A-Z]{26}):([\w-]+)⟧/g;

export const sealedForm = (person: string, ciphertext: string): string => `⟦${person}:${ciphertext}⟧`;

/** What stands where a person was erased. */
export const ERASED = '[effacé]';
