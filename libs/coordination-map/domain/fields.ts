import { Code, type Day, effectiveDay, type FieldOptions, type RecordedEvent, SLUG } from '#kernel';

const AREA = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** As in the HDX Humanitarian API: `HEA`, or with an area of responsibility, `PRO-CPN`. */
const SECTOR = /^[A-Z]{3}(-[A-Z]{3})?$/;

/** A field of intervention, by the network's own code, such as `legal-aid`. */
export const FieldCode = (options: FieldOptions = {}): PropertyDecorator => Code(SLUG, { ...options, max: 60 });

/** An area, by its code in the vintage that the network adopted: `MA-04`, `IQG01Q01`. */
export const AreaCode = (options: FieldOptions = {}): PropertyDecorator => Code(AREA, { ...options, max: 30 });

/** A humanitarian sector. */
export const SectorCode = (options: FieldOptions = {}): PropertyDecorator => Code(SECTOR, { ...options, max: 7 });

/** What a network calls a list of activities. */
export const LIST_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A list of activities, by what the network calls it: `3w`, `annuaire-2023`. */
export const ListName = (options: FieldOptions = {}): PropertyDecorator => Code(LIST_NAME, { ...options, max: 40 });

/** The day from which a recorded event counts. Told late, it is older than what is known already. */
export const dayOfEvent = ({ metadata: { occurredOn }, recordedAt }: RecordedEvent): Day =>
  occurredOn.length === 10 ? occurredOn : effectiveDay(occurredOn, recordedAt.slice(0, 10));
