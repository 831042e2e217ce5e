import type { Duration, Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario } from "./rule.ts";
import type { JournalLine } from "./verdict.ts";

/**
 * The part of a journal in which the core is healed and nothing new happens. The judge keeps it;
 * rules ask it whether an obligation was open for too long.
 */
export class LivenessPhase {
  #began = Infinity;
  #core: ReadonlySet<string> | undefined;
  #end: JournalLine | undefined;

  constructor(liveness: JudgedScenario["liveness"]) {
    if (liveness === undefined) return;
    this.#began = liveness.from;
    this.#core = new Set(liveness.core);
  }

  note(record: JournalRecord, line: number): void {
    if (record.kind === "phase") {
      this.#began = record.at;
      this.#core = new Set(record.core);
    } else if (record.kind === "end") this.#end = { line, record };
  }

  /** The last record of a journal that has a liveness phase and was not cut off. */
  get end(): JournalLine | undefined {
    return this.#end !== undefined && this.#began < this.#end.record.at ? this.#end : undefined;
  }

  /** False of those whom the phase does not heal; without a phase everybody counts. */
  hasAll(nodes: readonly string[]): boolean {
    const core = this.#core;
    return core === undefined || nodes.every((node) => core.has(node));
  }

  /** True at instants of the phase. */
  contains(at: Instant): boolean {
    return at >= this.#began;
  }

  /** The time from the latest of the instants, or the beginning of the phase, to `until`. */
  since(until: Instant, ...instants: readonly Instant[]): Duration {
    return until - Math.max(this.#began, ...instants);
  }

  /**
   * True if all whom a request concerns are healed and it has not moved for `bound` by the end of
   * the journal, although somebody had owed something since `since`.
   */
  isOverdue(file: RequestFile, since: Instant, bound: Duration): boolean {
    const end = this.end;
    if (end === undefined || !this.hasAll(file.parties)) return false;
    return this.since(end.record.at, since, file.movedAt) >= bound;
  }
}
