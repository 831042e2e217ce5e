import type { Interval } from "../comparison/comparison.ts";
import { momentsOf } from "./moments.ts";
import { studentQuantile } from "./student.ts";

/**
 * Multiple comparisons with the best: for each system, in order, the simultaneous interval of its
 * expectation less the best of the others'. High 0: it is not the best; low 0: it is the best; else
 * it may be. Hsu, Annals of Statistics 12 (1984) 1136-1144, with the closed form for the last
 * system left; on common random numbers with the scatter of each pair of systems and Bonferroni's
 * inequality over the k - 1 comparisons (Nelson and Matejcik, Management Science 41 (1995)
 * 1935-1945), so that any correlation between systems is allowed.
 *
 * `series` holds at least two systems with the same two or more replications (or draws) each, in
 * the same order; a RangeError otherwise. With `better: "lower"` the differences keep the sign of
 * the values: low 0 and high 0 trade places.
 */
export function compareWithBest(
  series: readonly (readonly number[])[],
  { confidence, better }: { readonly confidence: number; readonly better: "higher" | "lower" },
): Interval[] {
  const k = series.length;
  const n = series[0]?.length ?? 0;
  if (k < 2 || n < 2 || series.some((values) => values.length !== n)) {
    throw new RangeError("a best is sought among two or more systems with as many replications");
  }
  const sign = better === "higher" ? 1 : -1;
  const t = studentQuantile(1 - (1 - confidence) / (k - 1), n - 1);
  const pairs = series.map((one) => series.map((other) => paired(one, other, sign, t)));
  const against = (i: number, which: readonly number[]): Pair[] =>
    which.flatMap((j) => (j === i ? [] : (pairs[i]?.[j] ?? [])));
  const everybody = series.map((_, i) => i);
  const high = everybody.map((i) =>
    Math.max(0, Math.min(...against(i, everybody).map(({ mean, half }) => mean + half))),
  );
  const candidates = everybody.filter((i) => (high[i] ?? 0) > 0);
  return everybody.map((i) => {
    const estimate = Math.min(...against(i, everybody).map(({ mean }) => mean));
    const rivals = against(i, candidates).map(({ mean, half }) => mean - half);
    // A system that is left alone is the best, as surely as all the others are not.
    const low = rivals.length === 0 ? 0 : Math.min(0, ...rivals);
    return better === "higher"
      ? { estimate, low, high: high[i] ?? 0 }
      : { estimate: 0 - estimate, low: 0 - (high[i] ?? 0), high: 0 - low };
  });
}

interface Pair {
  readonly mean: number;
  readonly half: number;
}

function paired(one: readonly number[], other: readonly number[], sign: number, t: number): Pair {
  const moments = momentsOf(one.map((value, at) => sign * (value - (other[at] ?? Number.NaN))));
  const variance = moments?.variance ?? Number.NaN;
  return { mean: moments?.mean ?? Number.NaN, half: t * Math.sqrt(variance / one.length) };
}
