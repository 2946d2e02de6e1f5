import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inLanguage, type Phrase } from '#kernel';
import {
  HEADINGS,
  type ListParameters,
  type NameRead,
  type NamesLine,
  type ProgressLine,
  type ReadingLine,
  type RefusedLine,
  type ReportLine,
  type RowLine,
} from '#coordination-map';
import type { ApiClient } from './client.js';
import { DOES, TAKEN, WORDS } from './import.words.js';
import type { Progress, Terminal } from './terminal.js';

type ListLine = ReadingLine | NamesLine | RowLine | ProgressLine | RefusedLine | ReportLine;

/** How a list is taken in: as the API has it. */
export interface ImportOptions extends Omit<ListParameters, 'language'> {
  /** A file of what a person decided. */
  readonly choices?: string;
  /** Every row is shown, and not only what comes of it. */
  readonly rows?: boolean;
}

/** How many rows of a kind are shown where nobody asked for all. */
const SHOWN = 20;
/** What comes of a list, to be looked over; the rest is counted. */
const WORTH_SHOWING: ReadonlySet<string> = new Set(['problem', 'change', 'end', 'missing']);
const BRINGABLE = ['organisations', 'fields', 'areas'] as const;
const UNDECIDED: ReadonlySet<string> = new Set(['doubtful', 'unknown']);

/** Sends a list to a network and tells what it comes to, line by line. Answers whether what was asked for was done. */
export async function importList(
  client: ApiClient,
  network: string,
  file: string,
  { choices, rows = false, ...options }: ImportOptions,
  terminal: Terminal,
): Promise<boolean> {
  const form = new FormData();
  form.set('file', new File([await readFile(file)], basename(file)));
  if (choices) form.set('choices', await readFile(choices, 'utf8'));
  const asked = new URLSearchParams(
    Object.entries(options).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const telling = new Telling(terminal, rows);
  for await (const line of client.upload<ListLine>(`/networks/${network}/activities/import?${asked}`, form))
    telling.tell(line);
  if (telling.position) await client.get(`/networks?waitFor=${telling.position}`);
  return telling.conclude(options.commit);
}

/** Tells a list at a terminal. */
class Telling {
  private readonly shown = new Map<string, number>();
  private readonly progress = new Map<string, Progress>();
  private report: ReportLine | undefined;

  constructor(
    private readonly terminal: Terminal,
    private readonly all: boolean,
  ) {}

  tell(line: ListLine): void {
    if (line.is === 'reading') this.reading(line);
    else if (line.is === 'names') this.names(line);
    else if (line.is === 'row') this.row(line);
    else if (line.is === 'progress') this.how(line);
    else if (line.is === 'refused') console.log(`${line.what}: ${line.problem.title}. ${line.problem.detail}`);
    else this.report = line;
  }

  /** Of what was recorded: from there on it can be read. */
  get position(): number | undefined {
    return this.report?.position;
  }

  /** Says what it all came to. Answers whether what was asked for was done. */
  conclude(commit: ListParameters['commit'] = 'nothing'): boolean {
    const { terminal, report } = this;
    if (!report) return false;
    for (const [does, count] of this.shown)
      if (count > SHOWN && !this.all)
        terminal.say(WORDS.more, {
          count: `${terminal.number(count - SHOWN)} (${terminal.inWords(DOES[does as RowLine['does']])})`,
        });
    const counts = this.counted(DOES, WORDS.sum, (does) => report[does as RowLine['does']]);
    terminal.say(WORDS.rows, { rows: terminal.number(report.rows), counts });
    if (commit === 'nothing') terminal.say(WORDS.onlyShown);
    else if (report.recorded) terminal.say(WORDS.recorded);
    else terminal.say(commit === 'all' && report.problem + report.refused > 0 ? WORDS.refused : WORDS.nothingToRecord);
    return commit === 'nothing' || report.recorded || report.problem + report.refused === 0;
  }

  private reading({ format, sheet, encoding, columns }: ReadingLine): void {
    this.terminal.say(WORDS.columns);
    console.log(`  ${[format, sheet, encoding].filter(Boolean).join(', ')}`);
    for (const { column, to, because } of columns)
      console.log(
        `  ${column} → ${to ? this.terminal.inWords(HEADINGS[to]) : this.terminal.inWords(WORDS.unread)} (${because})`,
      );
  }

  private names(line: NamesLine): void {
    const choices: Record<string, object[]> = {};
    for (const what of BRINGABLE) {
      const names = line[what];
      const sums = this.counted(TAKEN, WORDS.taken, (taken) => names.filter((name) => name.taken === taken).length);
      this.terminal.say(WORDS[what], { sums });
      const open = names.filter(({ taken }) => UNDECIDED.has(taken));
      for (const name of this.all ? open : open.slice(0, SHOWN)) this.name(name);
      if (open.length > SHOWN && !this.all)
        this.terminal.say(WORDS.more, { count: this.terminal.number(open.length - SHOWN) });
      const doubtful = names.filter(({ taken }) => taken === 'doubtful');
      if (doubtful.length > 0) choices[what] = doubtful.map(({ name, alike }) => ({ name, same: alike?.[0]?.key }));
    }
    const unknown = BRINGABLE.filter((what) => line[what].some(({ taken }) => taken === 'unknown'));
    if (unknown.length > 0) this.terminal.say(WORDS.mayBring, { what: unknown.join(',') });
    if (Object.keys(choices).length > 0) {
      this.terminal.say(WORDS.decide);
      console.log(JSON.stringify(choices, null, 2));
    }
  }

  private name({ name, acronym, rows, alike = [] }: NameRead): void {
    const { terminal } = this;
    const candidates = alike.map(({ key, name }) => `${inLanguage(name, terminal.language)} ${key}`.trim()).join(', ');
    const maybe = candidates && terminal.inWords(WORDS.maybe, { alike: candidates });
    const called = acronym && acronym !== name ? `${name} (${acronym})` : name;
    console.log(`  ${called} ${terminal.inWords(WORDS.rowsOf, { rows: terminal.number(rows) })} ${maybe}`.trimEnd());
  }

  private row(line: RowLine): void {
    const { terminal } = this;
    const { row, does, changes = [], remarks = [], problems = [] } = line;
    const before = this.shown.get(does) ?? 0;
    if (!this.all && !WORTH_SHOWING.has(does)) return;
    this.shown.set(does, before + 1);
    if (!this.all && before >= SHOWN) return;
    const where = terminal.inWords(row === undefined ? WORDS.noRow : WORDS.row, {
      row,
      does: terminal.inWords(DOES[does]),
    });
    const about = [line.organisation, line.field, line.area, line.title].filter(Boolean).join(' · ');
    console.log(`${where} ${line.because ?? about}`.trimEnd().replaceAll('\n', ' '));
    for (const { what, from, to } of changes)
      terminal.say(WORDS.change, {
        what: terminal.inWords(HEADINGS[what]),
        values: from === undefined ? to : `${from} → ${to}`,
      });
    for (const remark of remarks) console.log(`    ${remark}`);
    for (const { title, detail } of problems) console.log(`    ${title}. ${detail}`);
  }

  /** Where nothing says how much there is, nothing can be said of how far it is. */
  private how({ step, rows, of }: ProgressLine): void {
    if (of === undefined) return;
    if (!this.progress.has(step)) this.progress.set(step, this.terminal.progress(WORDS[step]));
    this.progress.get(step)!(rows, of);
  }

  /** How many of each there are, but for those of which there are none. */
  private counted(phrases: Readonly<Record<string, Phrase>>, sum: Phrase, count: (what: string) => number): string {
    return Object.entries(phrases)
      .flatMap(([what, phrase]) => {
        const found = count(what);
        if (!found) return [];
        return [
          this.terminal.inWords(sum, { what: this.terminal.inWords(phrase), count: this.terminal.number(found) }),
        ];
      })
      .join(this.terminal.language === 'ar' ? '، ' : ', ');
  }
}
