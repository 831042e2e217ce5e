import { expect, test } from "vitest";

import { ratingsText, type Ratings } from "./ratings-text.ts";

const PROPOSAL: Ratings[number] = {
  expectation: "answers",
  objective: null,
  weight: 1,
  state: "XA",
  measure: "response-time",
  clock: "exercise",
  within_s: { P: 60 },
  proposed: "M",
  because: "The slowest of 1 took 2 min by the exercise clock.",
  evidence: [],
  confirmations: [],
  rating: "M",
};
const CONFIRMATION = {
  record: 1,
  at: "2027-03-27T21:45:00.000Z",
  seat: "evaluator/1",
  person: "Eli",
  rating: "S",
  proposed: "M",
  remark: "",
} as const;

test("a rating says whether an evaluator gave it, and what was not rated says why", () => {
  expect(
    ratingsText([
      PROPOSAL,
      { ...PROPOSAL, rating: "S", confirmations: [CONFIRMATION] },
      { ...PROPOSAL, proposed: null, rating: null, because: "Nothing happened to judge it by." },
    ]).split("\n"),
  ).toEqual([
    "Ratings of what people did, with their evidence in aar.html:",
    "  M (proposed) answers, XA: The slowest of 1 took 2 min by the exercise clock.",
    "  S (by an evaluator, in place of M) answers, XA: The slowest of 1 took 2 min by",
    "    the exercise clock.",
    "  not rated answers, XA: Nothing happened to judge it by.",
  ]);
});
