import type { Duration } from "@contactpoint/engine";
import type { EscalationStep, RequestForm } from "../resolved/index.ts";

/** What stays fixed during one request; shared by all requests of a kind, never written. */
export interface RequestTerms {
  readonly form: RequestForm;
  /** One rung per try, in order. */
  readonly ladder: readonly Rung[];
  /** Silence after an acknowledgement until a status query, and how many in a row. */
  readonly status_after: Duration;
  readonly status_most: number;
  /** The requesting side considers an extension this long before the end of a hold. */
  readonly extension_before: Duration;
  readonly extension_adds: Duration;
  readonly extension_most: number;
  /** How long a preservation lasts, at least 60 days (UN-42.8, BC-29.7). */
  readonly preservation: Duration;
  /** How long one domestic order runs, at most 90 days (UN-25.2, BC-16.2). */
  readonly order_lasts: Duration;
  readonly expiry_notice_before: Duration;
  /** True if the duty officer orders; else the case goes to a prosecutor or judge. */
  readonly police_orders: boolean;
}

export interface Rung {
  readonly kind: EscalationStep["kind"];
  readonly channel: string;
  readonly network: string | null;
  /** Time to wait for an acknowledgement before the next rung. */
  readonly wait: Duration;
}

/** A question of the requested side is asked again after this long without an answer. */
export const REMINDER_AFTER: Duration = 3 * 24 * 3_600_000;
/** Reminders before the requested side closes a request that nobody answers. */
export const REMINDERS_MOST = 5;
/** A pending request for assistance is sent again after this long without a decision. */
export const ASSISTANCE_CHASE_AFTER: Duration = 30 * 24 * 3_600_000;
export const ASSISTANCE_CHASES_MOST = 24;
/** An order is renewed this long before it runs out. */
export const RENEWAL_BEFORE: Duration = 7 * 24 * 3_600_000;
/** Items of one request are numbered 0 to 29 and remembered as bits. */
export const ITEMS_MOST = 30;
