import type { Instant } from "@contactpoint/engine";
import type { NeedRecord, TaskRecord } from "@contactpoint/protocol";

/** A line of the journal, from 1, and its instant. */
export interface Moment {
  readonly at: Instant;
  readonly line: number;
}

/** One request as the journal tells it; null: did not happen. */
export interface RequestFacts {
  readonly id: string;
  readonly need: NeedRecord;
  readonly needed: Moment;
  readonly tries: TryFacts[];
  readonly items: ItemFacts[];
  /** Items of the form that were left out. */
  missing: readonly string[];
  sent: Moment | null;
  received: Moment | null;
  acknowledged: Moment | null;
  /** First acceptance, refusal or question, and the task it ended. */
  triaged: (Moment & { readonly task: number; readonly result: string }) | null;
  /** The first question for missing items. */
  asked: (Moment & { readonly items: readonly string[] }) | null;
  /** An answer to the whole request has left. */
  answered: Moment | null;
  /** The requesting side has nothing more to do. */
  closed: Moment | null;
  readonly tasks: TaskFacts[];
}

/** One sending of the request. */
export interface TryFacts {
  readonly message: string;
  readonly channel: string;
  readonly sent: Moment;
  delivered: Moment | null;
  /** Its acknowledgement has left. */
  answered: Moment | null;
}

export interface ItemFacts {
  readonly provider: string;
  readonly expires_at: Instant;
  secured: Moment | null;
  answered: Moment | null;
  until: Instant | null;
  /** An extension or assistance was asked for. */
  followed: Moment | null;
}

export interface TaskFacts {
  readonly node: string;
  readonly task: TaskRecord["task"];
  readonly number: number;
  readonly asked: Moment;
  finished: Moment | null;
  dropped: Moment | null;
  result: string | null;
}
