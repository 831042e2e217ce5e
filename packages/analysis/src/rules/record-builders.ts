import { DAY } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type {
  AuditRecord,
  DeliveredRecord,
  HoldRecord,
  MessageBody,
  MessageType,
  NeedRecord,
  OrderRecord,
  SentRecord,
  StateRecord,
  TaskRecord,
} from "@contactpoint/protocol";

// Records of a preservation request from XA to XB about one item, with whatever a test overrides.

export function needOf(request: string, at: Instant): NeedRecord {
  const item = { provider: "p1", expires_at: at + 2 * DAY, stated_expiry: null } as const;
  return {
    kind: "need",
    at,
    request,
    form: "preservation",
    urgency: "routine",
    from: "XA",
    to: "XB",
    items: [{ ...item, data_class: "traffic" }],
    circumstances: [],
  };
}

export function state(
  request: string,
  at: Instant,
  machine: StateRecord["machine"],
  from: string,
  to: string,
): StateRecord {
  const node = machine === "requesting" ? "XA" : "XB";
  const item = machine === "hold" ? { item: 0 } : {};
  return { kind: "state", at, node, machine, request, ...item, from, event: "moved", to };
}

export function sent(
  request: string,
  message: number,
  at: Instant,
  type: MessageType,
  over: Partial<SentRecord> = {},
): SentRecord {
  return {
    kind: "sent",
    at,
    message: `${request}#${message}`,
    type,
    request,
    from: "XA",
    to: "XB",
    route: ["XA", "XB"],
    instrument: "uncc",
    channel: "e-mail",
    ...over,
  };
}

/** A message of the requested side; it answers the request's first message. */
export function answer(
  request: string,
  message: number,
  at: Instant,
  type: MessageType,
  body: MessageBody = {},
  over: Partial<SentRecord> = {},
): SentRecord {
  const from = { from: "XB", to: "XA", route: ["XB", "XA"], cause: `${request}#1` };
  return sent(request, message, at, type, { ...from, body, ...over });
}

export function confirmation(
  request: string,
  message: number,
  at: Instant,
  preservedFrom: Instant,
): SentRecord {
  const body = { preserved_from: preservedFrom, until: preservedFrom + 60 * DAY, provider: "p1" };
  return answer(request, message, at, "confirmation", body, { item: 0 });
}

export function delivered(
  request: string,
  message: number,
  at: Instant,
  type: MessageType,
  node: string,
  over: Partial<DeliveredRecord> = {},
): DeliveredRecord {
  const id = `${request}#${message}`;
  const author = node === "XA" ? "XB" : "XA";
  const shown = { digest: `${request} ${type}`, signed_by: author, brought_by: author };
  return { kind: "delivered", at, message: id, type, request, node, ...shown, ...over };
}

export function task(
  request: string,
  at: Instant,
  name: TaskRecord["task"],
  result?: string,
): TaskRecord {
  const outcome = result === undefined ? {} : { result };
  return {
    kind: "task",
    at,
    node: "XB",
    request,
    task: name,
    number: 1,
    phase: "finished",
    by: "officer",
    ...outcome,
  };
}

/** An entry of XC's audit log, whose digest is its number. */
export function audit(at: Instant, sequence: number, entry: string, clock = at): AuditRecord {
  const previous = sequence === 1 ? "" : `${sequence - 1}`;
  return {
    kind: "audit",
    at,
    node: "XC",
    sequence,
    clock,
    previous,
    digest: `${sequence}`,
    entry,
  };
}

export function order(request: string, at: Instant, over: Partial<OrderRecord>): OrderRecord {
  const sentOrder = { kind: "order", at, node: "XB", request, item: 0, provider: "p1" } as const;
  return { ...sentOrder, phase: "sent", ...over };
}

export function hold(
  request: string,
  at: Instant,
  change: HoldRecord["change"],
  until: Instant,
  orderUntil: Instant,
  reason?: string,
): HoldRecord {
  const why = reason === undefined ? {} : { reason };
  const ends = { until, order_until: orderUntil };
  const digest = `${request} set`;
  return { kind: "hold", at, node: "XB", request, item: 0, change, ...ends, ...why, digest };
}
