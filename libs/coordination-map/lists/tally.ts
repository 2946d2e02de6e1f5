import { BEGINNING, type Position } from '#kernel';
import type { ReportLine, RowLine } from './lines.js';

/** Adds up what rows do. */
export class Tally {
  private readonly counts = {
    begin: 0,
    change: 0,
    confirm: 0,
    end: 0,
    nothing: 0,
    left: 0,
    aside: 0,
    problem: 0,
    missing: 0,
  };
  private rows = 0;
  private refused = 0;

  constructor(private readonly brings: number) {}

  add({ row, does }: RowLine): void {
    if (row !== undefined) this.rows++;
    this.counts[does]++;
  }

  /** Notes that something was refused that rows rely on. */
  refuse(): void {
    this.refused++;
  }

  /** Whether anything cannot be done as it stands. */
  get isWrong(): boolean {
    return this.counts.problem + this.refused > 0;
  }

  /** As the list remembers it. */
  get imported() {
    const { begin: began, change: changed, confirm: confirmed, end: ended, nothing: unchanged, problem } = this.counts;
    return { rows: this.rows, began, changed, confirmed, ended, unchanged, problems: problem };
  }

  /** Whether anything became otherwise. */
  get changes(): boolean {
    const { began, changed, confirmed, ended } = this.imported;
    return began + changed + confirmed + ended > 0;
  }

  report(position: Position = BEGINNING): ReportLine {
    const recorded = position !== BEGINNING;
    return {
      is: 'report',
      recorded,
      rows: this.rows,
      ...this.counts,
      brings: this.brings,
      refused: this.refused,
      ...(recorded && { position }),
    };
  }
}
