import type { Instant } from "@contactpoint/engine";
import type { Rating } from "../log/index.ts";

/** What the machine proposes for one expectation and State, and what an evaluator made of it. */
export interface Proposal {
  readonly expectation: string;
  readonly objective: string | null;
  readonly weight: number;
  readonly state: string;
  readonly measure: string;
  readonly clock: "real" | "exercise";
  /** Bands in seconds; null: an evaluator alone judges. */
  readonly within_s: Readonly<Record<string, number>> | null;
  /** Null: nothing to judge it by, or not known yet when the exercise ended. */
  readonly proposed: Rating | null;
  /** One sentence. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
  /** Latest last. */
  readonly confirmations: readonly Confirmation[];
  /** Of the last confirmation; else the proposal. */
  readonly rating: Rating | null;
}

/** A latency that counted, or traffic to judge by, and where the journal tells of it. */
export interface Evidence {
  readonly about: string;
  readonly item: number | null;
  /** Null: nothing is measured. */
  readonly exercise_s: number | null;
  readonly real_s: number | null;
  readonly ending: "reached" | "competing" | "censored" | null;
  /** Lines of the journal, from 1. */
  readonly lines: readonly number[];
}

export interface Confirmation {
  /** Number of the record in the log. */
  readonly record: number;
  readonly at: Instant;
  readonly seat: string;
  readonly person: string;
  readonly rating: Rating;
  /** What the measures proposed then. */
  readonly proposed: Rating | null;
  readonly remark: string;
}

/** What an objective came to for one State. */
export interface ObjectiveScore {
  readonly objective: string;
  readonly state: string;
  /** The worst of its expectations that are rated; null if none is. */
  readonly proposed: Rating | null;
  /** Expectations that the worst is of, and those that nobody could rate. */
  readonly decided_by: readonly string[];
  readonly unrated: readonly string[];
  readonly confirmations: readonly Confirmation[];
  readonly rating: Rating | null;
}
