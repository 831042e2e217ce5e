import type { Duration, Instant } from "@contactpoint/engine";
import type { Droppable } from "../forecast/index.ts";
import type { ExerciseRecord, ImprovementFact, ObservationFact, Rating } from "../log/index.ts";

/** Documents for facilitator, white cell and evaluators alone. */
export type StaffDocument =
  | ForecastDocument
  | ProposalDocument
  | ObservationDocument
  | ImprovementDocument
  | LogDocument;

/** Key `forecast`, for the facilitator and the white cell. All spans are real milliseconds without pauses. */
export interface ForecastDocument {
  readonly kind: "forecast";
  /** Until the end, if each person needs `step` for each step. */
  readonly left: Duration;
  /** If nobody did a step any more. */
  readonly longest: Duration;
  readonly step: Duration;
  /** Until the exercise's time is over; null: it may take as long as it takes. */
  readonly limit: Duration | null;
  /** Injects that need not be sent; those first without which everything can be judged. */
  readonly droppable: readonly Droppable[];
}

/** Key `rating/<about>/<state>`: what the measures propose and what evaluators said. */
export interface ProposalDocument {
  readonly kind: "rating";
  readonly of: "expectation" | "objective";
  readonly about: string;
  /** The objective that an expectation serves. */
  readonly objective: string | null;
  readonly state: string;
  /** Of an expectation: what is measured, the inject, and the bands in milliseconds by which clock. */
  readonly measure: string | null;
  readonly inject: string | null;
  readonly clock: "real" | "exercise";
  readonly within: Readonly<Record<string, Duration>> | null;
  readonly proposed: Rating | null;
  readonly because: string;
  /** The last rating, or null. */
  readonly rating: Rating | null;
  /** Oldest first. */
  readonly history: readonly {
    readonly at: Instant;
    readonly seat: string;
    readonly person: string;
    readonly rating: Rating;
    readonly proposed: Rating | null;
    readonly remark: string;
  }[];
}

/** Key `observation/<number>`, for staff and evaluators. */
export interface ObservationDocument extends ObservationFact {
  readonly at: Instant;
  readonly seat: string;
  readonly person: string;
}

/** Key `improvement/<id>`, for staff and evaluators: an entry of the improvement plan. */
export interface ImprovementDocument extends ImprovementFact {
  readonly person: string;
}

/** Key `log/<number>`: one line of the exercise's log, for facilitator and white cell alone. */
export interface LogDocument {
  readonly kind: "log";
  readonly record: ExerciseRecord;
}
