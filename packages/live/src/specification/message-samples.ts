import { MESSAGE_TYPES, REQUESTING_MESSAGES } from "@contactpoint/protocol";
import { messageSchema } from "@contactpoint/protocol/messages";
import type { Message, MessageOf, MessageType } from "@contactpoint/protocol";

/** The smallest valid message of a type: no field of it can be left out. */
export function smallestMessage(type: MessageType): Message {
  const author = OUTWARD.has(type) ? "XA" : "XB";
  // The requesting side counts in odd numbers, the requested side in even ones.
  const number = 2 * MESSAGE_TYPES.indexOf(type) + (author === "XA" ? 1 : 2);
  const envelope = {
    id: `case/XA/1#${number}`,
    request: "case/XA/1",
    from: author,
    to: author === "XA" ? "XB" : "XA",
    sent_at: NOON + number * 60_000,
    instrument: "convention",
    marking: "EXERCISE EXERCISE EXERCISE",
  };
  return messageSchema.parse({ type, ...envelope, ...OWN_FIELDS[type] });
}

/** A request for preservation that states every item its form asks for. */
export function completeRequest(): Message {
  return messageSchema.parse({ ...smallestMessage("request"), ...STATED });
}

const STATED: Omit<MessageOf<"request">, Shared | "language"> = {
  form: "preservation",
  urgency: "urgent",
  authority: { organisation: "Cybercrime unit of XA" },
  offence: { offence: "Fraud", provisions: ["Penal code, section 263"], facts: "A made-up shop." },
  data: {
    items: [
      {
        provider: "mailhaven",
        data_class: "traffic",
        identifiers: [
          { kind: "ip-address", address: "192.0.2.7", at: "2026-12-31T23:10", zone: "+01:00" },
        ],
        stated_expiry: null,
      },
    ],
    relation_to_offence: "The account took the payments.",
  },
  location: { custodian: "mailhaven", location: null },
  necessity: { reasons: "Logs are deleted after a week." },
  intended_assistance: { authority: "Ministry of Justice of XA" },
  confidentiality: { keep_confidential: true, notify_user: false },
};

/** 2027-01-01T12:00:00Z. */
const NOON = 1_798_804_800_000;
const DAYS = 86_400_000;
const MAIN_END = NOON + 60 * DAYS;

const OUTWARD: ReadonlySet<MessageType> = new Set(REQUESTING_MESSAGES);

type Shared =
  | "type"
  | "id"
  | "request"
  | "from"
  | "to"
  | "sent_at"
  | "cause"
  | "instrument"
  | "marking";

/** What each type says beyond the fields of every message. */
const OWN_FIELDS: { readonly [T in MessageType]: Omit<MessageOf<T>, Shared> } = {
  request: { form: "ping", urgency: "routine", language: "en" },
  supplement: { supplied: {} },
  choice: { proceed: true },
  withdrawal: {},
  "extension-request": { until: MAIN_END + 60 * DAYS },
  "assistance-request": { authority: "Ministry of Justice of XA" },
  "status-query": {},
  acknowledgement: { received_at: NOON },
  "missing-items-request": { missing: ["necessity"] },
  refusal: { ground: "essential-interests", reasons: "A matter of defence." },
  "prejudice-notice": { threat: "will-not-secure", explanation: "The provider tells its users." },
  referral: { next_state: "XC" },
  confirmation: {
    item: 0,
    reference: "XB-2027-17",
    preserved_from: NOON,
    until: MAIN_END,
    provider: "mailhaven",
    measure: "order",
    confidential: true,
  },
  negative: { item: 0, negative: "not-held", provider: "mailhaven" },
  "traffic-data-disclosure": {
    item: 0,
    next_provider: "cloudnest",
    next_state: "XC",
    path: [],
    use_limits: [],
  },
  "location-answer": { located: [] },
  disclosure: {
    item: 0,
    provider: "mailhaven",
    content: false,
    data_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    use_limits: [],
  },
  "extension-decision": { granted: true, until: MAIN_END + 60 * DAYS },
  "assistance-decision": { granted: true, use_limits: [] },
  "status-report": { status: "executing" },
  "expiry-notice": { until: MAIN_END },
  "release-notice": { reason: "expiry" },
};
