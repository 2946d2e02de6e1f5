import {
  aggregate,
  command,
  Id,
  InLanguages,
  OneOf,
  OnPartialDate,
  type PartialDate,
  PartList,
  Quantity,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import type { ActionPlan } from './action-plan.js';
import { PlanYear, Region } from './fields.js';
import {
  type Aim,
  aimOf,
  type Direction,
  DIRECTIONS,
  evolve,
  type Indicator,
  type IndicatorEvent,
  initialState,
  isUnder5,
} from './indicator.js';
import { problems, refuse } from './problems.js';

/** Where one region starts from and what it is to reach. */
export class RegionalTargetContent {
  @Region() region: string;
  @Quantity() baseline: number;
  @Quantity() target: number;
}

export class DefineIndicator {
  @InLanguages() title: Text;
  @InLanguages({ about: 'What is counted, such as persons or sessions' }) unit: Text;
  @Quantity() baseline: number;
  @Quantity() target: number;
  @OneOf(DIRECTIONS) direction: Direction;
  @PlanYear({ optional: true }) plan?: string;
  @Id({ optional: true }) objective?: string;
  @PartList(() => RegionalTargetContent, {
    optional: true,
    max: 100,
    about: 'Regions with a baseline and target of their own',
  })
  regions?: RegionalTargetContent[];
}

export class ReviseIndicatorTarget {
  @Region({ optional: true, about: 'The whole without' }) region?: string;
  @Quantity() target: number;
  @InLanguages() reason: Text;
}

/** A part of a value that is counted apart. Parts may overlap. */
export class NamedCountContent {
  @InLanguages() label: Text;
  @Whole() count: number;
}

export class ReportIndicatorValue {
  @OnPartialDate({ about: 'The day, month or year that the value is of' }) period: PartialDate;
  @Region({ optional: true, about: 'The whole without' }) region?: string;
  @Quantity() value: number;
  @PartList(() => NamedCountContent, { optional: true, max: 50 }) disaggregated?: NamedCountContent[];
}

export class CorrectIndicatorValue {
  @Id({ about: 'The value that was wrong' }) id: string;
  @Quantity() value: number;
  @PartList(() => NamedCountContent, { optional: true, max: 50 }) disaggregated?: NamedCountContent[];
  @InLanguages() reason: Text;
}

/** What is measured, and the values that were reported. */
export const indicator = aggregate<Indicator, IndicatorEvent>({
  name: 'indicator',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    DefineIndicator: command<Indicator, IndicatorEvent, DefineIndicator, { plan: ActionPlan }>({
      content: DefineIndicator,
      on: 'new',
      title: { fr: 'Définir un indicateur', ar: 'تعريف مؤشر', en: 'Define an indicator' },
      decide(defined, _indicator, { facts }) {
        const { plan, objective, direction, regions = [] } = defined;
        if (objective && !plan) return refuse('objective-needs-plan');
        if (plan && facts.plan.status === 'unknown') return refuse('plan-unknown', { plan });
        if (objective && !facts.plan.objectives.has(objective)) return refuse('objective-unknown', { plan });
        const twice = regions.find(
          ({ region }, index) => regions.findIndex((other) => other.region === region) < index,
        );
        if (twice) return refuse('indicator-region-twice', { region: twice.region });
        const against = [defined, ...regions].map((aim) => contradiction(aim, direction)).find((refusal) => refusal);
        return against ?? [{ type: 'IndicatorDefined', data: { ...defined } }];
      },
    }),
    ReviseIndicatorTarget: command<Indicator, IndicatorEvent, ReviseIndicatorTarget>({
      content: ReviseIndicatorTarget,
      on: 'exists',
      title: {
        fr: "Réviser la cible d'un indicateur",
        ar: 'مراجعة القيمة المستهدفة لمؤشر',
        en: 'Revise the target of an indicator',
      },
      decide({ region, target, reason }, defined) {
        const aim = aimOf(defined, region);
        if (aim.target === target) return refuse('indicator-same-target', { target });
        const against = contradiction({ ...aim, target }, defined.direction);
        return against ?? [{ type: 'IndicatorTargetRevised', data: { region, target, reason } }];
      },
    }),
    ReportIndicatorValue: command<Indicator, IndicatorEvent, ReportIndicatorValue>({
      content: ReportIndicatorValue,
      on: 'exists',
      title: {
        fr: "Signaler la valeur d'un indicateur",
        ar: 'التبليغ عن قيمة مؤشر',
        en: 'Report the value of an indicator',
      },
      decide({ period, region, value, disaggregated }, { values }, { newId }) {
        const there = [...values].find(([, known]) => known.period === period && known.region === region);
        if (there) return refuse('indicator-value-already-reported', { period, value: there[0] });
        return [{ type: 'IndicatorValueReported', data: { id: newId(), period, region, value, disaggregated } }];
      },
    }),
    CorrectIndicatorValue: command<Indicator, IndicatorEvent, CorrectIndicatorValue>({
      content: CorrectIndicatorValue,
      on: 'exists',
      title: {
        fr: "Corriger la valeur d'un indicateur",
        ar: 'تصحيح قيمة مؤشر',
        en: 'Correct the value of an indicator',
      },
      decide({ id, value, disaggregated, reason }, { values }) {
        const wrong = values.get(id);
        if (!wrong) return refuse('indicator-value-unknown');
        // Whoever may not know a count under 5 is not to find it by asking.
        if (wrong.value === value && !disaggregated && !isUnder5(value))
          return refuse('indicator-same-value', { value });
        return [{ type: 'IndicatorValueCorrected', data: { id, value, disaggregated, reason } }];
      },
    }),
  },
});

const contradiction = ({ baseline, target }: Aim, direction: Direction = 'increase'): Refusal | undefined =>
  (direction === 'increase' ? target > baseline : target < baseline)
    ? undefined
    : refuse('indicator-target-contradicts-direction', { baseline, target });
