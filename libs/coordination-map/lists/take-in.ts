import {
  effectiveDay,
  isRefusal,
  type LedCommand,
  type Refusal,
  same,
  seenBy,
  upload,
  type UploadContext,
  type UploadRoute,
} from '#kernel';
import type { RowOutcome } from '../import/clean-row.js';
import { activitiesIn } from '../import/read-activities.js';
import { frameOf } from '../queries/lens.js';
import { type ActivityDocument, activitiesView } from '../views/activities.view.js';
import { reportsFor } from '../views/disclosure.js';
import type { FrameDocument } from '../views/frames.view.js';
import { admissions, areasWith, classificationWith, type Origin, registrations } from './bring.js';
import { Directory } from './directory.js';
import { carriedOut, judged, type Send } from './judging.js';
import { Ledger } from './ledger.js';
import { NamesLine, ProgressLine, ReadingLine, RefusedLine, ReportLine, RowLine } from './lines.js';
import { Names } from './names.js';
import { opened, type OpenedList, readingLine, renamed } from './opened.js';
import { ListChoices, ListParameters } from './parameters.js';
import { type Places, placesOf, type Sameness } from './places.js';
import { Tally } from './tally.js';
import { missingLine, namesLine, rowLine, wrong } from './telling.js';

type Context = UploadContext<ListParameters, ListChoices>;

/** Rows that are judged and recorded together; progress is told as often. */
const TOGETHER = 250;
/** A hundred thousand rows, and some. */
const MAX_BYTES = 32 * 2 ** 20;

/** What a list is held against. */
interface Known {
  readonly frame: FrameDocument;
  readonly directory: Directory;
  readonly activities: readonly ActivityDocument[];
}

/** Whether the rows of a list are only judged, or recorded. */
type Step = 'judging' | 'recording';

/** A list of activities on its way from a file to what becomes of each row. */
class TakingIn {
  private readonly origin: Origin;
  private readonly outcomes: () => AsyncGenerator<RowOutcome>;

  constructor(
    private readonly context: Context,
    private readonly list: OpenedList,
    private readonly known: Known,
  ) {
    const { path, query, file, today } = context;
    const { list: name, occurredOn = today } = query;
    this.outcomes = activitiesIn(list.table, list.mapping);
    this.origin = { network: path.network!, list: name, file: file.name, language: list.language, occurredOn };
  }

  /** One line after the other: how the file is read, what its names mean, each row, and what it all comes to. */
  async *lines(): AsyncGenerator<object> {
    const { commit = 'nothing' } = this.context.query;
    yield readingLine(this.list, this.context.language);
    const names = new Names();
    const rows = yield* this.lookThrough(names);
    const places = await this.placesOf(names);
    yield namesLine(places, this.known);
    if (commit !== 'right') {
      const trial = new Tally(broughtBy(places));
      yield* this.bring('judging', places, trial);
      yield* this.pass('judging', places, rows, trial);
      if (commit === 'nothing' || trial.isWrong) return yield trial.report();
    }
    const tally = new Tally(broughtBy(places));
    yield* this.bring('recording', places, tally);
    for await (const line of this.pass('recording', places, rows, tally))
      if (commit === 'right' || line.is !== 'row' || line.does === 'problem') yield line;
    yield* this.remember(places, tally);
    yield tally.report(this.context.commands.position);
  }

  private async *lookThrough(names: Names): AsyncGenerator<ProgressLine, number> {
    let rows = 0;
    for await (const outcome of this.outcomes()) {
      if (outcome.is === 'activity') names.note(outcome.row);
      if (++rows % (TOGETHER * 40) === 0) yield { is: 'progress', step: 'reading', rows };
    }
    return rows;
  }

  /** What the names stand for; records that somebody wants to be one are looked at before, as not everybody may merge what others have, too. */
  private async placesOf(names: Names): Promise<Places> {
    const { path, query, choices } = this.context;
    const { kept, reading } = this.list;
    const bring = new Set(query.bring ?? []);
    const settled = (barred: ReadonlySet<string>): Places =>
      placesOf(names, {
        ...{ ...this.known, network: path.network!, ...reading, organisations: kept.organisations },
        ...{ choices, bring, barred },
      });
    const places = settled(new Set());
    const barred = await this.barred(places.samenesses);
    return barred.size === 0 ? places : settled(barred);
  }

  /** The records that the sender may not merge: one that is still to be registered stands, until then, for the one that it would be merged into. */
  private async barred(samenesses: readonly Sameness[]): Promise<ReadonlySet<string>> {
    const { directory } = this.known;
    const merges = samenesses.map(({ merged, survivor }) =>
      this.led('MergeOrganisations', { merged: directory.has(merged) ? merged : survivor }, survivor),
    );
    const refusals = await this.tried(merges);
    const isBarred = (at: number): boolean => !MERGEABLE.has(refusals[at]?.refused);
    return new Set(samenesses.flatMap(({ merged }, at) => (isBarred(at) ? merged : [])));
  }

  /** Judges or records row after row, and then what is not in the list any more. */
  private async *pass(step: Step, places: Places, of: number, tally: Tally): AsyncGenerator<RowLine | ProgressLine> {
    const { directory, activities } = this.known;
    const { network, list, file, language, occurredOn } = this.origin;
    const on = effectiveDay(occurredOn, this.context.today);
    const ledger = new Ledger(network, list, activities, (record) => directory.presentOf(record));
    const { audience, query } = this.context;
    const isOwn = reportsFor(audience, network);
    const telling = { list, language, on, isOwn, confirms: query.confirms ?? false };
    let rows = 0;
    for await (const together of inChunks(this.outcomes())) {
      const all = together.map((outcome) => judged(outcome, places, ledger, telling, file));
      const refusals = await this.done(
        step,
        all.map((each) => (each.is === 'planned' ? each.plan.commands : [])),
      );
      for (const [at, each] of all.entries()) {
        const line = rowLine(each, refusals[at], this.context);
        tally.add(line);
        yield line;
      }
      yield { is: 'progress', step, rows: (rows += together.length), of };
    }
    yield* this.missing(step, ledger.missing(), tally);
  }

  /** A row of several commands is recorded whole or not at all: they are tried before. */
  private async done(step: Step, rows: readonly (readonly LedCommand[])[]): Promise<readonly (Refusal | undefined)[]> {
    if (step === 'judging') return carriedOut(rows, this.tried);
    const composed = await carriedOut(
      rows.map((each) => (each.length > 1 ? each : [])),
      this.tried,
    );
    const sent = await carriedOut(
      rows.map((each, at) => (composed[at] ? [] : each)),
      this.sent,
    );
    return sent.map((refusal, at) => composed[at] ?? refusal);
  }

  private async *missing(step: Step, missing: readonly ActivityDocument[], tally: Tally): AsyncGenerator<RowLine> {
    const { ends = false } = this.context.query;
    for await (const together of inChunks(missing)) {
      const commands = together.map(({ id, organisation }) =>
        ends ? [{ ...this.led('EndActivity', {}, id), onBehalfOf: organisation }] : [],
      );
      const refusals = await this.done(step, commands);
      for (const [at, activity] of together.entries()) {
        const line = missingLine(activity, ends ? 'end' : 'missing', this.known, this.context);
        const refusal = refusals[at];
        const told = refusal ? { ...line, does: 'problem' as const, problems: [wrong(refusal, this.context)] } : line;
        tally.add(told);
        yield told;
      }
    }
  }

  /** What is new comes before the rows that are about it. What an import that was broken off has brought already is not brought again. */
  private async *bring(step: Step, places: Places, tally: Tally): AsyncGenerator<RefusedLine> {
    const send = step === 'judging' ? this.tried : this.sent;
    for (const commands of [...this.brought(places), ...(step === 'recording' ? [this.merges(places)] : [])])
      for await (const together of inChunks(commands)) {
        const refusals = await send(together);
        for (const [at, refusal] of refusals.entries()) {
          if (!refusal || DONE.has(refusal.refused)) continue;
          tally.refuse();
          yield { is: 'refused', what: nameOf(together[at]!), problem: wrong(refusal, this.context) };
        }
      }
  }

  /** In steps, each of which relies on those before it. */
  private brought({ organisations, fields, areas, joining }: Places): readonly LedCommand[][] {
    const { frame } = this.known;
    const kinds = new Map((this.context.choices.organisations ?? []).map((choice) => [choice.name, choice.new]));
    return [
      classificationWith(frame, fields, this.origin),
      areasWith(frame, areas, this.origin),
      registrations(
        organisations,
        ({ name, acronym }) => kinds.get(name) ?? kinds.get(acronym ?? '') ?? 'association',
        this.origin,
      ),
      admissions(organisations, joining, this.origin),
    ];
  }

  private merges({ samenesses }: Places): readonly LedCommand[] {
    return samenesses.map(({ merged, survivor }) => this.led('MergeOrganisations', { merged }, survivor));
  }

  /** Keeps how the list is read, and that it was taken in, where that changed anything. */
  private async *remember({ read }: Places, tally: Tally): AsyncGenerator<RefusedLine> {
    const { kept } = this.list;
    const { list } = this.origin;
    const reading = { ...this.list.reading, organisations: renamed(this.list.reading.organisations, read) };
    const commands = [
      ...(same(reading, kept) ? [] : [this.led('ChooseListReading', reading, list)]),
      ...(tally.changes ? [this.led('RecordListImport', { file: this.origin.file, ...tally.imported }, list)] : []),
    ];
    const [refusal] = await carriedOut([commands], this.sent);
    if (refusal) yield { is: 'refused', what: list, problem: wrong(refusal, this.context) };
  }

  private readonly tried: Send = (commands) => this.context.commands.tried(commands.map(this.dated));

  private readonly sent: Send = (commands) => this.context.commands.sent(commands.map(this.dated));

  /** What a list says was so on its day. */
  private readonly dated = (command: LedCommand): LedCommand => ({ occurredOn: this.origin.occurredOn, ...command });

  private led(name: string, content: object, id: string): LedCommand {
    return { name, id, content, source: this.origin.file };
  }
}

/** How a merge is answered that is the sender's to make. */
const MERGEABLE: ReadonlySet<string | undefined> = new Set([undefined, 'merged-with-itself']);

/** What was brought before an import was broken off. */
const DONE: ReadonlySet<string> = new Set(['there-already', 'already-a-member', 'organisation-merged']);

const nameOf = ({ name, content }: LedCommand): string =>
  Object.values((content as { name?: object }).name ?? {}).join(' / ') || name;

const broughtBy = ({ organisations, fields, areas, joining }: Places): number =>
  [organisations, fields, areas].reduce((sum, { meanings }) => {
    const fresh = [...meanings.values()].flatMap((meaning) => (meaning.is === 'new' ? meaning.key : []));
    return sum + new Set(fresh).size;
  }, joining.size);

async function* inChunks<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < TOGETHER) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function run(context: Context): Promise<AsyncIterable<object> | Refusal> {
  const { reader, path, audience } = context;
  const list = await opened(context);
  if (isRefusal(list)) return list;
  const network = path.network!;
  const { organisations: chosen = [] } = context.choices;
  const [frame, directory, activities] = await Promise.all([
    frameOf(reader, network),
    Directory.of(reader, network),
    reader.find(activitiesView, { filter: { network, ...seenBy(audience, network) } }),
  ]);
  const unknown = chosen.find(({ same }) => same !== undefined && !directory.has(same));
  if (unknown) return { refused: 'organisation-unknown', values: { organisation: unknown.same } };
  return new TakingIn(context, list, { frame, directory, activities }).lines();
}

/** Lists of activities are taken in. */
export const uploads: readonly UploadRoute[] = [
  upload<ListParameters, ListChoices>({
    path: '/networks/:network/activities/import',
    title: {
      fr: "Importer une liste d'activités (3W, 4W, 5W), en CSV ou XLSX",
      ar: 'استيراد لائحة أنشطة (3W، 4W، 5W) بصيغة CSV أو XLSX',
      en: 'Import a list of activities (3W, 4W, 5W), as CSV or XLSX',
    },
    maxBytes: MAX_BYTES,
    query: ListParameters,
    choices: ListChoices,
    lines: [ReadingLine, NamesLine, RowLine, ProgressLine, RefusedLine, ReportLine],
    run,
  }),
];
