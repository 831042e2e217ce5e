import {
  type MessageBody,
  type MessageType,
  REQUESTED_MESSAGES,
  type RequestItem,
  REQUEST_ITEMS,
  type ResolvedLaw,
} from "@contactpoint/protocol";
import type { Message, MessageOf } from "@contactpoint/protocol/messages";
import { writtenReasons } from "./decision-reasons.ts";
import type { Envelope } from "./envelope.ts";
import { releaseReason } from "./release-words.ts";
import type { Said } from "./said.ts";
import { fictitiousHop } from "./fictitious-address.ts";
import type { StateTexts } from "./state-texts.ts";

type AnswerType = (typeof REQUESTED_MESSAGES)[number];

/** What an answer is written from. */
interface Notes {
  readonly head: Envelope;
  readonly body: MessageBody;
  readonly said: Said;
  /** The State that answers. */
  readonly from: StateTexts;
  readonly law: ResolvedLaw;
  /** What a person there wrote. */
  readonly dictated: { readonly question?: string | null; readonly explanation?: string };
}

const ANSWERS: ReadonlySet<string> = new Set(REQUESTED_MESSAGES);

/** What a notice says where nobody wrote why. */
const UNEXPLAINED = "EXERCISE: the provider may tell its user of the preservation.";

/** Limits that travel with transmitted data. */
const USE_LIMITS = "EXERCISE: for the case named in the request only";

export function isAnswer(type: MessageType): type is AnswerType {
  return ANSWERS.has(type);
}

/** A message of the requested side. Throws a RangeError where the notes lack what it must say. */
export function answerLetter(type: AnswerType, notes: Notes): Message {
  const { head, body, said, dictated } = notes;
  const need = <T>(value: T | undefined, what: string): T => required(head, value, what);
  switch (type) {
    case "acknowledgement":
      return {
        ...head,
        type,
        reference: referenceOf(head),
        received_at: need(said.received_at, "when the request was received"),
      };
    case "missing-items-request":
      return {
        ...head,
        type,
        missing: need(body.missing, "what is missing").map(itemNamed),
        ...(typeof dictated.question === "string" ? { question: dictated.question } : {}),
      };
    case "refusal":
      return {
        ...head,
        type,
        ground: need(body.ground, "its ground"),
        reasons: need(body.reasons, "its reasons"),
      };
    case "prejudice-notice":
      return {
        ...head,
        type,
        threat: "threatens-confidentiality",
        explanation: dictated.explanation ?? UNEXPLAINED,
      };
    case "referral":
      return {
        ...head,
        type,
        next_state: need(body.next_state, "where to go"),
        ...(body.next_provider === undefined ? {} : { next_provider: body.next_provider }),
      };
    case "status-report":
      return { ...head, type, status: statusOf(notes) };
    case "expiry-notice":
      return { ...head, type, until: need(body.until, "until when") };
    case "release-notice":
      return { ...head, type, reason: need(releaseReason(body, said), "why data are released") };
    case "location-answer":
      return { ...head, type, located: located(body) };
    case "extension-decision":
    case "assistance-decision":
      return decision(type, notes);
    case "confirmation":
    case "negative":
    case "disclosure":
    case "traffic-data-disclosure":
      return itemAnswer(type, notes, need(head.item, "which item it is about"));
  }
}

function itemAnswer(
  type: "confirmation" | "negative" | "disclosure" | "traffic-data-disclosure",
  notes: Notes,
  item: number,
): Message {
  const { head, body, said } = notes;
  const need = <T>(value: T | undefined, what: string): T => required(head, value, what);
  const provider = need(body.provider, "which provider");
  switch (type) {
    case "confirmation":
      return confirmation(notes, item, provider);
    case "negative":
      return { ...head, type, item, negative: need(body.negative, "why"), provider };
    case "disclosure":
      return {
        ...head,
        type,
        item,
        provider,
        content: need(body.content, "whether there is content"),
        data_sha256: need(said.data_sha256, "the digest of its data"),
        use_limits: [USE_LIMITS],
      };
    case "traffic-data-disclosure":
      return {
        ...head,
        type,
        item,
        next_provider: need(body.next_provider, "the next provider"),
        next_state: need(body.next_state, "the next State"),
        // Said again, it is the same to the word: the instant is the request's.
        path: [
          {
            provider,
            address: fictitiousHop(head.request),
            at: said.received_at ?? head.sent_at,
          },
        ],
        use_limits: [USE_LIMITS],
      };
  }
}

function confirmation(
  { head, body, from, law }: Notes,
  item: number,
  provider: string,
): MessageOf<"confirmation"> {
  return {
    ...head,
    type: "confirmation",
    item,
    reference: referenceOf(head),
    preserved_from: required(head, body.preserved_from, "since when"),
    until: required(head, body.until, "until when"),
    provider,
    measure: "order",
    // The custodian of preserved data is bound to secrecy by the order itself (UN-25.3, BC-16.3).
    confidential: body.confidential ?? true,
    assistance: {
      address: `${from.centralAuthority}, ${from.postAddress}`,
      languages: [...law.languages],
      dual_criminality_needed: law.dual_criminality_reservation,
    },
  };
}

function decision(type: "extension-decision" | "assistance-decision", notes: Notes): Message {
  const { head, body } = notes;
  const granted = required(head, body.granted, "what is decided");
  const reasons = writtenReasons(body);
  if (type === "assistance-decision")
    return { ...head, type, granted, ...reasons, use_limits: granted ? [USE_LIMITS] : [] };
  return { ...head, type, granted, until: required(head, body.until, "until when"), ...reasons };
}

function statusOf({ head, body, said }: Notes): MessageOf<"status-report">["status"] {
  return body.closed === true ? "closed" : required(head, said.status, "how the request stands");
}

/** What the answering State calls the request, or one item of it. */
function referenceOf({ from, request, item }: Envelope): string {
  return item === undefined ? `${from}:${request}` : `${from}:${request}.${item}`;
}

/** A location query is about one item. */
function located({ provider, next_state }: MessageBody): MessageOf<"location-answer">["located"] {
  return provider === undefined ? [] : [{ item: 0, provider, state: next_state ?? null }];
}

function itemNamed(name: string): RequestItem {
  const item = REQUEST_ITEMS.find(({ id }) => id === name);
  if (item === undefined) throw new RangeError(`a request has no item ${name}`);
  return item.id;
}

function required<T>({ id }: Envelope, value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`${id} does not say ${what}`);
  return value;
}
