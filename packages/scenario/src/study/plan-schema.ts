import { z } from "zod";

import {
  count,
  countOrZero,
  keyed,
  listOf,
  oneOf,
  plainText,
  positive,
  share,
} from "../schema/leaf.ts";
import { name } from "../schema/names.ts";

const WHOLE = "a whole number such as 30, or a map such as { min: 10, max: 200 }";

const confidence = z
  .number({ error: "a level such as 0.95" })
  .gt(0.5, { error: "a level above 0.5 such as 0.95" })
  .lt(1, { error: "a level below 1 such as 0.95" });

const target = keyed({
  metric: name.describe("Name of the metric."),
  of: oneOf(["mean", "difference"])
    .optional()
    .describe(
      "Of every variant's mean, or of its difference with the baseline; the latter unless said.",
    ),
  absolute: positive.optional().describe("Half-width in the metric's unit (seconds for times)."),
  relative: positive.optional().describe("Half-width as a share of the value."),
}).meta({
  id: "Target",
  description:
    "Greatest half-width of the interval: `absolute`, `relative`, or whichever is wider.",
});

export const replications = z
  .union(
    [
      count,
      keyed({
        min: count.optional().describe("Run in any case; 10 unless said."),
        max: count
          .optional()
          .describe(
            "Never more; 1,000 with targets or `kn`, else as many as `min`, unless said. `ocba` has its budget instead.",
          ),
        batch: count
          .optional()
          .describe(
            "The stopping rule looks after every so many; 10, or what divides `min`, unless said.",
          ),
        per_draw: count
          .optional()
          .describe("Replications with one draw of what is `uncertain`; 2 unless said."),
        confidence: confidence.optional().describe("Level of all intervals; 0.95 unless said."),
        look_ahead: countOrZero
          .optional()
          .describe("How many further batches must meet the targets too; 1 unless said."),
        targets: listOf(target, "a list of targets such as { metric: in-time, absolute: 0.01 }")
          .optional()
          .describe("Precision at which it stops; all are to be met."),
      }),
    ],
    { error: WHOLE },
  )
  .meta({
    id: "Replications",
    description: "How often each point is run; a bare number is that many.",
  });

export const selection = keyed({
  kn: keyed({
    metric: name.describe("Name of the metric."),
    indifference: positive.describe("Least difference that matters, in the metric's unit."),
    confidence: confidence.optional().describe("Chance of the right choice; 0.95 unless said."),
  })
    .optional()
    .describe("Drop variants as soon as they cannot be best (Kim and Nelson 2001)."),
  ocba: keyed({
    metric: name.describe("Name of the metric."),
    budget: count.describe(
      "Replications of all variants together, for each combination of the factors.",
    ),
  })
    .optional()
    .describe("Divide a budget of replications among the variants (Chen et al. 2000)."),
}).meta({ id: "Selection", description: "How the best variant is found: one of `kn` and `ocba`." });

export const staffing = keyed({
  hours_per_officer_year: positive
    .optional()
    .describe("Hours that a full-time officer works in a year; 1,720 unless said."),
  on_call_weight: share
    .optional()
    .describe("Share of an hour on call that counts as worked; 0.25 unless said."),
  cost_per_officer_year: positive
    .optional()
    .describe("Cost of a full-time officer and year; no cost is shown unless said."),
  currency: plainText
    .optional()
    .describe("Currency of the cost, named behind its title; EUR unless said."),
  basis: oneOf(["sourced", "calculated", "assumption"])
    .optional()
    .describe(
      "What the figures given here rest on; wanted if any is. Others rest on their defaults.",
    ),
  source: plainText.optional().describe("Where they come from; wanted for all but assumptions."),
}).meta({ id: "Staffing", description: "From hours on duty to officers and cost." });

const discovery = keyed({
  metric: name.describe("Name of the metric."),
  variant: name.describe("Variant that is looked at."),
  against: name.optional().describe("Variant it is compared with; its own value unless said."),
  below: z.number({ error: "a number" }).optional().describe("The case of interest: below this."),
  above: z.number({ error: "a number" }).optional().describe("The case of interest: above this."),
  min_support: share
    .optional()
    .describe("Least share of the runs inside the conditions found; 0.1 unless said."),
}).meta({
  id: "Discovery",
  description:
    "Under which conditions is a metric, or its difference with another variant, `below` or `above` a value? (PRIM)",
});

const names = listOf(name, "a list of metrics such as [in-time]");

export const exploration = keyed({
  sensitivity: names.optional().describe("Metrics explained by factors and uncertain parameters."),
  discovery: listOf(discovery, "a list of questions").optional().describe("Cases of interest."),
  regret: names.optional().describe("Metrics whose loss against the best variant is told."),
}).meta({ id: "Exploration", description: "Analyses of the finished results." });

export const robustness = keyed({
  removals: count.describe("How many States are taken away, one after the other."),
  orders: count.optional().describe("Random orders of removal; 10 unless said."),
  metrics: names
    .optional()
    .describe(
      "Metrics of replications in which these States are out of service; none unless said.",
    ),
}).meta({ id: "Robustness", description: "What is left of the network as States are taken away." });

export type ReplicationsText = z.infer<typeof replications>;
export type SelectionText = z.infer<typeof selection>;
export type StaffingText = z.infer<typeof staffing>;
export type ExplorationText = z.infer<typeof exploration>;
export type RobustnessText = z.infer<typeof robustness>;
