import { DAY } from "@contactpoint/engine";
import { statedData } from "../conformance/index.ts";
import type { ExamCase, ExamStep } from "./exam-case.ts";
import type { EXAM_PROVIDERS } from "./exam-document.ts";

/** Officers need minutes. The rest is for the node's machine: at two and a half days a second, two. */
export const SOON = 5 * DAY;

export const ACKNOWLEDGED = "says acknowledgement";
export const CONFIRMED = "says confirmation 0 60d";
/** What is said again of a request whose data are held. */
export const AGAIN = ["repeats acknowledgement", "repeats confirmation 0 60d"];

export const REQUEST: ExamStep = { says: "request" };
/** A request for one item of `mailhaven`, whose data are then held. */
export const TO_HOLD: readonly ExamStep[] = [
  REQUEST,
  { hears: [ACKNOWLEDGED, CONFIRMED], within: SOON },
];

/** A story for a black box. */
export function exam(
  id: string,
  title: string,
  rules: readonly string[],
  musts: readonly string[],
  steps: readonly ExamStep[],
  profile: ExamCase["profile"] = "core",
): ExamCase {
  return { id, title, profile, rules, musts, steps };
}

/** A request about data of a provider whose name says what it answers. */
export function asking(provider: keyof typeof EXAM_PROVIDERS): ExamStep {
  return { says: "request", fields: { data: statedData(provider, 1) } };
}
