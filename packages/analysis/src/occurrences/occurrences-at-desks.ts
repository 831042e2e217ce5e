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
  /** When the routine tasks that wait at a desk were asked, oldest first, by task. */
  readonly #waiting = new Map<string, Map<string, Instant>>();

  occursAt(record: RecordOf<"task">, file: RequestFile): boolean {
    if (record.by !== "officer") return false;
    const urgency = file.need?.record.urgency;
    const desk = record.desk ?? record.node;
    const key = `${record.request} ${record.node} ${record.number}`;
    let waiting = this.#waiting.get(desk);
    if (record.phase !== "asked") {
      waiting?.delete(key);
      if (record.phase !== "started" || urgency !== "emergency") return false;
      const asked = file.queued.find((task) => task.record.number === record.number);
      const [oldest = Infinity] = waiting?.values() ?? [];
      return asked !== undefined && oldest < asked.record.at;
    }
    if (urgency !== "routine") return false;
    if (waiting === undefined) this.#waiting.set(desk, (waiting = new Map()));
    waiting.set(key, record.at);
    return false;
  }
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
