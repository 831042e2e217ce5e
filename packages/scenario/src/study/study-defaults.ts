/**
 * Every default of a study, once, with its basis, in the manner of the model's `DEFAULTS`. Values
 * are written as in a study file.
 */
export const STUDY_DEFAULTS = {
  "design.trajectories": assumed(
    10,
    "usual for elementary effects: Campolongo et al. 2007 take 10",
  ),
  "design.levels": assumed(4, "usual for elementary effects: Morris 1991, Campolongo et al. 2007"),
  "replications.min": assumed(10, "first batch; Hoad, Robinson and Davies 2010 begin with fewer"),
  "replications.fixed": assumed(30, "29 degrees of freedom: the t interval is near the normal one"),
  "replications.max": assumed(1_000, "an end where a target is never met"),
  "replications.batch": assumed(10, "the rule looks often enough and seldom by chance"),
  "replications.per_draw": assumed(
    2,
    "the least with which chance and unknown parameters can be told apart (one-way random effects)",
  ),
  "replications.confidence": assumed(0.95, "convention"),
  "replications.look_ahead": assumed(
    1,
    "Hoad, Robinson and Davies 2010 look ahead; here by a batch",
  ),
  "selection.confidence": assumed(0.95, "convention"),
  "staffing.hours_per_officer_year": {
    value: 1_720,
    basis: "sourced",
    source: "Regulation (EU) 2021/1060, Article 55(2)(a): 1720 hours a year of a full-time post",
  },
  "staffing.on_call_weight": assumed(0.25, "no figure found"),
  "staffing.currency": assumed("EUR", "design choice"),
  "discovery.min_support": assumed(0.1, "Friedman and Fisher 1999 advise 0.05 to 0.1"),
  "robustness.orders": assumed(10, "design choice"),
  "metrics.horizon": assumed("P30D", "half of the least preservation of 60 days"),
} as const;

function assumed<const T>(value: T, source: string) {
  return { value, basis: "assumption", source } as const;
}
