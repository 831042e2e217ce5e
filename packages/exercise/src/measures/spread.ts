import { CENSORED, COMPETING, REACHED, RiskSet } from "@contactpoint/analysis";
import type { Duration } from "@contactpoint/engine";
import type { LatencyObservation } from "./observation.ts";

/** Fewer values than these are listed one by one. */
export const LISTED_BELOW = 5;

/**
 * How latencies spread, in seconds. Quantiles are of all, those that were not reached included, so
 * that null means "not reached by that share" (Aalen and Johansen 1978, doi 10.2307/4615704).
 */
export interface Spread {
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  /** Longest of those reached. */
  readonly max_s: number | null;
  /** Longest wait of those still open at the end. */
  readonly open_s: number | null;
}

export interface Value {
  readonly exercise_s: number;
  readonly real_s: number;
  readonly ending: LatencyObservation["ending"];
}

/** How long something took by both clocks, in milliseconds, and how it ended. */
export type Timed = Pick<LatencyObservation, "exercise" | "real" | "ending">;

/** By one clock. */
export function spreadOf(observations: readonly Timed[], clock: "exercise" | "real"): Spread {
  const set = new RiskSet();
  for (const one of observations) set.add(one[clock], ENDINGS[one.ending]);
  const incidence = set.incidence();
  const longest = (ending: LatencyObservation["ending"]): Duration | null => {
    let most: Duration | null = null;
    for (const one of observations)
      if (one.ending === ending) most = Math.max(most ?? 0, one[clock]);
    return most;
  };
  return {
    p50_s: seconds(incidence.quantile(0.5)),
    p90_s: seconds(incidence.quantile(0.9)),
    max_s: seconds(longest("reached")),
    open_s: seconds(longest("censored")),
  };
}

/** Those of a small group one by one, shortest first. */
export function valuesOf(observations: readonly Timed[]): readonly Value[] {
  return observations
    .toSorted((one, other) => one.exercise - other.exercise || one.real - other.real)
    .map(({ exercise, real, ending }) => ({
      exercise_s: exercise / 1_000,
      real_s: real / 1_000,
      ending,
    }));
}

const ENDINGS = { reached: REACHED, competing: COMPETING, censored: CENSORED } as const;

function seconds(duration: Duration | null): number | null {
  return duration === null ? null : Math.round(duration) / 1_000;
}
