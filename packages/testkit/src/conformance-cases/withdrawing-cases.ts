import { DAY } from "@contactpoint/engine";
import { type ConformanceCase, type Step, statedData } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMPLETE,
  ORDERED,
  PRESERVED,
  RECEIVED,
  TO_ASSISTANCE,
  TO_CHECK,
  TO_HOLD,
  TO_ORDER,
  TO_PROVIDER,
  TO_REVIEW,
  TO_SUPPLEMENT,
} from "./stories.ts";

const WITHDRAWN: Step = { says: "withdrawal", brings: ["says release-notice withdrawal"] };
const RELEASED: Step = {
  says: "withdrawal",
  brings: ["holds 0 released 60d withdrawal", "says release-notice withdrawal"],
};

/** Requests that are given up, at each point of their way. */
export const WITHDRAWING_CASES: readonly ConformanceCase[] = [
  withdrawn("received", "nobody has read it", [RECEIVED]),
  withdrawn("checked", "it is checked", TO_CHECK),
  withdrawn("asked-back", "an item is missing", TO_SUPPLEMENT),
  withdrawn("reviewed", "it is reviewed", TO_REVIEW),
  withdrawn("accepted", "it is accepted", TO_ORDER),
  withdrawn("ordered", "its order is with the provider", TO_PROVIDER),
  defineCase(
    "withdrawn-while-held",
    "On a withdrawal what is held is released.",
    { rules: ["S11", "S16"], musts: ["P-118", "LS-018", "LS-020"] },
    [...TO_HOLD, RELEASED],
  ),
  defineCase(
    "withdrawn-while-assistance-pending",
    "A withdrawal ends a pending assistance too.",
    { rules: ["S11", "S16", "S19"], musts: ["P-118", "LS-020"] },
    [
      ...TO_ASSISTANCE,
      RELEASED,
      { decide: "decide-assistance", result: "granted", brings: [] },
      { pass: 100 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "all-items-released",
    "On a withdrawal every item that is held is released, and one notice said.",
    { rules: ["S11", "S16"], musts: ["P-118"] },
    [
      {
        says: "request",
        fields: { data: statedData("mailhaven", 2) },
        brings: ["asks acknowledge"],
      },
      ACKNOWLEDGED,
      COMPLETE,
      { decide: "review", result: "accepted", brings: ["asks order 0", "asks order 1"] },
      ORDERED,
      { decide: "order", item: 1, result: "ordered", brings: ["orders 1 mailhaven 1"] },
      PRESERVED,
      {
        provider: "preserved",
        item: 1,
        after: 0,
        brings: ["holds 1 began 60d", "says confirmation 1 60d"],
      },
      {
        says: "withdrawal",
        brings: [
          "holds 0 released 60d withdrawal",
          "holds 1 released 60d withdrawal",
          "says release-notice withdrawal",
        ],
      },
    ],
  ),
  defineCase(
    "no-order-after-withdrawal",
    "After a withdrawal nothing is ordered.",
    { rules: ["S02", "S11"], musts: ["P-118"] },
    [
      ...TO_ORDER,
      WITHDRAWN,
      { decide: "order", item: 0, result: "ordered", brings: [] },
      { pass: 10 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "no-retry-after-withdrawal",
    "After a withdrawal a failed order is not placed again.",
    { rules: ["S04", "S11"], musts: ["P-118", "LS-019"] },
    [...TO_PROVIDER, { provider: "failed", brings: [] }, WITHDRAWN, { pass: 10 * DAY, brings: [] }],
  ),
  defineCase(
    "no-confirmation-after-withdrawal",
    "What a provider answers after a withdrawal is confirmed to nobody.",
    { rules: ["S09", "S11"], musts: ["P-118", "P-122"] },
    [...TO_PROVIDER, WITHDRAWN, { provider: "preserved", brings: [] }],
  ),
  defineCase(
    "no-notice-after-withdrawal",
    "After a withdrawal no end is announced any more.",
    { rules: ["S11"], musts: ["LS-019"] },
    [...TO_HOLD, RELEASED, { pass: 200 * DAY, brings: [] }],
  ),
  defineCase(
    "withdrawn-twice",
    "A second withdrawal has no effect.",
    { rules: ["S11"], musts: ["P-122"] },
    [...TO_HOLD, RELEASED, { says: "withdrawal", brings: [] }],
  ),
  defineCase(
    "answers-said-after-withdrawal",
    "What was answered before a withdrawal is still said again.",
    { rules: ["S11"], musts: ["P-109", "P-119"] },
    [
      ...TO_HOLD,
      RELEASED,
      { says: "request", brings: ["repeats acknowledgement", "repeats confirmation 0 60d"] },
      {
        says: "status-query",
        brings: [
          "says status-report closed",
          "repeats acknowledgement",
          "repeats confirmation 0 60d",
        ],
      },
    ],
  ),
];

function withdrawn(when: string, said: string, story: readonly Step[]): ConformanceCase {
  return defineCase(
    `withdrawn-${when}`,
    `A request can be withdrawn when ${said}; nothing more is done.`,
    { rules: ["S11", "S13", "S16", "L05"], musts: ["P-118", "LS-018", "LS-019"], live: true },
    [...story, WITHDRAWN, { pass: 80 * DAY, brings: [] }],
  );
}
