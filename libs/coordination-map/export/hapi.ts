import { firstDay, lastDay, type PartialDate, type Text, inLanguage } from '#kernel';
import hdx from '../reference/hdx-codes.json' with { type: 'json' };
import type { ActivityRow } from '../rows.js';
import type { Rows } from './list.js';

/** A row of HDX HAPI's operational presence (https://hdx-hapi.readthedocs.io): an organisation present in a sector of an area. What is not known is null. */
export interface OperationalPresence {
  readonly location_ref: null;
  /** ISO 3166-1 alpha-3. */
  readonly location_code: string | null;
  readonly location_name: string | null;
  readonly admin1_ref: null;
  readonly admin1_code: string | null;
  readonly admin1_name: string | null;
  readonly provider_admin1_name: string | null;
  readonly admin2_ref: null;
  readonly admin2_code: string | null;
  readonly admin2_name: string | null;
  readonly provider_admin2_name: string | null;
  readonly resource_hdx_id: null;
  readonly org_acronym: string | null;
  readonly org_name: string;
  readonly org_type_code: null;
  readonly org_type_description: null;
  readonly sector_code: string | null;
  readonly sector_name: string;
  /** Midnight of a day, without a zone. */
  readonly reference_period_start: string | null;
  readonly reference_period_end: string | null;
}

/** What a list does not say itself. */
export interface PresenceContext {
  readonly country?: { readonly code: string; readonly name: Text };
  /** HDX sector codes by the codes of the network's fields. */
  readonly sectors: ReadonlyMap<string, string>;
}

const SECTORS: Readonly<Record<string, string>> = hdx.sectors;

/** HAPI's area codes are p-codes (`IQG01`), which have no hyphen; codes of ISO 3166-2 (`MA-04`) would be taken for what they are not. */
const pcodeOf = (code?: string): string | null => (code && !code.includes('-') ? code : null);

function placeOf({ area }: ActivityRow) {
  const { name, level = 1, parent = null } = area;
  const code = pcodeOf(area.code);
  const [first, second] = level === 1 ? [name, null] : level === 2 ? [parent, name] : [null, parent];
  return {
    admin1_ref: null,
    admin1_code: level === 1 ? code : null,
    admin1_name: first,
    provider_admin1_name: first,
    admin2_ref: null,
    admin2_code: level === 2 ? code : null,
    admin2_name: second,
    provider_admin2_name: second,
  };
}

function presenceOf(row: ActivityRow, { country, sectors }: PresenceContext): OperationalPresence {
  const sector = (row.field.code && sectors.get(row.field.code)) ?? null;
  return {
    location_ref: null,
    location_code: country?.code ?? null,
    location_name: country ? inLanguage(country.name, 'en') : null,
    ...placeOf(row),
    resource_hdx_id: null,
    org_acronym: row.organisation.acronym ?? null,
    org_name: row.organisation.name,
    org_type_code: null,
    org_type_description: null,
    sector_code: sector,
    sector_name: (sector && SECTORS[sector]) ?? row.field.name,
    reference_period_start: null,
    reference_period_end: null,
  };
}

const midnight = (date: PartialDate | undefined, day: (date: PartialDate) => string): string | null =>
  date === undefined ? null : `${day(date)}T00:00:00`;
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** Open as soon as one of the activities is. */
const later = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other;

/**
 * Who is present where and in what, from a list of activities: one row for an organisation, a sector and an area, over the time from the
 * first start that is known to the last end. Activities that have ended are no presence. Holds as many rows as there are presences.
 */
export async function presencesOf(rows: Rows, context: PresenceContext): Promise<OperationalPresence[]> {
  const presences = new Map<string, OperationalPresence>();
  for await (const row of rows) {
    if (row.status === 'ended') continue;
    const presence = presenceOf(row, context);
    const { name, code, parent } = row.area;
    const key = JSON.stringify([presence.org_name, presence.sector_name, code ?? name, parent]);
    const start = midnight(row.startsOn, firstDay);
    const end = midnight(row.endsOn, lastDay);
    const known = presences.get(key);
    presences.set(key, {
      ...presence,
      reference_period_start: known ? earlier(known.reference_period_start, start) : start,
      reference_period_end: known ? later(known.reference_period_end, end) : end,
    });
  }
  return [...presences.values()];
}
