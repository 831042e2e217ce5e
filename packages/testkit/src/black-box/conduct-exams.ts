import { DAY } from "@contactpoint/engine";
import { statedData } from "../conformance/index.ts";
import type { ExamCase } from "./exam-case.ts";
import { ACKNOWLEDGED, AGAIN, CONFIRMED, exam, REQUEST, SOON, TO_HOLD } from "./exam-stories.ts";

/** What is said again, later and at the end, and what is turned away. */
export const CONDUCT_EXAMS: readonly ExamCase[] = [
  exam(
    "said-again",
    "On the same request again all answers are said again, word for word.",
    ["S05"],
    ["P-109"],
    [...TO_HOLD, REQUEST, { hears: AGAIN, within: SOON }],
  ),
  exam(
    "same-key",
    "A frame that comes again has no further effect.",
    ["S10"],
    ["P-063"],
    [
      { says: "request", twice: true },
      { hears: [ACKNOWLEDGED, CONFIRMED], within: SOON },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "status",
    "A status query is answered at any time.",
    ["S02", "S05"],
    ["P-119"],
    [
      ...TO_HOLD,
      { says: "status-query" },
      { hears: ["says status-report holding", ...AGAIN], within: SOON },
    ],
  ),
  exam(
    "extended",
    "An extension states the end that holds now.",
    ["S16"],
    ["P-116"],
    [
      ...TO_HOLD,
      { hears: [], within: 30 * DAY },
      { says: "extension-request" },
      { hears: ["says extension-decision granted 120d"], within: SOON },
    ],
  ),
  exam(
    "assistance",
    "Assistance is decided, and what was held is handed over.",
    ["S25"],
    ["P-117"],
    [
      ...TO_HOLD,
      { says: "assistance-request" },
      { hears: ["says assistance-decision granted"], within: 2 * DAY + SOON },
      { says: "assistance-request" },
      { hears: [...AGAIN, "repeats assistance-decision granted"], within: SOON },
    ],
  ),
  exam(
    "expiry",
    "The end is announced before it comes, and told when it has come.",
    ["S18"],
    ["P-113", "P-115"],
    [
      ...TO_HOLD,
      { hears: ["says expiry-notice 0 60d"], notBefore: 53 * DAY - SOON, within: 53 * DAY + SOON },
      {
        hears: ["says release-notice 0 expiry"],
        notBefore: 7 * DAY - SOON,
        within: 7 * DAY + SOON,
      },
      { says: "assistance-request" },
      { hears: [...AGAIN, "says release-notice expiry"], within: SOON },
    ],
  ),
  exam(
    "withdrawn",
    "On a withdrawal what is held is released.",
    ["S16"],
    ["P-118"],
    [
      ...TO_HOLD,
      { says: "withdrawal" },
      { hears: ["says release-notice withdrawal"], within: SOON },
      { says: "status-query" },
      { hears: ["says status-report closed", ...AGAIN], within: SOON },
      { hears: [], within: 70 * DAY },
    ],
  ),
  exam(
    "late-message",
    "What comes late moves nothing.",
    ["S10"],
    ["P-069", "P-122"],
    [...TO_HOLD, { says: "choice" }, { says: "supplement" }, { hears: [], within: DAY }],
  ),
  exam(
    "reused-reference",
    "A reference with other content is refused.",
    ["S03", "S08"],
    ["P-110"],
    [
      REQUEST,
      { says: "request", fields: { urgency: "routine" }, rejected: "request-id-reused" },
      { hears: [ACKNOWLEDGED, CONFIRMED], within: SOON },
    ],
  ),
  exam(
    "unknown-request",
    "A message on a request that never came is refused.",
    ["S08"],
    ["P-111"],
    [
      { says: "status-query", astray: true, rejected: "unknown-request" },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "stranger",
    "Nobody but the requester speaks for the requesting side.",
    ["S08", "S16"],
    ["P-112"],
    [
      ...TO_HOLD,
      { says: "withdrawal", by: "XC", rejected: "not-the-requester" },
      { says: "extension-request" },
      { hears: ["says extension-decision granted 120d"], within: SOON },
    ],
  ),
  exam(
    "unknown-provider",
    "A provider that there is not is malformed.",
    ["S08"],
    ["P-128"],
    [
      { says: "request", fields: { data: statedData("nowhere", 1) }, rejected: "malformed" },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "unknown-field",
    "A field that no type has is malformed.",
    ["S08"],
    ["P-033", "P-096"],
    [
      { says: "request", fields: { colour: "red" }, rejected: "malformed" },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "unmarked",
    "A message without the word EXERCISE is refused.",
    ["S08"],
    ["P-002"],
    [
      { says: "request", fields: { marking: "REAL" }, rejected: "unmarked" },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "not-the-author",
    "A message that another signed is refused.",
    ["S07", "S08"],
    ["P-044"],
    [
      { says: "request", signed_by: "XC", rejected: "signature-invalid" },
      { hears: [], within: DAY },
    ],
  ),
  {
    ...exam(
      "indefinite-rejection",
      "What was rejected for now comes again under its key.",
      ["S01"],
      ["P-061", "P-065", "P-074"],
      [REQUEST, { hears: [ACKNOWLEDGED, CONFIRMED], within: SOON }],
    ),
    refuses: "internal-fault",
  },
  {
    ...exam(
      "definite-rejection",
      "What was rejected for good does not come again.",
      ["S02"],
      ["P-066", "P-074"],
      [REQUEST, { hears: [CONFIRMED], within: SOON }, { hears: [], within: 30 * DAY }],
    ),
    refuses: "malformed",
  },
];
