import type { Instant } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { PERSON_TARGET } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Observed = "task" | "duty" | "call";

export const urgentReachesPerson: RuleOf<Observed> = {
  id: "urgent-reaches-person",
  number: "L06",
  kind: "liveness",
  level: "core",
  statement:
    "An urgent request reaches a person at any hour, weekday or holiday of the roster: its task does not wait for a day (a design choice) at a desk where somebody is there or on call and nothing is under way.",
  law: articles("UN-41.1", "BC-35.1"),
  observes: ["task", "duty", "call"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: ({ phase }) => new PersonObserver(phase),
};

interface Desk {
  readonly node: string;
  /** Somebody is there, or on call and not asleep. */
  isStaffed: boolean;
  /** Tasks under way. */
  running: number;
  /** Since when the desk, staffed, has left its urgent tasks alone. */
  idleSince: Instant;
  readonly waiting: JournalLine<RecordOf<"task">>[];
}

class PersonObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #desks = new Map<string, Desk>();

  constructor(phase: LivenessPhase) {
    this.#phase = phase;
  }

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    const desk = this.#deskOf(record);
    this.#check(desk, { line, record });
    if (record.kind === "task") {
      if (record.by === "officer") this.#onTask(desk, record, line, file);
      return;
    }
    // Nobody is rung for ever; who slept through is asked again by the next shift.
    desk.isStaffed =
      record.kind === "duty"
        ? record.present + record.on_call > 0
        : record.phase !== "slept-through";
    desk.idleSince = record.at;
  }

  #onTask(desk: Desk, record: RecordOf<"task">, line: number, file: RequestFile): void {
    if (record.phase === "asked") {
      const urgency = file.need?.record.urgency;
      if (urgency === undefined || urgency === "routine") return;
      this.#finding.checked += 1;
      if (desk.waiting.length === 0) desk.idleSince = record.at;
      desk.waiting.push({ line, record });
      return;
    }
    desk.idleSince = record.at;
    if (record.phase === "started") desk.running += 1;
    // What is dropped may never have been taken up.
    else if (!file.queued.some((asked) => isSame(asked.record, record))) {
      desk.running = Math.max(0, desk.running - 1);
    }
    const place = desk.waiting.findIndex((asked) => isSame(asked.record, record));
    if (place !== -1) desk.waiting.splice(place, 1);
  }

  #check(desk: Desk, seen: JournalLine): void {
    const [oldest] = desk.waiting;
    if (oldest === undefined || !desk.isStaffed || desk.running > 0) return;
    const { at } = seen.record;
    if (!this.#phase.contains(at) || !this.#phase.hasAll([desk.node, oldest.record.node])) return;
    if (this.#phase.since(at, desk.idleSince) < PERSON_TARGET) return;
    this.#finding.violated("nobody takes it up", seen.record, seen.line, oldest);
  }

  verdict(): Verdict {
    const { end } = this.#phase;
    let open = 0;
    for (const desk of this.#desks.values()) {
      open += desk.waiting.length;
      if (end !== undefined) this.#check(desk, end);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #deskOf(record: RecordOf<Observed>): Desk {
    const node = record.kind === "task" ? (record.desk ?? record.node) : record.node;
    let desk = this.#desks.get(node);
    if (desk === undefined) {
      desk = { node, isStaffed: false, running: 0, idleSince: -Infinity, waiting: [] };
      this.#desks.set(node, desk);
    }
    return desk;
  }
}

function isSame(one: RecordOf<"task">, other: RecordOf<"task">): boolean {
  return one.number === other.number && one.node === other.node && one.request === other.request;
}
