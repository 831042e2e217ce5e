import type { z } from "zod";

import { LATENCIES } from "../schema/expectation-schema.ts";
import { keyed, mapOf, oneOf } from "../schema/leaf.ts";
import { name, stateId, text } from "../schema/names.ts";
import { span } from "../schema/times.ts";
import { form, urgency } from "../schema/workload-schema.ts";

const STATISTICS = ["p50", "p90", "p95", "p99", "mean-of-reached", "reached-share"] as const;

const where = keyed({
  form: form.optional().describe("Form of the request."),
  urgency: urgency.optional().describe("Urgency stated."),
  requesting_state: stateId.optional().describe("Requesting State."),
  requested_state: stateId.optional().describe("Requested State."),
  instrument: name.optional().describe("Instrument used."),
  duty: oneOf(["desk", "on-call", "closed", "out-of-service"])
    .optional()
    .describe("Duty of the requested side at delivery."),
});

const metric = keyed({
  title: text.optional().describe("Title; from what is measured unless said."),
  better: oneOf(["higher", "lower"])
    .optional()
    .describe(
      "Which is better. Unless said higher of preserved, sent, shares reached or preserved in time and the worst-served; lower of all else.",
    ),
  share: oneOf([
    "preserved-in-time-share",
    "undecided-share",
    "no-basis-share",
    "wrong-address-share",
  ])
    .optional()
    .describe(
      "A share: of first needs to preserve, what is preserved in time or undecided at the end; of all needs, what has no legal basis; of tries, what meets a wrong address.",
    ),
  latency: oneOf(LATENCIES).optional().describe("A time between events of the requests."),
  where: where.optional().describe("latency: only requests with these columns."),
  statistic: oneOf(STATISTICS).optional().describe("latency: a figure of its distribution."),
  within: span.optional().describe("latency: the share of requests that reached it in this time."),
  restricted_mean: span
    .optional()
    .describe("latency: the mean time without it, counted up to this horizon for each request."),
  fairness: oneOf(["gini", "worst-served", "zone-gap"])
    .optional()
    .describe("Between requesting States, of the share that is preserved in time."),
  staffing: oneOf(["officers", "cost", "utilisation"])
    .optional()
    .describe("What it takes: full-time officers, their cost, or the share of their hours worked."),
  count: oneOf(["needs", "sent", "confidants", "preserved"])
    .optional()
    .describe("A number a replication, of confidants the mean of a request."),
}).meta({
  id: "Metric",
  description:
    "One number of each replication: exactly one of `share`, `latency`, `fairness`, `staffing` and `count`; a latency has one of `statistic`, `within` and `restricted_mean`.",
});

export const metrics = mapOf(name, metric);

export type MetricText = z.infer<typeof metric>;
