import type { Reader, Text } from '#kernel';
import { type MemberDocument, membersView, type OrganisationDocument, organisationsView } from '#networks';
import type { Known } from '../import/match.js';

/** The organisations that all networks know, and which of them are members of this one. */
export class Directory {
  private readonly byId: ReadonlyMap<string, OrganisationDocument>;
  private readonly active: ReadonlySet<string>;
  /** By the present record of each active member, the record that is one. */
  private readonly speakers: ReadonlyMap<string, string>;
  /** Present records of all that are or were members, or have asked to be. */
  private readonly acquainted: ReadonlySet<string>;

  private constructor(records: readonly OrganisationDocument[], members: readonly MemberDocument[]) {
    this.byId = new Map(records.map((record) => [record.id, record]));
    this.active = new Set(
      members.filter(({ standing }) => standing === 'active').map(({ organisation }) => organisation),
    );
    this.speakers = new Map([...this.active].map((record) => [this.presentOf(record), record]));
    this.acquainted = new Set(members.map(({ organisation }) => this.presentOf(organisation)));
  }

  static async of(reader: Reader, network: string): Promise<Directory> {
    const [records, members] = await Promise.all([
      reader.find(organisationsView),
      reader.find(membersView, { filter: { network } }),
    ]);
    return new Directory(records, members);
  }

  /** Each record under all names that it goes or went by. */
  get known(): readonly Known[] {
    return [...this.byId.values()].map(({ id, names, aliases }) => ({
      key: id,
      names: [...names.flatMap(({ name }) => Object.values(name) as string[]), ...aliases],
      acronyms: [...names.flatMap(({ acronym }) => acronym ?? []), ...aliases],
    }));
  }

  nameOf(id: string): Text | undefined {
    return this.byId.get(id)?.name;
  }

  /** Merges are followed to their end. */
  presentOf(id: string): string {
    const passed = new Set<string>();
    let record = this.byId.get(id);
    while (record?.mergedInto && passed.size < passed.add(record.id).size)
      record = this.byId.get(record.mergedInto) ?? record;
    return record?.id ?? id;
  }

  /** The record that speaks in the network: its own where it is a member by itself, or else one of its organisation's that is; or else the present one. */
  speakerOf(id: string): string {
    if (this.active.has(id)) return id;
    const present = this.presentOf(id);
    return this.active.has(present) ? present : (this.speakers.get(present) ?? present);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Whether two records are of one organisation. */
  isOne(id: string, other: string): boolean {
    return this.presentOf(id) === this.presentOf(other);
  }

  /** Known to the installation, and never a member of this network under any of its records. */
  isStranger(id: string): boolean {
    return this.byId.has(id) && !this.acquainted.has(this.presentOf(id));
  }

  /**
   * Of records that bear one name, one that stands for all of them, where they are of one organisation; the network's members go before those
   * that only others know, so that nothing that others register makes its own lists doubtful.
   */
  oneOf(ids: readonly string[]): string | undefined {
    const members = ids.filter((id) => this.active.has(id));
    const ours = ids.filter((id) => this.speakers.has(this.presentOf(id)));
    const meant = [members, ours, ids].find((each) => each.length > 0)!;
    return new Set(meant.map((id) => this.presentOf(id))).size === 1 ? meant.toSorted()[0] : undefined;
  }
}
