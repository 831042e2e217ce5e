import { DAY } from "@contactpoint/engine";
import { CIRCUMSTANCE_WORDS } from "@contactpoint/live";
import type { Circumstance, RefusalGround } from "@contactpoint/protocol";
import { FULLY_STATED, STATED, statedData } from "../conformance/index.ts";
import type { ExamCase } from "./exam-case.ts";
import { SECOND_PROTOCOL } from "./exam-document.ts";
import { ACKNOWLEDGED, asking, CONFIRMED, exam, SOON, TO_HOLD } from "./exam-stories.ts";

/** What requests are answered. Grounds of refusal are told by sentences that every node knows. */
export const ANSWER_EXAMS: readonly ExamCase[] = [
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
    ["S07", "S18", "S25", "N02"],
    ["P-104", "P-006", "P-039", "P-043", "P-059", "P-100", "P-101", "P-107", "P-113", "P-120"],
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
];

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
