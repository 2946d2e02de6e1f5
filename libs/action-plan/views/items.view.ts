import { folded, markOf, type RecordedAs, type RecordedEvent, type Text, view } from '#kernel';
import { type ActionItemEvent, isOpen, type ItemStatus } from '../domain/action-item.js';
import { dayOfEvent, type EvidenceContent } from '../domain/fields.js';
import { ItemDocument, type OwnershipDocument, type Step } from './item.document.js';

type Told<T extends ActionItemEvent['type']> = RecordedAs<ActionItemEvent, T>;

/** One document per item, with all that it went through. */
export const itemsView = view<ItemDocument, ActionItemEvent>({
  name: 'actionItems',
  version: 2,
  scope: 'network',
  document: ItemDocument,
  indexes: [['network', 'plan'], ['network', 'dueOn'], ['network', 'owner.id'], ['owner.id']],
  starts: { ActionItemProposed: proposed },
  changes: {
    ActionItemAssigned: (item, event) => ({
      ...moved(item, event, 'assigned'),
      owner: { kind: event.data.kind, id: event.data.owner },
      owners: [...ended(item, event, 'reassigned'), newOwner(event)],
      dueOn: event.data.dueOn ?? item.dueOn,
    }),
    AssignmentAccepted: (item, event) => moved(item, event, 'accepted'),
    AssignmentDeclined: (item, event) => ({
      ...stepped(item, event, 'declined', event.data.reason),
      status: 'proposed',
      owner: undefined,
      owners: ended(item, event, 'declined', event.data.reason),
    }),
    ActionItemStarted: (item, event) => moved(item, event, 'started'),
    ProgressReported: reported,
    EvidenceAttached: (item, event) => ({
      ...item,
      revision: event.revision,
      evidence: withEvidence(item, event, [event.data]),
    }),
    ActionItemBlocked: (item, event) => ({
      ...stepped(item, event, 'blocked', event.data.reason),
      blocked: true,
      blockedSince: event.metadata.occurredOn,
      blockedBecause: event.data.reason,
    }),
    ActionItemUnblocked: (item, event) => ({ ...stepped(item, event, 'unblocked', event.data.note), ...FREE }),
    ActionItemRescheduled: (item, event) => ({
      ...stepped(item, event, 'rescheduled', event.data.reason),
      dueOn: event.data.dueOn,
    }),
    ActionItemCompleted: (item, event) => ({
      ...moved(item, event, 'completed', event.data.note),
      ...FREE,
      percent: 100,
      completedOn: dayOfEvent(event),
    }),
    ActionItemVerified: (item, event) => ({
      ...moved(item, event, 'verified', event.data.note),
      verifiedBy: event.data.by,
    }),
    ActionItemReopened: (item, event) => ({
      ...stepped(item, event, 'reopened', event.data.reason),
      status: 'started',
      percent: percentOf(item.reports),
      completedOn: undefined,
      verifiedBy: undefined,
    }),
    ActionItemCancelled: (item, event) => ({ ...moved(item, event, 'cancelled', event.data.reason), ...FREE }),
    ActionItemCarriedOver: (item, event) => ({
      ...moved(item, event, 'carried-over'),
      ...FREE,
      carriedTo: event.data.as,
    }),
  },
});

const FREE = { blocked: false, blockedSince: undefined, blockedBecause: undefined };

function proposed(event: Told<'ActionItemProposed'>, id: string): ItemDocument {
  const { data, metadata, recordedAt, revision } = event;
  const { percent, ...content } = data;
  return {
    id,
    network: metadata.network,
    ...content,
    status: 'proposed',
    percent: percent ?? 0,
    blocked: false,
    owners: [],
    reports: percent === undefined ? [] : [{ on: dayOfEvent(event), percent }],
    evidence: [],
    steps: [{ what: 'proposed', on: metadata.occurredOn, recordedAt }],
    search: searchable(data.title, data.description),
    revision,
  };
}

const searchable = (...texts: readonly (Text | undefined)[]): string =>
  folded(texts.flatMap((text) => [text?.fr, text?.ar, text?.en]).join(' '));

/**
 * A report told late, about a day before that of the newest, is kept and moves nothing. On its own day it may be the first sign that
 * work had begun.
 */
function reported(item: ItemDocument, event: Told<'ProgressReported'>): ItemDocument {
  const { percent, note, noteVisibility, evidence = [] } = event.data;
  const reports = [...item.reports, { on: dayOfEvent(event), percent, note, ...markOf(event, noteVisibility) }];
  return {
    ...item,
    revision: event.revision,
    reports,
    status: item.status === 'accepted' ? 'started' : item.status,
    percent: isOpen(item.status) ? percentOf(reports) : item.percent,
    evidence: withEvidence(item, event, evidence),
  };
}

/** What the newest report says; of several about one day, the one told last. */
const percentOf = (reports: ItemDocument['reports']): number =>
  reports.reduce((newest, report) => (report.on >= newest.on ? report : newest), { on: '', percent: 0 }).percent;

const stepped = (item: ItemDocument, event: RecordedEvent, what: Step, reason?: Text): ItemDocument => ({
  ...item,
  revision: event.revision,
  steps: [...item.steps, { what, on: event.metadata.occurredOn, recordedAt: event.recordedAt, reason }],
});

const moved = (item: ItemDocument, event: RecordedEvent, status: ItemStatus, reason?: Text): ItemDocument => ({
  ...stepped(item, event, status, reason),
  status,
});

const newOwner = ({ data, metadata }: Told<'ActionItemAssigned'>): OwnershipDocument => ({
  kind: data.kind,
  id: data.owner,
  from: metadata.occurredOn,
});

const ended = (
  { owners }: ItemDocument,
  { metadata }: RecordedEvent,
  how: 'declined' | 'reassigned',
  reason?: Text,
): readonly OwnershipDocument[] =>
  owners.map((owner, index) =>
    index < owners.length - 1 || owner.ended ? owner : { ...owner, until: metadata.occurredOn, ended: how, reason },
  );

const withEvidence = (
  { evidence }: ItemDocument,
  event: RecordedEvent,
  more: readonly EvidenceContent[],
): ItemDocument['evidence'] => [
  ...evidence,
  ...more.map(({ title, uri, visibility }) => ({
    ...{ title, uri, on: event.metadata.occurredOn },
    ...markOf(event, visibility),
  })),
];
