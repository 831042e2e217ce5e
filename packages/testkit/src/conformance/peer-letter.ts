import type { Instant } from "@contactpoint/engine";
import type { MessageType } from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";
import { INSTRUMENT, MARKING } from "./bench-terms.ts";

/** What an author puts on every message. */
export interface LetterHead {
  readonly id: string;
  readonly request: string;
  readonly from: string;
  readonly to: string;
  readonly sent_at: Instant;
}

/** A plain message of a State that the bench plays; `until` is an end that fits what was said. */
export function peerLetter(
  type: MessageType,
  head: LetterHead,
  item: number | undefined,
  until: Instant,
): Record<string, unknown> {
  const about = item === undefined ? {} : { item };
  const { id, request, from, to, sent_at } = head;
  const envelope = { id, request, ...about, from, to, sent_at };
  const { [type]: say } = PLAIN;
  return { type, ...envelope, instrument: INSTRUMENT, marking: MARKING, ...say(head, until) };
}

/** Everything that a request for preservation may state. */
export const FULLY_STATED: StatedItems = {
  authority: { organisation: "Cybercrime unit (EXERCISE)" },
  offence: { offence: "Fraud", provisions: ["section 263"], facts: "A made-up shop." },
  data: {
    items: [statedItem("mailhaven", 0)],
    relation_to_offence: "The account took the payments.",
  },
  location: { custodian: "mailhaven", location: null },
  necessity: { reasons: "Logs are deleted after a week." },
  intended_assistance: { authority: "Ministry of Justice (EXERCISE)" },
  confidentiality: { keep_confidential: true, notify_user: false },
};

/** The fields in which a request states them. */
export const STATED: readonly string[] = Object.keys(FULLY_STATED);

/** Several items of one provider. */
export function statedData(provider: string, items: number): NonNullable<StatedItems["data"]> {
  return {
    items: Array.from({ length: items }, (_, item) => statedItem(provider, item)),
    relation_to_offence: "The accounts took the payments.",
  };
}

function statedItem(provider: string, item: number) {
  const identifiers = [{ kind: "account" as const, value: `user.${item}@${provider}.example` }];
  return { provider, data_class: "traffic" as const, identifiers, stated_expiry: null };
}

const USE_LIMITS = ["EXERCISE: for the case named in the request only"];

const PLAIN: Readonly<Record<MessageType, (head: LetterHead, until: Instant) => object>> = {
  request: () => ({ form: "preservation", urgency: "urgent", language: "en", ...FULLY_STATED }),
  supplement: () => ({ supplied: {} }),
  choice: () => ({ proceed: true }),
  withdrawal: () => ({}),
  "extension-request": (_, until) => ({ until }),
  "assistance-request": () => ({ authority: "Ministry of Justice (EXERCISE)" }),
  "status-query": () => ({}),
  acknowledgement: ({ sent_at }) => ({ received_at: sent_at }),
  "missing-items-request": () => ({ missing: ["necessity"] }),
  refusal: () => ({ ground: "domestic-bar", reasons: "domestic-bar: EXERCISE" }),
  "prejudice-notice": () => ({
    threat: "threatens-confidentiality",
    explanation: "The provider tells its users.",
  }),
  referral: () => ({ next_state: "XC" }),
  confirmation: ({ sent_at, from }, until) => ({
    reference: `${from}-2027-17`,
    preserved_from: sent_at,
    until,
    provider: "lakeside",
    measure: "order",
    confidential: true,
  }),
  negative: () => ({ negative: "not-held", provider: "lakeside" }),
  "traffic-data-disclosure": () => ({
    next_provider: "cloudnest",
    next_state: "XC",
    path: [],
    use_limits: USE_LIMITS,
  }),
  "location-answer": () => ({ located: [{ item: 0, provider: "lakeside", state: "XA" }] }),
  disclosure: () => ({
    provider: "lakeside",
    content: false,
    data_sha256: "0".repeat(64),
    use_limits: USE_LIMITS,
  }),
  "extension-decision": (_, until) => ({ granted: true, until }),
  "assistance-decision": () => ({ granted: true, use_limits: USE_LIMITS }),
  "status-report": () => ({ status: "checking" }),
  "expiry-notice": (_, until) => ({ until }),
  "release-notice": () => ({ reason: "expiry" }),
};
