import { DAY } from "@contactpoint/engine";
import type { Circumstance, RefusalGround } from "@contactpoint/protocol";
import type { BenchTerms, ConformanceCase, Step } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import { ACCEPTED, ORDERED, PRESERVED, RECEIVED, TO_CHOICE, TO_REVIEW } from "./stories.ts";

/** What an officer decides on a complete request: to refuse it, to warn, to carry it out. */
export const REVIEWING_CASES: readonly ConformanceCase[] = [
  refusal("UNCC", "essential-interests", ["essential-interests"]),
  refusal("UNCC", "domestic-bar", ["domestic-bar"]),
  refusal("UNCC", "discrimination", ["discrimination"]),
  refusal("UNCC", "outside-scope", ["outside-scope"]),
  refusal("UNCC", "dual-criminality", ["outside-convention", "no-dual-criminality"], {
    dual_criminality_reservation: true,
  }),
  refusal("BUDAPEST", "political-offence", ["political-offence"]),
  refusal("BUDAPEST", "essential-interests", ["essential-interests"]),
  defineCase(
    "refusal-said-again",
    "On the same request again a refusal is said again, word for word.",
    { rules: ["S11", "S14"], musts: ["P-109", "LS-017"], circumstances: ["domestic-bar"] },
    [
      ...TO_REVIEW,
      refusedOn("domestic-bar"),
      { says: "request", brings: ["repeats acknowledgement", "repeats refusal domestic-bar"] },
      { says: "request", brings: ["repeats acknowledgement", "repeats refusal domestic-bar"] },
    ],
  ),
  defineCase(
    "refused-stays-refused",
    "What comes after a refusal does not open the request again.",
    { rules: ["S09", "S11"], musts: ["P-122", "LS-018"], circumstances: ["domestic-bar"] },
    [
      ...TO_REVIEW,
      refusedOn("domestic-bar"),
      { says: "supplement", brings: [] },
      { says: "choice", brings: [] },
      { says: "extension-request", brings: [] },
      { says: "withdrawal", brings: [] },
      { decide: "review", result: "accepted", brings: [] },
      { pass: 100 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "prejudice-told",
    "Where preservation would warn the subject, the requester is told.",
    { rules: ["S17"], musts: ["P-108", "LS-018"] },
    TO_CHOICE,
  ),
  defineCase(
    "nothing-before-choice",
    "Nothing is executed before the requester has chosen.",
    { rules: ["S17"], musts: ["P-108"] },
    [
      ...TO_CHOICE,
      { decide: "order", item: 0, result: "ordered", brings: [] },
      { pass: DAY, brings: [] },
      {
        says: "status-query",
        brings: [
          "says status-report awaiting-choice",
          "repeats acknowledgement",
          "repeats prejudice-notice threatens-confidentiality",
        ],
      },
    ],
  ),
  defineCase(
    "choice-carried-out",
    "After a choice to proceed the request is carried out.",
    { rules: ["S04", "S17", "S21"], musts: ["P-107", "P-108", "LS-018"] },
    [...TO_CHOICE, { says: "choice", brings: ["asks order 0"] }, ORDERED, PRESERVED],
  ),
  defineCase(
    "choice-at-the-last-hour",
    "A choice that comes after the last reminder is carried out, and the request is not closed.",
    { rules: ["S17", "N03"], musts: ["P-108", "LS-018"] },
    [
      ...TO_CHOICE,
      {
        pass: 17 * DAY,
        brings: Array.from({ length: 5 }, () => [
          "repeats acknowledgement",
          "repeats prejudice-notice threatens-confidentiality",
        ]).flat(),
      },
      { says: "choice", brings: ["asks order 0"] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "choice-twice-orders-once",
    "A choice that is said twice is carried out once.",
    { rules: ["S04", "S17"], musts: ["P-122", "LS-018"] },
    [
      ...TO_CHOICE,
      { says: "choice", brings: ["asks order 0"] },
      { says: "choice", brings: [] },
      ORDERED,
      { says: "choice", brings: [] },
      PRESERVED,
    ],
  ),
  defineCase(
    "choice-not-asked-for",
    "A choice that nobody asked for has no effect.",
    { rules: ["S09"], musts: ["P-122", "LS-018"] },
    [...TO_REVIEW, { says: "choice", brings: [] }, ACCEPTED],
  ),
  defineCase(
    "withdrawn-instead-of-choice",
    "Who is warned may withdraw.",
    { rules: ["S11", "S13", "S17", "L05"], musts: ["P-108", "P-118"], live: true },
    [
      ...TO_CHOICE,
      { says: "withdrawal", brings: ["says release-notice withdrawal"] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "notice-said-again",
    "A notice without answer is said again; after the last reminder the request is closed and the requester told.",
    {
      rules: ["S10", "S11", "L03"],
      musts: ["P-123", "P-124", "P-129", "LS-018"],
      live: true,
      // The requester of this story never gives up.
      breaks: ["L02", "L05"],
    },
    [
      ...TO_CHOICE,
      {
        pass: 15 * DAY,
        brings: Array.from({ length: 5 }, () => [
          "repeats acknowledgement",
          "repeats prejudice-notice threatens-confidentiality",
        ]).flat(),
      },
      { pass: 3 * DAY, brings: ["says status-report closed"] },
      { says: "choice", brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "emergency-without-assistance-item",
    "A request for emergency disclosure is checked and reviewed like any other.",
    { rules: ["S12"], musts: ["LS-018"], terms: { basis: "BUDAPEST-2AP" } },
    [
      {
        says: "request",
        fields: { form: "emergency-disclosure", urgency: "emergency" },
        without: ["intended_assistance"],
        brings: ["asks acknowledge"],
      },
      {
        decide: "acknowledge",
        result: "acknowledged",
        brings: ["says acknowledgement", "asks check"],
      },
      { decide: "check", result: "complete", brings: ["asks review"] },
      ACCEPTED,
    ],
  ),
  defineCase(
    "urgency-changes-nothing",
    "A routine request takes the same steps as an urgent one.",
    { rules: ["S12"], musts: ["LS-018"] },
    [{ ...RECEIVED, fields: { urgency: "routine" } } as Step, ...TO_REVIEW.slice(1), ACCEPTED],
  ),
];

function refusal(
  basis: BenchTerms["basis"],
  ground: RefusalGround,
  circumstances: readonly Circumstance[],
  terms: Partial<BenchTerms> = {},
): ConformanceCase {
  return defineCase(
    `refused-${basis.toLowerCase()}-${ground}`,
    `A refusal under ${basis} names the ground ${ground} and gives reasons.`,
    {
      rules: ["S13", "S14", "L03", "L05"],
      musts: ["P-102", "LS-018"],
      terms: { basis, ...terms },
      circumstances,
      live: true,
    },
    [...TO_REVIEW, refusedOn(ground), { pass: 80 * DAY, brings: [] }],
  );
}

function refusedOn(ground: RefusalGround): Step {
  return {
    decide: "review",
    result: "refused",
    given: { ground, reasons: `EXERCISE: ${ground}` },
    brings: [`says refusal ${ground}`],
  };
}
