import type { Instant } from "@contactpoint/engine";
import type { PlayerAct } from "./player-act.ts";

/** When something was done, by every clock. */
export interface Stamp {
  /** Number of the record, from 1. */
  readonly number: number;
  /** Milliseconds since the Unix epoch. */
  readonly real: number;
  /** Milliseconds for which the exercise had run; see `RunTime`. */
  readonly run: number;
  readonly exercise: Instant;
  /** Happenings that the network had carried out before. */
  readonly position: number;
}

/** Who did it: a seat and the person in it, or the service itself. */
export interface Doer {
  /** `facilitator`, `white-cell`, `evaluator/<n>`, `observer/<n>`, `<State>/<post>`, or `service`. */
  readonly seat: string;
  /** What the person calls herself or himself; empty for the service. */
  readonly person: string;
  /** Random name that a screen gave the order, under which it is carried out once. */
  readonly order_id?: string;
}

/** One line of `exercise.jsonl`: what people did, and what was done to the exercise. */
export type ExerciseRecord = Stamp & Doer & ExerciseFact;

export type ExerciseFact =
  | OpenedFact
  | ClockFact
  | SeatFact
  | InjectFact
  | { readonly kind: "act"; readonly act: PlayerAct }
  /** An order that could not be carried out; it took its place all the same. */
  | { readonly kind: "refused"; readonly order: string; readonly error: string }
  | MessageFact
  | NoteFact
  | ObservationFact
  | RatingFact
  | ImprovementFact
  | { readonly kind: "feedback"; readonly answers: Readonly<Record<string, string>> };

/** The first record; and, with `again`, one for each time the service came back. */
export interface OpenedFact {
  readonly kind: "opened";
  readonly scenario_sha256: string;
  readonly software: string;
  readonly marking: string;
  /** Last instant that machines played alone, where people came in later than the start. */
  readonly opens_at?: Instant;
  readonly again?: true;
}

export type ClockFact = { readonly kind: "clock" } & (
  | {
      /** `time-up`: the real time that there was is spent; only the end can follow. */
      readonly act: "started" | "paused" | "resumed" | "interrupted" | "time-up" | "ended";
    }
  | { readonly act: "rate-set"; readonly rate: number }
  | { readonly act: "override-set"; readonly on: boolean }
  | { readonly act: "leapt"; readonly to: Instant }
);

export interface SeatFact {
  readonly kind: "seat";
  readonly act: "joined" | "ready" | "left" | "handed-over" | "taken-over" | "returned" | "revoked";
  /** The seat it is about, where it is not the doer's own. */
  readonly of?: string;
  /** Of `taken-over`: who plays it from now on. */
  readonly by?: "machine" | "facilitator";
  /** Of `ready`: what practising before the start has shown. */
  readonly readiness?: Readiness;
  /** Of `handed-over`: what the next officer was told. */
  readonly text?: string;
}

/** What a person's practice before the start has shown; no measure rests on it. */
export interface Readiness {
  /** The person heard the sound. */
  readonly sound: boolean;
  /** Real milliseconds to the service and back. */
  readonly round_trip_ms: number;
  /** How updates come. */
  readonly transport: "socket" | "poll";
}

export interface InjectFact {
  readonly kind: "inject";
  readonly act: "sent-now" | "skipped" | "edited";
  readonly inject: string;
  /** Of `edited`: what it was, and what it is from now on. */
  readonly before?: InjectChange;
  readonly after?: InjectChange;
}

/** Parts of an inject that the facilitator may change before it is sent. */
export interface InjectChange {
  /** Its text, by language. */
  readonly body?: Readonly<Record<string, string>>;
  readonly to?: string;
  readonly via?: string | null;
  /** When it is planned for; null: not by time. */
  readonly at?: Instant | null;
}

/** Words from a seat to another or to the staff; no part of the protocol. */
export interface MessageFact {
  readonly kind: "message";
  readonly to: string;
  readonly text: string;
  readonly about?: string;
}

export interface NoteFact {
  readonly kind: "note";
  readonly text: string;
  /** Request or inject that it is about. */
  readonly about?: string;
}

/** Performed, with some, with major challenges, or unable (HSEEP). */
export type Rating = "P" | "S" | "M" | "U";

/** What an evaluator saw, and where it can be seen. */
export interface ObservationFact {
  readonly kind: "observation";
  readonly state: string;
  /** Expectation or objective; null: none in particular. */
  readonly about: string | null;
  readonly text: string;
  /** Such as `request/XA/1`, `message/XA/1#1`, `inject/theft`. */
  readonly evidence: readonly string[];
  /** Why it came to that; empty: not said. */
  readonly cause: string;
}

export interface RatingFact {
  readonly kind: "rating";
  /** Expectation or objective. */
  readonly about: string;
  readonly state: string;
  readonly rating: Rating;
  /** What the measures proposed when the evaluator rated. */
  readonly proposed: Rating | null;
  readonly remark: string;
}

export interface ImprovementFact {
  readonly kind: "improvement";
  readonly id: string;
  readonly issue: string;
  readonly action: string;
  readonly area: "planning" | "organisation" | "equipment" | "training" | "exercise";
  readonly owner: string;
  readonly starts: string;
  readonly due: string;
}
