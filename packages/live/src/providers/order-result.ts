import type { OrderAnswer } from "./order-schemas.ts";

/** What became of handing an order in. */
export type PlaceResult = OrderAccepted | OrderFailed;

/** What became of asking for an answer. */
export type CollectResult = OrderAnswered | OrderPending | OrderFailed;

interface OrderAccepted {
  readonly kind: "accepted";
  /** When the provider expects to answer, on the exercise clock; null: it did not say. */
  readonly answers_at: number | null;
}

interface OrderAnswered {
  readonly kind: "answered";
  readonly answer: OrderAnswer;
}

interface OrderPending {
  readonly kind: "pending";
  readonly answers_at: number | null;
}

/**
 * The portal gave nothing to go by. The contact point counts it as the answer `failed`; whether
 * the order took effect is unknown unless `reason` is among the definite ones.
 */
export interface OrderFailed {
  readonly kind: "failed";
  readonly reason: FailureReason;
  /** The last HTTP status, if one came. */
  readonly status: number | null;
  /** For the log: one printable line, never words of the order itself. */
  readonly detail: string;
  /** Calls made. */
  readonly tries: number;
}

export type FailureReason =
  /** Definite: nothing was sent, for this host is not allowed. */
  | "host-not-allowed"
  /** Definite: a 4xx. */
  | "rejected"
  /** A 3xx. It is not followed, for it could lead anywhere. */
  | "redirected"
  /** A 5xx at every try. */
  | "server-fault"
  /** A 429 at every try, or one that asks for more patience than a call has. */
  | "overloaded"
  | "timed-out"
  | "unreachable"
  /** Not JSON, or not of the schema, or about another order. */
  | "malformed-answer"
  | "oversize-answer"
  /** The contact point itself is being shut down. */
  | "stopped";
