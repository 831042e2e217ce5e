import type { Duration, Instant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

/**
 * What a run came to, in columns: row `i` of every column is the same request, in the order in
 * which the needs arose. Instants are milliseconds since the Unix epoch and durations are
 * milliseconds, both `NaN` for what did not happen; texts are `""` where there is none.
 */
export interface RequestTable {
  readonly scenario: ResolvedScenario;
  readonly rows: number;
  /** End of the run. */
  readonly ended_at: Instant;
  readonly text: Readonly<Record<RequestText, readonly string[]>>;
  readonly instants: Readonly<Record<RequestInstant, Float64Array>>;
  /** Time of each stage; never `NaN`. */
  readonly stages: Readonly<Record<Stage, Float64Array>>;
  readonly measures: Readonly<Record<Measure, Float64Array>>;
  /** `NaN` where unknown: `hops` before sending, the local hour before delivery. */
  readonly numbers: Readonly<Record<RequestNumber, Float64Array>>;
  /** 1 true, 0 false, -1 not known because the request was not delivered. */
  readonly flags: Readonly<Record<RequestFlag, Int8Array>>;
  readonly items: ItemTable;
  /** In the scenario's order of States. */
  readonly desks: readonly DeskTotals[];
}

/** Items of all requests, those of one request side by side in their order. */
export interface ItemTable {
  readonly rows: number;
  /** Row of the request in the table of requests. */
  readonly request: Int32Array;
  /** Number of the item within its request, from 0. */
  readonly item: Int32Array;
  /** Row of the child that pursues the item elsewhere, or -1. */
  readonly child: Int32Array;
  readonly text: Readonly<Record<ItemText, readonly string[]>>;
  readonly instants: Readonly<Record<ItemInstant, Float64Array>>;
}

/** What one contact point's officers and the requests it received spent, after the warm-up. */
export interface DeskTotals {
  readonly state: string;
  /** Requests received and waiting while no officer was present. */
  readonly closed: Duration;
  /** Requests received and waiting while all officers present were occupied. */
  readonly busy: Duration;
  /** Sum over officers of the time they were present. */
  readonly present: Duration;
  /** Sum over officers of the time they worked on a task, background work included. */
  readonly occupied: Duration;
}

/** In the order of requests.csv. */
export const STAGES = [
  "prepare",
  "transit",
  "closed",
  "busy",
  "handling",
  "authority",
  "provider",
  "requester",
  "hub",
] as const;
export type Stage = (typeof STAGES)[number];

export const MEASURES = [
  "time_to_acknowledge",
  "response_time",
  "time_to_preserve",
  "time_to_confirm",
] as const;
export type Measure = (typeof MEASURES)[number];

export const OUTCOMES = [
  "preserved",
  "partly-preserved",
  "answered",
  "refused",
  "not-held",
  "deleted",
  "wrong-identifier",
  "provider-elsewhere",
  "withdrawn",
  "gave-up",
  "no-basis",
  "open",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REQUEST_TEXTS = [
  "request_id",
  "parent_id",
  "incident_id",
  "duplicate_of",
  "form",
  "urgency",
  "requesting_state",
  "requested_state",
  "instrument",
  "route",
  "outcome",
  "refusal_ground",
  "requesting_zone",
  "requested_zone",
  "duty",
] as const;
export type RequestText = (typeof REQUEST_TEXTS)[number];

export const REQUEST_INSTANTS = [
  "needed_at",
  "sent_at",
  "delivered_at",
  "handling_started_at",
  "acknowledged_at",
  "decided_at",
  "ordered_at",
  "preserved_at",
  "preserved_until",
  "confirmed_at",
  "closed_at",
  "data_expires_at",
] as const;
export type RequestInstant = (typeof REQUEST_INSTANTS)[number];

export const REQUEST_NUMBERS = ["hops", "items", "requested_local_hour"] as const;
export type RequestNumber = (typeof REQUEST_NUMBERS)[number];

export const REQUEST_FLAGS = [
  "warm_up",
  "holiday",
  "weekend",
  "hand_over",
  "clock_change",
] as const;
export type RequestFlag = (typeof REQUEST_FLAGS)[number];

export const ITEM_TEXTS = ["provider", "data_class", "outcome"] as const;
export type ItemText = (typeof ITEM_TEXTS)[number];

export const ITEM_INSTANTS = [
  "data_expires_at",
  "stated_expiry",
  "ordered_at",
  "preserved_at",
  "preserved_until",
  "confirmed_at",
] as const;
export type ItemInstant = (typeof ITEM_INSTANTS)[number];
