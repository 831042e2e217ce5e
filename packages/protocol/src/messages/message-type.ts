/** What the requesting side says. */
export const REQUESTING_MESSAGES = [
  "request", // preservation request, location query, emergency disclosure or ping, by `form`
  "supplement",
  "choice", // proceed after a prejudice notice
  "withdrawal",
  "extension-request",
  "assistance-request",
  "status-query",
] as const;

/** What the requested side says. */
export const REQUESTED_MESSAGES = [
  "acknowledgement",
  "missing-items-request",
  "refusal",
  "prejudice-notice",
  "referral",
  "confirmation",
  "negative",
  "traffic-data-disclosure",
  "location-answer",
  "disclosure",
  "extension-decision",
  "assistance-decision",
  "status-report",
  "expiry-notice",
  "release-notice",
] as const;

/** Every message that contact points exchange, by name. Their positions key draws. */
export const MESSAGE_TYPES = [...REQUESTING_MESSAGES, ...REQUESTED_MESSAGES] as const;

export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What the requested side asks; nobody owes it an answer any more once the request is closed. */
export const QUESTIONS: ReadonlySet<MessageType> = new Set([
  "missing-items-request",
  "prejudice-notice",
] as const);

/** Told afresh each time: what a report or notice says may have changed since. */
const TOLD_AFRESH = ["status-report", "expiry-notice", "release-notice"] as const;

/**
 * Questions and answers of the requested side: what it has said of these it says again, word for
 * word, when it is asked once more.
 */
export const REPEATED_MESSAGES: ReadonlySet<MessageType> = new Set(
  REQUESTED_MESSAGES.filter((type) => !TOLD_AFRESH.some((afresh) => afresh === type)),
);

/** True if a message of this type answers an item of a request or all of them, whatever it says. */
export function isAnswer(type: MessageType, isPing: boolean): boolean {
  switch (type) {
    case "confirmation":
    case "negative":
    case "traffic-data-disclosure":
    case "disclosure":
    case "refusal":
    case "referral":
    case "location-answer":
      return true;
    case "acknowledgement":
      return isPing;
    default:
      return false;
  }
}
