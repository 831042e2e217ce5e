import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import {
  count,
  flag,
  keyed,
  listOf,
  mapOf,
  numberFrom,
  oneOf,
  plainText,
  share,
  weight,
} from "./leaf.ts";
import { name, stateId } from "./names.ts";
import { instant, point } from "./times.ts";

export const form = oneOf(["preservation", "location-query", "emergency-disclosure", "ping"]);
export const urgency = oneOf(["emergency", "urgent", "routine"]);

const expiry = z.union([instant, point], { error: "a point in time such as T+12d00:00" });

const concentrated = keyed({
  concentrated: keyed({
    top: count.describe("How many of them have the share."),
    share: share.describe("Their share of the whole."),
  }).describe("Few have most; who they are is drawn by the seed."),
});

/** Concentration or weights; a map whose only key is `concentrated` is the former. */
function weights(key: z.ZodType<string, string>, wanted: string) {
  return z.union([concentrated, mapOf(key, weight)], { error: wanted });
}

const poisson = keyed({
  per_day: numberFrom(0, "a number a day, 0 or more")
    .optional()
    .describe("Needs a day, of the whole source."),
  per_state_and_year: numberFrom(0, "a number a year, 0 or more")
    .optional()
    .describe("Needs a year and requesting State, instead of `per_day`."),
});

const listed = keyed({
  at: point.describe("When the need arises."),
  from: stateId.optional().describe("Requesting State; drawn unless said."),
  provider: name.optional().describe("Provider; drawn unless said."),
  form: form.optional().describe("Form; drawn from `mix` unless said."),
  urgency: urgency.optional().describe("Urgency; drawn from `mix` unless said."),
  expires_at: expiry.optional().describe("When the data are gone; drawn unless said."),
});

const incident = keyed({
  at: point.describe("When it becomes known."),
  needs: count.describe("How many needs it causes."),
  spread: duration.describe("From the incident to each need."),
  duplicate_share: share.optional().describe("Chance that a need is asked twice. 0 unless said."),
  expires_at: expiry.optional().describe("When the data of all are gone."),
});

const arrivals = keyed({
  poisson: poisson.optional().describe("Needs that come singly, at random."),
  hour_of_day: listOf(weight, "a list of 24 weights")
    .length(24, { error: "a list of 24 weights, one for each hour" })
    .optional()
    .describe("poisson: weights of the requesting State's 24 local hours; scaled to mean 1."),
  weekday: listOf(weight, "a list of 7 weights")
    .length(7, { error: "a list of 7 weights, Monday to Sunday" })
    .optional()
    .describe("poisson: weights of the requesting State's local days, Monday to Sunday."),
  yearly_growth: numberFrom(-1, "a growth such as 0.143 for 14.3 % a year")
    .optional()
    .describe("poisson: growth a year, such as 0.143. 0 unless said."),
  times: listOf(
    z.union([listed, point], { error: "a point such as T+02:00, or { at: T+02:00, from: XA }" }),
    "a list of points",
  )
    .min(1, { error: "at least one point" })
    .optional()
    .describe("Needs at fixed times: points, or maps with `at`, `from`, `provider` and so on."),
  trace: keyed({
    file: plainText.describe("CSV file beside the scenario."),
  })
    .optional()
    .describe(
      "Needs read from a CSV file with columns at, from, provider, form, urgency, expires_at.",
    ),
  incident: incident.optional().describe("One cause, many needs within hours."),
}).meta({
  id: "Arrivals",
  description: "How needs arise: exactly one of `poisson`, `times`, `trace` and `incident`.",
});

const kind = keyed({
  share: share.describe("Share of the needs; the shares sum to 1."),
  form: form.describe("Form of the request."),
  urgency: urgency.describe("Urgency stated."),
  expires_in: duration
    .optional()
    .describe("From need to loss of the data; the provider's retention unless said."),
});

const circumstances = keyed({
  "political-offence": share.optional().describe("The offence is seen as a political one."),
  "essential-interests": share.optional().describe("Essential interests would be harmed."),
  "domestic-bar": share
    .optional()
    .describe("Domestic law would bar the measure in a similar case."),
  discrimination: share.optional().describe("The request aims to punish for who somebody is."),
  "outside-convention": share
    .optional()
    .describe("A serious crime, yet none of the convention's own offences."),
  "outside-scope": share
    .optional()
    .describe("Neither an offence of the convention nor a serious crime."),
  "no-dual-criminality": share.optional().describe("No offence in the requested State."),
});

export const workload = keyed({
  id: name.describe("Name of the source; its needs are called <id>/<State>/<number>."),
  arrivals: arrivals.describe("How needs arise."),
  from: weights(
    stateId,
    "weights by State such as { XA: 3, XB: 2 }, or { concentrated: { top: 3, share: 0.74 } }",
  )
    .optional()
    .describe("Weights of requesting States; all alike unless said."),
  providers: weights(name, "weights by provider such as { bigmail: 3 }, or { concentrated: … }")
    .optional()
    .describe(
      "Weights of providers; all alike unless said. The addressee is the provider's State.",
    ),
  mix: listOf(kind, "a list of kinds of needs")
    .min(1, { error: "at least one kind" })
    .optional()
    .describe("Kinds of needs with their shares; routine preservation unless said."),
  items: listOf(weight, "a list of weights such as [6, 3, 1]")
    .min(1, { error: "at least one weight" })
    .optional()
    .describe("Weights of requests with 1, 2, 3, … items; mean 1.74 unless said."),
  circumstances: circumstances
    .optional()
    .describe("Chances that a circumstance is true of a need, on which a refusal may rest."),
  withdrawn_after: duration
    .optional()
    .describe("From the need to its going away; what is not answered by then is withdrawn."),
  scaled: flag.optional().describe("False if the top-level `scale` leaves this source alone."),
}).meta({ id: "Workload", description: "A source of needs." });

export type WorkloadText = z.infer<typeof workload>;
export type ArrivalsText = z.infer<typeof arrivals>;
