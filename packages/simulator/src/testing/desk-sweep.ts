import type { Duration, Instant } from "@contactpoint/engine";
import type { DutyRecord, JournalRecord, TaskRecord } from "@contactpoint/protocol";

/** What the tasks and the duty of one desk add up to over a run, in milliseconds. */
export interface DeskSums {
  /** Integrals over time of the number of tasks waiting and in work, and of officers present. */
  waiting: Duration;
  working: Duration;
  present: Duration;
  /** The same times added up task by task, those unfinished counted to the end. */
  waited: Duration;
  worked: Duration;
  /** How long each duty lasted. */
  readonly duties: Map<DutyRecord["duty"], Duration>;
  /** Times at which more tasks were begun than officers were present. */
  overloads: number;
}

/** Sweeps the records of each desk once; desks of States without any record are not there. */
export function sweepDesks(journal: readonly JournalRecord[]): Map<string, DeskSums> {
  const desks = new Map<string, DeskSweep>();
  const end = journal.at(-1)?.at ?? 0;
  for (const record of journal) {
    if (record.kind !== "duty" && !(record.kind === "task" && record.by === "officer")) continue;
    const desk = desks.get(record.node) ?? new DeskSweep(record.at);
    desks.set(record.node, desk);
    desk.pass(record.at);
    if (record.kind === "duty") desk.changeDuty(record);
    else desk.changeTask(record);
  }
  for (const desk of desks.values()) desk.close(end);
  return new Map([...desks].map(([node, { sums }]) => [node, sums]));
}

class DeskSweep {
  readonly sums: DeskSums = {
    waiting: 0,
    working: 0,
    present: 0,
    waited: 0,
    worked: 0,
    duties: new Map(),
    overloads: 0,
  };
  #since: Instant;
  #duty: DutyRecord["duty"] = "closed";
  #present = 0;
  readonly #asked = new Map<string, Instant>();
  readonly #started = new Map<string, Instant>();

  constructor(since: Instant) {
    this.#since = since;
  }

  /** Lets time pass until the next record. */
  pass(at: Instant): void {
    const { sums } = this;
    const time = at - this.#since;
    sums.waiting += time * this.#asked.size;
    sums.working += time * this.#started.size;
    sums.present += time * this.#present;
    sums.duties.set(this.#duty, (sums.duties.get(this.#duty) ?? 0) + time);
    this.#since = at;
  }

  changeDuty({ duty, present }: DutyRecord): void {
    this.#duty = duty;
    this.#present = present;
  }

  changeTask({ request, number, phase, at }: TaskRecord): void {
    const task = `${request} ${number}`;
    if (phase === "asked") this.#asked.set(task, at);
    else if (phase === "started") {
      this.sums.waited += at - (this.#asked.get(task) ?? Number.NaN);
      this.#asked.delete(task);
      this.#started.set(task, at);
      if (this.#started.size > this.#present) this.sums.overloads += 1;
    } else {
      this.sums.worked += at - (this.#started.get(task) ?? Number.NaN);
      this.#started.delete(task);
    }
  }

  close(end: Instant): void {
    this.pass(end);
    for (const asked of this.#asked.values()) this.sums.waited += end - asked;
    for (const started of this.#started.values()) this.sums.worked += end - started;
  }
}
