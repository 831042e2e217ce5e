import type { Measure, Stage } from "@contactpoint/analysis";
import type { GroupResult } from "../replication/replication-result.ts";

/**
 * What a study found: plain JSON, the one source of comparison.csv, summary.json, the report and
 * the screen. Values are in the metric's unit (shares in [0, 1], seconds, numbers). `null` is
 * "not defined": the metric is not known of some replication, since it had nothing to measure, did
 * not reach it, or ended too early.
 */
export interface Comparison {
  readonly study: string;
  readonly confidence: number;
  /** Contiguous replications that count, by point. `variant/*` is the mean over all combinations of the factors. */
  readonly replications: Readonly<Record<string, number>>;
  /** First, in plain words: what each point that is shown is against the baseline. */
  readonly verdicts: readonly ComparisonVerdict[];
  /** Every point and metric. */
  readonly estimates: readonly Estimate[];
  /**
   * Every point but the baseline's own, against the baseline with the same factors and switch; of
   * one variant alone against its first combination of the factors with the same switch. Points with
   * States removed, against the same variant whole.
   */
  readonly differences: readonly Difference[];
  readonly selection: SelectionOutcome | null;
  /** Share of each stage in each difference of mean time to preserve: seconds per request. */
  readonly stage_splits: readonly {
    readonly point: string;
    readonly stages: Readonly<Record<Stage, Interval>>;
  }[];
  /** The assumption on which the verdict rests most, in words, or null if none was varied. */
  readonly decisive: readonly DecisiveAssumption[];
  /** What each point that is shown gives, by the study's first latency or share metric, for its officers. */
  readonly pareto: readonly {
    readonly point: string;
    readonly officers: number;
    readonly metric: string;
    readonly value: number;
    /** By the means no other beats it in both. */
    readonly efficient: boolean;
    /** What beats it by the means; of an efficient one the next efficient one with fewer officers. */
    readonly against: string | null;
    /** Of the difference in the metric from `against`; `equal` where no pair of replications differs. */
    readonly decision: Difference["decision"] | "equal" | null;
  }[];
  readonly sensitivity: readonly SensitivityIndex[];
  readonly discovery: readonly DiscoveredBox[];
  readonly regret: readonly {
    readonly metric: string;
    readonly variant: string;
    readonly mean: number;
    readonly max: number;
    readonly at: string;
  }[];
  readonly warm_up: WarmUpCheck;
  /** Cumulative incidence at the instants of `at_s`, of every point that is shown. */
  readonly incidence: {
    readonly at_s: readonly number[];
    readonly curves: readonly IncidenceCurve[];
  };
  /** Means over replications of the rows that share a key, of every point that is shown. */
  readonly groups: readonly GroupEstimate[];
  /** The first metric of every point that is shown, pair by pair. */
  readonly pairs: readonly PairedSeries[];
  /** What is left of the network, and of its service, as States are taken away. */
  readonly robustness: readonly RemovalStep[];
  readonly networks: readonly NetworkFigures[];
  /** Whether the targets of precision were met; compare ends with 2 if not. */
  readonly precision: { readonly met: boolean; readonly shortfalls: readonly string[] };
  /** What readers must know: assumptions, undefined metrics, dropped points. */
  readonly notes: readonly string[];
}

/**
 * Share that reached the measure's event, up to the last instant of `at_s` that every replication knows;
 * pointwise intervals over replications, `null` with fewer than two.
 */
export interface IncidenceCurve {
  readonly point: string;
  readonly measure: Measure;
  readonly mean: readonly number[];
  readonly low: readonly number[] | null;
  readonly high: readonly number[] | null;
}

export interface GroupEstimate {
  readonly point: string;
  readonly by: GroupResult["by"];
  readonly key: string;
  /** Mean number of rows in a replication. */
  readonly n: number;
  readonly preserved_in_time_share: number | null;
  readonly time_to_preserve_s: number | null;
}

/** Element `r` is of replication `r`; pairs in which either side is not defined are left out. */
export interface PairedSeries {
  readonly point: string;
  readonly against: string;
  readonly metric: string;
  readonly values: readonly number[];
  readonly against_values: readonly number[];
}

/** `removed` States taken away, over all orders of that kind. */
export interface RemovalStep {
  readonly variant: string;
  readonly order: "random" | "targeted";
  readonly removed: number;
  /** Share of the demand between States whose two ends no longer reach one another. */
  readonly stranded_share: Interval;
  /** Change of each of the plan's metrics that was simulated, against nothing removed. */
  readonly service: readonly { readonly metric: string; readonly difference: Interval }[];
}

/** Measures of the graph of who reaches whom; `null` where the network has none such. */
export interface NetworkFigures {
  readonly variant: string;
  readonly figures: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly meaning: string;
  }[];
}

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Of the mean over replications of one metric. */
export interface Estimate {
  readonly point: string;
  readonly metric: string;
  readonly n: number;
  /** Replications of which the metric is not known. */
  readonly undefined_in: number;
  readonly mean: number | null;
  readonly standard_deviation: number | null;
  readonly t: Interval | null;
  readonly bootstrap: Interval | null;
  readonly median: Interval | null;
}

export interface Difference {
  readonly point: string;
  readonly against: string;
  readonly metric: string;
  readonly n: number;
  /**
   * Paired, each with the study's confidence. `adjusted_p` holds for all differences of the metric
   * together (Holm) that are as modelled, without a switch, with States removed, or of one
   * combination among many.
   */
  readonly t: Interval | null;
  readonly bootstrap: Interval | null;
  readonly p: number | null;
  readonly adjusted_p: number | null;
  /** Standard error from chance within a draw of the parameters, and from the draws. */
  readonly monte_carlo_se: number | null;
  readonly input_se: number | null;
  readonly correlation: number | null;
  /** Variance with independent seeds over variance with common ones. */
  readonly variance_ratio: number | null;
  /** `better` and `worse` by the metric's direction and the adjusted interval, else `undecided`. */
  readonly decision: "better" | "worse" | "undecided";
}

export interface ComparisonVerdict {
  readonly point: string;
  readonly decision: "better" | "worse" | "undecided" | "mixed";
  /** English, plain, with figures: "Regional hubs preserve 7.1 % ± 0.8 % more before expiry than mesh; they cost 31 officers more." */
  readonly sentence: string;
  /** Each figure the sentence quotes and where it stands, so that a test can hold both together. */
  readonly figures: readonly {
    /** The number as written, without sign. */
    readonly text: string;
    /** `%`, `percentage points`, `d`, `h`, `min`, `s` or none. */
    readonly unit: string;
    readonly metric: string;
    /** `mean` and `baseline-mean` are over the pairs of the difference, and differ by just that. */
    readonly of:
      | "difference"
      | "half-width"
      | "mean"
      | "baseline-mean"
      | "monte-carlo-se"
      | "input-se"
      | "flips-at";
    readonly value: number;
  }[];
}

export interface SelectionOutcome {
  readonly method: "kn" | "ocba";
  readonly metric: string;
  readonly best: readonly string[];
  readonly dropped: readonly { readonly point: string; readonly after: number }[];
  readonly guarantee: string;
}

export interface DecisiveAssumption {
  readonly point: string;
  readonly metric: string;
  readonly path: string;
  /** Correlation of the parameter with the paired difference. */
  readonly correlation: number;
  /**
   * Whether the sign of the difference changes among the values drawn: `flips` and `stays` hold
   * beyond chance, `undecided` is all else.
   */
  readonly outcome: "flips" | "stays" | "undecided";
  /** Value (a span in seconds) at which the fitted difference changes sign, if it `flips`. */
  readonly flips_at: number | null;
  /** Where the fitted line crosses zero, within the values drawn or not; as sure as the study asks. */
  readonly crossing: Interval;
  /** The least and the greatest value drawn. */
  readonly drawn: { readonly from: number; readonly until: number };
  /** Who is better where, as far as it is known: the end of the sentence. */
  readonly finding: string;
  readonly sentence: string;
}

/** Of one factor or uncertain parameter (by its path) on the mean of a metric of one variant. */
export interface SensitivityIndex {
  readonly metric: string;
  readonly variant: string;
  readonly input: string;
  readonly method: "sobol" | "morris" | "regression";
  /** Sobol: share of the variance that the input explains alone, and with all interactions. */
  readonly first: Interval | null;
  readonly total: Interval | null;
  /** Morris, in the metric's unit over the whole range: mean, mean size and scatter of the effects. */
  readonly mean_effect: number | null;
  readonly mean_absolute_effect: number | null;
  readonly effect_deviation: number | null;
  /**
   * Regression: standard deviations of the metric, over all combinations and draws, per standard
   * deviation of the input; `null` with too few combinations (of a factor) or draws (of a parameter).
   */
  readonly standardised: Interval | null;
  /** Share of the variance of the means of combinations that all factors explain, or of draws all parameters. */
  readonly r2: number | null;
}

/** Conditions under which a case of interest is frequent (PRIM). */
export interface DiscoveredBox {
  readonly metric: string;
  readonly variant: string;
  readonly against: string | null;
  readonly sentence: string;
  /**
   * Spans of a factor in milliseconds, as its points have them, those of an uncertain parameter in
   * seconds, as results have them; `null` where that side is open. `among` holds the values of a
   * list of words.
   */
  readonly limits: readonly {
    readonly input: string;
    readonly from: number | null;
    readonly until: number | null;
    readonly among: readonly (string | boolean)[] | null;
  }[];
  /** Share of all cases of interest that lie in the box. */
  readonly coverage: number;
  /** Share of the cases in the box that are of interest. */
  readonly density: number;
  /** Share of all cases that lie in the box. */
  readonly support: number;
}

export interface WarmUpCheck {
  /** MSER-5 on the daily number of open requests, averaged over replications. */
  readonly suggested_days: number | null;
  readonly used_days: number;
  /** Whose curve it is: of those that are shown the one that asks for the longest warm-up. */
  readonly point: string | null;
  readonly curve: readonly number[];
  readonly sentence: string;
}
