import { DAY, HOUR } from "@contactpoint/engine";
import type { ConformanceCase, Step } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMPLETE,
  HELD_AGAIN,
  RECEIVED,
  SUPPLEMENTED,
  TO_ASSISTANCE,
  TO_CHECK,
  TO_CHOICE,
  TO_HOLD,
  TO_ORDER,
  TO_PROVIDER,
  TO_REVIEW,
  TO_SUPPLEMENT,
} from "./stories.ts";

const AGAIN: Step = { says: "request", brings: ["repeats acknowledgement"] };

/** When the first message of a case is sent. */
const SENT = 1_798_804_860_000;

/** Requests and questions that come again, and what is said to them. */
export const REPEATING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "same-id-no-effect",
    "A message that comes again under its id has no effect.",
    { rules: ["S01", "S10"], musts: ["P-063", "LS-015"] },
    [
      RECEIVED,
      { says: "request", number: 1, fields: { sent_at: SENT }, brings: [] },
      ACKNOWLEDGED,
      { says: "request", number: 1, fields: { sent_at: SENT }, brings: [] },
    ],
  ),
  defineCase(
    "unread-request-comes-again",
    "A request that comes again before anybody has read it is read once.",
    { rules: ["S01", "S10"], musts: ["P-109", "LS-018"] },
    [RECEIVED, { says: "request", brings: [] }, { says: "request", brings: [] }, ACKNOWLEDGED],
  ),
  again("checked", "checking", TO_CHECK, []),
  again(
    "asked-back",
    "awaiting-supplement",
    TO_SUPPLEMENT,
    ["repeats missing-items-request necessity"],
    ["necessity"],
  ),
  again("reviewed", "reviewing", TO_REVIEW, []),
  again("warned", "awaiting-choice", TO_CHOICE, [
    "repeats prejudice-notice threatens-confidentiality",
  ]),
  again("accepted", "executing", TO_ORDER, []),
  again("ordered", "executing", TO_PROVIDER, []),
  again("held", "holding", TO_HOLD, ["repeats confirmation 0 60d"]),
  again("pending", "assistance-pending", TO_ASSISTANCE, ["repeats confirmation 0 60d"]),
  defineCase(
    "duplicate-orders-once",
    "However often a request comes, its data are ordered once.",
    { rules: ["S04", "S05", "S10"], musts: ["P-109"] },
    [
      ...TO_PROVIDER,
      AGAIN,
      AGAIN,
      { provider: "preserved", brings: ["holds 0 began 60d", "says confirmation 0 60d"] },
      { says: "request", brings: HELD_AGAIN },
      { pass: DAY, brings: [] },
    ],
  ),
  defineCase(
    "request-may-add-items",
    "A request that comes again with what it had left out is the same request.",
    { rules: ["S03"], musts: ["P-110", "LS-013"] },
    [
      ...TO_SUPPLEMENT,
      SUPPLEMENTED,
      { says: "request", brings: ["repeats acknowledgement"] },
      COMPLETE,
    ],
  ),
  defineCase(
    "request-may-leave-out-again",
    "A request that comes again without what was supplied is the same request.",
    { rules: ["S03"], musts: ["P-110", "LS-013"] },
    [
      ...TO_SUPPLEMENT,
      SUPPLEMENTED,
      { says: "request", without: ["necessity"], brings: ["repeats acknowledgement"] },
      COMPLETE,
    ],
  ),
  defineCase(
    "bound-keeps",
    "Many queries within an hour get one answer each.",
    { rules: ["S10"], musts: ["P-119", "P-123"] },
    [
      ...TO_HOLD,
      ...Array.from({ length: 3 }, (): Step => ({
        says: "status-query",
        after: HOUR / 4,
        brings: ["says status-report holding", ...HELD_AGAIN],
      })),
    ],
  ),
  defineCase(
    "two-requests-apart",
    "Two requests of one State are kept apart.",
    { rules: ["S02", "S12"], musts: ["P-107", "LS-018"] },
    [
      ...TO_REVIEW,
      { says: "request", request: "case/XA/2", brings: ["asks acknowledge of case/XA/2"] },
      {
        decide: "acknowledge",
        result: "acknowledged",
        request: "case/XA/2",
        brings: ["says acknowledgement of case/XA/2", "asks check of case/XA/2"],
      },
      {
        decide: "check",
        result: "wrong-addressee",
        request: "case/XA/2",
        given: { next_state: "XC", next_provider: "cloudnest" },
        brings: ["says referral XC of case/XA/2"],
      },
      {
        says: "status-query",
        brings: ["says status-report reviewing", "repeats acknowledgement"],
      },
    ],
  ),
  defineCase(
    "two-requesters-apart",
    "Requests of two States are answered to the one who asked.",
    { rules: ["S07", "S28"], musts: ["LS-016", "LS-018"] },
    [
      ...TO_CHECK,
      {
        says: "request",
        by: "XC",
        request: "case/XC/1",
        brings: ["asks acknowledge of case/XC/1"],
      },
      {
        decide: "acknowledge",
        result: "acknowledged",
        request: "case/XC/1",
        brings: ["says acknowledgement of case/XC/1", "asks check of case/XC/1"],
      },
      COMPLETE,
      {
        says: "status-query",
        by: "XC",
        request: "case/XC/1",
        brings: [
          "says status-report checking of case/XC/1",
          "repeats acknowledgement of case/XC/1",
        ],
      },
    ],
  ),
  defineCase(
    "child-reference-is-a-request",
    "A request that came of another has a reference of its own.",
    { rules: ["S03"], musts: ["P-098", "LS-013"] },
    [
      {
        says: "request",
        request: "case/XA/1/c1",
        brings: ["asks acknowledge of case/XA/1/c1"],
      },
    ],
  ),
  defineCase(
    "status-of-location-query",
    "A location query that is looked into is being checked.",
    { rules: ["S12"], musts: ["P-119", "LS-018"] },
    [
      { says: "request", fields: { form: "location-query" }, brings: ["asks acknowledge"] },
      ACKNOWLEDGED,
      { decide: "check", result: "complete", brings: ["asks locate"] },
      {
        says: "status-query",
        brings: ["says status-report checking", "repeats acknowledgement"],
      },
    ],
  ),
  defineCase(
    "status-before-acknowledgement",
    "A status query is answered before anybody has read the request.",
    { rules: ["S02"], musts: ["P-119", "LS-018"] },
    [RECEIVED, { says: "status-query", brings: ["says status-report received"] }],
  ),
];

function again(
  when: string,
  status: string,
  story: readonly Step[],
  repeated: readonly string[],
  without: readonly string[] = [],
): ConformanceCase {
  const answers = ["repeats acknowledgement", ...repeated];
  return defineCase(
    `said-again-when-${when}`,
    `On the request again, and when asked how it stands (${status}), all answers are said again.`,
    { rules: ["S01", "S10"], musts: ["P-109", "P-119", "LS-017"] },
    [
      ...story,
      { says: "request", without, brings: answers },
      { says: "status-query", brings: [`says status-report ${status}`, ...answers] },
    ],
  );
}
