import { MEASURES, STAGES } from "@contactpoint/analysis";
import { z } from "zod";
import type { Comparison } from "../comparison/comparison.ts";

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const number = z.number();
const text = z.string();
const interval = z
  .strictObject({ estimate: number, low: number, high: number })
  .describe("At the study's confidence.");
const decision = z.enum(["better", "worse", "undecided"]);
const point = text.describe(
  "Id of a point; `variant/*` is the mean over all combinations of the factors.",
);

const verdict = z.strictObject({
  point,
  decision: z.enum(["better", "worse", "undecided", "mixed"]),
  sentence: text,
  figures: z.array(
    z.strictObject({
      text: text.describe("The number as the sentence has it, without sign."),
      unit: text.describe("As the sentence has it: %, percentage points, d, h, min, s or none."),
      metric: text,
      of: z
        .enum([
          "difference",
          "half-width",
          "mean",
          "baseline-mean",
          "monte-carlo-se",
          "input-se",
          "flips-at",
        ])
        .describe("`mean` and `baseline-mean` are over the pairs of the difference."),
      value: number.describe("In the metric's unit, unrounded."),
    }),
  ),
});

const estimate = z.strictObject({
  point,
  metric: text,
  n: count.describe("Replications."),
  undefined_in: count.describe("Replications of which the metric is not known."),
  mean: number.nullable().describe("Null unless the metric is known of every replication."),
  standard_deviation: number.nullable(),
  t: interval.nullable().describe("Of the mean, by Student's t over replications or draws."),
  bootstrap: interval.nullable().describe("Of the mean, by BCa bootstrap."),
  median: interval.nullable().describe("Of the replications' median, by order statistics."),
});

const difference = z.strictObject({
  point,
  against: point,
  metric: text,
  n: count.describe("Pairs of replications."),
  t: interval.nullable().describe("Point minus against, paired."),
  bootstrap: interval.nullable(),
  p: share.nullable(),
  adjusted_p: share
    .nullable()
    .describe("After Holm over the differences of the metric that play the same part."),
  monte_carlo_se: number.min(0).nullable(),
  input_se: number.min(0).nullable(),
  correlation: number.nullable(),
  variance_ratio: number.nullable().describe("With independent seeds over with common ones."),
  decision,
});

const selection = z.strictObject({
  method: z.enum(["kn", "ocba"]),
  metric: text,
  best: z.array(point),
  dropped: z.array(z.strictObject({ point, after: count })),
  guarantee: text,
});

const byStage = z.strictObject(
  Object.fromEntries(STAGES.map((stage) => [stage, interval])) as Record<
    (typeof STAGES)[number],
    typeof interval
  >,
);

const decisive = z.strictObject({
  point,
  metric: text,
  path: text,
  correlation: number,
  outcome: z.enum(["flips", "stays", "undecided"]),
  flips_at: number
    .nullable()
    .describe("Value of the parameter, null unless it flips; spans in seconds."),
  crossing: interval.describe("Where the fitted line crosses zero, among the values drawn or not."),
  drawn: z.strictObject({ from: number, until: number }),
  finding: text,
  sentence: text,
});

const sensitivity = z.strictObject({
  metric: text,
  variant: text,
  input: text,
  method: z.enum(["sobol", "morris", "regression"]),
  first: interval.nullable(),
  total: interval.nullable(),
  mean_effect: number.nullable(),
  mean_absolute_effect: number.nullable(),
  effect_deviation: number.nullable(),
  standardised: interval.nullable(),
  r2: number.nullable(),
});

const box = z.strictObject({
  metric: text,
  variant: text,
  against: text.nullable(),
  sentence: text,
  limits: z
    .array(
      z.strictObject({
        input: text,
        from: number.nullable(),
        until: number.nullable(),
        among: z.array(z.union([text, z.boolean()])).nullable(),
      }),
    )
    .describe("Spans of factors in milliseconds, those of uncertain parameters in seconds."),
  coverage: share,
  density: share,
  support: share,
});

const curve = z.strictObject({
  point,
  measure: z.enum(MEASURES),
  mean: z
    .array(share)
    .describe("By the instants of at_s, as far as every replication knows the share."),
  low: z.array(share).nullable(),
  high: z.array(share).nullable(),
});

const group = z.strictObject({
  point,
  by: z.enum([
    "zone-pair",
    "requesting-region",
    "requesting-profile",
    "requesting-state",
    "urgency",
    "route",
  ]),
  key: text,
  n: number.min(0),
  preserved_in_time_share: share.nullable(),
  time_to_preserve_s: number.min(0).nullable(),
});

const series = z.strictObject({
  point,
  against: point,
  metric: text,
  values: z.array(number),
  against_values: z.array(number),
});

const removal = z.strictObject({
  variant: text,
  order: z.enum(["random", "targeted"]),
  removed: count,
  stranded_share: interval,
  service: z.array(z.strictObject({ metric: text, difference: interval })),
});

/** The shape of summary.json of a study. */
export const studySummarySchema: z.ZodType<Comparison> = z
  .strictObject({
    study: text,
    confidence: share,
    replications: z.record(text, count).describe("Contiguous replications that count, by point."),
    verdicts: z.array(verdict),
    estimates: z.array(estimate),
    differences: z.array(difference),
    selection: selection.nullable(),
    stage_splits: z
      .array(z.strictObject({ point, stages: byStage }))
      .describe("Difference of the mean seconds of each stage, against the baseline."),
    decisive: z.array(decisive),
    pareto: z.array(
      z.strictObject({
        point,
        officers: number,
        metric: text,
        value: number,
        efficient: z.boolean().describe("By the means no other point beats it."),
        against: point.nullable().describe("What beats it, or the next on the front."),
        decision: z
          .enum(["better", "worse", "undecided", "equal"])
          .nullable()
          .describe("Of the difference in the metric from `against`."),
      }),
    ),
    sensitivity: z.array(sensitivity),
    discovery: z.array(box),
    regret: z.array(
      z.strictObject({ metric: text, variant: text, mean: number, max: number, at: text }),
    ),
    warm_up: z.strictObject({
      suggested_days: number.min(0).nullable(),
      used_days: number.min(0),
      point: point.nullable().describe("Whose curve it is: which needs the longest warm-up."),
      curve: z.array(number),
      sentence: text,
    }),
    incidence: z.strictObject({ at_s: z.array(number), curves: z.array(curve) }),
    groups: z.array(group),
    pairs: z.array(series),
    robustness: z.array(removal),
    networks: z.array(
      z.strictObject({
        variant: text,
        figures: z.array(z.strictObject({ name: text, value: number.nullable(), meaning: text })),
      }),
    ),
    precision: z.strictObject({ met: z.boolean(), shortfalls: z.array(text) }),
    notes: z.array(text),
  })
  .describe("What a study found. Shares lie from 0 to 1, times are seconds; null is not defined.");

/** The published JSON Schema (draft 2020-12) of summary.json of a study. */
export function studySummaryJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(studySummarySchema, { target: "draft-2020-12", reused: "ref" });
}
