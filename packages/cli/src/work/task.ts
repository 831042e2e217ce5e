import type { Audience } from "@contactpoint/exercise/report";

import type { ExitCode } from "../exit/exit-code.ts";
import type { ExploreWishes } from "../exploration/explore-wishes.ts";

/** How the result is shown. */
export interface Display {
  readonly json: boolean;
  readonly colour: boolean;
}

/** Work that takes long enough to be interrupted; a thread does it. */
export type Task = RunTask | ReplayTask | ReplicationTask | ReportTask | ExploreTask;

export interface RunTask extends Display {
  readonly kind: "run";
  readonly scenario: string;
  /** In place of the file's own. */
  readonly seed: number | undefined;
  /** Default: `runs/<scenario-id>-<seed>` in the working folder. */
  readonly out: string | undefined;
  readonly force: boolean;
  readonly journal: "written" | "none";
  readonly interpreter: "compiled" | "xstate";
}

export interface ReplayTask extends Display {
  readonly kind: "replay";
  readonly folder: string;
  readonly interpreter: "compiled" | "xstate";
}

/** One replication of a study's folder is run again. */
export interface ReplicationTask extends Display {
  readonly kind: "replication";
  readonly folder: string;
  /** Of the study; or of the point, if that is named. From 0. */
  readonly number: number;
  readonly point: string | undefined;
}

/** One folder, rewritten in place, or with `out` a merge of the folders into a new one. */
export type ReportTask = RebuildTask | MergeTask;

export interface RebuildTask extends Display {
  readonly kind: "report";
  readonly folder: string;
  /** For whom an exercise's after-action report is written as well. */
  readonly audience: Audience;
}

export interface MergeTask extends Display {
  readonly kind: "report";
  /** At least one. */
  readonly folders: readonly string[];
  readonly out: string;
  readonly force: boolean;
}

export interface ExploreTask extends Display {
  readonly kind: "explore";
  readonly scenario: string;
  readonly wishes: ExploreWishes;
  /** What the line that shows a find again begins with. */
  readonly program: string;
}

/** What a finished task leaves to print, and the code to end with. */
export interface Outcome {
  readonly code: ExitCode;
  /** The result, for stdout. */
  readonly result: string;
  /** Everything else, for stderr. */
  readonly notes: readonly string[];
}

/** What a task tells while it works. */
export interface Progress {
  /** Known as soon as the input is read: what a fault report needs. */
  seed(seed: number): void;
  /** A folder that is of no use if the work does not end. */
  scratch(folder: string): void;
  /** In [0, 1]. */
  share(share: number): void;
  /** Where nobody knows how much is left. */
  reached(words: string): void;
}

/** What the thread says, in any order but for the last, `done` or `fault`. */
export type TaskMessage =
  | { readonly kind: "seed"; readonly seed: number }
  | { readonly kind: "scratch"; readonly folder: string }
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "reached"; readonly words: string }
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "fault"; readonly error: string };
