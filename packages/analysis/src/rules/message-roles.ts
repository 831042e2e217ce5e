import { REQUESTED_MESSAGES } from "@contactpoint/protocol";
import type { MessageType, SentRecord, StateRecord, TaskRecord } from "@contactpoint/protocol";

/** Messages that the requested side authors. */
export const FROM_REQUESTED_SIDE: ReadonlySet<MessageType> = new Set(REQUESTED_MESSAGES);

/** Answers to one item. */
export const ITEM_ANSWERS: ReadonlySet<MessageType> = new Set([
  "confirmation",
  "negative",
  "traffic-data-disclosure",
  "disclosure",
]);

/** Answers to a whole request. */
export const WHOLE_ANSWERS: ReadonlySet<MessageType> = new Set([
  "refusal",
  "referral",
  "location-answer",
]);

/** True if the review found prejudice, or the requester is told so. */
export function tellsPrejudice(record: TaskRecord | SentRecord): boolean {
  return record.kind === "task"
    ? record.task === "review" && record.result === "prejudice"
    : record.type === "prejudice-notice";
}

const FINAL_STATES: Readonly<Record<StateRecord["machine"], ReadonlySet<string>>> = {
  requesting: new Set([
    "answered",
    "refused",
    "negative",
    "elsewhere",
    "withdrawn",
    "gave-up",
    "expired",
    "produced",
    "assistance-refused",
  ]),
  requested: new Set(["refused", "referred", "withdrawn", "answered", "closed"]),
  hold: new Set([
    "negative",
    "elsewhere",
    "disclosed",
    "released",
    "lapsed",
    "produced",
    "withdrawn",
  ]),
  desk: new Set(),
};

/** True if the machine stops in `state`. */
export function isFinal(machine: StateRecord["machine"], state: string): boolean {
  return FINAL_STATES[machine].has(state);
}
