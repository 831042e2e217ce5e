import type { JournalRecord, MessageBody, RequestForm } from "@contactpoint/protocol";
import type { Fact } from "./fact.ts";

/** Names by which records speak of a request. */
export interface RecordNames {
  readonly from: string;
  readonly to: string;
  readonly provider: string;
}

const REQUEST = "request";
const INSTRUMENT = "convention";
const CHANNEL = "email";

/** A need that arises at `at`, with data that outlast everything. */
export function needRecord(
  at: number,
  { from, to, provider }: RecordNames,
  form: RequestForm,
  circumstances: Extract<JournalRecord, { kind: "need" }>["circumstances"],
): JournalRecord {
  return {
    kind: "need",
    at,
    request: REQUEST,
    form,
    urgency: "urgent",
    from,
    to,
    items: [
      {
        provider,
        expires_at: Number.MAX_SAFE_INTEGER,
        stated_expiry: null,
        data_class: "content",
      },
    ],
    circumstances,
  };
}

/** The record of a fact, by which the rules' own observers judge it. */
export function recordOf(fact: Fact, at: number, names: RecordNames): JournalRecord {
  const { from, to } = names;
  switch (fact.kind) {
    case "state":
      return {
        kind: "state",
        at,
        node: fact.machine === "requesting" ? from : to,
        machine: fact.machine,
        request: REQUEST,
        item: fact.machine === "hold" ? 0 : undefined,
        from: fact.from,
        event: fact.event,
        to: fact.to,
      };
    case "sent":
      return sentRecord(fact, at, names);
    case "delivered":
      return {
        kind: "delivered",
        at,
        message: messageOf(fact.type),
        type: fact.type,
        request: REQUEST,
        item: undefined,
        node: fact.by === "requesting" ? to : from,
        again: fact.again ? true : undefined,
      };
    case "ordered":
      return { ...orderRecord(at, names), phase: "sent" };
    case "order-answered":
      return { ...orderRecord(at, names), phase: "answered", answer: fact.answer };
    case "concluded":
      return {
        kind: "task",
        at,
        node: to,
        request: REQUEST,
        task: fact.task,
        number: 1,
        phase: "finished",
        by: "officer",
        result: fact.result,
      };
    case "hold":
      return {
        kind: "hold",
        at,
        node: to,
        request: REQUEST,
        item: 0,
        change: fact.change,
        until: fact.until + ORIGIN,
        order_until: fact.order_until + ORIGIN,
        ...(fact.reason === undefined ? {} : { reason: fact.reason }),
      };
  }
}

/** The instant at which a hold's clock stands at 0: Monday 1 March 2027, 00:00 UTC. */
export const ORIGIN = 1_803_859_200_000;

function sentRecord(
  fact: Extract<Fact, { kind: "sent" }>,
  at: number,
  names: RecordNames,
): JournalRecord {
  const [from, to] = fact.by === "requesting" ? [names.from, names.to] : [names.to, names.from];
  return {
    kind: "sent",
    at,
    message: messageOf(fact.type),
    type: fact.type,
    request: REQUEST,
    item: fact.item < 0 ? undefined : fact.item,
    from,
    to,
    route: [from, to],
    instrument: INSTRUMENT,
    channel: CHANNEL,
    cause: fact.by === "requested" ? messageOf("request") : undefined,
    body: fact.body === null ? undefined : dated(fact.body),
  };
}

/** What a message says of the hold is said by its clock. */
function dated(body: MessageBody): MessageBody {
  const { preserved_from, until } = body;
  return {
    ...body,
    ...(preserved_from === undefined ? {} : { preserved_from: preserved_from + ORIGIN }),
    ...(until === undefined ? {} : { until: until + ORIGIN }),
  };
}

/** Repetitions of a message need no names of their own. */
function messageOf(type: string): string {
  return `${REQUEST}#${type}`;
}

function orderRecord(at: number, { to, provider }: RecordNames) {
  return { kind: "order", at, node: to, request: REQUEST, item: 0, provider } as const;
}
