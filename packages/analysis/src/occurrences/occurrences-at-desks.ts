import type { Instant } from "@contactpoint/engine";
import type { RequestFile } from "../rules/request-file.ts";
import type { RecordOf } from "../rules/rule.ts";
import type { Occurrence, OccurrenceOf, WatcherOf } from "./occurrence.ts";

const EMERGENCY_OVERTAKES: OccurrenceOf<"task"> = {
  id: "emergency-overtakes-routine",
  sentence: "An emergency is taken up while a routine task that was asked earlier waits.",
  minimum: 10,
  observes: ["task"],
  watch: () => new Overtaking(),
};

const HAND_OVER: OccurrenceOf<"duty" | "task"> = {
  id: "hand-over-during-a-case",
  sentence: "A case that was under way goes on after other officers came on duty.",
  minimum: 10,
  observes: ["duty", "task"],
  watch: () => new HandOver(),
};

class Overtaking implements WatcherOf<"task"> {
  /** Routine tasks that wait at a desk, oldest first. */
  readonly #waiting = new Map<string, Set<RecordOf<"task">>>();

  occursAt(record: RecordOf<"task">, file: RequestFile): boolean {
    const urgency = file.need?.record.urgency;
    if (record.by !== "officer" || urgency === undefined || urgency === "urgent") return false;
    const desk = record.desk ?? record.node;
    let waiting = this.#waiting.get(desk);
    if (urgency === "emergency") {
      if (record.phase !== "started" || waiting === undefined) return false;
      const asked = askedOf(record, file);
      const [oldest] = waiting;
      return oldest !== undefined && asked !== undefined && oldest.at < asked.at;
    }
    if (record.phase === "asked") {
      if (waiting === undefined) this.#waiting.set(desk, (waiting = new Set()));
      waiting.add(record);
    } else {
      const asked = askedOf(record, file);
      if (asked !== undefined) waiting?.delete(asked);
    }
    return false;
  }
}

function askedOf(
  { number, node }: RecordOf<"task">,
  file: RequestFile,
): RecordOf<"task"> | undefined {
  for (const { record } of file.queued) {
    if (record.number === number && record.node === node) return record;
  }
  return undefined;
}

class HandOver implements WatcherOf<"duty" | "task"> {
  readonly #changedAt = new Map<string, Instant>();

  occursAt(record: RecordOf<"duty" | "task">, file: RequestFile): boolean {
    if (record.kind === "duty") {
      if (record.present > 0) this.#changedAt.set(record.node, record.at);
      return false;
    }
    if (record.by !== "officer" || record.phase !== "started") return false;
    const changedAt = this.#changedAt.get(record.node) ?? -Infinity;
    const { delivered } = file;
    const wasThere = delivered?.record.node === record.node && delivered.record.at < changedAt;
    return wasThere && file.movedAt < changedAt;
  }
}

/** In who works when. */
export const OCCURRENCES_AT_DESKS: readonly Occurrence[] = [EMERGENCY_OVERTAKES, HAND_OVER];
