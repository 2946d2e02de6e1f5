/** Seconds that some work takes. */
export async function seconds(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

export const median = (values) => quantile(values, 0.5);

/** The value below which a share of the values lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Stops the benchmark where what was measured did not do what it should: a fast wrong answer is no result. */
export function check(holds, what) {
  if (!holds) throw new Error(`not valid: ${what}`);
}

/** Three significant digits. */
export const round = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));

/**
 * One line of the table. `value` is what it is about, most often a ratio within this run; `least` or `most` is the goal where there is one.
 * `figures` says what it came from.
 */
export function result({ name, what, value, unit = '×', least, most, figures }) {
  const goal = least !== undefined ? `>= ${least} ${unit}` : most !== undefined ? `<= ${most} ${unit}` : '';
  const met =
    goal === '' ? undefined : (least === undefined || value >= least) && (most === undefined || value <= most);
  return { name, what, value: round(value), unit, goal, met, figures };
}
