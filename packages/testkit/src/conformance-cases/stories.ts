import type { Step } from "../conformance/index.ts";

/** A request for one item of `mailhaven` arrives. */
export const RECEIVED: Step = { says: "request", brings: ["asks acknowledge"] };
export const ACKNOWLEDGED: Step = {
  decide: "acknowledge",
  result: "acknowledged",
  brings: ["says acknowledgement", "asks check"],
};
export const COMPLETE: Step = { decide: "check", result: "complete", brings: ["asks review"] };
export const ACCEPTED: Step = { decide: "review", result: "accepted", brings: ["asks order 0"] };
export const ORDERED: Step = {
  decide: "order",
  item: 0,
  result: "ordered",
  brings: ["orders 0 mailhaven 1"],
};
export const PRESERVED: Step = {
  provider: "preserved",
  brings: ["holds 0 began 60d", "says confirmation 0 60d"],
};

/** The request waits to be checked, reviewed, ordered, answered by its provider; or its data are held. */
export const TO_CHECK: readonly Step[] = [RECEIVED, ACKNOWLEDGED];
export const TO_REVIEW: readonly Step[] = [...TO_CHECK, COMPLETE];
export const TO_ORDER: readonly Step[] = [...TO_REVIEW, ACCEPTED];
export const TO_PROVIDER: readonly Step[] = [...TO_ORDER, ORDERED];
export const TO_HOLD: readonly Step[] = [...TO_PROVIDER, PRESERVED];

/** The requester asks for assistance, and the authority is asked to decide. */
export const ASSISTANCE_ASKED: Step = {
  says: "assistance-request",
  brings: ["asks decide-assistance", "holds 0 suspended 60d"],
};
export const TO_ASSISTANCE: readonly Step[] = [...TO_HOLD, ASSISTANCE_ASKED];

/** An officer asks for the necessity of the measure, which the request does not state. */
export const TO_SUPPLEMENT: readonly Step[] = [
  { says: "request", without: ["necessity"], brings: ["asks acknowledge"] },
  ACKNOWLEDGED,
  {
    decide: "check",
    result: "incomplete",
    given: { missing: ["necessity"] },
    brings: ["says missing-items-request necessity"],
  },
];
/** What was missing comes. */
export const SUPPLEMENTED: Step = {
  says: "supplement",
  fields: { supplied: { necessity: { reasons: "Logs are deleted after a week." } } },
  brings: ["asks check"],
};

/** The requester is warned that the provider tells its users. */
export const TO_CHOICE: readonly Step[] = [
  ...TO_REVIEW,
  {
    decide: "review",
    result: "prejudice",
    given: {
      threat: "threatens-confidentiality",
      explanation: "The provider tells its users.",
    },
    brings: ["says prejudice-notice threatens-confidentiality"],
  },
];

/** What is said again of a request whose data are held. */
export const HELD_AGAIN: readonly string[] = [
  "repeats acknowledgement",
  "repeats confirmation 0 60d",
];

/** The node's own request has left, and was acknowledged. */
export const COMMANDED: Step = { command: "request", brings: ["says request"] };
const HEARD: Step = { says: "acknowledgement", request: "case/XB/1", brings: [] };
export const TO_ANSWER: readonly Step[] = [COMMANDED, HEARD];
