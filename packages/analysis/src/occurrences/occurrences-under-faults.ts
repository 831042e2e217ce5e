import type { RecordOf } from "../rules/rule.ts";
import type { Occurrence, OccurrenceOf, WatcherOf } from "./occurrence.ts";

const CRASH_BEFORE_SEND: OccurrenceOf<"crash"> = {
  id: "crash-between-write-and-send",
  sentence: "A contact point stops between writing down what it says and sending it.",
  minimum: 1,
  observes: ["crash"],
  watch: () => ({
    occursAt: ({ phase, point }) => phase === "crashed" && point === "before-send",
  }),
};

const REVOKED_REJECTED: OccurrenceOf<"rejected"> = {
  id: "revoked-sender-rejected",
  sentence: "One who was struck off the register is turned away.",
  minimum: 1,
  observes: ["rejected"],
  watch: ({ register }) => ({
    occursAt: ({ from, at }) => from !== undefined && register.wasStruckOff([from], at, at),
  }),
};

const STALE_PEER: OccurrenceOf<"crash" | "delivered"> = {
  id: "reconnect-to-a-stale-peer",
  sentence: "A message reaches a contact point that came back with an outdated store.",
  minimum: 1,
  observes: ["crash", "delivered"],
  watch: () => new StalePeers(),
};

class StalePeers implements WatcherOf<"crash" | "delivered"> {
  /** Contact points that are back with an outdated store and have heard nothing since. */
  readonly #stale = new Set<string>();

  occursAt(record: RecordOf<"crash" | "delivered">): boolean {
    if (record.kind === "delivered") return this.#stale.delete(record.node);
    if (record.phase === "restarted" && record.store === "stale") this.#stale.add(record.node);
    return false;
  }
}

/** In how faults strike. */
export const OCCURRENCES_UNDER_FAULTS: readonly Occurrence[] = [
  CRASH_BEFORE_SEND,
  REVOKED_REJECTED,
  STALE_PEER,
];
