import {
  aggregate,
  Code,
  command,
  type Decision,
  Flag,
  folded,
  Id,
  InLanguages,
  InLanguagesList,
  isRefusal,
  Line,
  NetworkKey,
  OneOf,
  Part,
  Quantity,
  same,
  type Text,
  Whole,
} from '#kernel';
import {
  type DecisionRule,
  evolve,
  initialState,
  type Network,
  NETWORK_KINDS,
  networkCourse,
  type NetworkEvent,
  type NetworkKind,
  sameCharter,
} from './network.js';
import type { Organisation } from './organisation.js';
import { problems, refuse } from './problems.js';
import { followedUntil, tell, whenTold } from './thread.js';

/** A fact that a source may leave undated. */
export class Undatable {
  @Flag({
    optional: true,
    about: 'The source gives no date: `occurredOn` is only the first on which this is known to hold.',
  })
  dateUnknown?: boolean;
}

/** Members as a source counts them, where it does not name them all. */
export class MemberCount {
  @Whole({ min: 1 }) count: number;
  @Flag({ optional: true }) approximate?: boolean;
}

export class FoundNetwork extends Undatable {
  @OneOf(NETWORK_KINDS) kind: NetworkKind;
  @InLanguages() name: Text;
  @Line({ optional: true, max: 40 }) acronym?: string;
  @InLanguages({ optional: true }) purpose?: Text;
  @InLanguagesList({ optional: true, about: 'What it works on, in its own words.' }) sectors?: Text[];
  @InLanguages({ optional: true, about: 'The place where it has its seat.' }) seat?: Text;
  @Code(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { optional: true, about: 'ISO 3166-2, such as MA-04.' }) region?: string;
  @NetworkKey({ optional: true, about: 'The network that it is part of.' }) parent?: string;
  @Id({ optional: true, about: 'The organisation that chairs it.' }) chair?: string;
  @Part(() => MemberCount, { optional: true, about: 'Members at that time, where the source only counts them.' })
  memberCount?: MemberCount;
  @InLanguages({ optional: true, about: 'What else the source says of it.' }) note?: Text;
}

export class AdoptCharter extends Undatable {
  @InLanguagesList() values: Text[];
  @InLanguagesList() objectives: Text[];
  @InLanguages({ optional: true, about: 'What was agreed along with it.' }) note?: Text;
}

export class AmendCharter extends AdoptCharter {}

export class AdoptPriorityAxis extends Undatable {
  @InLanguages() title: Text;
}

export class SetDecisionRule {
  @OneOf(['majority', 'consensus']) kind: DecisionRule['kind'];
  @Quantity({ min: 0, max: 100, about: 'Percent of the active members that must take part.' }) quorum: number;
  @Quantity({ min: 50, max: 100, optional: true, about: 'Percent of the votes for and against that must be for.' })
  majority?: number;
}

export class RecordDormancy extends Undatable {
  @InLanguages({ optional: true }) reason?: Text;
}

export class ReviveNetwork {
  @Id({ optional: true, about: 'The workshop that revived it.' }) workshop?: string;
  @InLanguages({ optional: true }) note?: Text;
}

/** What founding a network relies on. */
export interface FoundingFacts {
  readonly parent?: Network;
  readonly chair?: Organisation;
}

function ruleOf({ kind, quorum, majority }: SetDecisionRule): DecisionRule | ReturnType<typeof refuse> {
  if (kind === 'consensus') return majority === undefined ? { kind, quorum } : refuse('consensus-counts-no-majority');
  return majority === undefined ? refuse('majority-missing') : { kind, quorum, majority };
}

/** One language in common with the same words, letters' case and accents aside. */
const sameTitle = (one: Text, other: Text): boolean =>
  (['fr', 'ar', 'en'] as const).some((each) => one[each] && other[each] && folded(one[each]) === folded(other[each]));

export const network = aggregate<Network, NetworkEvent>({
  name: 'network',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    FoundNetwork: command<Network, NetworkEvent, FoundNetwork, FoundingFacts>({
      content: FoundNetwork,
      on: 'either',
      title: { fr: 'Fonder un réseau', ar: 'تأسيس شبكة', en: 'Found a network' },
      decide(founding, state, context) {
        const { parent, chair } = founding;
        // A parent stands before its children are founded and never changes: there can be no circle beyond this one.
        if (parent === context.network) return refuse('own-parent');
        if (parent && !context.facts.parent?.founded) return refuse('parent-network-unknown', { parent });
        if (chair && context.facts.chair?.status === 'unknown')
          return refuse('organisation-unknown', { organisation: chair });
        return tell(networkCourse, state, context, [{ type: 'NetworkFounded', data: { ...founding } }]);
      },
    }),

    AdoptCharter: command({
      content: AdoptCharter,
      on: 'exists',
      title: { fr: 'Adopter la charte', ar: 'اعتماد الميثاق', en: 'Adopt the charter' },
      decide: (charter: AdoptCharter, state: Network, context): Decision<NetworkEvent> =>
        tell(networkCourse, state, context, [{ type: 'CharterAdopted', data: { version: 1, ...charter } }]),
    }),

    AmendCharter: command({
      content: AmendCharter,
      on: 'exists',
      title: { fr: 'Amender la charte', ar: 'تعديل الميثاق', en: 'Amend the charter' },
      decide(charter: AmendCharter, state: Network, context): Decision<NetworkEvent> {
        const inForce = followedUntil(networkCourse, state.history, whenTold(context).day).charter;
        if (inForce && sameCharter(inForce, charter)) return refuse('charter-unchanged', { version: inForce.version });
        const version = (state.charter?.version ?? 0) + 1;
        return tell(networkCourse, state, context, [{ type: 'CharterAmended', data: { version, ...charter } }]);
      },
    }),

    AdoptPriorityAxis: command({
      content: AdoptPriorityAxis,
      on: 'exists',
      title: { fr: 'Adopter un axe prioritaire', ar: 'اعتماد محور ذي أولوية', en: 'Adopt a priority axis' },
      decide(adopted: AdoptPriorityAxis, state: Network, context): Decision<NetworkEvent> {
        if (state.axes.some((title) => sameTitle(title, adopted.title))) return refuse('axis-already-adopted');
        return tell(networkCourse, state, context, [
          { type: 'PriorityAxisAdopted', data: { axis: context.newId(), ...adopted } },
        ]);
      },
    }),

    SetDecisionRule: command({
      content: SetDecisionRule,
      on: 'exists',
      title: { fr: 'Fixer la règle de décision', ar: 'تحديد قاعدة اتخاذ القرار', en: 'Set the decision rule' },
      decide(set: SetDecisionRule, state: Network, context): Decision<NetworkEvent> {
        const rule = ruleOf(set);
        if (isRefusal(rule)) return rule;
        const inForce = followedUntil(networkCourse, state.history, whenTold(context).day).decisionRule;
        if (same(inForce, rule)) return refuse('decision-rule-unchanged');
        return tell(networkCourse, state, context, [{ type: 'DecisionRuleSet', data: rule }]);
      },
    }),

    RecordDormancy: command({
      content: RecordDormancy,
      on: 'exists',
      title: {
        fr: 'Constater la mise en sommeil',
        ar: 'تسجيل خمول الشبكة',
        en: 'Record that the network went dormant',
      },
      decide: (dormancy: RecordDormancy, state: Network, context): Decision<NetworkEvent> =>
        tell(networkCourse, state, context, [{ type: 'NetworkWentDormant', data: { ...dormancy } }]),
    }),

    ReviveNetwork: command({
      content: ReviveNetwork,
      on: 'exists',
      title: { fr: 'Relancer le réseau', ar: 'إحياء الشبكة', en: 'Revive the network' },
      decide: (revival: ReviveNetwork, state: Network, context): Decision<NetworkEvent> =>
        tell(networkCourse, state, context, [{ type: 'NetworkRevived', data: { ...revival } }]),
    }),
  },
});
