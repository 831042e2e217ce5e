import type { Measure, Outcome, RequestFlag, Stage } from "../fold/request-table.ts";

/** The content of summary.json. Durations are seconds, shares lie in [0, 1], `null` is "not reached" or "of nothing". */
export interface Summary {
  readonly scenario: string;
  readonly seed: number;
  readonly virtual_duration_s: number;
  readonly requests: RequestCounts;
  readonly preserved_in_time_share: number | null;
  readonly undecided_share: number | null;
  readonly latency: LatencyByMeasure;
  readonly stages: readonly StageSummary[];
  readonly by_local_hour: readonly LatencyGroup[];
  readonly by_zone_pair: readonly LatencyGroup[];
  readonly by_duty: readonly LatencyGroup[];
  /** Rows can carry several flags or none, so these groups overlap. */
  readonly by_flag: readonly LatencyGroup<CircumstanceFlag>[];
  /** Absent with `real_states`. */
  readonly by_state?: readonly TwoSidedGroup[];
  /** Takes the place of `by_state` with `real_states`: nothing ranks named States. */
  readonly by_profile?: readonly TwoSidedGroup[];
  readonly by_urgency: readonly LatencyGroup[];
  readonly by_route: readonly LatencyGroup[];
  readonly desks: readonly DeskSummary[];
  readonly verdicts: readonly SummaryVerdict[];
  readonly expectations: readonly ExpectationResult[];
  readonly journal_sha256: string;
  readonly trace_sha256: string;
}

/** Rows after the warm-up; `by_outcome` sums to `needs`. */
export interface RequestCounts {
  readonly needs: number;
  readonly sent: number;
  readonly by_outcome: Readonly<Record<Outcome, number>>;
}

export type LatencyByMeasure = Readonly<Record<Measure, LatencySummary>>;

/** `n` = `reached` + `censored` + `competing`. The quantiles are Aalen–Johansen over all `n`. */
export interface LatencySummary {
  readonly n: number;
  readonly reached: number;
  readonly censored: number;
  readonly competing: number;
  readonly reached_share: number | null;
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  readonly p95_s: number | null;
  readonly p99_s: number | null;
  readonly of_reached: ReachedSummary;
}

/** Of those that reached the instant alone, which flatters: the slow ones are missing. */
export interface ReachedSummary {
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  readonly p95_s: number | null;
  readonly p99_s: number | null;
  readonly mean_s: number | null;
  readonly max_s: number | null;
}

/** `share` is of the time of all requests together. */
export interface StageSummary {
  readonly stage: Stage;
  readonly mean_s: number | null;
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  readonly share: number | null;
}

/** `n` counts rows; the measures have risk sets of their own. */
export interface LatencyGroup<Key extends string = string> {
  readonly key: Key;
  readonly n: number;
  readonly latency: LatencyByMeasure;
}

export type CircumstanceFlag = Exclude<RequestFlag, "warm_up">;

export interface TwoSidedGroup {
  readonly key: string;
  readonly as_requesting: Omit<LatencyGroup, "key">;
  readonly as_requested: Omit<LatencyGroup, "key">;
}

/**
 * Why requests wait at a contact point, or at those of one profile with `real_states`: because
 * nobody is present (`coverage`) or because all who are present are occupied (`capacity`).
 */
export interface DeskSummary {
  readonly key: string;
  readonly bound_by: "coverage" | "capacity" | "neither";
  readonly closed_s: number;
  readonly busy_s: number;
  /** Officers' working time over their presence; `null` if nobody was ever present. */
  readonly utilisation: number | null;
}

/** What a rule says of the run; `because` is empty where it holds. */
export interface SummaryVerdict {
  readonly rule: string;
  readonly number: string;
  readonly verdict: "holds" | "violated" | "undecided";
  /** How often the rule's premise was true. */
  readonly checked: number;
  readonly violations: number;
  readonly because: string;
  /** Of `violated`: line of the journal, from 1, that completes the shortest witness. */
  readonly at_step?: number;
}

/** `drifted`: a recorded trace is another one now, which alone is no failure. */
export interface ExpectationResult {
  readonly id: string;
  readonly verdict: "met" | "failed" | "undecided" | "not-applicable" | "drifted";
  readonly value: number | string | null;
  readonly wanted: string;
  readonly sentence: string;
}
