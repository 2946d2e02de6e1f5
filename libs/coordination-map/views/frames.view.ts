import {
  type Day,
  InLanguages,
  Line,
  LonLat,
  NetworkKey,
  OnDay,
  OnPartialDate,
  type PartialDate,
  PartList,
  Quantity,
  type RecordedEvent,
  type Text,
  view,
  type View,
  Whole,
} from '#kernel';
import { AreaCode, dayOfEvent, FieldCode, SectorCode } from '../domain/fields.js';
import {
  type FrameEvent,
  isNewerNeed,
  type MapArea,
  type MapField,
  type NeedRecorded,
  USUAL_CONFIRMATION_PERIOD,
} from '../domain/frame.js';

/** A field of intervention of the network's classification. */
export class FrameField implements MapField {
  @FieldCode() code: string;
  @InLanguages() name: Text;
  @SectorCode({ optional: true, about: 'The humanitarian sector that it falls under' }) sector?: string;
}

/** An area of the map. */
export class FrameArea implements MapArea {
  @AreaCode() code: string;
  @InLanguages() name: Text;
  @Whole({ min: 1, max: 3, about: '1 is the highest level below the country' }) level: number;
  @AreaCode({ optional: true, about: 'The area of a higher level that it is in' }) parent?: string;
  @LonLat({ optional: true }) point?: readonly [number, number];
}

/** How much is needed in one area. */
export class FrameNeed implements NeedRecorded {
  @AreaCode() area: string;
  @InLanguages() indicator: Text;
  @Quantity() value: number;
  @OnPartialDate() period: PartialDate;
}

/** What a network's map is made of, as everybody is told. */
export class FrameParticulars {
  @NetworkKey() network: string;
  @PartList(() => FrameField) fields: readonly FrameField[];
  @OnDay({ optional: true }) fieldsSince?: Day;
  @Line({ optional: true, about: 'What the codes of areas are to be understood by' }) vintage?: string;
  @InLanguages({ optional: true }) title?: Text;
  @Line({ optional: true, max: 2_000 }) source?: string;
  @Line({ optional: true }) licence?: string;
  @PartList(() => FrameArea, { max: 2_000 }) areas: readonly FrameArea[];
  @OnDay({ optional: true }) areasSince?: Day;
  @Whole({ about: 'Days after which what was not confirmed is stale' }) confirmationDays: number;
  @OnDay({ optional: true }) confirmationSince?: Day;
  @PartList(() => FrameNeed, { max: 2_000, about: 'By area, that of the newest period' }) needs: readonly FrameNeed[];
}

/** What a network's map is made of. */
export class FrameDocument extends FrameParticulars {
  @NetworkKey() id: string;
  @Whole() revision: number;
}

/** The frame of a network that has adopted nothing yet. */
export const emptyFrame = (network: string): FrameDocument => ({
  id: network,
  network,
  fields: [],
  areas: [],
  confirmationDays: USUAL_CONFIRMATION_PERIOD,
  needs: [],
  revision: 0,
});

type Dates = 'fieldsSince' | 'areasSince' | 'confirmationSince';

/** Told late, what is older than what holds changes nothing but the revision. */
function newer(
  frame: FrameDocument,
  event: RecordedEvent,
  since: Dates,
  change: Partial<FrameDocument>,
): FrameDocument {
  const on = dayOfEvent(event);
  const { revision } = event;
  return on < (frame[since] ?? '') ? { ...frame, revision } : { ...frame, ...change, [since]: on, revision };
}

const changes: View<FrameDocument, FrameEvent>['changes'] = {
  ClassificationAdopted: (frame, event) => newer(frame, event, 'fieldsSince', { fields: event.data.fields }),
  AreasAdopted(frame, event) {
    const { vintage, title, source = event.metadata.source, licence, areas } = event.data;
    return newer(frame, event, 'areasSince', { vintage, title, source, licence, areas });
  },
  ConfirmationPeriodSet: (frame, event) =>
    newer(frame, event, 'confirmationSince', { confirmationDays: event.data.days }),
  NeedRecorded(frame, { data, revision }) {
    const known = frame.needs.find(({ area }) => area === data.area);
    if (!isNewerNeed(data, known)) return { ...frame, revision };
    return { ...frame, needs: [...frame.needs.filter((each) => each !== known), data], revision };
  },
};

/** One document per network: what its map is made of. */
export const framesView = view<FrameDocument, FrameEvent>({
  name: 'frames',
  version: 2,
  scope: 'network',
  document: FrameDocument,
  indexes: [],
  starts: {
    ClassificationAdopted: (event, id) => changes.ClassificationAdopted!(emptyFrame(id), event),
    AreasAdopted: (event, id) => changes.AreasAdopted!(emptyFrame(id), event),
    ConfirmationPeriodSet: (event, id) => changes.ConfirmationPeriodSet!(emptyFrame(id), event),
    NeedRecorded: (event, id) => changes.NeedRecorded!(emptyFrame(id), event),
  },
  changes,
});
