import { DAY } from "@contactpoint/engine";
import { type ConformanceCase, type Step } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import { COMMANDED, TO_ANSWER } from "./stories.ts";

const CONFIRMED: Step = { says: "confirmation", item: 0, brings: [] };
const TO_OWN_HOLD: readonly Step[] = [...TO_ANSWER, CONFIRMED];

const ONE_EXTENSION = { ask_before: 10 * DAY, adds: 60 * DAY, most: 1 };
/** Sixty days after the confirmation of `TO_OWN_HOLD`. */
const OLD_END = 1_798_804_800_000 + 180_000 + 60 * DAY;

/** The node as the requesting side, once data are held for it. */
export const FOLLOWING_UP_CASES: readonly ConformanceCase[] = [
  defineCase(
    "extension-considered",
    "Before the end of a hold an officer considers an extension.",
    { rules: ["S16"], musts: ["LS-021"] },
    [
      ...TO_OWN_HOLD,
      { pass: 50 * DAY, brings: ["asks follow-up"] },
      { decide: "follow-up", result: "ask", brings: ["says extension-request 120d"] },
      { says: "extension-decision", brings: [] },
      { pass: 60 * DAY - 60_000, brings: ["asks follow-up"] },
    ],
  ),
  defineCase(
    "extension-refused-runs-out",
    "Where an extension is refused the old end stands.",
    { rules: ["S11", "S16"], musts: ["LS-021"] },
    [
      ...TO_OWN_HOLD,
      { pass: 50 * DAY, brings: ["asks follow-up"] },
      { decide: "follow-up", result: "ask", brings: ["says extension-request 120d"] },
      { says: "extension-decision", fields: { granted: false, until: OLD_END }, brings: [] },
      { pass: 20 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "extension-forgotten-then-noticed",
    "A notice of the end reminds of an extension that was forgotten.",
    { rules: ["S12"], musts: ["LS-021"] },
    [
      ...TO_OWN_HOLD,
      { pass: 50 * DAY, brings: ["asks follow-up"] },
      { decide: "follow-up", result: "forgotten", brings: [] },
      { pass: 2 * DAY, brings: [] },
      { says: "expiry-notice", brings: ["asks follow-up"] },
    ],
  ),
  defineCase(
    "notice-before-reminder",
    "A notice of the end comes before one's own reminder and is enough.",
    { rules: ["S12"], musts: ["LS-021"] },
    [
      ...TO_OWN_HOLD,
      { pass: 40 * DAY, brings: [] },
      { says: "expiry-notice", brings: ["asks follow-up"] },
      { pass: 15 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "extensions-are-limited",
    "No more extensions are asked for than the terms allow.",
    { rules: ["S10", "S16"], musts: ["LS-021"], terms: { extension: ONE_EXTENSION } },
    [
      ...TO_OWN_HOLD,
      { pass: 50 * DAY, brings: ["asks follow-up"] },
      { decide: "follow-up", result: "ask", brings: ["says extension-request 120d"] },
      { says: "extension-decision", brings: [] },
      { pass: 65 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "assistance-lodged",
    "When assistance is lodged the requested side is told.",
    { rules: ["S12"], musts: ["LS-021"] },
    [...TO_OWN_HOLD, { command: "lodge", brings: ["says assistance-request"] }],
  ),
  defineCase(
    "assistance-chased",
    "A pending assistance is chased.",
    { rules: ["S10"], musts: ["P-124", "LS-021"] },
    [
      ...TO_OWN_HOLD,
      { command: "lodge", brings: ["says assistance-request"] },
      { pass: 30 * DAY, brings: ["says assistance-request"] },
      { says: "assistance-decision", brings: [] },
      { pass: 60 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "own-assistance-refused",
    "Assistance that is refused ends one's own request.",
    { rules: ["S11", "S13", "L05"], musts: ["LS-021"], live: true },
    [
      ...TO_OWN_HOLD,
      { command: "lodge", brings: ["says assistance-request"] },
      {
        says: "assistance-decision",
        fields: { granted: false, use_limits: [], reasons: "EXERCISE" },
        brings: [],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "release-ends",
    "A request whose data are released ends.",
    { rules: ["S11", "S13"], musts: ["LS-021"], live: true },
    [
      ...TO_OWN_HOLD,
      { pass: 52 * DAY, brings: ["asks follow-up"] },
      { says: "expiry-notice", item: 0, brings: [] },
      { pass: 8 * DAY, brings: [] },
      { says: "release-notice", item: 0, brings: [] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "late-answer-after-giving-up",
    "An answer that comes after giving up changes nothing.",
    { rules: ["S09", "S11"], musts: ["P-122", "LS-021"], terms: { tries: 1 } },
    [COMMANDED, { pass: DAY, brings: [] }, { says: "acknowledgement", brings: [] }, CONFIRMED],
  ),
  defineCase(
    "answer-of-stranger",
    "An answer from a State that was not asked is refused.",
    { rules: ["S08"], musts: ["P-111", "LS-013"] },
    [
      ...TO_ANSWER,
      { says: "confirmation", by: "XC", item: 0, brings: ["rejects unknown-request"] },
    ],
  ),
];
