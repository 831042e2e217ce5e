import type { Instant } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { PERSON_BOUND } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const backlogDrains: RuleOf<"task"> = {
  id: "backlog-drains",
  number: "L07",
  kind: "liveness",
  level: "extended",
  statement:
    "What waits for an officer is taken up: no task is left in the queue of a desk that takes up nothing for 14 days (a design choice).",
  law: [],
  observes: ["task"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: ({ phase }) => new BacklogObserver(phase),
};

class BacklogObserver implements ObserverOf<"task"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  /** When the officers of a contact point last took up or finished anything. */
  readonly #workedAt = new Map<string, Instant>();

  constructor(phase: LivenessPhase) {
    this.#phase = phase;
  }

  on(record: RecordOf<"task">): void {
    if (record.by !== "officer") return;
    if (record.phase === "asked") this.#finding.checked += 1;
    else this.#workedAt.set(record.desk ?? record.node, record.at);
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      open += file.queued.length;
      this.#check(file);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check({ queued }: RequestFile): void {
    const { end } = this.#phase;
    if (end === undefined) return;
    for (const asked of queued) {
      const { node, desk = node, at } = asked.record;
      if (!this.#phase.hasAll([node, desk])) continue;
      const workedAt = this.#workedAt.get(desk) ?? at;
      if (this.#phase.since(end.record.at, at, workedAt) < PERSON_BOUND) continue;
      this.#finding.violated("nobody takes it up", end.record, end.line, asked);
    }
  }
}
