import { Inject, Injectable } from '@nestjs/common';
import { accountsView, type Caller, Callers } from '#access';
import { GATE, type Gate } from '#http';
import { inLanguage, type Language, type Phrase, type ReadStore, type Text } from '#kernel';
import { networksView, workingGroupsView } from '#networks';
import { type Clock, CLOCK, CONFIGURATION, type Configuration, READ_STORE } from '#runtime';
import { calendar } from './calendar/calendar.js';
import { type FeedContext, ofGroup, ofNetwork, ofPerson } from './calendar/feeds.js';
import { PersonalLinks } from './links.js';
import { senderOf } from './delivery/sender.js';

/** Which calendar: a person's, that of a network, or of one of its working groups. */
export type CalendarOf =
  | { readonly kind: 'person' }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: 'group'; readonly network: string; readonly group: string };

const MINE: Phrase = { fr: 'Tansiq : mon calendrier', ar: 'تنسيق: تقويمي', en: 'Tansiq: my calendar' };
/** How often programs are asked to look: seconds. */
const REFRESH = 3_600;

const subjectOf = (of: CalendarOf): readonly string[] =>
  of.kind === 'person' ? ['person'] : of.kind === 'network' ? ['network', of.network] : ['group', of.network, of.group];

function calendarNamed([kind, network, group]: readonly string[]): CalendarOf | undefined {
  if (kind === 'person') return { kind };
  if (kind === 'network' && network !== undefined) return { kind, network };
  return kind === 'group' && network !== undefined && group !== undefined ? { kind, network, group } : undefined;
}

/** Calendars that programs subscribe to, each at an address that speaks for whoever asked for it. */
@Injectable()
export class Calendars {
  constructor(
    private readonly links: PersonalLinks,
    private readonly callers: Callers,
    @Inject(GATE) private readonly gate: Gate,
    @Inject(READ_STORE) private readonly reader: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The calendars that somebody may subscribe to, with their addresses. */
  async offeredTo(
    { account, grants }: Caller,
    language: Language,
  ): Promise<readonly { kind: CalendarOf['kind']; name: string; address: string }[]> {
    const networks = [...new Set(grants.flatMap(({ network }) => network ?? []))];
    const organisations = grants.flatMap(({ organisation }) => organisation ?? []);
    const groups = await this.reader.find(workingGroupsView, {
      filter: { network: { $in: networks }, status: 'active', members: { $in: organisations } },
    });
    const all: readonly CalendarOf[] = [
      { kind: 'person' },
      ...groups.map(({ network, id }) => ({ kind: 'group', network, group: id }) as const),
      ...networks.map((network) => ({ kind: 'network', network }) as const),
    ];
    return Promise.all(
      all.map(async (of) => ({
        kind: of.kind,
        name: inLanguage(await this.nameOf(of), language),
        address: await this.links.make('calendar', account!, subjectOf(of)),
      })),
    );
  }

  /** The calendar that an address is for, as its owner may read it now; `undefined` where the address is no good any more. */
  async at(link: unknown): Promise<string | undefined> {
    const found = await this.links.read('calendar', link);
    const of = found && calendarNamed(found.subject);
    const caller = found && (await this.callers.byLink(found.account));
    if (!of || !caller) return undefined;
    const { publicUrl, timeZone } = this.configuration;
    const context = {
      reader: this.reader,
      audience: await this.gate.audience(caller),
      today: this.clock.today(),
      publicUrl,
    };
    const language = (await this.reader.get(accountsView, found.account))?.language ?? 'fr';
    const entries = await entriesOf(of, context, caller);
    const [name, organizer] = [await this.nameOf(of), senderOf(this.configuration)];
    return calendar({ name, language, timeZone, entries, organizer, refresh: REFRESH });
  }

  private async nameOf(of: CalendarOf): Promise<Text> {
    if (of.kind === 'person') return MINE;
    const named =
      of.kind === 'network'
        ? await this.reader.get(networksView, of.network)
        : await this.reader.get(workingGroupsView, of.group);
    return named?.name ?? MINE;
  }
}

function entriesOf(of: CalendarOf, context: FeedContext, { grants }: Caller) {
  switch (of.kind) {
    case 'person':
      return ofPerson(context, grants);
    case 'network':
      return ofNetwork(context, of.network);
    case 'group':
      return ofGroup(context, of.network, of.group);
  }
}
