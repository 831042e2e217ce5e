import { REFUSAL_GROUNDS } from "@contactpoint/protocol";
import { z } from "zod";

import { count, keyed, listOf, mapOf, matching, numberFrom, oneOf } from "./leaf.ts";
import { name, stateId, text } from "./names.ts";
import { span } from "./times.ts";
import { form, urgency } from "./workload-schema.ts";

export const LATENCIES = [
  "time-to-acknowledge",
  "response-time",
  "time-to-preserve",
  "time-to-confirm",
] as const;

export const SHARES = ["preserved-in-time-share", "undecided-share"] as const;

const OUTCOMES = [
  "preserved",
  "partly-preserved",
  "answered",
  "refused",
  "not-held",
  "deleted",
  "wrong-identifier",
  "provider-elsewhere",
  "withdrawn",
  "gave-up",
  "no-basis",
  "open",
] as const;

const bands = keyed({
  P: span.optional().describe("Performed without challenges."),
  S: span.optional().describe("Some challenges."),
  M: span.optional().describe("Major challenges; beyond it: unable."),
});

const where = keyed({
  form: form.optional().describe("Form of the request."),
  urgency: urgency.optional().describe("Urgency stated."),
  requesting_state: stateId.optional().describe("Requesting State."),
  requested_state: stateId.optional().describe("Requested State."),
  instrument: name.optional().describe("Instrument used."),
  duty: oneOf(["desk", "on-call", "closed", "out-of-service"])
    .optional()
    .describe("Duty of the requested side at delivery."),
  outcome: oneOf(OUTCOMES).optional().describe("Outcome of the request."),
  refusal_ground: oneOf(REFUSAL_GROUNDS).optional().describe("Ground of refusal."),
});

export const expectation = keyed({
  id: name.describe("Name of the expectation."),
  objective: name.optional().describe("Objective it serves."),
  weight: numberFrom(0, "a weight of 0 or more")
    .optional()
    .describe("Weight in the score; 1 unless said."),
  measure: name
    .optional()
    .describe(
      "A latency (time-to-acknowledge, response-time, time-to-preserve, time-to-confirm), a share (preserved-in-time-share, undecided-share), or a measure that an evaluator judges.",
    ),
  where: where.optional().describe("Only rows with these columns."),
  within: z
    .union([span, bands], {
      error: "a span such as PT24H, or bands { P: PT5M, S: PT10M, M: PT30M }",
    })
    .optional()
    .describe("Limit, or one for each rating."),
  at_least: numberFrom(0, "a number of 0 or more").optional().describe("Least share or count."),
  at_most: numberFrom(0, "a number of 0 or more").optional().describe("Greatest share or count."),
  count: oneOf(["needs", "sent", "requests"]).optional().describe("Expect a number of rows."),
  rule: matching(/^[SLN]\d{2}$/, "the number of a rule such as S18")
    .optional()
    .describe("Number of a rule of the protocol, such as S18."),
  verdict: oneOf(["holds", "violated", "undecided"])
    .optional()
    .describe("With `rule`: the verdict expected; `holds` unless said."),
  at_step: count
    .optional()
    .describe("With `verdict: violated`: line of the journal, from 1, at which it was broken."),
  trace_sha256: matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits in lower case")
    .optional()
    .describe("Digest of the journal without its first record, under the file's own seed."),
  of: stateId.optional().describe("Exercise: the State judged."),
  inject: name.optional().describe("Exercise: the inject that starts the clock."),
  clock: oneOf(["real", "exercise"]).optional().describe("Exercise: which seconds count."),
  fields: listOf(name, "a list of items of the form")
    .optional()
    .describe("Exercise: items of the form meant."),
  judged_by: oneOf(["evaluator"]).optional().describe("Exercise: a person judges."),
}).meta({ id: "Expectation", description: "What should come out." });

export const objectives = mapOf(name, text).describe("Objectives by name, in a sentence each.");

export type ExpectationText = z.infer<typeof expectation>;
