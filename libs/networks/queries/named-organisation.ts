import { Id, InLanguages, Line, type Reader, type Text } from '#kernel';
import { organisationNames } from './records.js';

/** An organisation with the name that it bears at the moment that is asked for. */
export class NamedOrganisation {
  @Id() id: string;
  @InLanguages({ optional: true }) name?: Text;
  @Line({ optional: true }) acronym?: string;
}

/** Looks up organisations' names once, for all rows of an answer. */
export async function namesOf(
  reader: Reader,
  ids: Iterable<string>,
): Promise<(organisation: string) => NamedOrganisation> {
  const names = await organisationNames(reader, [...new Set(ids)]);
  return (id) => ({ id, name: names.get(id)?.name, acronym: names.get(id)?.acronym });
}
