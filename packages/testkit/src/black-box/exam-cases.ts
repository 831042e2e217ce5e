import { DAY } from "@contactpoint/engine";
import type { Circumstance, RefusalGround } from "@contactpoint/protocol";
import { CIRCUMSTANCE_WORDS } from "@contactpoint/live";
import { FULLY_STATED, STATED, statedData } from "../conformance/index.ts";
import type { ExamCase, ExamStep } from "./exam-case.ts";
import { type EXAM_PROVIDERS, SECOND_PROTOCOL } from "./exam-document.ts";

/** Officers need minutes. The rest is for the node's machine: with five days a second, a second. */
const SOON = 5 * DAY;

const ACKNOWLEDGED = "says acknowledgement";
const CONFIRMED = "says confirmation 0 60d";
const AGAIN = ["repeats acknowledgement", "repeats confirmation 0 60d"];

const REQUEST: ExamStep = { says: "request" };
const TO_HOLD: readonly ExamStep[] = [REQUEST, { hears: [ACKNOWLEDGED, CONFIRMED], within: SOON }];

/** What a black box is told. Grounds of refusal are told by sentences that every node knows. */
export const EXAM_CASES: readonly ExamCase[] = [
  exam(
    "ping",
    "A ping is acknowledged.",
    ["S01", "S02"],
    ["P-104"],
    [
      { says: "request", fields: { form: "ping", urgency: "routine" }, without: STATED },
      { hears: [ACKNOWLEDGED], within: SOON },
      { hears: [], within: DAY },
    ],
  ),
  exam(
    "preserved",
    "A preservation is confirmed for sixty days.",
    ["S07", "S18", "S25"],
    ["P-104", "P-107", "P-113"],
    TO_HOLD,
  ),
  exam(
    "two-items",
    "Each item is answered.",
    ["S18"],
    ["P-107"],
    [
      { says: "request", fields: { data: statedData("mailhaven", 2) } },
      { hears: [ACKNOWLEDGED, CONFIRMED, "says confirmation 1 60d"], within: SOON },
    ],
  ),
  refusal("essential-interests", ["essential-interests"]),
  refusal("domestic-bar", ["domestic-bar"]),
  refusal("discrimination", ["discrimination"]),
  refusal("outside-scope", ["outside-scope"]),
  exam(
    "incomplete",
    "What is missing is asked for, and then the request is carried out.",
    ["S02"],
    ["P-105"],
    [
      { says: "request", without: ["necessity"] },
      { hears: [ACKNOWLEDGED, "says missing-items-request necessity"], within: SOON },
      { says: "supplement", fields: { supplied: { necessity: FULLY_STATED.necessity } } },
      { hears: [CONFIRMED], within: SOON },
    ],
  ),
  exam(
    "question-again",
    "A question without answer is asked again.",
    ["S10"],
    ["P-124"],
    [
      { says: "request", without: ["offence"] },
      { hears: [ACKNOWLEDGED, "says missing-items-request offence"], within: SOON },
      {
        hears: ["repeats acknowledgement", "repeats missing-items-request offence"],
        within: 3 * DAY + SOON,
      },
    ],
    "extended",
  ),
  exam(
    "referred",
    "A request that belongs elsewhere is referred.",
    ["S02"],
    ["P-106"],
    [asking("cloudnest"), { hears: [ACKNOWLEDGED, "says referral XC"], within: SOON }],
  ),
  exam(
    "warned",
    "Who would be endangered is warned, and nothing is done before the choice.",
    ["S02"],
    ["P-108"],
    [
      asking("tellinghouse"),
      { hears: [ACKNOWLEDGED, "says prejudice-notice threatens-confidentiality"], within: SOON },
      { hears: [], within: DAY },
      { says: "choice" },
      { hears: [CONFIRMED], within: SOON },
    ],
  ),
  exam(
    "warned-withdrawn",
    "Who is warned may withdraw.",
    ["S16"],
    ["P-108", "P-118"],
    [
      asking("tellinghouse"),
      { hears: [ACKNOWLEDGED, "says prejudice-notice threatens-confidentiality"], within: SOON },
      { says: "withdrawal" },
      { hears: ["says release-notice withdrawal"], within: SOON },
      { hears: [], within: 10 * DAY },
    ],
  ),
  exam(
    "not-held",
    "Where nothing is held, so it is said.",
    ["S02"],
    ["P-107"],
    [asking("emptyhouse"), { hears: [ACKNOWLEDGED, "says negative 0 not-held"], within: SOON }],
  ),
  exam(
    "provider-fails",
    "A provider that keeps failing holds nothing that can be had.",
    ["S02"],
    ["P-107"],
    [asking("brokenhouse"), { hears: [ACKNOWLEDGED, "says negative 0 not-held"], within: SOON }],
  ),
  exam(
    "leads-elsewhere",
    "Traffic data show the way to another provider.",
    ["S25"],
    ["P-103", "P-107"],
    [
      asking("leadinghouse"),
      { hears: [ACKNOWLEDGED, "says traffic-data-disclosure 0 cloudnest"], within: SOON },
      asking("leadinghouse"),
      {
        hears: ["repeats acknowledgement", "repeats traffic-data-disclosure 0 cloudnest"],
        within: SOON,
      },
    ],
  ),
  exam(
    "located",
    "A location query is answered.",
    ["S02"],
    ["P-107"],
    [
      { says: "request", fields: { form: "location-query" }, without: ["location"] },
      { hears: [ACKNOWLEDGED, "says location-answer mailhaven XB"], within: SOON },
    ],
  ),
  exam(
    "disclosed",
    "In an emergency data are disclosed, with limits on their use.",
    ["S25", "S27"],
    ["P-103", "P-107"],
    [
      {
        says: "request",
        fields: {
          form: "emergency-disclosure",
          urgency: "emergency",
          instrument: SECOND_PROTOCOL,
          data: contentOf("mailhaven"),
        },
      },
      { hears: [ACKNOWLEDGED, "says disclosure 0 content"], within: SOON },
    ],
  ),
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
    ["P-122"],
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
];

function exam(
  id: string,
  title: string,
  rules: readonly string[],
  musts: readonly string[],
  steps: readonly ExamStep[],
  profile: ExamCase["profile"] = "core",
): ExamCase {
  return { id, title, profile, rules, musts, steps };
}

function asking(provider: keyof typeof EXAM_PROVIDERS): ExamStep {
  return { says: "request", fields: { data: statedData(provider, 1) } };
}

function contentOf(provider: string): object {
  const { items, relation_to_offence } = statedData(provider, 1);
  return { items: items.map((item) => ({ ...item, data_class: "content" })), relation_to_offence };
}

function refusal(ground: RefusalGround, circumstances: readonly Circumstance[]): ExamCase {
  const words = circumstances.map((circumstance) => CIRCUMSTANCE_WORDS[circumstance]);
  const facts = ["A made-up shop.", ...words].join(" ");
  const told = exam(
    `refused-${ground}`,
    `A refusal names the ground ${ground} and gives reasons.`,
    ["S14"],
    ["P-102"],
    [
      {
        says: "request",
        fields: { offence: { offence: "Fraud", provisions: ["section 263"], facts } },
      },
      { hears: [ACKNOWLEDGED, `says refusal ${ground}`], within: SOON },
      { hears: [], within: 10 * DAY },
    ],
  );
  return { ...told, circumstances };
}
