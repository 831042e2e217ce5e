import type { Duration, Instant } from "@contactpoint/engine";
import type { DutyRecord, ResolvedScenario, TaskRecord } from "@contactpoint/protocol";
import type { LiveRequest } from "./live-request.ts";
import type { DeskTotals } from "./request-table.ts";

interface Desk {
  /** Of the last duty record; `""` before the first. */
  duty: DutyRecord["duty"] | "";
  /** Officers present and in service. */
  present: number;
  since: Instant;
  /** Requests with a task that waits in this desk's queue. */
  readonly waiting: Set<LiveRequest>;
  readonly working: {
    readonly request: string;
    readonly number: number;
    readonly since: Instant;
  }[];
  readonly totals: { closed: Duration; busy: Duration; present: Duration; occupied: Duration };
}

/** Who is present at each desk, which requests wait there, and what its officers' time went into. */
export class DeskLedger {
  readonly #desks = new Map<string, Desk>();
  readonly #countsFrom: Instant;

  constructor(scenario: ResolvedScenario) {
    this.#countsFrom = scenario.clock.start + scenario.clock.warm_up;
    for (const { id } of scenario.states) {
      this.#desks.set(id, emptyDesk(scenario.clock.start));
    }
  }

  duty(node: string): string {
    return this.#desk(node).duty;
  }

  isStaffed(node: string): boolean {
    return this.#desk(node).present > 0;
  }

  waiting(node: string): ReadonlySet<LiveRequest> {
    return this.#desk(node).waiting;
  }

  /** Notes whether the request has a task in the queue of its requested side. */
  setWaiting(live: LiveRequest, waits: boolean): void {
    if (live.isWaiting === waits) return;
    live.isWaiting = waits;
    const { waiting } = this.#desk(live.to);
    if (waits) waiting.add(live);
    else waiting.delete(live);
  }

  /** Takes over who is present now; true if the desk became staffed or deserted. */
  addDuty(record: DutyRecord): boolean {
    const desk = this.#desk(record.node);
    const before = desk.present;
    desk.totals.present += before * this.#counted(desk.since, record.at);
    desk.duty = record.duty;
    desk.present = record.duty === "out-of-service" ? 0 : record.present;
    desk.since = record.at;
    return before > 0 !== desk.present > 0;
  }

  /** Follows what officers work on, tasks of closed requests and background work included. */
  addTask(record: TaskRecord): void {
    if (record.by !== "officer") {
      return;
    }
    const desk = this.#desk(record.desk ?? record.node);
    const { request, number } = record;
    if (record.phase === "asked") return;
    if (record.phase === "started") {
      desk.working.push({ request, number, since: record.at });
      return;
    }
    const known = desk.working.findIndex(
      (task) => task.number === number && task.request === request,
    );
    const done = desk.working[known];
    if (done === undefined) return;
    desk.totals.occupied += this.#counted(done.since, record.at);
    desk.working.splice(known, 1);
  }

  /** Adds to a desk's total the time one request spent waiting there. */
  addWait(node: string, reason: "closed" | "busy", duration: Duration): void {
    this.#desk(node).totals[reason] += duration;
  }

  /** The totals of all desks at the end of the run, in the scenario's order. */
  totals(end: Instant): DeskTotals[] {
    return [...this.#desks].map(([state, desk]) => ({
      state,
      closed: desk.totals.closed,
      busy: desk.totals.busy,
      present: desk.totals.present + desk.present * this.#counted(desk.since, end),
      occupied: desk.working.reduce(
        (sum, task) => sum + this.#counted(task.since, end),
        desk.totals.occupied,
      ),
    }));
  }

  #counted(from: Instant, until: Instant): Duration {
    return Math.max(0, until - Math.max(from, this.#countsFrom));
  }

  #desk(node: string): Desk {
    const desk = this.#desks.get(node);
    if (desk === undefined) {
      throw new RangeError(`the journal names a State that its scenario lacks: ${node}`);
    }
    return desk;
  }
}

function emptyDesk(start: Instant): Desk {
  return {
    duty: "",
    present: 0,
    since: start,
    waiting: new Set(),
    working: [],
    totals: { closed: 0, busy: 0, present: 0, occupied: 0 },
  };
}
