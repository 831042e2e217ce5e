import type { ClockSkew } from "../rules/clock-skew.ts";
import type { RegisterTruth } from "../rules/register-truth.ts";
import type { RequestFile } from "../rules/request-file.ts";
import type { RecordKind, RecordOf } from "../rules/rule.ts";

/** Something that a batch of runs must come upon, or else it shows little. */
export interface Occurrence {
  /** A noun phrase in kebab-case. */
  readonly id: string;
  readonly sentence: string;
  /** How often a batch comes upon it at least: a design choice, from 1. */
  readonly minimum: number;
  readonly observes: readonly RecordKind[];
  watch(context: WatchContext): Watcher;
}

/** The same for one that looks at some kinds of records alone. */
export interface OccurrenceOf<K extends RecordKind> extends Occurrence {
  readonly observes: readonly K[];
  watch(context: WatchContext): WatcherOf<K>;
}

export interface WatchContext {
  readonly skew: ClockSkew;
  readonly register: RegisterTruth;
}

/** True of a record with which it occurs; `file` is what was known of its request before. */
export interface Watcher {
  occursAt(record: RecordOf<RecordKind>, file: RequestFile): boolean;
}

export interface WatcherOf<K extends RecordKind> extends Watcher {
  occursAt(record: RecordOf<K>, file: RequestFile): boolean;
}
