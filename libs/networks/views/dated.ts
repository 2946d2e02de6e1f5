import { OnDay, OnPartialDate, type PartialDate, type RecordedEvent } from '#kernel';
import { countsFrom } from '../domain/thread.js';

/** Something that happened, as precisely as its source says when. */
export class Dated {
  @OnPartialDate({ about: 'When, as precisely as the source says.' }) on: PartialDate;
  @OnDay({ about: 'The day from which it counts.' }) day: string;
}

/** When an event happened. */
export const datesOf = (event: RecordedEvent): Dated => ({ on: event.metadata.occurredOn, day: countsFrom(event) });

/** When it happened, where the source gives a date. */
export const dateIfKnown = ({
  on,
  dateUnknown,
}: {
  on: PartialDate;
  dateUnknown?: boolean;
}): PartialDate | undefined => (dateUnknown ? undefined : on);
