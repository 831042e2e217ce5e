import type { Duration } from "@contactpoint/engine";

/** What only an exercise with people needs to know; a simulation goes without it. */
export interface ResolvedExercise {
  /** Exercise seconds in a real second while nobody owes an answer. */
  readonly rate: number;
  /** The same while a person does. */
  readonly owed_rate: number;
  /** Real time for which one debt slows the clock. */
  readonly owed_budget: Duration;
  /** What a facilitator may choose, ascending; `rate` is one of them. */
  readonly allowed_rates: readonly number[];
  /** Real time within which the exercise must have ended; null: however long it takes. */
  readonly ends_within: Duration | null;
  /** Posts of contact points, in the file's order. */
  readonly seats: readonly ResolvedSeat[];
  /** Whom the desk of a State asks in turn when nobody answers, by State; none if absent. */
  readonly escalate: Readonly<Record<string, readonly ResolvedEscalation[]>>;
  /** What participants should do about an inject, by inject and language; for the staff. */
  readonly expected: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ResolvedSeat {
  readonly state: string;
  readonly post: string;
  readonly team: string | null;
  readonly played_by: "machine" | "human";
}

export interface ResolvedEscalation {
  /** `current-shift`, `next-shift`, or a post. */
  readonly to: string;
  readonly wait: Duration;
}
