import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const emergencyBeforeRoutine: RuleOf<"task"> = {
  id: "emergency-before-routine",
  number: "S32",
  kind: "safety",
  level: "extended",
  statement:
    "At a desk that serves by urgency, no routine task is taken up while the handling of an emergency, asked before it, waits.",
  law: [],
  observes: ["task"],
  holdsUnder: STORE_KEEPING_FAULTS,
  // A task may be begun, and so wait no longer, after its request was answered.
  afterEnd: true,
  observer: ({ scenario }) => new QueueObserver(scenario),
};

/** Tasks that an emergency cannot do without; what comes after the answer may wait. */
const HANDLING: ReadonlySet<string> = new Set(["relay", "acknowledge", "check", "review", "order"]);

type Task = JournalLine<RecordOf<"task">>;

class QueueObserver implements ObserverOf<"task"> {
  readonly #finding = new Finding();
  readonly #byUrgency: ReadonlySet<string>;
  /** Emergency tasks that wait for an officer, by node. */
  readonly #emergencies = new Map<string, Task[]>();
  /** Lines at which waiting routine tasks were asked, while an emergency waits at their node. */
  readonly #askedAt = new Map<RequestFile, Map<string, number>>();

  constructor(scenario: JudgedScenario) {
    this.#byUrgency = new Set(
      scenario.states
        .filter(({ profile }) => scenario.profiles[profile]?.queue_order === "urgency-oldest")
        .map(({ id }) => id),
    );
  }

  on(record: RecordOf<"task">, line: number, file: RequestFile): void {
    if (record.by !== "officer" || record.phase === "finished") return;
    if (!this.#byUrgency.has(deskOf(record))) return;
    if (file.ended) return this.#stopWaiting(record);
    const urgency = file.need?.record.urgency;
    if (urgency === "emergency") {
      if (HANDLING.has(record.task)) this.#onEmergency(record, line);
    } else if (urgency === "routine") this.#onRoutine(record, line, file);
  }

  #onEmergency(record: RecordOf<"task">, line: number): void {
    if (record.phase === "asked") {
      const waiting = this.#emergencies.get(deskOf(record));
      if (waiting === undefined) this.#emergencies.set(deskOf(record), [{ line, record }]);
      else waiting.push({ line, record });
      return;
    }
    if (record.phase === "started") this.#finding.checked += 1;
    this.#stopWaiting(record);
  }

  #stopWaiting(record: RecordOf<"task">): void {
    if (record.phase === "asked") return;
    const waiting = this.#emergencies.get(deskOf(record)) ?? [];
    const place = waiting.findIndex(
      ({ record: task }) => task.request === record.request && task.number === record.number,
    );
    if (place !== -1) waiting.splice(place, 1);
  }

  #onRoutine(record: RecordOf<"task">, line: number, file: RequestFile): void {
    if (record.phase === "asked") {
      if ((this.#emergencies.get(deskOf(record))?.length ?? 0) === 0) return;
      let asked = this.#askedAt.get(file);
      if (asked === undefined) this.#askedAt.set(file, (asked = new Map<string, number>()));
      asked.set(taskKey(record), line);
      return;
    }
    const asked = this.#askedAt.get(file);
    const askedAt = asked?.get(taskKey(record));
    if (asked === undefined || askedAt === undefined) return;
    asked.delete(taskKey(record));
    if (asked.size === 0) this.#askedAt.delete(file);
    if (record.phase !== "started") return;
    const overtaken = this.#emergencies.get(deskOf(record))?.find((task) => task.line < askedAt);
    if (overtaken === undefined) return;
    this.#finding.violated("an emergency asked before it waited", record, line, overtaken);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

/** Where it waits: an officer of another contact point may stand in. */
function deskOf({ node, desk = node }: RecordOf<"task">): string {
  return desk;
}

/** Each contact point numbers its own tasks of a request. */
function taskKey({ node, number }: RecordOf<"task">): string {
  return `${node} ${number}`;
}
