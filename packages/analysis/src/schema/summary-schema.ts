import { z } from "zod";
import { MEASURES, OUTCOMES, STAGES } from "../fold/request-table.ts";
import type { Summary } from "../tables/summary.ts";

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

const quantiles = {
  p50_s: seconds.nullable(),
  p90_s: seconds.nullable(),
  p95_s: seconds.nullable(),
  p99_s: seconds.nullable(),
};

const latency = z
  .strictObject({
    n: count.describe("Rows that have the measure's first instant."),
    reached: count,
    censored: count.describe("Open at the end of the run."),
    competing: count.describe("Ended in another way."),
    reached_share: share.nullable().describe("Cumulative incidence at the end of the run."),
    ...quantiles,
    of_reached: z
      .strictObject({ ...quantiles, mean_s: seconds.nullable(), max_s: seconds.nullable() })
      .describe("Of those alone that reached the instant."),
  })
  .describe("Quantiles are Aalen-Johansen estimates over all n; null if not reached.");

const byMeasure = z.strictObject(
  Object.fromEntries(MEASURES.map((name) => [name, latency])) as Record<
    (typeof MEASURES)[number],
    typeof latency
  >,
);

const byOutcome = z.strictObject(
  Object.fromEntries(OUTCOMES.map((name) => [name, count])) as Record<
    (typeof OUTCOMES)[number],
    typeof count
  >,
);

const side = { n: count.describe("Rows."), latency: byMeasure };
const groups = z.array(z.strictObject({ key: z.string(), ...side }));
const twoSided = z.array(
  z.strictObject({
    key: z.string(),
    as_requesting: z.strictObject(side),
    as_requested: z.strictObject(side),
  }),
);

const stage = z.strictObject({
  stage: z.enum(STAGES),
  mean_s: seconds.nullable(),
  p50_s: seconds.nullable(),
  p90_s: seconds.nullable(),
  share: share.nullable().describe("Of the time of all requests together."),
});

const desk = z.strictObject({
  key: z.string(),
  bound_by: z
    .enum(["coverage", "capacity", "neither"])
    .describe(
      "Whether requests wait rather because nobody is present or because all are occupied.",
    ),
  closed_s: seconds,
  busy_s: seconds,
  utilisation: z.number().min(0).nullable(),
});

const verdict = z.strictObject({
  rule: z.string(),
  number: z.string(),
  verdict: z.enum(["holds", "violated", "undecided"]),
  checked: count,
  violations: count,
  because: z.string(),
  at_step: z
    .exactOptional(count)
    .describe("Of `violated`: line of the journal, from 1, that completes the shortest witness."),
});

const expectation = z.strictObject({
  id: z.string(),
  verdict: z.enum(["met", "failed", "undecided", "not-applicable", "drifted"]),
  value: z.union([z.number(), z.string(), z.null()]),
  wanted: z.string(),
  sentence: z.string(),
});

/** The shape of summary.json. Exactly one of `by_state` and `by_profile` is there. */
export const summarySchema: z.ZodType<Summary> = z
  .strictObject({
    scenario: z.string(),
    seed: count,
    virtual_duration_s: seconds,
    requests: z.strictObject({ needs: count, sent: count, by_outcome: byOutcome }),
    preserved_in_time_share: share.nullable(),
    undecided_share: share.nullable(),
    latency: byMeasure,
    stages: z.array(stage),
    by_local_hour: groups,
    by_zone_pair: groups,
    by_duty: groups,
    by_flag: z.array(
      z.strictObject({ key: z.enum(["clock_change", "hand_over", "holiday", "weekend"]), ...side }),
    ),
    by_state: z.exactOptional(twoSided).describe("Absent with real States."),
    by_profile: z.exactOptional(twoSided).describe("In the place of by_state with real States."),
    by_urgency: groups,
    by_route: groups,
    desks: z.array(desk),
    verdicts: z.array(verdict),
    expectations: z.array(expectation),
    journal_sha256: sha256,
    trace_sha256: sha256.describe("Of the journal without its first record."),
  })
  .describe(
    "What a run came to. Durations are seconds, shares lie from 0 to 1; rows of the warm-up count nowhere.",
  );

/** The published JSON Schema (draft 2020-12) of summary.json. */
export function summaryJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(summarySchema, { target: "draft-2020-12", reused: "ref" });
}
