import type { Duration } from "@contactpoint/engine";
import type { Circumstance, ProtocolErrorName } from "@contactpoint/protocol";
import type { SaysStep, Story } from "../conformance/index.ts";

/** A story told to a black box, each under a reference of its own. Stories are told side by side. */
export interface ExamCase extends Story {
  /** What is true of the request, on which a ground of refusal may rest. */
  readonly circumstances?: readonly Circumstance[];
  /** The bench rejects the first thing that the node says, with this error. */
  readonly refuses?: ProtocolErrorName;
  readonly steps: readonly ExamStep[];
}

export type ExamStep =
  | (Omit<SaysStep, "request"> & {
      /** Name of the error that it earns; absent: it is taken. */
      readonly rejected?: string;
      /** The same frame once more, under its key. */
      readonly twice?: true;
      /** Under the reference of a request that was never made. */
      readonly astray?: true;
    })
  | HearsStep;

/** What comes of it, in words as `effectWords` puts them, in any order; nothing else may come. */
export interface HearsStep {
  readonly hears: readonly string[];
  /** Exercise time after the last step within which all of it has to have come. */
  readonly within: Duration;
  /** Exercise time after the last step before which none of it may come. */
  readonly notBefore?: Duration;
}
