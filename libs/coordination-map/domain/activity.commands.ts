import {
  aggregate,
  command,
  type DecisionContext,
  effectiveDay,
  firstDay,
  Id,
  InLanguages,
  lastDay,
  Line,
  OneOf,
  OnPartialDate,
  type PartialDate,
  type Day,
  type Refusal,
  same,
  type Text,
  unlessPublic,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import {
  type Activity,
  ACTIVITY_STATUSES,
  type ActivityEvent,
  type ActivityStatus,
  evolve,
  type InCell,
  initialState,
  PRESENT,
  type Reach,
  type Scope,
} from './activity.js';
import { AreaCode, FieldCode, ListName } from './fields.js';
import type { Frame } from './frame.js';
import { problems, refuse } from './problems.js';

/** What an activity is, besides where. */
export class ActivityParticulars {
  @InLanguages({ optional: true }) title?: Text;
  @InLanguages({ optional: true, about: 'Where in the area, in words; never the address of a shelter' }) place?: Text;
  @InLanguages({ optional: true, about: 'For whom' }) population?: Text;
  @OnPartialDate({ optional: true }) startsOn?: PartialDate;
  @OnPartialDate({ optional: true }) endsOn?: PartialDate;
  @Whole({ optional: true, about: 'How many are to be reached; shown as "<5" to others where it is under 5' })
  planned?: number;
  @Whole({ optional: true, about: 'How many were reached; shown as "<5" to others where it is under 5' })
  reached?: number;
}

export class DeclareActivity extends ActivityParticulars {
  @Id() organisation: string;
  @FieldCode() field: string;
  @AreaCode() area: string;
  @OneOf(ACTIVITY_STATUSES) status: ActivityStatus;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may know of it; everybody by default' }) visibility?: Visibility;
  @ListName({ optional: true, about: 'The list that it came from, as the network calls it' }) list?: string;
  @Line({ optional: true, about: 'The key of its row there' }) reference?: string;
}

export class ChangeActivityStatus {
  @OneOf(PRESENT) to: Exclude<ActivityStatus, 'ended'>;
  @InLanguages({ optional: true }) reason?: Text;
}

/** What is left out stays as it is. */
export class ChangeActivityScope extends ActivityParticulars {
  @FieldCode({ optional: true }) field?: string;
  @AreaCode({ optional: true }) area?: string;
}

export class ConfirmActivity {}

export class EndActivity {
  @OnPartialDate({ optional: true, about: 'When it ended, where that is not when this counts from' })
  endedOn?: PartialDate;
  @InLanguages({ optional: true }) reason?: Text;
}

/** What decisions about activities need to know elsewhere. */
export interface ActivityFacts {
  readonly frame: Frame;
  /** Whether the organisation was an active member on a day. */
  activeOn(day: Day): boolean;
}

type Context = DecisionContext<ActivityFacts>;

/** One thing that one organisation does, in one field, in one area. */
export const activity = aggregate<Activity, ActivityEvent>({
  name: 'activity',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    DeclareActivity: command<Activity, ActivityEvent, DeclareActivity, ActivityFacts>({
      content: DeclareActivity,
      on: 'new',
      title: { fr: 'Déclarer une activité', ar: 'التصريح بنشاط', en: 'Declare an activity' },
      decide: ({ visibility, ...declared }, _activity, context) =>
        unlessActive(context) ??
        unlessOnMap(declared, context) ??
        unlessInOrder(declared) ?? [
          { type: 'ActivityDeclared', data: { ...declared, visibility: unlessPublic(visibility) } },
        ],
    }),
    ChangeActivityStatus: command<Activity, ActivityEvent, ChangeActivityStatus, ActivityFacts>({
      content: ChangeActivityStatus,
      on: 'exists',
      title: { fr: "Changer l'état d'une activité", ar: 'تغيير حالة نشاط', en: 'Change the status of an activity' },
      decide({ to, reason }, activity, context) {
        const from = activity.status as ActivityStatus;
        if (from === to) return refuse('activity-same-status', { status: to });
        const against = unlessGoingOn(activity, context);
        if (against) return against;
        if (!STEPS[from].includes(to)) return refuse('activity-step-impossible', { from, to });
        return [
          { type: 'ActivityStatusChanged', data: { ...cellOf(activity), ...reachOf(activity), from, to, reason } },
        ];
      },
    }),
    ChangeActivityScope: command<Activity, ActivityEvent, ChangeActivityScope, ActivityFacts>({
      content: ChangeActivityScope,
      on: 'exists',
      title: {
        fr: "Changer le champ, la zone ou le contenu d'une activité",
        ar: 'تغيير مجال نشاط أو منطقته أو مضمونه',
        en: 'Change the field, area or content of an activity',
      },
      decide(wanted, activity, context) {
        const { organisation, visibility, scope } = activity;
        const to = changed(scope, wanted);
        const next = { ...scope, ...to };
        const moves = to.field !== undefined || to.area !== undefined;
        const against =
          unlessGoingOn(activity, context) ?? (moves ? unlessOnMap(next, context) : undefined) ?? unlessInOrder(next);
        if (against) return against;
        if (Object.keys(to).length === 0) return refuse('activity-scope-unchanged');
        const status = activity.status as ActivityStatus;
        const sides = { from: sideOf(scope, to), to: sideOf(next, to) };
        return [{ type: 'ActivityScopeChanged', data: { organisation, visibility, status, ...sides } }];
      },
    }),
    ConfirmActivity: command<Activity, ActivityEvent, ConfirmActivity, ActivityFacts>({
      content: ConfirmActivity,
      on: 'exists',
      title: { fr: 'Confirmer une activité', ar: 'تأكيد نشاط', en: 'Confirm an activity' },
      decide(_command, activity, context) {
        const against = unlessGoingOn(activity, context);
        if (against) return against;
        const on = effectiveDay(context.occurredOn, context.today);
        if (on === activity.confirmedOn) return refuse('activity-already-confirmed', { on });
        return [{ type: 'ActivityConfirmed', data: cellOf(activity) }];
      },
    }),
    EndActivity: command<Activity, ActivityEvent, EndActivity>({
      content: EndActivity,
      on: 'exists',
      title: { fr: 'Mettre fin à une activité', ar: 'إنهاء نشاط', en: 'End an activity' },
      decide({ endedOn, reason }, activity, context) {
        const { today } = context;
        if (activity.status === 'ended') return refuse('activity-ended');
        if (endedOn && firstDay(endedOn) > today) return refuse('activity-ends-in-the-future', { endedOn });
        const against =
          unlessInOrder({ startsOn: activity.scope.startsOn, endsOn: endedOn }) ?? unlessInSequence(activity, context);
        const from = activity.status as ActivityStatus;
        const data = { ...cellOf(activity), ...reachOf(activity), from, endedOn, reason };
        return against ?? [{ type: 'ActivityEnded', data }];
      },
    }),
  },
});

/** Which status follows on which. What has ended is declared anew. */
const STEPS: Readonly<Record<ActivityStatus, readonly ActivityStatus[]>> = {
  planned: ['ongoing', 'suspended'],
  ongoing: ['suspended'],
  suspended: ['planned', 'ongoing'],
  ended: [],
};

const cellOf = ({ organisation, visibility, scope: { field, area } }: Activity): InCell => ({
  organisation,
  field,
  area,
  visibility,
});

const reachOf = ({ scope: { planned, reached } }: Activity): Reach => ({ planned, reached });

/** Of what is wanted, what differs. */
const changed = (scope: Scope, wanted: ChangeActivityScope): Partial<Scope> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== undefined && !same(value, scope[name as keyof Scope])),
  );

/** One side of a change: the cell and the reach, and what changes. */
const sideOf = (scope: Scope, change: Partial<Scope>): Scope => {
  const names = new Set(['field', 'area', 'planned', 'reached', ...Object.keys(change)]);
  return Object.fromEntries(Object.entries(scope).filter(([name]) => names.has(name))) as unknown as Scope;
};

const unlessActive = ({ facts, occurredOn, today }: Context): Refusal | undefined =>
  facts.activeOn(effectiveDay(occurredOn, today)) ? undefined : refuse('activity-organisation-not-active');

const unlessOnMap = ({ field, area }: Scope, { facts: { frame } }: Context): Refusal | undefined => {
  if (!frame.classification.value.some(({ code }) => code === field)) return refuse('map-field-unknown', { field });
  return frame.areas.value.areas.some(({ code }) => code === area) ? undefined : refuse('map-area-unknown', { area });
};

const unlessInOrder = ({ startsOn, endsOn }: Pick<Scope, 'startsOn' | 'endsOn'>): Refusal | undefined =>
  startsOn && endsOn && lastDay(endsOn) < firstDay(startsOn)
    ? refuse('activity-ends-before-it-starts', { startsOn, endsOn })
    : undefined;

/** Steps are told in their order: the map of any day is what was added up to it. */
const unlessInSequence = (
  { since }: Activity,
  { occurredOn, today }: Pick<DecisionContext, 'occurredOn' | 'today'>,
): Refusal | undefined =>
  effectiveDay(occurredOn, today) < since ? refuse('activity-before-last-step', { since }) : undefined;

/** Only a member tells what goes on, of what has not ended. */
const unlessGoingOn = (activity: Activity, context: Context): Refusal | undefined =>
  activity.status === 'ended'
    ? refuse('activity-ended')
    : (unlessInSequence(activity, context) ?? unlessActive(context));
