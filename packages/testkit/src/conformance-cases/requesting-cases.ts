import { DAY, HOUR } from "@contactpoint/engine";
import { type ConformanceCase, FULLY_STATED, type Step, statedData } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import { COMMANDED, TO_ANSWER } from "./stories.ts";

const CONFIRMED: Step = { says: "confirmation", item: 0, brings: [] };
const TWO = { ...FULLY_STATED, data: statedData("lakeside", 2) };

/** The node as the requesting side. */
export const REQUESTING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "request-sent-again",
    "A request that nobody acknowledges is sent again, a limited number of times.",
    { rules: ["S10"], musts: ["P-124", "LS-021"], terms: { tries: 3 } },
    [
      COMMANDED,
      { pass: HOUR - 1, brings: [] },
      { pass: 1, brings: ["repeats request"] },
      { pass: HOUR, brings: ["repeats request"] },
      { pass: HOUR, brings: [] },
      { pass: 30 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "urgency-sets-wait",
    "An emergency is sent again sooner.",
    { rules: ["S10"], musts: ["P-124", "LS-021"], terms: { tries: 2 } },
    [
      { command: "request", urgency: "emergency", brings: ["says request"] },
      { pass: HOUR / 4, brings: ["repeats request"] },
      { pass: DAY, brings: [] },
    ],
  ),
  defineCase(
    "acknowledged-stops-tries",
    "Once acknowledged a request is not sent again.",
    { rules: ["S10"], musts: ["LS-019", "LS-021"] },
    [...TO_ANSWER, { pass: DAY - 2 * 60_000, brings: [] }],
  ),
  defineCase(
    "status-asked",
    "After silence the status is asked, a limited number of times.",
    { rules: ["S10"], musts: ["P-124", "LS-021"] },
    [
      ...TO_ANSWER,
      { pass: DAY, brings: ["says status-query"] },
      { pass: 2 * DAY, brings: ["says status-query", "says status-query"] },
      { pass: DAY, brings: [] },
      { pass: 30 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "asking-stops",
    "However long the other side is silent, asking stops.",
    { rules: ["S10", "L08"], musts: ["P-123", "LS-021"], live: true },
    [
      ...TO_ANSWER,
      { pass: 3 * DAY, brings: ["says status-query", "says status-query", "says status-query"] },
      { pass: 150 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "report-ends-silence",
    "A status report begins the wait anew.",
    { rules: ["S10"], musts: ["LS-021"] },
    [
      ...TO_ANSWER,
      { pass: 3 * DAY, brings: ["says status-query", "says status-query", "says status-query"] },
      { says: "status-report", brings: [] },
      { pass: DAY, brings: ["says status-query"] },
    ],
  ),
  defineCase(
    "closed-report-ends-no-silence",
    "Who is told that a request is closed, and hears no answer, asks a few times more and gives up.",
    { rules: ["S10", "L02", "L08"], musts: ["P-124", "P-130", "LS-021"], live: true },
    [
      ...TO_ANSWER,
      { pass: DAY, brings: ["says status-query"] },
      { says: "status-report", fields: { status: "closed" }, brings: [] },
      { pass: DAY, brings: ["says status-query"] },
      { says: "status-report", fields: { status: "closed" }, brings: [] },
      { pass: DAY, brings: ["says status-query"] },
      { says: "status-report", fields: { status: "closed" }, brings: [] },
      { pass: 150 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "answer-after-closed-report",
    "An answer that comes behind a report of its closed request counts.",
    { rules: ["S09", "S13"], musts: ["P-121", "P-130", "LS-021"], live: true },
    [
      ...TO_ANSWER,
      { pass: DAY, brings: ["says status-query"] },
      { says: "status-report", fields: { status: "closed" }, brings: [] },
      { says: "negative", item: 0, brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "own-ping-acknowledged",
    "A ping of one's own ends with its acknowledgement.",
    { rules: ["S11", "L01"], musts: ["LS-021"], live: true },
    [
      { command: "request", form: "ping", stated: {}, brings: ["says request"] },
      { says: "acknowledgement", brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "own-refusal-ends",
    "A refusal ends one's own request.",
    {
      rules: ["S11", "S13", "L05"],
      musts: ["LS-021"],
      live: true,
      circumstances: ["domestic-bar"],
    },
    [...TO_ANSWER, { says: "refusal", brings: [] }, { pass: 80 * DAY, brings: [] }],
  ),
  defineCase(
    "own-referral-ends",
    "A referral ends one's own request.",
    { rules: ["S11", "S13"], musts: ["LS-021"], live: true },
    [...TO_ANSWER, { says: "referral", brings: [] }, { pass: 80 * DAY, brings: [] }],
  ),
  defineCase(
    "own-location-answered",
    "A location answer ends one's own location query.",
    { rules: ["S11", "S13"], musts: ["LS-021"], live: true },
    [
      { command: "request", form: "location-query", brings: ["says request"] },
      { says: "acknowledgement", brings: [] },
      { says: "location-answer", brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "own-negative-ends",
    "Where all items are answered in the negative one's own request ends.",
    { rules: ["S11", "S13"], musts: ["P-121", "LS-021"], live: true },
    [...TO_ANSWER, { says: "negative", item: 0, brings: [] }, { pass: 80 * DAY, brings: [] }],
  ),
  defineCase(
    "own-disclosure-ends",
    "A disclosure ends one's own emergency request.",
    { rules: ["S11"], musts: ["LS-021"], terms: { basis: "BUDAPEST-2AP" }, live: true },
    [
      {
        command: "request",
        form: "emergency-disclosure",
        urgency: "emergency",
        brings: ["says request"],
      },
      { says: "acknowledgement", brings: [] },
      { says: "disclosure", item: 0, brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "answer-without-acknowledgement",
    "An answer is taken although no acknowledgement came.",
    { rules: ["S09"], musts: ["P-121", "LS-021"] },
    [COMMANDED, CONFIRMED, { pass: 10 * DAY, brings: [] }],
  ),
  defineCase(
    "first-answer-stands",
    "The first answer on an item stands.",
    { rules: ["S09"], musts: ["P-121", "LS-021"], breaks: ["S04", "S05"] },
    [
      { command: "request", stated: TWO, brings: ["says request"] },
      { says: "acknowledgement", brings: [] },
      { says: "negative", item: 0, brings: [] },
      { says: "negative", item: 0, fields: { negative: "deleted" }, brings: [] },
      { pass: DAY, brings: ["says status-query"] },
    ],
  ),
  defineCase(
    "answer-never-asked-for",
    "An answer on an item that was never asked for is ignored.",
    { rules: ["S09"], musts: ["P-121", "LS-021"] },
    [
      ...TO_ANSWER,
      { says: "negative", item: 4, brings: [] },
      { pass: DAY, brings: ["says status-query"] },
    ],
  ),
  defineCase(
    "partly-answered-waits",
    "While an item is unanswered, the request is open.",
    { rules: ["S09"], musts: ["LS-021"] },
    [
      { command: "request", stated: TWO, brings: ["says request"] },
      { says: "acknowledgement", brings: [] },
      { says: "confirmation", item: 0, brings: [] },
      { pass: DAY, brings: ["says status-query"] },
      { says: "negative", item: 1, brings: [] },
      { pass: 10 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "missing-item-supplied",
    "What is missing is supplied by an officer.",
    { rules: ["S12"], musts: ["LS-021"] },
    [
      {
        command: "request",
        stated: { ...FULLY_STATED, data: statedData("lakeside", 1) },
        brings: ["says request"],
      },
      { says: "acknowledgement", brings: [] },
      { says: "missing-items-request", brings: ["asks supplement"] },
      { pass: 2 * DAY, brings: [] },
      { says: "missing-items-request", brings: [] },
      {
        decide: "supplement",
        result: "supplemented",
        given: { supplied: { necessity: { reasons: "Logs are deleted after a week." } } },
        brings: ["says supplement"],
      },
      { pass: DAY, brings: ["says status-query"] },
    ],
  ),
  defineCase(
    "warned-and-proceeds",
    "Who is warned and goes on says so.",
    { rules: ["S12"], musts: ["LS-021"] },
    [
      ...TO_ANSWER,
      { says: "prejudice-notice", brings: ["asks choose"] },
      { says: "prejudice-notice", brings: [] },
      { decide: "choose", result: "proceed", brings: ["says choice"] },
    ],
  ),
  defineCase(
    "warned-and-withdraws",
    "Who is warned and does not go on withdraws.",
    { rules: ["S11", "S16"], musts: ["LS-021"] },
    [
      ...TO_ANSWER,
      { says: "prejudice-notice", brings: ["asks choose"] },
      { decide: "choose", result: "withdraw", brings: ["says withdrawal"] },
      { says: "release-notice", fields: { reason: "withdrawal" }, brings: [] },
    ],
  ),
  defineCase(
    "need-gone-withdrawn",
    "When the need is gone the request is withdrawn.",
    { rules: ["S11", "S16"], musts: ["LS-021"] },
    [
      ...TO_ANSWER,
      { command: "withdraw", brings: ["says withdrawal"] },
      { pass: 30 * DAY, brings: [] },
    ],
  ),
];
