import { type Day, type Event, type Evolve, lastDay, type PartialDate, type RecordedEvent, type Text } from '#kernel';
import { dayOfEvent } from './fields.js';

/** A field of intervention, in the network's own classification. */
export interface MapField {
  readonly code: string;
  readonly name: Text;
  /** The humanitarian sector that it falls under, as in the HDX Humanitarian API. */
  readonly sector?: string;
}

export const LEVELS = [1, 2, 3] as const;

/** An administrative area; level 1 is the highest below the country. */
export interface MapArea {
  readonly code: string;
  readonly name: Text;
  readonly level: number;
  /** The area of a higher level that it is in. */
  readonly parent?: string;
  /** Longitude and latitude, in degrees. */
  readonly point?: readonly [number, number];
}

/** The areas of one vintage: a code means something only with it. */
export interface AreasAdopted {
  /** Such as `MA-2015`. */
  readonly vintage: string;
  readonly title?: Text;
  readonly source?: string;
  readonly licence?: string;
  readonly areas: readonly MapArea[];
}

/** How much is needed in one area; weighs its gaps. */
export interface NeedRecorded {
  readonly area: string;
  /** What was counted, such as persons in need of care. */
  readonly indicator: Text;
  readonly value: number;
  readonly period: PartialDate;
}

/** What a network's map is made of. */
export type FrameEvent =
  | Event<'ClassificationAdopted', { fields: readonly MapField[] }>
  | Event<'AreasAdopted', AreasAdopted>
  | Event<'ConfirmationPeriodSet', { days: number }>
  | Event<'NeedRecorded', NeedRecorded>;

/** Days after which what was not confirmed is stale, where the network has not said. */
export const USUAL_CONFIRMATION_PERIOD = 180;

/** Something that holds from a day on. */
interface Since<Value> {
  readonly on: Day;
  readonly value: Value;
}

/** What decisions know of the frame. */
export interface Frame {
  readonly classification: Since<readonly MapField[]>;
  readonly areas: Since<AreasAdopted>;
  readonly confirmation: Since<number>;
  /** By area, the one of the newest period. */
  readonly needs: ReadonlyMap<string, NeedRecorded>;
}

export const initialState: Frame = {
  classification: { on: '', value: [] },
  areas: { on: '', value: { vintage: '', areas: [] } },
  confirmation: { on: '', value: USUAL_CONFIRMATION_PERIOD },
  needs: new Map(),
};

export const evolve: Evolve<Frame, FrameEvent> = {
  ClassificationAdopted: (frame, event) => ({
    ...frame,
    classification: newer(frame.classification, event, event.data.fields),
  }),
  AreasAdopted: (frame, event) => ({ ...frame, areas: newer(frame.areas, event, event.data) }),
  ConfirmationPeriodSet: (frame, event) => ({
    ...frame,
    confirmation: newer(frame.confirmation, event, event.data.days),
  }),
  NeedRecorded: (frame, { data }) => ({
    ...frame,
    needs: isNewerNeed(data, frame.needs.get(data.area)) ? new Map(frame.needs).set(data.area, data) : frame.needs,
  }),
};

/** Told late, what is older than what holds changes nothing. */
function newer<Value>(known: Since<Value>, event: RecordedEvent, value: Value): Since<Value> {
  const on = dayOfEvent(event);
  return on < known.on ? known : { on, value };
}

/** Whether a need is of the same period as the one that is known, or of a later one. */
export const isNewerNeed = (need: NeedRecorded, known: NeedRecorded | undefined): boolean =>
  known === undefined || lastDay(need.period) >= lastDay(known.period);
