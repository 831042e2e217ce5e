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
  /** Times at which a task was begun though all officers present had one; see `#leaving`. */
  overloads: number;
}

/** Sweeps the records of each desk once; desks of States without any record are not there. */
export function sweepDesks(journal: readonly JournalRecord[]): Map<string, DeskSums> {
  const desks = new Map<string, DeskSweep>();
  const end = journal.at(-1)?.at ?? 0;
  const [first] = journal;
  const states = first?.kind === "scenario" ? first.scenario.states : [];
  const handOvers = new Map(states.map(({ id, desk }) => [id, desk.hand_overs]));
  for (const record of journal) {
    if (record.kind !== "duty" && !(record.kind === "task" && record.by === "officer")) continue;
    const node = (record.kind === "task" ? record.desk : undefined) ?? record.node;
    const desk = desks.get(node) ?? new DeskSweep(record.at, handOvers.get(node) ?? []);
    desks.set(node, desk);
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
  readonly #handOvers: readonly Instant[];
  #handOver = 0;
  /** Of the tasks in work, those that officers finish whose shift has ended: the oldest. */
  readonly #leaving = new Set<string>();

  constructor(since: Instant, handOvers: readonly Instant[]) {
    this.#since = since;
    this.#handOvers = handOvers;
  }

  /** Lets time pass until the next record. */
  pass(at: Instant): void {
    for (; (this.#handOvers[this.#handOver] ?? Infinity) <= at; this.#handOver += 1) {
      this.#relieve(0);
    }
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
    this.#relieve(present);
  }

  changeTask({ request, number, phase, at }: TaskRecord): void {
    const task = `${request} ${number}`;
    if (phase === "asked") this.#asked.set(task, at);
    else if (phase === "started") {
      this.sums.waited += at - (this.#asked.get(task) ?? Number.NaN);
      this.#asked.delete(task);
      this.#started.set(task, at);
      if (this.#started.size - this.#leaving.size > this.#present) this.sums.overloads += 1;
    } else if (phase === "dropped") {
      this.sums.waited += at - (this.#asked.get(task) ?? Number.NaN);
      this.#asked.delete(task);
    } else {
      this.sums.worked += at - (this.#started.get(task) ?? Number.NaN);
      this.#started.delete(task);
      this.#leaving.delete(task);
    }
  }

  /** All but so many of the tasks in work belong to officers who are gone. */
  #relieve(staying: number): void {
    for (const task of this.#started.keys()) {
      if (this.#started.size - this.#leaving.size <= staying) return;
      this.#leaving.add(task);
    }
  }

  close(end: Instant): void {
    this.pass(end);
    for (const asked of this.#asked.values()) this.sums.waited += end - asked;
    for (const started of this.#started.values()) this.sums.worked += end - started;
  }
}
