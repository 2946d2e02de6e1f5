import {
  command,
  Id,
  InLanguages,
  OneOf,
  PartList,
  type Text,
  unlessPublic,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import type { ActionItem, ActionItemEvent } from './action-item.js';
import { ended, isNewest, unlessInSequence, unlessWorkedOn } from './action-item.rules.js';
import { EvidenceContent, ItemNoteContent, ItemReasonContent } from './fields.js';
import { refuse } from './problems.js';

export class StartActionItem {}

export class ReportProgress {
  @Whole({ max: 100 }) percent: number;
  @InLanguages({ optional: true }) note?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the note; everybody by default' })
  noteVisibility?: Visibility;
  @PartList(() => EvidenceContent, { optional: true, max: 20 }) evidence?: EvidenceContent[];
}

export class VerifyActionItem extends ItemNoteContent {
  @Id({ optional: true, about: 'The organisation that verified it; never the one that did it' }) by?: string;
}

/** Doing the work: from the start of an item to its verification. */
export const work = {
  StartActionItem: command<ActionItem, ActionItemEvent, StartActionItem>({
    content: StartActionItem,
    on: 'exists',
    title: { fr: "Commencer l'action", ar: 'بدء النشاط', en: 'Start the item' },
    decide(_command, item, { occurredOn }) {
      if (item.status === 'started') return refuse('item-already-started');
      return unlessWorkedOn(item) ?? unlessInSequence(item, occurredOn) ?? [started];
    },
  }),
  ReportProgress: command<ActionItem, ActionItemEvent, ReportProgress>({
    content: ReportProgress,
    on: 'exists',
    title: { fr: "Signaler l'avancement", ar: 'التبليغ عن التقدم', en: 'Report progress' },
    decide({ percent, note, noteVisibility, evidence }, item, context) {
      const refusal = unlessWorkedOn(item);
      if (refusal) return refusal;
      const report = { percent, note, noteVisibility: note && unlessPublic(noteVisibility) };
      if (evidence === undefined && isNewest(item, report, context)) return refuse('item-same-report');
      const reported: ActionItemEvent = {
        type: 'ProgressReported',
        data: { ...report, evidence: evidence?.map(piece) },
      };
      return item.status === 'accepted' ? [started, reported] : [reported];
    },
  }),
  AttachEvidence: command<ActionItem, ActionItemEvent, EvidenceContent>({
    content: EvidenceContent,
    on: 'exists',
    title: { fr: 'Joindre une pièce', ar: 'إرفاق مستند', en: 'Attach evidence' },
    decide(attached, item) {
      if (item.status === 'cancelled' || item.status === 'carried-over') return ended(item)!;
      if (item.evidence.has(attached.uri)) return refuse('item-evidence-already-attached');
      return [{ type: 'EvidenceAttached', data: piece(attached) }];
    },
  }),
  BlockActionItem: command<ActionItem, ActionItemEvent, ItemReasonContent>({
    content: ItemReasonContent,
    on: 'exists',
    title: { fr: 'Signaler un blocage', ar: 'الإبلاغ عن توقف النشاط', en: 'Report the item as blocked' },
    decide: ({ reason }, item) =>
      ended(item) ??
      (item.blocked ? refuse('item-already-blocked') : [{ type: 'ActionItemBlocked', data: { reason } }]),
  }),
  UnblockActionItem: command<ActionItem, ActionItemEvent, ItemNoteContent>({
    content: ItemNoteContent,
    on: 'exists',
    title: { fr: 'Lever le blocage', ar: 'رفع التوقف', en: 'Report the item as unblocked' },
    decide: ({ note }, item) =>
      ended(item) ?? (item.blocked ? [{ type: 'ActionItemUnblocked', data: { note } }] : refuse('item-not-blocked')),
  }),
  CompleteActionItem: command<ActionItem, ActionItemEvent, ItemNoteContent>({
    content: ItemNoteContent,
    on: 'exists',
    title: { fr: "Achever l'action", ar: 'إنجاز النشاط', en: 'Complete the item' },
    decide: ({ note }, item, { occurredOn }) =>
      unlessWorkedOn(item) ?? unlessInSequence(item, occurredOn) ?? [{ type: 'ActionItemCompleted', data: { note } }],
  }),
  VerifyActionItem: command<ActionItem, ActionItemEvent, VerifyActionItem>({
    content: VerifyActionItem,
    on: 'exists',
    title: { fr: "Vérifier l'action", ar: 'التحقق من النشاط', en: 'Verify the item' },
    decide({ by, note }, item, { account, occurredOn }) {
      if (item.status === 'verified') return refuse('item-already-verified');
      if (item.status !== 'completed') return refuse('item-not-completed');
      if (by ? by === item.owner?.id : account !== null && account === item.completedBy) return refuse('item-own-work');
      return unlessInSequence(item, occurredOn) ?? [{ type: 'ActionItemVerified', data: { by, note } }];
    },
  }),
  ReopenActionItem: command<ActionItem, ActionItemEvent, ItemReasonContent>({
    content: ItemReasonContent,
    on: 'exists',
    title: { fr: "Rouvrir l'action", ar: 'إعادة فتح النشاط', en: 'Reopen the item' },
    decide({ reason }, item, { occurredOn }) {
      if (item.status !== 'completed' && item.status !== 'verified') return refuse('item-not-completed');
      return unlessInSequence(item, occurredOn) ?? [{ type: 'ActionItemReopened', data: { reason } }];
    },
  }),
};

const piece = ({ title, uri, visibility }: EvidenceContent): EvidenceContent => ({
  title,
  uri,
  visibility: unlessPublic(visibility),
});

const started: ActionItemEvent = { type: 'ActionItemStarted', data: {} };
