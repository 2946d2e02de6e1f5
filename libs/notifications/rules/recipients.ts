import { type AccountDocument, accountsView } from '#access';
import { itemsView } from '#action-plan';
import { COMMONS, type Party, type Reader } from '#kernel';
import { allRecords, membersView, workingGroupsView } from '#networks';
import { workshopsView } from '#workshops';
import type { Circle } from './circles.js';

type Grants = AccountDocument['grants'];

/** Whether an account may be told of a network's things at this moment: whoever has left it since they were told learns nothing more. */
export const reaches = ({ status, networks }: AccountDocument, network: string): boolean =>
  status === 'active' && (network === COMMONS || networks.includes(network));

/** Those who speak for an organisation. */
const SPEAKERS: readonly string[] = ['focal-point', 'group-lead'];

/**
 * Who is in a circle, in one network, at the moment; of what all networks share, in any of them. What was read once is not read again: make
 * one for each batch of events.
 */
export class Recipients {
  #accounts: Promise<readonly AccountDocument[]> | undefined;
  readonly #found = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly reader: Reader,
    private readonly network: string,
  ) {}

  /** Accounts, each once. */
  async of(circles: readonly Circle[]): Promise<ReadonlySet<string>> {
    return new Set((await Promise.all(circles.map((circle) => this.#once(circle)))).flat());
  }

  #once(circle: Circle): Promise<readonly string[]> {
    const key = JSON.stringify(circle);
    const found = this.#found.get(key) ?? this.#find(circle);
    this.#found.set(key, found);
    return found;
  }

  async #find(circle: Circle): Promise<readonly string[]> {
    switch (circle.of) {
      case 'account':
        return this.#account(circle.account);
      case 'coordinators':
        return this.#with(({ role }) => role === 'coordinator');
      case 'members':
        return this.#speakersFor(await this.#activeMembers());
      case 'members-but':
        return this.#speakersFor(
          (await this.#activeMembers()).filter((organisation) => !circle.organisations.includes(organisation)),
        );
      case 'party':
        return this.#party(circle.party);
      case 'owner':
        return this.#owner(circle.item);
      case 'former-owner':
        return this.#formerOwner(circle);
      case 'invited':
        return this.#speakersFor(await this.#invited(circle.workshop));
    }
  }

  async #account(id: string): Promise<readonly string[]> {
    return (await this.reader.get(accountsView, id))?.status === 'active' ? [id] : [];
  }

  async #with(matches: (grant: Grants[number]) => boolean): Promise<readonly string[]> {
    const isEverywhere = this.network === COMMONS;
    this.#accounts ??= this.reader.find(accountsView, {
      filter: { status: 'active', ...(!isEverywhere && { networks: this.network }) },
    });
    const here = (grant: Grants[number]): boolean => (isEverywhere || grant.network === this.network) && matches(grant);
    return (await this.#accounts).filter(({ grants }) => grants.some(here)).map(({ id }) => id);
  }

  /** Under any record of theirs. */
  async #speakersFor(organisations: readonly string[]): Promise<readonly string[]> {
    const records = new Set(await allRecords(this.reader, organisations));
    return this.#with(({ role, organisation }) => SPEAKERS.includes(role) && records.has(organisation ?? ''));
  }

  async #party({ kind, id }: Party): Promise<readonly string[]> {
    if (kind === 'organisation') return this.#speakersFor([id]);
    const group = await this.reader.get(workingGroupsView, id);
    const leads = await this.#with(({ group: led }) => led === id);
    return [...leads, ...(await this.#speakersFor(group?.members ?? []))];
  }

  async #owner(item: string): Promise<readonly string[]> {
    const owner = (await this.reader.get(itemsView, item))?.owner;
    return owner ? this.#party(owner) : [];
  }

  /** Whoever declined it has nothing to be told. */
  async #formerOwner({ item, successor, from }: Extract<Circle, { of: 'former-owner' }>): Promise<readonly string[]> {
    const { owners = [], owner } = (await this.reader.get(itemsView, item)) ?? {};
    const former = owners[owners.findLastIndex((each) => each.id === successor && each.from === from) - 1];
    return former?.ended === 'reassigned' && former.id !== owner?.id ? this.#party(former) : [];
  }

  async #invited(workshop: string): Promise<readonly string[]> {
    const found = await this.reader.get(workshopsView, workshop);
    if (!found) return [];
    const { invitations, host, organisers = [] } = found;
    return [...invitations.map(({ organisation }) => organisation), ...(host ? [host] : []), ...organisers];
  }

  async #activeMembers(): Promise<readonly string[]> {
    const active = await this.reader.find(membersView, { filter: { network: this.network, standing: 'active' } });
    return active.map(({ organisation }) => organisation);
  }
}
