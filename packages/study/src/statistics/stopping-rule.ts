import { drawMeans } from "./draw-means.ts";
import { bonferroniConfidence } from "./holm.ts";
import { momentsOf } from "./moments.ts";
import { studentQuantile } from "./student.ts";

/** A mean whose interval is to be so narrow. One of the widths is a number; of two the wider counts. */
export interface PrecisionSeries {
  /** By replication 0, 1, …; `null` where the metric was not reached. */
  readonly values: readonly (number | null)[];
  /** Widest half-width as a share of the mean's magnitude. */
  readonly relative: number | null;
  /** Widest half-width in the metric's unit. */
  readonly absolute: number | null;
}

export interface PrecisionPlan {
  readonly confidence: number;
  readonly min: number;
  readonly max: number;
  readonly batch: number;
  /** How many further batches must meet the targets too. */
  readonly look_ahead: number;
  /** Replications with the same draw of the parameters. */
  readonly per_draw: number;
}

export interface Shortfall<S extends PrecisionSeries = PrecisionSeries> {
  readonly series: S;
  /** `null` where there is no interval: too few replications, or the metric was not reached. */
  readonly half_width: number | null;
  /** The half-width that was asked for. */
  readonly target: number | null;
}

export interface StoppingState<S extends PrecisionSeries = PrecisionSeries> {
  /** Replications of the last whole batch, all of which the decision rests on. */
  readonly replications: number;
  /** Every target is met with these. */
  readonly met: boolean;
  /** No more replications are wanted: met here and at `look_ahead` batches before, or all are run. */
  readonly stop: boolean;
  readonly shortfalls: readonly Shortfall<S>[];
}

/**
 * The replications algorithm: go on until every half-width t s/√n is within its target, and stays so
 * for `look_ahead` further batches, so that one lucky batch does not end the study (Hoad, Robinson
 * and Davies, Journal of the Operational Research Society 61 (2010) 1632-1644). Intervals hold
 * together by Bonferroni's inequality over all series.
 *
 * Only whole batches of contiguous replications are looked at (`min`, then `min` + `batch`, …, at
 * last `max`), so that the decision does not depend on what is under way; values behind them do not
 * count. The first batch at which it would have stopped decides, however many values there are. A
 * RangeError of no series: a study without targets runs all its replications.
 */
export function stoppingRule<S extends PrecisionSeries>(
  series: readonly S[],
  plan: PrecisionPlan,
): StoppingState<S> {
  if (series.length === 0) throw new RangeError("there is no target to be met");
  const present = Math.min(plan.max, ...series.map(({ values }) => values.length));
  let streak = 0;
  let state: StoppingState<S> = { replications: 0, met: false, stop: false, shortfalls: [] };
  for (const replications of boundaries(plan)) {
    if (replications > present) break;
    const shortfalls = series.flatMap((one) => shortfall(one, replications, plan, series.length));
    const met = shortfalls.length === 0;
    streak = met ? streak + 1 : 0;
    const stop = streak > plan.look_ahead || replications === plan.max;
    state = { replications, met, stop, shortfalls };
    if (stop) return state;
  }
  return state;
}

/** Numbers of replications at which the rule looks, ascending; the last is `max`. */
function boundaries({ min, max, batch }: PrecisionPlan): number[] {
  const looks: number[] = [];
  for (let n = min; n < max; n += batch) looks.push(n);
  return [...looks, max];
}

function shortfall<S extends PrecisionSeries>(
  series: S,
  replications: number,
  { confidence, per_draw }: PrecisionPlan,
  count: number,
): Shortfall<S>[] {
  const { values, relative, absolute } = series;
  const reached = values.slice(0, replications).filter((value) => value !== null);
  const draws = reached.map((_, at) => Math.floor(at / per_draw));
  const moments = momentsOf(drawMeans(reached, draws));
  if (reached.length < replications || moments === null || moments.variance === null) {
    return [{ series, half_width: null, target: absolute }];
  }
  const { n, mean, variance } = moments;
  const level = (1 + bonferroniConfidence(confidence, count)) / 2;
  const half_width = studentQuantile(level, n - 1) * Math.sqrt(variance / n);
  const targets = [absolute, relative === null ? null : relative * Math.abs(mean)];
  const target = Math.max(...targets.filter((width) => width !== null));
  return half_width <= target ? [] : [{ series, half_width, target }];
}
