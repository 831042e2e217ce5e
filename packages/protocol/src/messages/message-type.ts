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
