import { derivedId, folded, type Language, type LedCommand, type PartialDate, type Text } from '#kernel';
import hdx from '../reference/hdx-codes.json' with { type: 'json' };
import type { Called } from '../import/match.js';
import type { MapArea, MapField } from '../domain/frame.js';
import type { FrameDocument } from '../views/frames.view.js';
import type { Meaning, Name } from './names.js';

/** What a list may bring that the network does not know. */
export const BRINGINGS = ['organisations', 'fields', 'areas'] as const;
export type Bringing = (typeof BRINGINGS)[number];

/** Names that the list has, with what each means. */
export interface Brought {
  readonly names: ReadonlyMap<string, Name>;
  readonly meanings: ReadonlyMap<string, Meaning>;
}

/** What is said of all that a list brings. */
export interface Origin {
  readonly network: string;
  readonly list: string;
  readonly file: string;
  readonly language: Language;
  readonly occurredOn: PartialDate;
}

/** A list that tells its organisations by acronym means one by each, however it spells its name. */
export const freshOrganisation =
  ({ network }: Pick<Origin, 'network'>) =>
  ({ name, acronym }: Called): string =>
    derivedId('organisation', network, folded(acronym ?? name));

const slug = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');

/** A code that follows from a name, for what has none; the same again for the same name. */
export const freshField = ({ code, name }: Called): string =>
  slug(code ?? '') || slug(name) || `field-${derivedId(folded(name)).slice(0, 8).toLowerCase()}`;

const AREA = /^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$/;
export const freshArea = ({ code, name }: Called): string =>
  code && AREA.test(code)
    ? code
    : slug(name).slice(0, 30) || `area-${derivedId(folded(name)).slice(0, 8).toLowerCase()}`;

/** What is new among some names, by its key, each with all that the list calls it, the most frequent first. */
function newOnes({ names, meanings }: Brought): ReadonlyMap<string, readonly Name[]> {
  const grouped = Map.groupBy(names, ([key]) => {
    const meaning = meanings.get(key)!;
    return meaning.is === 'new' ? meaning.key : '';
  });
  grouped.delete('');
  return new Map(
    [...grouped].map(([key, entries]) => [
      key,
      entries.map(([, name]) => name).sort((one, other) => other.rows - one.rows),
    ]),
  );
}

/** The network's classification with what the list adds. */
export function classificationWith(frame: FrameDocument, fields: Brought, origin: Origin): LedCommand[] {
  const added = [...newOnes(fields)].map(([code, [name]]): MapField => {
    const sector = sectorOf(name!.called);
    return { code, name: { [origin.language]: name!.called.name }, ...(sector && { sector }) };
  });
  if (added.length === 0) return [];
  const occurredOn = since(frame.fieldsSince, origin);
  return [
    { name: 'AdoptClassification', content: { fields: [...frame.fields, ...added] }, source: origin.file, occurredOn },
  ];
}

/** The humanitarian sector that bears this very name or code. */
function sectorOf({ name, code }: Called): string | undefined {
  const sectors: Readonly<Record<string, string>> = hdx.sectors;
  if (code && code in sectors) return code;
  return Object.keys(sectors).find((sector) => folded(sectors[sector]!) === folded(name));
}

/** The network's areas with what the list adds; a network without any takes the list for what their codes are to be understood by. */
export function areasWith(frame: FrameDocument, areas: Brought, origin: Origin): LedCommand[] {
  const fresh = newOnes(areas);
  if (fresh.size === 0) return [];
  const known = new Map(frame.areas.map((area) => [area.code, area]));
  const added = [...fresh].map(([code, [name]]): MapArea => {
    const { name: called, level = 1, parent } = name!.called;
    const above = parent && [...known.values()].find((area) => area.level < level && isNamed(area.name, parent))?.code;
    return { code, name: { [origin.language]: called }, level, ...(above && { parent: above }) };
  });
  const { vintage = origin.list, title, source = frame.vintage ? undefined : origin.file, licence } = frame;
  const content = { vintage, title, source, licence, areas: [...frame.areas, ...added] };
  return [
    { name: 'AdoptAreas', content: defined(content), source: origin.file, occurredOn: since(frame.areasSince, origin) },
  ];
}

const defined = (content: object): object =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));

const isNamed = (name: Text, called: string): boolean =>
  Object.values(name).some((each: string) => folded(each) === folded(called));

/** Told late, what is older than what holds would change nothing. */
const since = (known: string | undefined, { occurredOn }: Origin): PartialDate =>
  known !== undefined && known > occurredOn ? known : occurredOn;

const ACRONYM = 40;
const ALIASES = 20;

/** Registers what is new, each under all its names, as of the kind that somebody said. */
export function registrations(
  organisations: Brought,
  kindOf: (called: Called) => string,
  origin: Origin,
): LedCommand[] {
  return [...newOnes(organisations)].map(([id, all]) => {
    const { name, acronym } = all[0]!.called;
    const also = all.flatMap(({ called }) => [called.name, called.acronym]).filter((each) => each !== undefined);
    const short = all.map(({ called }) => called.acronym).find((each) => each !== undefined && each.length <= ACRONYM);
    const known = new Set([folded(name), folded(short ?? '')]);
    const aliases = also.filter((each) => known.size < known.add(folded(each)).size).slice(0, ALIASES);
    const content = {
      ...{ kind: kindOf({ name, acronym }), name: { [origin.language]: name } },
      ...(short && { acronym: short }),
      ...(aliases.length > 0 && { aliases }),
    };
    return { name: 'RegisterOrganisation', id, content, source: origin.file };
  });
}

/** Admits what was registered, and what other networks know already: whoever works with the network without having signed anything is a collaborator. */
export function admissions(organisations: Brought, joining: Iterable<string>, origin: Origin): LedCommand[] {
  const admit = { name: 'AdmitMember', content: { category: 'collaborator' }, source: origin.file };
  return [
    ...[...newOnes(organisations).keys()].map((id) => ({ ...admit, id, ahead: true })),
    ...[...joining].map((id) => ({ ...admit, id })),
  ];
}
