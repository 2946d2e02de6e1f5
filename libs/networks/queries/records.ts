import type { Reader, Text } from '#kernel';
import { type OrganisationDocument, organisationsView } from '../views/organisations.view.js';

/** How an organisation is called now. */
export interface OrganisationName {
  /** Its present record. */
  readonly id: string;
  readonly name: Text;
  readonly acronym?: string;
}

/** The records asked for and those that they point at, as far as there are any. */
async function connected(
  reader: Reader,
  ids: readonly string[],
  pointsAt: (record: OrganisationDocument) => readonly string[],
): Promise<ReadonlyMap<string, OrganisationDocument>> {
  const records = new Map<string, OrganisationDocument>();
  let wanted = [...new Set(ids)];
  while (wanted.length > 0) {
    const found = await reader.getMany(organisationsView, wanted);
    for (const record of found) records.set(record.id, record);
    wanted = [...new Set(found.flatMap(pointsAt))].filter((id) => !records.has(id));
  }
  return records;
}

const survivorsOf = ({ mergedInto }: OrganisationDocument): readonly string[] => (mergedInto ? [mergedInto] : []);

/** By the ids asked for, the records that hold for them now: merges are followed to their end. Unknown ids are left out. */
export async function presentRecords(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationDocument>> {
  const records = await connected(reader, ids, survivorsOf);
  const present = (id: string): OrganisationDocument | undefined => {
    let record = records.get(id);
    // On a past date, a merge and its reverse may both be true, the separation between them not yet: then they go round.
    for (let steps = records.size; record?.mergedInto && steps > 0; steps--)
      record = records.get(record.mergedInto) ?? record;
    return record;
  };
  return new Map(
    ids.flatMap((id) => {
      const record = present(id);
      return record ? [[id, record] as const] : [];
    }),
  );
}

/** These ids, and those of all records that are of the same organisations. */
export async function allRecords(reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  const present = [...(await presentRecords(reader, ids)).values()].map(({ id }) => id);
  return [...new Set([...ids, ...(await connected(reader, present, ({ absorbed }) => absorbed)).keys()])];
}

/** By the ids asked for, what the organisations are called; a merged record has its survivor's name. Unknown ids are left out. */
export async function organisationNames(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, OrganisationName>> {
  const records = await presentRecords(reader, ids);
  return new Map([...records].map(([asked, { id, name, acronym }]) => [asked, { id, name, acronym }]));
}
