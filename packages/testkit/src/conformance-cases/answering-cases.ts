import { DAY, HOUR } from "@contactpoint/engine";
import type { ProviderAnswer } from "../conformance/index.ts";
import { type ConformanceCase, type Step, statedData } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACCEPTED,
  ACKNOWLEDGED,
  COMPLETE,
  HELD_AGAIN,
  ORDERED,
  PRESERVED,
  TO_HOLD,
  TO_ORDER,
  TO_PROVIDER,
  TO_REVIEW,
} from "./stories.ts";

const ELSEWHERE: Step = {
  provider: "elsewhere",
  given: { next_provider: "cloudnest", next_state: "XC" },
  brings: ["says traffic-data-disclosure 0 cloudnest"],
};

/** An emergency disclosure under the second protocol, up to the provider's answer. */
const EMERGENCY_ORDERED: readonly Step[] = [
  {
    says: "request",
    fields: { form: "emergency-disclosure", urgency: "emergency" },
    without: ["intended_assistance"],
    brings: ["asks acknowledge"],
  },
  ACKNOWLEDGED,
  COMPLETE,
  ACCEPTED,
  ORDERED,
];

/** Two items, up to the orders. */
const TWO_ORDERED: readonly Step[] = [
  { says: "request", fields: { data: statedData("mailhaven", 2) }, brings: ["asks acknowledge"] },
  ACKNOWLEDGED,
  COMPLETE,
  { decide: "review", result: "accepted", brings: ["asks order 0", "asks order 1"] },
  ORDERED,
  { decide: "order", item: 1, result: "ordered", brings: ["orders 1 mailhaven 1"] },
];

/** How orders are placed and what providers answer. */
export const ANSWERING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "order-after-officer",
    "An order leaves when the officer orders, and not before.",
    { rules: ["S02", "S04"], musts: ["LS-020"] },
    [...TO_ORDER, { pass: DAY, brings: [] }, ORDERED],
  ),
  defineCase(
    "order-after-authority",
    "Where an authority orders, the order leaves when it has decided.",
    { rules: ["S04", "S12"], musts: ["LS-020"], terms: { order_by: "authority" } },
    [
      ...TO_ORDER,
      { decide: "order", item: 0, result: "ordered", brings: ["asks authorise 0"] },
      { pass: DAY, brings: [] },
      { decide: "authorise", item: 0, result: "authorised", brings: ["orders 0 mailhaven 1"] },
      PRESERVED,
    ],
  ),
  defineCase(
    "confirmed-sixty-days",
    "A preservation is confirmed for sixty days from the provider's answer.",
    { rules: ["S18", "S21", "N01", "L01"], musts: ["P-113", "LS-020"], live: true, twice: true },
    TO_HOLD,
  ),
  defineCase(
    "not-confirmed-before-provider",
    "Nothing is confirmed before the provider has answered.",
    { rules: ["S21"], musts: ["LS-020"] },
    [
      ...TO_PROVIDER,
      { pass: 10 * DAY, brings: [] },
      { says: "status-query", brings: ["says status-report executing", "repeats acknowledgement"] },
      PRESERVED,
    ],
  ),
  negative("not-held", "not-held"),
  negative("deleted", "deleted"),
  negative("wrong-identifier", "wrong-identifier"),
  defineCase(
    "failed-order-served-again",
    "An order that failed is placed again after the provider's wait.",
    { rules: ["S04", "S12"], musts: ["LS-020"] },
    [
      ...TO_PROVIDER,
      { provider: "failed", brings: [] },
      { pass: HOUR - 1, brings: [] },
      { pass: 1, brings: ["orders 0 mailhaven 2"] },
      { ...PRESERVED, attempt: 2 } as Step,
    ],
  ),
  defineCase(
    "failing-provider-given-up",
    "A provider that keeps failing holds nothing that can be had.",
    { rules: ["S04", "S11", "S13"], musts: ["P-107", "LS-020"], live: true },
    [
      ...TO_PROVIDER,
      { provider: "failed", brings: [] },
      { pass: HOUR, brings: ["orders 0 mailhaven 2"] },
      { provider: "refused", attempt: 2, brings: [] },
      { pass: HOUR, brings: ["orders 0 mailhaven 3"] },
      { provider: "failed", attempt: 3, brings: ["says negative 0 not-held"] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "path-leads-elsewhere",
    "Where the path leads to a provider in another State, enough traffic data are disclosed.",
    { rules: ["S25", "S26", "L05"], musts: ["P-103", "P-107", "LS-020"], live: true },
    [...TO_PROVIDER, ELSEWHERE, { pass: 80 * DAY, brings: [] }],
  ),
  defineCase(
    "path-said-again",
    "On the same request again the way is shown again, word for word.",
    { rules: ["S26"], musts: ["P-109"] },
    [
      ...TO_PROVIDER,
      ELSEWHERE,
      {
        says: "request",
        brings: ["repeats acknowledgement", "repeats traffic-data-disclosure 0 cloudnest"],
      },
    ],
  ),
  defineCase(
    "emergency-disclosed",
    "In an emergency data are disclosed, with limits on their use.",
    {
      rules: ["S25", "S27"],
      musts: ["P-103", "P-107", "LS-020"],
      terms: { basis: "BUDAPEST-2AP" },
      live: true,
    },
    [
      ...EMERGENCY_ORDERED,
      {
        provider: "disclosed",
        given: { content: false, data_sha256: "a".repeat(64) },
        brings: ["says disclosure 0 no-content"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "emergency-disclosed-once",
    "A disclosure is said again, and nothing is ordered again.",
    { rules: ["S04"], musts: ["P-109"], terms: { basis: "BUDAPEST-2AP" } },
    [
      ...EMERGENCY_ORDERED,
      {
        provider: "disclosed",
        given: { content: false, data_sha256: "b".repeat(64) },
        brings: ["says disclosure 0 no-content"],
      },
      {
        says: "request",
        fields: { form: "emergency-disclosure", urgency: "emergency" },
        without: ["intended_assistance"],
        brings: ["repeats acknowledgement", "repeats disclosure 0 no-content"],
      },
    ],
  ),
  defineCase(
    "emergency-not-held",
    "In an emergency too it is said that nothing is held.",
    { rules: ["S11"], musts: ["P-107"], terms: { basis: "BUDAPEST-2AP" } },
    [...EMERGENCY_ORDERED, { provider: "not-held", brings: ["says negative 0 not-held"] }],
  ),
  defineCase(
    "each-item-answered",
    "Each item is answered for itself.",
    { rules: ["S04", "S13", "L05"], musts: ["P-107", "LS-020"], live: true },
    [
      ...TWO_ORDERED,
      { provider: "not-held", item: 1, brings: ["says negative 1 not-held"] },
      { provider: "deleted", item: 0, brings: ["says negative 0 deleted"] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "partly-preserved-is-held",
    "A request of which one item is preserved is held.",
    { rules: ["S18", "S21"], musts: ["P-107", "LS-018"] },
    [
      ...TWO_ORDERED,
      PRESERVED,
      { says: "status-query", brings: ["says status-report executing", ...HELD_AGAIN] },
      { provider: "not-held", item: 1, brings: ["says negative 1 not-held"] },
      {
        says: "status-query",
        brings: ["says status-report holding", ...HELD_AGAIN, "repeats negative 1 not-held"],
      },
    ],
  ),
  defineCase(
    "items-held-apart",
    "Items preserved at different times are held for sixty days each.",
    { rules: ["S18", "S24", "L10"], musts: ["P-113", "P-115", "LS-020"], live: true },
    [
      ...TWO_ORDERED,
      PRESERVED,
      {
        provider: "preserved",
        item: 1,
        after: DAY,
        brings: ["holds 1 began 61d", "says confirmation 1 60d"],
      },
      {
        pass: 60 * DAY,
        brings: [
          "says expiry-notice 0 60d",
          "says expiry-notice 1 61d",
          "holds 0 released 60d expiry",
          "says release-notice 0 expiry",
          "holds 1 released 61d expiry",
          "says release-notice 1 expiry",
        ],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "provider-answers-once",
    "A provider's answer that comes again changes nothing.",
    { rules: ["S15", "S21"], musts: ["P-122", "LS-020"] },
    [...TO_HOLD, { provider: "preserved", brings: [] }, { provider: "not-held", brings: [] }],
  ),
  defineCase(
    "accepted-late-order",
    "A task waits as long as its officer needs.",
    { rules: ["S12"], musts: ["LS-018"] },
    [
      ...TO_REVIEW,
      { pass: 40 * DAY, brings: [] },
      ACCEPTED,
      { pass: 40 * DAY, brings: [] },
      ORDERED,
    ],
  ),
];

function negative(answer: ProviderAnswer, said: string): ConformanceCase {
  return defineCase(
    `negative-${said}`,
    `Where the provider says ${said}, so is the requester told, and the request ends.`,
    { rules: ["S11", "S13", "L03", "L05"], musts: ["P-107", "LS-020"], live: true },
    [
      ...TO_PROVIDER,
      { provider: answer, brings: [`says negative 0 ${said}`] },
      { says: "request", brings: ["repeats acknowledgement", `repeats negative 0 ${said}`] },
      { pass: 80 * DAY, brings: [] },
    ],
  );
}
