import {
  type Day,
  type Event,
  type Evolve,
  type PartialDate,
  type RecordedAs,
  type RecordedEvent,
  type Text,
  type Visibility,
} from '#kernel';
import { dayOfEvent, type EvidenceContent } from './fields.js';

export const OWNER_KINDS = ['organisation', 'workingGroup'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** What is to be done, as proposed. */
export interface ActionItemProposed {
  /** The year of the plan. */
  readonly plan: string;
  readonly objective?: string;
  readonly title: Text;
  readonly description?: Text;
  readonly weight: number;
  readonly dueOn?: Day;
  readonly recommendation?: string;
  readonly region?: string;
  /** The item of last year's plan that it goes on with, and how far that had come, in percent. */
  readonly carriedFrom?: string;
  readonly percent?: number;
}

/** How far an item has come. A mark is on what is not for everybody; the percentage always is. */
export interface ProgressReported {
  readonly percent: number;
  readonly note?: Text;
  readonly noteVisibility?: Visibility;
  readonly evidence?: readonly EvidenceContent[];
}

/** What happens to one item of an action plan. */
export type ActionItemEvent =
  | Event<'ActionItemProposed', ActionItemProposed>
  | Event<'ActionItemAssigned', { kind: OwnerKind; owner: string; dueOn?: Day }>
  | Event<'AssignmentAccepted', { owner: string }>
  | Event<'AssignmentDeclined', { owner: string; reason: Text }>
  | Event<'ActionItemStarted', Record<string, never>>
  | Event<'ProgressReported', ProgressReported>
  | Event<'EvidenceAttached', EvidenceContent>
  | Event<'ActionItemBlocked', { reason: Text }>
  | Event<'ActionItemUnblocked', { note?: Text }>
  | Event<'ActionItemRescheduled', { dueOn: Day; reason: Text }>
  | Event<'ActionItemCompleted', { note?: Text }>
  | Event<'ActionItemVerified', { by?: string; note?: Text }>
  | Event<'ActionItemReopened', { reason: Text }>
  | Event<'ActionItemCancelled', { reason: Text }>
  | Event<'ActionItemCarriedOver', { plan: string; as: string }>;

/** Work that is not done yet, in the order in which it comes along. */
export const OPEN = ['proposed', 'assigned', 'accepted', 'started'] as const;
export const ITEM_STATUSES = [...OPEN, 'completed', 'verified', 'cancelled', 'carried-over'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** Whether an item still asks somebody to do something. */
export const isOpen = (status: ItemStatus | 'unknown'): boolean => (OPEN as readonly string[]).includes(status);

export interface Owner {
  readonly kind: OwnerKind;
  readonly id: string;
}

/** What decisions about an item need to know. */
export interface ActionItem {
  readonly status: ItemStatus | 'unknown';
  readonly proposed?: ActionItemProposed;
  readonly owner?: Owner;
  readonly dueOn?: Day;
  /** Why it is blocked, while it is. */
  readonly blocked?: Text;
  /** The newest report, and the day that it is about. */
  readonly progress?: Omit<ProgressReported, 'evidence'> & { readonly on: Day };
  /** When it came to its status. */
  readonly since?: PartialDate;
  /** What no refusal may give away, restricted pieces and notes, is not remembered. */
  readonly evidence: ReadonlySet<string>;
  /** The account that said it was completed. */
  readonly completedBy?: string | null;
}

export const initialState: ActionItem = { status: 'unknown', evidence: new Set() };

export const evolve: Evolve<ActionItem, ActionItemEvent> = {
  ActionItemProposed: (item, event) => ({
    ...item,
    ...became('proposed', event),
    proposed: event.data,
    dueOn: event.data.dueOn,
    progress: event.data.percent === undefined ? undefined : { percent: event.data.percent, on: dayOfEvent(event) },
  }),
  ActionItemAssigned: (item, { data, ...event }) => ({
    ...item,
    ...became('assigned', event),
    owner: { kind: data.kind, id: data.owner },
    dueOn: data.dueOn ?? item.dueOn,
  }),
  AssignmentAccepted: (item, event) => ({ ...item, ...became('accepted', event) }),
  AssignmentDeclined: (item, event) => ({ ...item, ...became('proposed', event), owner: undefined }),
  ActionItemStarted: (item, event) => ({ ...item, ...became('started', event) }),
  ProgressReported: (item, event) => ({
    ...item,
    progress: newest(item, event),
    evidence: withEvidence(item, event.data.evidence),
  }),
  EvidenceAttached: (item, { data }) => ({ ...item, evidence: withEvidence(item, [data]) }),
  ActionItemBlocked: (item, { data }) => ({ ...item, blocked: data.reason }),
  ActionItemUnblocked: (item) => ({ ...item, blocked: undefined }),
  ActionItemRescheduled: (item, { data }) => ({ ...item, dueOn: data.dueOn }),
  ActionItemCompleted: (item, { metadata }) => ({
    ...item,
    ...became('completed', { metadata }),
    blocked: undefined,
    completedBy: metadata.actor.account,
  }),
  ActionItemVerified: (item, event) => ({ ...item, ...became('verified', event) }),
  ActionItemReopened: (item, event) => ({ ...item, ...became('started', event) }),
  ActionItemCancelled: (item, event) => ({ ...item, ...became('cancelled', event) }),
  ActionItemCarriedOver: (item, event) => ({ ...item, ...became('carried-over', event) }),
};

/** A status, and since when. */
const became = <Status extends ItemStatus>(status: Status, { metadata }: Pick<RecordedEvent, 'metadata'>) => ({
  status,
  since: metadata.occurredOn,
});

function newest({ progress }: ActionItem, event: RecordedAs<ActionItemEvent, 'ProgressReported'>) {
  const on = dayOfEvent(event);
  if (progress && on < progress.on) return progress;
  const { percent, note, noteVisibility } = event.data;
  return noteVisibility === 'restricted' ? { percent, on } : { percent, note, noteVisibility, on };
}

function withEvidence({ evidence }: ActionItem, more: readonly EvidenceContent[] = []): ReadonlySet<string> {
  const told = more.filter(({ visibility }) => visibility !== 'restricted');
  return told.length === 0 ? evidence : new Set([...evidence, ...told.map(({ uri }) => uri)]);
}
