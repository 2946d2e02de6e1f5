import {
  Id,
  IdList,
  InLanguages,
  NetworkKey,
  networkOf,
  OneOf,
  OnPartialDate,
  PartList,
  type PartialDate,
  type RecordedEvent,
  type Text,
  view,
  Whole,
} from '#kernel';
import { whenOf } from '../domain/thread.js';
import { workingGroupCourse, type WorkingGroupEvent } from '../domain/working-group.js';
import { Dated, told } from './dated.js';

const EVENTS = Object.keys(workingGroupCourse.steps) as WorkingGroupEvent['type'][];

/** One thing that happened to a working group. */
export class GroupEntry extends Dated {
  @OneOf(EVENTS) type: WorkingGroupEvent['type'];
  @Id({ optional: true }) organisation?: string;
  @InLanguages({ optional: true }) mandate?: Text;
  @InLanguages({ optional: true }) reason?: Text;
}

/** An organisation's time in a group; without an end, it lasts. */
export class Stay {
  @Id() organisation: string;
  @OnPartialDate() joinedOn: PartialDate;
  @OnPartialDate({ optional: true }) leftOn?: PartialDate;
  @InLanguages({ optional: true }) reason?: Text;
}

/** A working group, with all that happened, oldest first. Once dissolved, members and lead are those of its last day. */
export class WorkingGroupFields {
  @Id() id: string;
  @NetworkKey() network: string;
  @Whole() revision: number;
  @InLanguages() name: Text;
  @OneOf(['active', 'dissolved']) status: 'active' | 'dissolved';
  @InLanguages({ optional: true }) mandate?: Text;
  @Id({ optional: true }) lead?: string;
  @IdList() members: readonly string[];
  @OnPartialDate() formedOn: PartialDate;
  @OnPartialDate({ optional: true }) dissolvedOn?: PartialDate;
  @PartList(() => GroupEntry) timeline: readonly GroupEntry[];
}

/** A working group as it is kept: organisations by id. */
export class WorkingGroupDocument extends WorkingGroupFields {
  @PartList(() => Stay) stays: readonly Stay[];
}

function entryOf(event: RecordedEvent<WorkingGroupEvent>): GroupEntry {
  const { organisation, mandate, reason } = event.data as Omit<GroupEntry, keyof Dated | 'type'>;
  return { ...whenOf(event), type: event.type, organisation, mandate, reason };
}

function staysOf(timeline: readonly GroupEntry[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { type, organisation, on, reason } of timeline) {
    if (type === 'WorkingGroupJoined') stays.push({ organisation: organisation!, joinedOn: on });
    const at = stays.findIndex((stay) => stay.organisation === organisation && stay.leftOn === undefined);
    if (type === 'WorkingGroupLeft' && at >= 0) stays[at] = { ...stays[at]!, leftOn: on, reason };
  }
  return stays;
}

/** A group's timeline with one more entry, and what it amounts to. */
function withEntry(before: readonly GroupEntry[], entry: GroupEntry) {
  const { timeline, state } = told(workingGroupCourse, before, entry);
  return {
    status: state.status === 'dissolved' ? ('dissolved' as const) : ('active' as const),
    mandate: state.mandate,
    lead: state.lead,
    members: [...state.members],
    dissolvedOn: timeline.find(({ type }) => type === 'WorkingGroupDissolved')?.on,
    stays: staysOf(timeline),
    timeline,
  };
}

const continued = (document: WorkingGroupDocument, event: RecordedEvent<WorkingGroupEvent>): WorkingGroupDocument => ({
  ...document,
  revision: event.revision,
  ...withEntry(document.timeline, entryOf(event)),
});

export const workingGroupsView = view<WorkingGroupDocument, WorkingGroupEvent>({
  name: 'workingGroups',
  version: 1,
  scope: 'network',
  document: WorkingGroupDocument,
  indexes: [['network', 'status'], ['members']],
  starts: {
    WorkingGroupFormed: (event, id) => ({
      id,
      network: networkOf(event.stream),
      revision: event.revision,
      name: event.data.name,
      formedOn: event.metadata.occurredOn,
      ...withEntry([], entryOf(event)),
    }),
  },
  changes: {
    WorkingGroupMandateRevised: continued,
    WorkingGroupJoined: continued,
    WorkingGroupLeft: continued,
    WorkingGroupLeadAppointed: continued,
    WorkingGroupDissolved: continued,
  },
});
