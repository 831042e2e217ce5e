/** Every message that contact points exchange, by name. */
export const MESSAGE_TYPES = [
  // From the requesting side.
  "request", // preservation request, location query, emergency disclosure or ping, by `form`
  "supplement",
  "choice", // proceed after a prejudice notice
  "withdrawal",
  "extension-request",
  "assistance-request",
  "status-query",
  // From the requested side.
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

export type MessageType = (typeof MESSAGE_TYPES)[number];
