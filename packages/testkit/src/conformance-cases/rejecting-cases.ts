import type { ConformanceCase, SaysStep, Step } from "../conformance/index.ts";
import { FULLY_STATED, statedData } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMPLETE,
  RECEIVED,
  TO_CHECK,
  TO_CHOICE,
  TO_HOLD,
  TO_REVIEW,
} from "./stories.ts";

/** When the first message of a case is sent. */
const SENT = 1_798_804_860_000;

/** After it, a good request under the same reference is taken. */
const CLEAN: Step = { says: "request", number: 3, brings: ["asks acknowledge"] };
const RECEIVED_SECOND: Step = { says: "request", number: 5, brings: [] };

const MALFORMED: readonly (readonly [name: string, what: string, step: Omit<SaysStep, "says">])[] =
  [
    ["unknown-field", "has a field that its type does not have", { fields: { colour: "red" } }],
    ["no-form", "lacks a field that it must have", { without: ["form"] }],
    ["number-for-text", "has a number where a text belongs", { fields: { language: 7 } }],
    ["text-for-instant", "gives its instant as a text", { fields: { sent_at: "2027-01-01" } }],
    ["broken-instant", "gives half a millisecond", { fields: { sent_at: SENT + 0.5 } }],
    ["unknown-urgency", "has a word that its list does not have", { fields: { urgency: "asap" } }],
    ["unknown-type", "is of a type that there is not", { fields: { type: "greeting" } }],
    ["id-of-another", "has the id of another request", { fields: { id: "case/XA/7#1" } }],
    ["no-items", "lists no data", { fields: { data: { items: [], relation_to_offence: "none" } } }],
    [
      "unknown-provider",
      "names a provider that there is not",
      {
        fields: { data: statedData("nowhere", 1) },
      },
    ],
  ];

/** What is turned away, and that nothing comes of it. */
export const REJECTING_CASES: readonly ConformanceCase[] = [
  ...MALFORMED.map(([name, what, step]) =>
    defineCase(
      `malformed-${name}`,
      `A request that ${what} is malformed.`,
      {
        rules: ["S08"],
        musts: [name === "unknown-provider" ? "P-128" : "P-096", "LS-013", "LS-014"],
      },
      [{ says: "request", ...step, brings: ["rejects malformed"] }, CLEAN],
    ),
  ),
  ...[null, 7, "request", [], {}, { type: "request" }].map((junk, at) =>
    defineCase(
      `junk-${at}`,
      `${JSON.stringify(junk)} is no message.`,
      { rules: ["S08"], musts: ["P-096", "LS-013", "LS-014"] },
      [{ junk, brings: ["rejects malformed"] }, CLEAN],
    ),
  ),
  defineCase(
    "unmarked",
    "A message without the word EXERCISE is refused as unmarked.",
    { rules: ["S08"], musts: ["P-002", "P-001", "LS-013"] },
    [{ says: "request", fields: { marking: "URGENT" }, brings: ["rejects unmarked"] }, CLEAN],
  ),
  defineCase(
    "not-addressed-here",
    "A message to another State is refused.",
    { rules: ["S08"], musts: ["LS-013"] },
    [{ says: "request", fields: { to: "XC" }, brings: ["rejects not-addressed-here"] }, CLEAN],
  ),
  defineCase(
    "signed-by-another",
    "A message that another signed is refused.",
    { rules: ["S07", "S08"], musts: ["P-044", "LS-013"] },
    [
      { says: "request", signed_by: "XC", brings: ["rejects signature-invalid"] },
      CLEAN,
      RECEIVED_SECOND,
    ],
  ),
  defineCase(
    "brought-by-another",
    "A message brought by a State that is no hub is refused.",
    { rules: ["S07", "S08"], musts: ["P-052", "LS-013"] },
    [{ says: "request", brought_by: "XC", brings: ["rejects hop-forged"] }, CLEAN, RECEIVED_SECOND],
  ),
  defineCase(
    "stranger-turned-away",
    "A State that is not in the register is turned away.",
    { rules: ["S06", "S08"], musts: ["P-058", "LS-013", "LS-014"] },
    [
      { register: ["XB", "XC"], brings: [] },
      { says: "request", brings: ["rejects sender-not-registered"] },
      { says: "status-query", brings: ["rejects sender-not-registered"] },
    ],
  ),
  defineCase(
    "revoked-in-mid-case",
    "A State that is struck off the register is turned away from its own case.",
    { rules: ["S06", "S08"], musts: ["P-058", "LS-013"] },
    [
      ...TO_HOLD,
      { register: ["XB", "XC"], brings: [] },
      { says: "withdrawal", brings: ["rejects sender-not-registered"] },
      { says: "extension-request", brings: ["rejects sender-not-registered"] },
    ],
  ),
  defineCase(
    "registered-again",
    "A State that is back in the register is served again.",
    { rules: ["S06"], musts: ["P-058"] },
    [
      ...TO_CHECK,
      { register: ["XB", "XC"], brings: [] },
      { says: "status-query", brings: ["rejects sender-not-registered"] },
      { register: ["XA", "XB", "XC"], brings: [] },
      {
        says: "status-query",
        brings: ["says status-report checking", "repeats acknowledgement"],
      },
    ],
  ),
  defineCase(
    "id-used-for-other-content",
    "An id that was used for other content is refused.",
    { rules: ["S03", "S08"], musts: ["P-064", "P-097", "LS-013"] },
    [
      RECEIVED,
      {
        says: "status-query",
        number: 1,
        brings: ["rejects request-id-reused"],
      },
      ACKNOWLEDGED,
    ],
  ),
  reused("urgency", { urgency: "emergency" }),
  reused("form", { form: "ping" }),
  reused("data", { data: statedData("mailhaven", 3) }),
  reused("offence", {
    offence: { offence: "Extortion", provisions: ["section 253"], facts: "Another deed." },
  }),
  reused("necessity", { necessity: { reasons: "Something else." } }),
  ...(["supplement", "choice", "withdrawal", "extension-request", "status-query"] as const).map(
    (says) =>
      defineCase(
        `unknown-${says}`,
        `A ${says} on a request that never came is refused.`,
        { rules: ["S08"], musts: ["P-111", "LS-013"] },
        [
          { says, brings: ["rejects unknown-request"] },
          { says: "request", number: 9, brings: ["asks acknowledge"] },
        ],
      ),
  ),
  ...(["withdrawal", "extension-request", "assistance-request", "status-query"] as const).map(
    (says) =>
      defineCase(
        `stranger-${says}`,
        `A ${says} from anybody but the requester is refused.`,
        { rules: ["S08", "S16"], musts: ["P-112", "LS-013"] },
        [
          ...TO_HOLD,
          { says, by: "XC", brings: ["rejects not-the-requester"] },
          { says: "extension-request", brings: ["asks extend"] },
        ],
      ),
  ),
  defineCase(
    "stranger-choice",
    "A choice from anybody but the requester is refused, and nothing is executed.",
    { rules: ["S08", "S17"], musts: ["P-108", "P-112", "LS-013"] },
    [
      ...TO_CHOICE,
      { says: "choice", by: "XC", brings: ["rejects not-the-requester"] },
      { decide: "order", item: 0, result: "ordered", brings: [] },
    ],
  ),
  defineCase(
    "request-for-another",
    "A request under the reference of another State is refused.",
    { rules: ["S08"], musts: ["P-098", "P-112", "LS-013"] },
    [
      { says: "request", by: "XC", brings: ["rejects not-the-requester"] },
      { says: "request", brings: ["asks acknowledge"] },
    ],
  ),
  defineCase(
    "answer-to-nothing",
    "An answer to a request that this State never made is refused.",
    { rules: ["S08"], musts: ["P-111", "LS-013"] },
    [
      { says: "acknowledgement", request: "case/XB/5", brings: ["rejects unknown-request"] },
      RECEIVED,
    ],
  ),
  defineCase(
    "malformed-choice",
    "A choice with a field that nobody knows is malformed, and nothing is executed.",
    { rules: ["S08", "S17"], musts: ["P-096", "P-108", "LS-014"] },
    [
      ...TO_CHOICE,
      { says: "choice", fields: { colour: "red" }, brings: ["rejects malformed"] },
      { says: "choice", brings: ["asks order 0"] },
    ],
  ),
  defineCase(
    "refused-leaves-case-alone",
    "What is turned away leaves its case where it was.",
    { rules: ["S08", "S09"], musts: ["LS-014"] },
    [
      ...TO_REVIEW,
      { says: "supplement", fields: { supplied: 7 }, brings: ["rejects malformed"] },
      { says: "status-query", brings: ["says status-report reviewing", "repeats acknowledgement"] },
    ],
  ),
  defineCase(
    "full-request-again-after-refusal",
    "A malformed request does not bind its reference.",
    { rules: ["S03", "S08"], musts: ["LS-014"] },
    [
      { says: "request", fields: { urgency: "asap" }, brings: ["rejects malformed"] },
      {
        says: "request",
        fields: { urgency: "routine", ...FULLY_STATED },
        brings: ["asks acknowledge"],
      },
      ACKNOWLEDGED,
      COMPLETE,
    ],
  ),
];

function reused(field: string, fields: Readonly<Record<string, unknown>>): ConformanceCase {
  return defineCase(
    `reference-reused-${field}`,
    `A request under a used reference with another ${field} is refused.`,
    { rules: ["S03", "S08"], musts: ["P-110", "LS-013"] },
    [
      RECEIVED,
      { says: "request", fields, brings: ["rejects request-id-reused"] },
      ACKNOWLEDGED,
      { says: "request", brings: ["repeats acknowledgement"] },
    ],
  );
}
