import {
  type Audience,
  addDays,
  type Day,
  isRefusal,
  type QueryContext,
  type Reader,
  type Refusal,
  sees,
  VISIBILITIES,
  type Visibility,
} from '#kernel';
import { allRecords } from '#networks';
import { PRESENT } from '../domain/activity.js';
import { refuse } from '../domain/problems.js';
import { reportsFor } from '../views/disclosure.js';
import type { Strand } from '../views/cell.document.js';
import { emptyFrame, type FrameArea, type FrameDocument, type FrameField, framesView } from '../views/frames.view.js';
import type { MapParameters } from './map.parameters.js';

/** What somebody looks at the map through: which rows and columns there are, and what in their cells is for them and asked for. */
export interface Lens {
  readonly frame: FrameDocument;
  readonly fields: readonly FrameField[];
  readonly areas: readonly FrameArea[];
  /** The cell of the map that what is done in a field and an area is counted in. */
  placeOf(field: string, area: string): string | undefined;
  /** It is of all fields and areas. */
  readonly whole: boolean;
  shows(strand: Pick<Strand, 'organisation' | 'visibility'>): boolean;
  readonly statuses: ReadonlySet<string>;
  /** Words of whom it is for, where only that is asked for. */
  readonly population?: string;
  isOwn(organisation: string): boolean;
  isStale(confirmedOn: Day): boolean;
}

/** A cell among those of one map. */
export const keyOf = (field: string, area: string): string => `${field}/${area}`;

export const frameOf = async (reader: Reader, network: string): Promise<FrameDocument> =>
  (await reader.get(framesView, network)) ?? emptyFrame(network);

/** The day before which what was confirmed last is stale. */
export const freshFrom = ({ confirmationDays }: FrameDocument, today: Day): Day => addDays(today, -confirmationDays);

export async function lensOf({
  reader,
  path,
  query,
  audience,
  today,
}: QueryContext<MapParameters>): Promise<Lens | Refusal> {
  const network = path.network!;
  const frame = await frameOf(reader, network);
  const rows = rowsOf(frame, query);
  if (isRefusal(rows)) return rows;
  const asked = query.organisation && new Set(await allRecords(reader, [query.organisation]));
  const fresh = freshFrom(frame, today);
  const isTold = toldTo(audience, network, query.visibility);
  return {
    frame,
    ...rows,
    shows: (strand) => (!asked || asked.has(strand.organisation)) && isTold(strand),
    statuses: new Set(query.status ? [query.status] : PRESENT),
    population: query.population,
    isOwn: reportsFor(audience, network),
    isStale: (confirmedOn) => confirmedOn < fresh,
  };
}

/** Whether a strand is for the audience and in the circle asked for; judged once for what is open to all of the audience. */
function toldTo(audience: Audience, network: string, circle: Visibility = 'restricted'): Lens['shows'] {
  const within = new Set<string>(VISIBILITIES.slice(0, VISIBILITIES.indexOf(circle) + 1));
  const open = new Set<string>(VISIBILITIES.filter((visibility) => sees(audience, { network, visibility })));
  return ({ organisation, visibility }) =>
    within.has(visibility) && (open.has(visibility) || sees(audience, { network, organisation, visibility }));
}

/** Which fields and areas the map has, and which of these areas each one is in. */
function rowsOf(
  frame: FrameDocument,
  { field, area, level }: MapParameters,
): Pick<Lens, 'fields' | 'areas' | 'placeOf' | 'whole'> | Refusal {
  const fields = frame.fields.filter(({ code }) => field === undefined || code === field);
  if (field !== undefined && fields.length === 0) return refuse('map-field-unknown', { field });
  const byCode = new Map(frame.areas.map((each) => [each.code, each]));
  const within = area === undefined ? undefined : byCode.get(area);
  if (area !== undefined && !within) return refuse('map-area-unknown', { area });
  const shown = level ?? within?.level ?? Math.min(...frame.areas.map((each) => each.level));
  const places = new Map<string, string>();
  for (const { code } of frame.areas) {
    const line = lineOf(code, byCode);
    const place = line.find((each) => each.level === shown);
    if (place && (!within || lineOf(place.code, byCode).includes(within))) places.set(code, place.code);
  }
  const codes = new Set(fields.map(({ code }) => code));
  return {
    fields,
    areas: frame.areas.filter(({ code }) => places.get(code) === code),
    whole: field === undefined && area === undefined,
    placeOf(ofField, ofArea) {
      const place = codes.has(ofField) ? places.get(ofArea) : undefined;
      return place === undefined ? undefined : keyOf(ofField, place);
    },
  };
}

/** An area and those that it is in, upwards. Levels rise on the way, so it ends. */
function lineOf(code: string, byCode: ReadonlyMap<string, FrameArea>): readonly FrameArea[] {
  const area = byCode.get(code);
  return area ? [area, ...(area.parent === undefined ? [] : lineOf(area.parent, byCode))] : [];
}
