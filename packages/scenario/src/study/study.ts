import type { Distribution } from "@contactpoint/engine";

import type { Change, ValueUnit } from "./change.ts";

/**
 * A study file (`contactpoint-study/1`) with every reference and default worked out: plain JSON
 * data. Shares lie in [0, 1]; names are unique within their map; everything listed keeps the order
 * of the file.
 */
export interface Study {
  readonly format: "contactpoint-study/1";
  readonly id: string;
  readonly version: string;
  /** Language code to text; `en` is always there. */
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly marking: string;
  /** Of the study; replication `r` has a seed that follows from it and from `r` alone. */
  readonly seed: number;
  /** The scenario file, relative to the study's folder. */
  readonly base: string;
  /** At least one. */
  readonly variants: readonly StudyVariant[];
  /** Variant with which the others are compared. */
  readonly baseline: string;
  readonly factors: readonly StudyFactor[];
  /** Which combinations of the factors are run; each with every variant. */
  readonly design: StudyDesign;
  /** Parameters that nobody knows: drawn anew for each draw, the same for all variants. */
  readonly uncertain: readonly UncertainParameter[];
  /** Benefits and costs without which the comparison is repeated, each as changes of the scenario. */
  readonly switches: readonly StudySwitch[];
  readonly metrics: readonly StudyMetric[];
  readonly replications: ReplicationPlan;
  readonly selection: SelectionRule | null;
  readonly staffing: StaffingModel;
  /** Grids of thresholds and analyses of the finished results. */
  readonly exploration: ExplorationPlan;
  /** Networks under removal; null where the study asks nothing of it. */
  readonly robustness: RobustnessPlan | null;
  /** What is kept of a replication: its measures, or every request as well. */
  readonly keep: "measures" | "requests";
}

export interface StudyVariant {
  readonly name: string;
  readonly title: Readonly<Record<string, string>>;
  /** In order; none of a variant that is the base as it stands. */
  readonly changes: readonly Change[];
}

/** A value of the scenario's text that is varied on purpose. */
export interface StudyFactor {
  readonly name: string;
  /** Dotted path in the scenario's text, such as `scale` or `profiles.default.error.omit_item`. */
  readonly path: string;
  readonly title: Readonly<Record<string, string>>;
  readonly levels:
    | { readonly kind: "list"; readonly values: readonly (string | number | boolean)[] }
    /** `span` values are written as ISO 8601 spans, numbers in milliseconds here. */
    | {
        readonly kind: "range";
        readonly min: number;
        readonly max: number;
        readonly scale: "linear" | "log";
        readonly unit: ValueUnit;
      };
}

/** `constraints` leave out points of a grid: a point that matches all entries of one is not run. */
export type StudyDesign = {
  readonly constraints: readonly Readonly<Record<string, readonly (string | number | boolean)[]>>[];
} & (
  | { readonly kind: "grid" }
  | { readonly kind: "latin-hypercube" | "sobol"; readonly samples: number }
  /** Saltelli's sample for Sobol indices: `samples` × (factors + 2) points. */
  | { readonly kind: "saltelli"; readonly samples: number }
  /** Elementary effects: `trajectories` × (factors + 1) points on `levels` levels. */
  | { readonly kind: "morris"; readonly trajectories: number; readonly levels: number }
);

/** `value` of the distribution is the value put at `path`; spans in milliseconds. */
export interface UncertainParameter {
  readonly path: string;
  readonly title: Readonly<Record<string, string>>;
  readonly distribution: Distribution;
  readonly unit: ValueUnit;
  readonly basis: "sourced" | "calculated" | "assumption";
  readonly source: string;
}

/** What the scenario is without something; its changes come last. */
export interface StudySwitch {
  readonly name: string;
  readonly title: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

/** What is measured of each replication; one number, or none where nothing reached it. */
export type StudyMetric = {
  readonly name: string;
  readonly title: Readonly<Record<string, string>>;
  readonly better: "higher" | "lower";
  /** Of `number` nothing is shown but the figure. */
  readonly unit: "share" | "seconds" | "number";
} & (
  | {
      readonly kind: "share";
      readonly measure:
        | "preserved-in-time-share"
        | "undecided-share"
        | "no-basis-share"
        | "wrong-address-share";
    }
  | {
      readonly kind: "latency";
      readonly measure: LatencyName;
      readonly where: MetricFilter;
      /** `restricted-mean` is the mean time spent without the event up to `horizon` (ms). */
      readonly statistic:
        | { readonly kind: "p50" | "p90" | "p95" | "p99" | "mean-of-reached" | "reached-share" }
        | { readonly kind: "within" | "restricted-mean"; readonly horizon: number };
    }
  /** Between States (or profiles) as requesting sides: Gini of the share preserved in time, the worst-served, and the gap between zones. */
  | { readonly kind: "fairness"; readonly measure: "gini" | "worst-served" | "zone-gap" }
  | { readonly kind: "staffing"; readonly measure: "officers" | "cost" | "utilisation" }
  | { readonly kind: "count"; readonly measure: "needs" | "sent" | "confidants" | "preserved" }
);

export type LatencyName =
  | "time-to-acknowledge"
  | "response-time"
  | "time-to-preserve"
  | "time-to-confirm";
export type MetricFilter = Readonly<
  Partial<
    Record<
      "form" | "urgency" | "requesting_state" | "requested_state" | "instrument" | "duty",
      string
    >
  >
>;

/** Replications 0, 1, 2, … are taken in this order; the stopping rule looks at whole batches. */
export interface ReplicationPlan {
  readonly min: number;
  /** Equal to `min` without targets of precision. */
  readonly max: number;
  readonly batch: number;
  /** Replications with the same draw of the uncertain parameters, at least 1. */
  readonly per_draw: number;
  readonly confidence: number;
  /** All are to be met; Bonferroni over them. */
  readonly targets: readonly PrecisionTarget[];
  /** How many further batches must meet the targets too. */
  readonly look_ahead: number;
}

/** Half-width of the interval of every variant's mean, or of its difference with the baseline. */
export interface PrecisionTarget {
  readonly metric: string;
  readonly of: "mean" | "difference";
  readonly relative: number | null;
  readonly absolute: number | null;
}

/** KN (Kim and Nelson 2001) drops variants as soon as they cannot be best; OCBA divides a budget. */
export type SelectionRule =
  | {
      readonly kind: "kn";
      readonly metric: string;
      /** Difference that matters, in the metric's unit. */
      readonly indifference: number;
      readonly confidence: number;
    }
  | { readonly kind: "ocba"; readonly metric: string; readonly budget: number };

export interface StaffingModel {
  /** Hours that a full-time officer works in a year after leave, sickness and training. */
  readonly hours_per_officer_year: number;
  /** Share of an hour on call that counts as worked. */
  readonly on_call_weight: number;
  /** Cost of a full-time officer and year, in `currency`; null: cost is not shown. */
  readonly cost_per_officer_year: number | null;
  readonly currency: string;
  /** What each figure rests on: as the study says of those that it gives, else as the default does. */
  readonly grades: Readonly<Record<StaffingFigure, Grade>>;
}

export type StaffingFigure = "hours_per_officer_year" | "on_call_weight" | "cost_per_officer_year";

export interface Grade {
  readonly basis: "sourced" | "calculated" | "assumption";
  readonly source: string;
}

export interface ExplorationPlan {
  /** Metric explained by factors and uncertain parameters: Morris or Sobol indices, else standardised regression. */
  readonly sensitivity: readonly string[];
  /** PRIM: under which conditions is `when` true of a replication? */
  readonly discovery: readonly {
    readonly metric: string;
    readonly variant: string;
    readonly against: string | null;
    /** The case of interest: the metric, or its difference with `against`, is below or above this. */
    readonly when: { readonly below: number } | { readonly above: number };
    readonly min_support: number;
  }[];
  /** Regret of each variant against the best at each point, of these metrics. */
  readonly regret: readonly string[];
}

export interface RobustnessPlan {
  /** Nodes removed one after the other: at random (so many orders) and the most central first. */
  readonly removals: number;
  readonly orders: number;
  /** Metrics of replications in which the removed States are out of service all the time. */
  readonly metrics: readonly string[];
}
