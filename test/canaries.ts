import { type Audience, type Reading, sees, type Told, VISIBILITIES, type Visibility } from '#kernel';
import type { Name, World } from './cast.js';
import type { Somebody } from './somebody.js';

const fr = (text: string): { fr: string } => ({ fr: text });

/** A word that is nowhere but where it was told, and whom it is for. */
export interface Canary extends Told {
  readonly word: string;
}

/** What each of the cast may read of the network atlas; the others nothing. */
const READINGS: Readonly<Partial<Record<Name, Reading['reads']>>> = {
  ...{ coordinator: 'all', readingToken: 'all', analyst: 'all', observer: 'public' },
  ...{ lead: 'members', ofAmal: 'members', ofChams: 'members' },
};

export function audienceOf(name: Name, world: World): Audience {
  const { account, roles } = world.cast[name];
  const own = new Set(roles.flatMap(({ organisation }) => organisation ?? []));
  const reads = READINGS[name];
  const networks = new Map(reads === undefined ? [] : [['atlas', { reads, own }]]);
  return { account: account ?? null, networks, operates: name === 'operator' };
}

/** The words that somebody is to find somewhere, and no others. */
export const wordsFor = (audience: Audience, canaries: readonly Canary[]): readonly string[] =>
  canaries.filter((each) => sees(audience, each)).map(({ word }) => word);

/** Tells canaries to a world, of every kind and visibility. */
export class Canaries {
  readonly all: Canary[] = [];

  constructor(private readonly world: World) {}

  async tellAll(): Promise<void> {
    const { ofAmal, ofChams, lead, coordinator } = this.world.cast;
    await this.attach(ofChams, '@guide', '@chams');
    await this.attach(lead, '@item', '@amal');
    await this.attach(coordinator, '@guide', '@chams');
    await this.attach(coordinator, '@item', '@group');
    await this.report(ofChams, '@guide', '@chams');
    await this.reach(ofAmal, '@amal');
    await this.reach(ofChams, '@chams');
    await this.declare(ofAmal, '@amal');
    await this.declare(ofChams, '@chams');
    await this.comment(await this.consultation(), 'opinions', { opinion: 'support' }, 'members');
    await this.comment(await this.gathering(), 'invitations/answer', { answer: 'tentative' });
    await this.world.settle();
  }

  async attach(
    who: Somebody,
    item: string,
    organisation: string,
    to: readonly Visibility[] = VISIBILITIES,
  ): Promise<void> {
    const onBehalfOf = who === this.world.cast.coordinator ? organisation : undefined;
    for (const visibility of to) {
      const [word, uri] = [this.sing(visibility, organisation), this.sing(visibility, organisation)];
      await this.post(who, `/networks/atlas/items/${item}/evidence`, { title: fr(word), uri, visibility, onBehalfOf });
    }
  }

  async reach(who: Somebody, organisation: string, to: readonly Visibility[] = VISIBILITIES): Promise<void> {
    for (const visibility of to) {
      const [name, mailbox, what] = [1, 2, 3].map(() => this.sing(visibility, organisation)) as [
        string,
        string,
        string,
      ];
      const person = { name, email: `${mailbox}@canary.example`, function: fr(what), network: 'atlas', visibility };
      await this.post(who, `/organisations/${organisation}/focal-points`, person);
    }
  }

  async declare(who: Somebody, organisation: string, to: readonly Visibility[] = VISIBILITIES): Promise<void> {
    for (const visibility of to) {
      const [title, place] = [fr(this.sing(visibility, organisation)), fr(this.sing(visibility, organisation))];
      const activity = { organisation, field: 'medical', area: 'MA-06', status: 'planned', title, place, visibility };
      await this.post(who, '/networks/atlas/activities', { ...activity, planned: 30 });
    }
  }

  private async report(who: Somebody, item: string, organisation: string): Promise<void> {
    for (const [index, visibility] of VISIBILITIES.entries()) {
      const [note, title, uri] = [1, 2, 3].map(() => this.sing(visibility, organisation)) as [string, string, string];
      const evidence = [{ title: fr(title), uri, visibility }];
      const report = { percent: 10 + index, note: fr(note), noteVisibility: visibility, evidence };
      await this.post(who, `/networks/atlas/items/${item}/progress`, report);
    }
  }

  /** Each member says the same, one to all, one to the members, one to its own: at the most to those who know of the whole. */
  private async comment(path: string, what: string, content: object, most: Visibility = 'public'): Promise<void> {
    for (const [index, commentVisibility] of VISIBILITIES.entries()) {
      const organisation = ['@badr', '@amal', '@chams'][index]!;
      const comment = fr(this.sing(commentVisibility === 'public' ? most : commentVisibility, organisation));
      const said = { organisation, ...content, comment, commentVisibility, onBehalfOf: organisation };
      await this.post(this.world.cast.coordinator, `${path}/${what}`, said);
    }
  }

  /** Of a position that is not public yet: it is for members. */
  private async consultation(): Promise<string> {
    const { coordinator } = this.world.cast;
    const draft = { title: fr(this.sing('members')), text: fr(this.sing('members')) };
    const { id } = await coordinator.done('/networks/atlas/positions', draft);
    await coordinator.done(`/networks/atlas/positions/${id}/consultation`, { closesOn: '2099-01-01' });
    this.world.name('consultation', id);
    return `/networks/atlas/positions/${id}`;
  }

  private async gathering(): Promise<string> {
    const { coordinator } = this.world.cast;
    const meeting = { kind: 'meeting', title: fr('Réunion'), startsOn: '2099-02-01' };
    const { id } = await coordinator.done('/networks/atlas/workshops', meeting);
    const organisations = this.world.at(['@amal', '@badr', '@chams']);
    await coordinator.done(`/networks/atlas/workshops/${id}/invitations`, { organisations });
    this.world.name('gathering', id);
    return `/networks/atlas/workshops/${id}`;
  }

  /** A new word, for whom it is told. */
  private sing(visibility: Visibility, organisation = '@nobody'): string {
    const letters = [...String(this.all.length)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const word = `canari-${visibility}-${organisation.slice(1)}-${letters}x`;
    const whose = organisation === '@nobody' ? null : this.world.id(organisation.slice(1));
    this.all.push({ word, network: 'atlas', visibility, organisation: whose });
    return word;
  }

  private post(who: Somebody, path: string, content: object): Promise<unknown> {
    return who.done(this.world.at(path), this.world.at(content));
  }
}
