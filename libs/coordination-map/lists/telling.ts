import { inLanguage, type Refusal, type Text, type UploadContext } from '#kernel';
import { HEADINGS, STATUS_WORDS, VISIBILITY_WORDS } from '../columns.js';
import type { ListColumn } from '../domain/list.js';
import { inWords, type Remark, remarkInWords } from '../import/problems.js';
import { ASIDE } from '../import/reasons.js';
import type { ActivityRow } from '../rows.js';
import { type ActivityDocument } from '../views/activities.view.js';
import { countAsTold, reportsFor } from '../views/disclosure.js';
import type { FrameDocument } from '../views/frames.view.js';
import type { Brought } from './bring.js';
import type { Directory } from './directory.js';
import type { ChangeRead, NameRead, NamesLine, RowLine, WrongLine } from './lines.js';
import type { Places } from './places.js';
import { type Change, countsKept } from './plan.js';
import type { Judged } from './judging.js';

type Planned = Extract<Judged, { is: 'planned' }>;
type Context = Pick<UploadContext, 'inWords' | 'language' | 'audience' | 'path'>;

/** A refusal as people read it. */
export function wrong(refusal: Refusal, { inWords }: Pick<UploadContext, 'inWords'>): WrongLine {
  const [title, detail] = inWords(refusal);
  return { title, detail };
}

/** What became of a row, or would. */
export function rowLine(judged: Judged, refusal: Refusal | undefined, context: Context): RowLine {
  const { outcome } = judged;
  const about = { is: 'row', row: outcome.number } as const;
  if (outcome.is === 'aside') return { ...about, does: 'aside', because: ASIDE[outcome.because][context.language] };
  if (outcome.is === 'problem')
    return { ...about, does: 'problem', problems: outcome.problems.map((each) => told(each, context)) };
  const row = { ...about, ...named(outcome.row) };
  if (judged.is === 'left') return { ...row, does: 'left' };
  const refusals = judged.is === 'unclear' ? judged.because : refusal ? [refusal] : [];
  if (judged.is !== 'planned' || refusal)
    return { ...row, does: 'problem', problems: refusals.map((each) => wrong(each, context)) };
  const { plan, id, known } = judged;
  const changes = plan.changes.map((change) => changeRead(change, known!, context));
  const remarks = remarksOn(judged, context);
  return {
    ...{ ...row, does: plan.does, activity: id },
    ...(changes.length > 0 && { changes }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** What came from the list before and is not in it any more. */
export const missingLine = (
  { id, organisation, field, area, title }: ActivityDocument,
  does: 'missing' | 'end',
  { frame, directory }: Looked,
  { language }: Context,
): RowLine => ({
  ...{ is: 'row', does, activity: id },
  organisation: inLanguage(directory.nameOf(directory.presentOf(organisation)), language) || undefined,
  field: inLanguage(nameIn(frame.fields, field), language) || undefined,
  area: inLanguage(nameIn(frame.areas, area), language) || undefined,
  title: inLanguage(title, language) || undefined,
});

/** What names are looked up in. */
interface Looked {
  readonly frame: FrameDocument;
  readonly directory: Directory;
}

const nameIn = (list: readonly { readonly code: string; readonly name: Text }[], wanted: string): Text | undefined =>
  list.find(({ code }) => code === wanted)?.name;

function told(problem: Parameters<typeof inWords>[0], { language }: Context): WrongLine {
  const [title, detail] = inWords(problem, language);
  return { title, detail };
}

const named = ({ organisation, field, area, title }: ActivityRow): Partial<RowLine> => ({
  ...{ organisation: organisation.name, field: field.name, area: area.name },
  ...(title !== undefined && { title }),
});

function remarksOn(judged: Planned, context: Context): string[] {
  return [...judged.outcome.remarks, ...kept(judged, context)].map((remark) => remarkInWords(remark, context.language));
}

/** What an import leaves as it is, whatever the row says. */
function kept({ outcome, known, isOfAnother }: Planned, { language, audience, path }: Context): Remark[] {
  if (!known) return [];
  const { row, number } = outcome;
  const counts = countsKept(row, known, { isOwn: reportsFor(audience, path.network!) });
  const isOther = row.visibility !== undefined && row.visibility !== known.visibility;
  const value = VISIBILITY_WORDS[known.visibility][language];
  return [
    ...(isOfAnother ? [{ code: 'organisation-stays' as const, row: number }] : []),
    ...(isOther ? [{ code: 'visibility-stays' as const, row: number, value }] : []),
    ...counts.map((what) => ({ code: 'count-stays' as const, row: number, column: HEADINGS[what][language] })),
  ];
}

const COUNTS: readonly ListColumn[] = ['planned', 'reached'];

/** A change as whoever asks may know of it: a count that is under 5 is its organisation's own. */
function changeRead(
  { what, from, to }: Change,
  { organisation }: ActivityDocument,
  { language, audience, path }: Context,
): ChangeRead {
  if (what === 'status') {
    const [before, after] = [from, to].map((status) => STATUS_WORDS[status as keyof typeof STATUS_WORDS][language]);
    return { what, from: before!, to: after! };
  }
  const isOwn = reportsFor(audience, path.network!)(organisation);
  const count = COUNTS.includes(what) ? countAsTold(from as number | undefined, isOwn) : undefined;
  const before = count ? String(count.value ?? '<5') : typeof from === 'object' ? inLanguage(from, language) : from;
  return { what, ...(before !== undefined && { from: String(before) }), to: String(to) };
}

/** What the names of the list are taken for. */
export function namesLine({ organisations, fields, areas, joining }: Places, { frame, directory }: Looked): NamesLine {
  const joins = (key: string): boolean => joining.has(directory.speakerOf(key));
  return {
    is: 'names',
    organisations: namesRead(organisations, (key) => directory.nameOf(key)).map((read) =>
      read.key && joins(read.key) ? { ...read, joins: true } : read,
    ),
    fields: namesRead(fields, (key) => nameIn(frame.fields, key)),
    areas: namesRead(areas, (key) => nameIn(frame.areas, key)),
  };
}

function namesRead({ names, meanings }: Brought, nameOf: (key: string) => Text | undefined): NameRead[] {
  return [...names].map(([key, { called, rows }]) => {
    const meaning = meanings.get(key)!;
    const { name, acronym, code } = called;
    const alike =
      meaning.is === 'doubtful'
        ? { alike: meaning.candidates.map(({ key, score }) => ({ key, name: nameOf(key), alike: score })) }
        : {};
    return {
      ...{ name, rows, taken: meaning.is, ...alike },
      ...(acronym !== undefined && { acronym }),
      ...(code !== undefined && { code }),
      ...('key' in meaning && { key: meaning.key }),
    };
  });
}
