import {
  Code,
  Id,
  InLanguages,
  InLanguagesList,
  Line,
  NetworkKey,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  Quantity,
  type RecordedAs,
  type Text,
  view,
  Whole,
} from '#kernel';
import { NETWORK_KINDS, networkCourse, type NetworkEvent, type NetworkKind } from '../domain/network.js';
import { MemberCount } from '../domain/network.commands.js';
import { whenOf, woven } from '../domain/thread.js';
import { Dated, told, Undated } from './dated.js';

/** One version of a network's charter. */
export class CharterVersion extends Undated {
  @Whole({ min: 1 }) version: number;
  @InLanguagesList() values: readonly Text[];
  @InLanguagesList() objectives: readonly Text[];
  @InLanguages({ optional: true }) note?: Text;
}

export class PriorityAxis extends Undated {
  @Id() axis: string;
  @InLanguages() title: Text;
}

/** How the network decides, in percent; `majority` where it does not decide by consensus. */
export class RuleInForce extends Dated {
  @OneOf(['majority', 'consensus']) kind: 'majority' | 'consensus';
  @Quantity() quorum: number;
  @Quantity({ optional: true }) majority?: number;
}

/** The network went dormant, or was revived. */
export class Turn extends Undated {
  @OneOf(['NetworkWentDormant', 'NetworkRevived']) type: 'NetworkWentDormant' | 'NetworkRevived';
  @InLanguages({ optional: true }) reason?: Text;
  @Id({ optional: true, about: 'The workshop that revived it.' }) workshop?: string;
  @InLanguages({ optional: true }) note?: Text;
}

/** A network, with the history of its charter, its rule and its dormancies, oldest first. */
export class NetworkDocument {
  @NetworkKey() id: string;
  @NetworkKey() network: string;
  @Whole() revision: number;
  @OneOf(NETWORK_KINDS) kind: NetworkKind;
  @InLanguages() name: Text;
  @Line({ optional: true }) acronym?: string;
  @OneOf(['active', 'dormant']) status: 'active' | 'dormant';
  @InLanguages({ optional: true }) purpose?: Text;
  @InLanguagesList({ optional: true }) sectors?: readonly Text[];
  @InLanguages({ optional: true }) seat?: Text;
  @Code(/./, { optional: true, about: 'ISO 3166-2.' }) region?: string;
  @NetworkKey({ optional: true }) parent?: string;
  @Id({ optional: true }) chair?: string;
  @Part(() => MemberCount, { optional: true, about: 'As the source counted them when it was founded or first known.' })
  memberCount?: MemberCount;
  @InLanguages({ optional: true }) note?: Text;
  @OnPartialDate({ optional: true }) foundedOn?: string;
  @OnPartialDate({
    optional: true,
    about: 'Where the founding is not dated: the first date on which it is known to exist.',
  })
  knownSince?: string;
  @Whole({ optional: true, about: 'Version of the charter in force.' }) charterVersion?: number;
  @Part(() => RuleInForce, { optional: true }) decisionRule?: RuleInForce;
  @PartList(() => CharterVersion) charters: readonly CharterVersion[];
  @PartList(() => PriorityAxis) axes: readonly PriorityAxis[];
  @PartList(() => RuleInForce) rules: readonly RuleInForce[];
  @PartList(() => Turn) turns: readonly Turn[];
}

function founded(event: RecordedAs<NetworkEvent, 'NetworkFounded'>, id: string): NetworkDocument {
  const { dateUnknown, ...data } = event.data;
  const since = event.metadata.occurredOn;
  return {
    id,
    network: id,
    revision: event.revision,
    ...data,
    ...(dateUnknown ? { knownSince: since } : { foundedOn: since }),
    status: 'active',
    charters: [],
    axes: [],
    rules: [],
    turns: [],
  };
}

function withCharter(
  document: NetworkDocument,
  event: RecordedAs<NetworkEvent, 'CharterAdopted'> | RecordedAs<NetworkEvent, 'CharterAmended'>,
): NetworkDocument {
  const charters = [...document.charters, { ...whenOf(event), ...event.data }].toSorted(
    (a, b) => a.version - b.version,
  );
  return { ...document, revision: event.revision, charters, charterVersion: charters.at(-1)?.version };
}

/** Turns alone, of a network that is there. */
const turnsCourse: typeof networkCourse = { ...networkCourse, begin: { ...networkCourse.begin, founded: true } };

function turned(
  document: NetworkDocument,
  event: RecordedAs<NetworkEvent, 'NetworkWentDormant'> | RecordedAs<NetworkEvent, 'NetworkRevived'>,
): NetworkDocument {
  const turn: Turn = { ...whenOf(event), type: event.type, ...event.data };
  const { timeline: turns, state } = told(turnsCourse, document.turns, turn);
  return { ...document, revision: event.revision, turns, status: state.dormant ? 'dormant' : 'active' };
}

export const networksView = view<NetworkDocument, NetworkEvent>({
  name: 'networks',
  version: 1,
  scope: 'network',
  document: NetworkDocument,
  indexes: [['parent'], ['kind']],
  starts: { NetworkFounded: founded },
  changes: {
    CharterAdopted: withCharter,
    CharterAmended: withCharter,
    PriorityAxisAdopted: (document, event) => ({
      ...document,
      revision: event.revision,
      axes: woven(document.axes, { ...whenOf(event), ...event.data }),
    }),
    DecisionRuleSet(document, event) {
      const rules = woven(document.rules, { ...whenOf(event), ...event.data });
      return { ...document, revision: event.revision, rules, decisionRule: rules.at(-1) };
    },
    NetworkWentDormant: turned,
    NetworkRevived: turned,
  },
});
