import type { ExerciseLog } from "../log/index.ts";

/** What a desk needs that counts anew, now and then, what people have done. */
export interface CountedSources {
  readonly log: Pick<ExerciseLog, "records">;
  /** Present of the exercise. */
  readonly at: () => number;
  /** Real milliseconds. */
  readonly now: () => number;
}
