import {
  Id,
  idOf,
  InLanguages,
  Line,
  NetworkKey,
  OneOf,
  OnPartialDate,
  PartList,
  type Personal,
  type RecordedEvent,
  type Text,
  view,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import {
  type Designation,
  FOCAL_POINT_STATUSES,
  focalPointCourse,
  type FocalPointEvent,
  type FocalPointStatus,
} from '../domain/focal-point.js';
import { whenOf } from '../domain/thread.js';
import { Dated, told } from './dated.js';

const EVENTS = Object.keys(focalPointCourse.steps) as FocalPointEvent['type'][];

/** Somebody who stands, or stood, for an organisation in a network. What is personal is left out once it is erased. */
export class FocalPointFields {
  @Line({ about: '`<network>/<organisation>/<person>`' }) id: string;
  @NetworkKey() network: string;
  @Id({ about: 'The record that it was designated by.' }) organisation: string;
  @Id({ about: 'Its account, where it has one.' }) person: string;
  @Whole({ about: "Of the organisation's history, when this last changed." }) revision: number;
  @Line({ optional: true, personal: true }) name?: Personal;
  @Line({ optional: true, personal: true }) email?: Personal;
  @Line({ optional: true, personal: true }) telephone?: Personal;
  @InLanguages({ optional: true, about: 'What it does in the organisation.' }) function?: Text;
  @OneOf(VISIBILITIES) visibility: Visibility;
  @OneOf(FOCAL_POINT_STATUSES) status: FocalPointStatus;
  @OnPartialDate({ about: 'When it was last designated.' }) since: string;
  @OnPartialDate({ optional: true }) releasedOn?: string;
}

/** One thing that was told of a focal point. */
export class FocalPointEntry extends Dated {
  @OneOf(EVENTS) type: FocalPointEvent['type'];
  @Line({ optional: true, personal: true }) name?: Personal;
  @Line({ optional: true, personal: true }) email?: Personal;
  @Line({ optional: true, personal: true }) telephone?: Personal;
  @InLanguages({ optional: true }) function?: Text;
  @OneOf(VISIBILITIES, { optional: true }) visibility?: Visibility;
}

/** A focal point as it is kept, with all that was told, oldest first. Earlier entries may be for fewer eyes than the present one. */
export class FocalPointDocument extends FocalPointFields {
  @PartList(() => FocalPointEntry) timeline: readonly FocalPointEntry[];
}

/** A focal point's id among the documents. */
export const focalPointId = (network: string, organisation: string, person: string): string =>
  `${network}/${organisation}/${person}`;

function entryOf(event: RecordedEvent<FocalPointEvent>): FocalPointEntry {
  const { name, email, telephone, function: what, visibility } = event.data as Partial<Designation>;
  return { ...whenOf(event), type: event.type, name, email, telephone, function: what, visibility };
}

const impersonal = (entry: FocalPointEntry): FocalPointEntry => ({
  ...entry,
  name: undefined,
  email: undefined,
  telephone: undefined,
});

/** What was told with one more entry, and what it amounts to. */
function withEntry(before: readonly FocalPointEntry[], entry: FocalPointEntry) {
  const { timeline: all, state } = told(focalPointCourse, before, entry);
  const timeline = state.status === 'erased' ? all.map(impersonal) : all;
  const from = timeline.findLastIndex(({ type }) => type === 'FocalPointDesignated');
  const { name, email, telephone, function: what, visibility, on } = timeline[from]!;
  return {
    name,
    email,
    telephone,
    function: what,
    visibility: visibility!,
    status: state.status as FocalPointStatus,
    since: on,
    releasedOn: timeline.slice(from).find(({ type }) => type === 'FocalPointReleased')?.on,
    timeline,
  };
}

const continued = (document: FocalPointDocument, event: RecordedEvent<FocalPointEvent>): FocalPointDocument => ({
  ...document,
  revision: event.revision,
  ...withEntry(document.timeline, entryOf(event)),
});

export const focalPointsView = view<FocalPointDocument, FocalPointEvent>({
  name: 'focalPoints',
  version: 1,
  scope: 'commons',
  document: FocalPointDocument,
  indexes: [['network', 'status'], ['organisation']],
  touches: ({ stream, data: { network, person } }) => [focalPointId(network, idOf(stream), person)],
  starts: {
    FocalPointDesignated: (event, id) => ({
      id,
      network: event.data.network,
      organisation: idOf(event.stream),
      person: event.data.person,
      revision: event.revision,
      ...withEntry([], entryOf(event)),
    }),
  },
  changes: { FocalPointDesignated: continued, FocalPointReleased: continued, FocalPointErased: continued },
});
