import fc from "fast-check";
import { REFUSAL_GROUNDS } from "../law/refusal-ground.ts";
import { MESSAGE_TYPES } from "../messages/message-type.ts";
import type { MessageType } from "../messages/message-type.ts";
import type { Message, MessageOf } from "../messages/message.ts";
import { REQUEST_ITEMS } from "../messages/request-item.ts";
import {
  instantArbitrary as instant,
  record,
  statedItemsArbitrary,
  textArbitrary as text,
} from "./stated-items-arbitrary.ts";

/** Any well-formed message, or any of one type. */
export function messageArbitrary(): fc.Arbitrary<Message>;
export function messageArbitrary<T extends MessageType>(type: T): fc.Arbitrary<MessageOf<T>>;
export function messageArbitrary(type?: MessageType): fc.Arbitrary<Message> {
  return type === undefined
    ? fc.oneof(...MESSAGE_TYPES.map((one) => messageOf(one)))
    : messageOf(type);
}

type Envelope = Pick<
  MessageOf<"choice">,
  "id" | "request" | "item" | "from" | "to" | "sent_at" | "cause" | "instrument" | "marking"
>;

/** What a type says beyond the envelope; a per-item type says its item here. */
type Body<T extends MessageType> = Omit<MessageOf<T>, "type" | Exclude<keyof Envelope, "item">>;

function messageOf(type: MessageType): fc.Arbitrary<Message> {
  return fc
    .tuple(envelope(), BODIES[type]())
    .map(([head, body]) => Object.assign({}, head, body, { type }) as Message);
}

function envelope(): fc.Arbitrary<Envelope> {
  return record(
    {
      id: fc.tuple(text, fc.nat(99)).map(([request, n]) => `${request}#${n}`),
      request: text,
      from: fc.constantFrom("XA", "XB", "XC"),
      to: fc.constantFrom("XA", "XB", "XC"),
      sent_at: instant,
      instrument: fc.constantFrom("convention", "older"),
      marking: fc.constantFrom("EXERCISE", "EXERCISE EXERCISE EXERCISE"),
    },
    { item, cause: text },
  );
}

const item = fc.nat(9);
const language = fc.constantFrom("en", "fr", "es", "ar", "zh", "ru");
const uses = fc.array(text, { maxLength: 3 });
const reasons = { reasons: text };
const until = { until: instant };

const BODIES: { [T in MessageType]: () => fc.Arbitrary<Body<T>> } = {
  request: () =>
    fc
      .tuple(
        record(
          {
            form: fc.constantFrom("preservation", "location-query", "emergency-disclosure", "ping"),
            urgency: fc.constantFrom("emergency", "urgent", "routine"),
            language,
          },
          { asked_back: uses },
        ),
        statedItemsArbitrary(),
      )
      .map(([head, items]) => Object.assign({}, head, items)),
  supplement: () => record({ supplied: statedItemsArbitrary() }),
  choice: () => record({ proceed: fc.constant(true as const) }),
  withdrawal: () => record({}, reasons),
  "extension-request": () => record(until, { reference: text, ...reasons }),
  "assistance-request": () => record({ authority: text }, { reference: text }),
  "status-query": () => record({}, { question: text }),
  acknowledgement: () => record({ received_at: instant }, { reference: text }),
  "missing-items-request": () =>
    record(
      {
        missing: fc.subarray(
          REQUEST_ITEMS.map(({ id }) => id),
          { minLength: 1 },
        ),
      },
      { question: text },
    ),
  refusal: () => record({ ground: fc.constantFrom(...REFUSAL_GROUNDS), ...reasons }),
  "prejudice-notice": () =>
    record({
      threat: fc.constantFrom(
        "will-not-secure",
        "threatens-confidentiality",
        "prejudices-investigation",
      ),
      explanation: text,
    }),
  referral: () => record({ next_state: text }, { next_provider: text }),
  confirmation: () =>
    record(
      {
        item,
        reference: text,
        preserved_from: instant,
        ...until,
        provider: text,
        measure: fc.constantFrom("order", "voluntary"),
        confidential: fc.boolean(),
      },
      {
        scope: text,
        assistance: record({
          address: text,
          languages: fc.array(language, { maxLength: 3 }),
          dual_criminality_needed: fc.boolean(),
        }),
      },
    ),
  negative: () =>
    record({
      item,
      negative: fc.constantFrom("not-held", "deleted", "wrong-identifier"),
      provider: text,
    }),
  "traffic-data-disclosure": () =>
    record({
      item,
      next_provider: text,
      next_state: text,
      path: fc.array(record({ provider: text, address: text, at: instant }), {
        maxLength: 3,
      }),
      use_limits: uses,
    }),
  "location-answer": () =>
    record({
      located: fc.array(record({ item, provider: text, state: fc.option(text, { nil: null }) }), {
        maxLength: 3,
      }),
    }),
  disclosure: () =>
    record({
      item,
      provider: text,
      content: fc.boolean(),
      data_sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
      use_limits: uses,
    }),
  "extension-decision": () => record({ granted: fc.boolean(), ...until }, reasons),
  "assistance-decision": () => record({ granted: fc.boolean(), use_limits: uses }, reasons),
  "status-report": () =>
    record(
      { status: fc.constantFrom("received", "checking", "executing", "holding", "closed") },
      { note: text },
    ),
  "expiry-notice": () => record(until),
  "release-notice": () =>
    record({
      reason: fc.constantFrom("expiry", "withdrawal", "assistance-refused", "lapsed", "produced"),
    }),
};
