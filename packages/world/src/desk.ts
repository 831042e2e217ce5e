import type { Duration, Instant } from "@contactpoint/engine";
import type {
  CallRecord,
  DeskContext,
  DeskEvent,
  DeskOrders,
  DutyRecord,
  Instance,
  Interpreter,
  Urgency,
} from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { Case } from "./case.ts";
import { CallOut } from "./call-out.ts";
import type { ContactPoint } from "./contact-point.ts";
import { DeskQueue } from "./desk-queue.ts";
import { DeskRecords } from "./desk-records.ts";
import type { Draws } from "./draws.ts";
import type { Task } from "./task.ts";

/** Ranks in the queue; what is more urgent comes first, then what waits longest. */
const RANK: Readonly<Record<Urgency, number>> = { emergency: 0, urgent: 1, routine: 2 };

export type DeskInterpreter = Interpreter<DeskContext, DeskEvent, DeskOrders>;

/**
 * Who is there, and what waits for them. With nobody there, waiting work has officers on call
 * rung; they come after their delay, work until nothing waits, and go. Work in hand is finished
 * by whoever has it, even when a shift ends or the contact point fails; the next crew does not wait.
 */
export class Desk {
  readonly point: ContactPoint;
  duty: DutyRecord["duty"] = "closed";
  /** How long work takes that is begun now; null where nothing makes it longer. */
  pace: ((task: Task) => Duration) | null = null;
  /** How results are entered; null where nothing ever hinders that. */
  entrance: ((task: Task, enter: () => void) => void) | null = null;
  /** Work in hand, oldest first. */
  readonly #inHand: Task[] = [];
  /** How much of that is of officers whose shift has ended: they finish it, and their places are free. */
  #leftOver = 0;
  readonly #agenda: Agenda;
  readonly #records: DeskRecords;
  readonly #interpreter: DeskInterpreter;
  readonly #instance: Instance<DeskContext>;
  readonly #orders: DeskOrders;
  readonly #callOut: CallOut;
  readonly #queue = new DeskQueue();
  #segment = 0;
  /** Index of the next hand-over. */
  #handOver = 0;
  #noShow = 0;
  /** The process is down: what is in hand is gone on with, and nothing else is begun. */
  #halted = false;
  #outages = 0;

  constructor(
    point: ContactPoint,
    agenda: Agenda,
    draws: Draws,
    record: RecordSink,
    interpreter: DeskInterpreter,
    callAgainAfter: Duration,
  ) {
    this.point = point;
    this.#agenda = agenda;
    this.#records = new DeskRecords(point.id, agenda, record);
    this.#interpreter = interpreter;
    this.#orders = {
      duty: (duty) => void (this.duty = duty),
      schedule: () => undefined,
      cancel: () => undefined,
    };
    this.#callOut = new CallOut(point, agenda, draws, callAgainAfter, (phase) =>
      this.#noteCall(phase),
    );
    const context = { now: agenda.now, officers: 0, on_call: 0, out: false };
    this.#instance = interpreter.start(context, this.#orders);
  }

  /** Officers at the desk. */
  get present(): number {
    return this.duty === "out-of-service"
      ? 0
      : this.#instance.context.officers + this.#callOut.present;
  }

  /** Work in hand and in the queue. */
  get load(): number {
    return this.#inHand.length + this.#queue.size;
  }

  /** Takes up the roster at the present instant. */
  open(): void {
    const { from } = this.point.state.desk;
    while ((from[this.#segment + 1] ?? Infinity) <= this.#agenda.now) this.#segment++;
    this.#changeShift();
    this.#awaitHandOver();
  }

  add(task: Task, urgency: Urgency, statedExpiry: Instant | null): void {
    this.#records.task(task, "asked");
    // Mostly somebody is free, and the queue is not needed.
    if (this.#queue.size === 0 && this.#working < this.present && !this.#halted) {
      this.#begin(task);
      return;
    }
    const byExpiry = this.point.profile.queue_order === "stated-expiry";
    this.#queue.add(task, byExpiry ? (statedExpiry ?? Number.MAX_SAFE_INTEGER) : RANK[urgency]);
    this.#dispatch();
  }

  /** Nobody needs what waits for this request any more. */
  drop(of: Case): void {
    for (const task of of.waiting) {
      if (task.kind !== "relay" && task.desk === this) this.forget(task);
    }
  }

  /** A task that waits is dropped. */
  forget(task: Task): void {
    if (this.#queue.leave(task)) this.#records.task(task, "dropped");
  }

  /** The process stops; those who are called meanwhile find nothing to do. */
  halt(): void {
    this.#halted = true;
  }

  goOn(): void {
    this.#halted = false;
    this.#dispatch();
  }

  /** The work is done, and what came of it is entered as soon as it can be. */
  finish(task: Task): void {
    if (this.entrance === null) this.#finish(task);
    else this.entrance(task, () => this.#finish(task));
  }

  /** The next officer on the list is rung at once, although others are awaited. */
  ringNext(): void {
    if (this.present === 0) this.#ring(this.#callOut.awaited + 1);
  }

  /** Of outages that overlap the last to end brings the contact point back. */
  failOrRecover(event: "outageBegan" | "outageEnded"): void {
    const before = this.#outages;
    this.#outages += event === "outageBegan" ? 1 : -1;
    if (before > 0 && this.#outages > 0) return;
    this.#step({ type: event });
    this.#dispatch();
  }

  /** So many officers more (or, negative, fewer) do not appear on shift. */
  changeNoShow(officers: number): void {
    this.#noShow += officers;
    this.#applyShift();
  }

  #finish(task: Task): void {
    removeTask(this.#inHand, task);
    if (task.isLeftOver) this.#leftOver--;
    if (task.isForgotten) this.#records.task(task, "dropped");
    else {
      this.#records.task(task, "finished", task.judge?.(task));
      // What follows from the result may be work for the same officer, so nobody leaves before.
      task.done(task);
    }
    this.#dispatch();
    while (this.#callOut.present > 0 && this.#working < this.present) this.#callOut.sendHome();
  }

  #changeShift(): void {
    this.#applyShift();
    const next = this.point.state.desk.from[this.#segment + 1];
    if (next === undefined) return;
    this.#agenda.at(next, {
      happen: () => {
        this.#segment++;
        this.#changeShift();
      },
    });
  }

  #applyShift(): void {
    const { officers, on_call } = this.point.state.desk;
    const onShift = Math.max(0, (officers[this.#segment] ?? 0) - this.#noShow);
    this.#step({ type: "shiftChanged", officers: onShift, on_call: on_call[this.#segment] ?? 0 });
    this.#handOverIfDue();
    this.#relieve(this.#instance.context.officers + this.#callOut.present);
    this.#dispatch();
  }

  /**
   * The whole old crew is relieved, those called out excepted. Once for each hand-over, and before
   * a shift that begins with it takes up work, which would else count as the old crew's.
   */
  #handOverIfDue(): void {
    if (this.point.state.desk.hand_overs[this.#handOver] !== this.#agenda.now) return;
    this.#handOver++;
    this.#relieve(this.#callOut.present);
  }

  /** A crew may take over from one of the same size, which changes no shift's numbers. */
  #awaitHandOver(): void {
    const { hand_overs } = this.point.state.desk;
    while ((hand_overs[this.#handOver] ?? Infinity) < this.#agenda.now) this.#handOver++;
    const next = hand_overs[this.#handOver];
    if (next === undefined) return;
    this.#agenda.at(next, {
      happen: () => {
        this.#handOverIfDue();
        this.#dispatch();
        this.#awaitHandOver();
      },
    });
  }

  /** Of those at work so many stay, the others' shift has ended; the oldest work is theirs. */
  #relieve(staying: number): void {
    for (const task of this.#inHand) {
      if (this.#working <= staying) return;
      if (task.isLeftOver) continue;
      task.isLeftOver = true;
      this.#leftOver++;
    }
  }

  /** Officers at work who belong to the present crew. */
  get #working(): number {
    return this.#inHand.length - this.#leftOver;
  }

  #step(event: DeskEvent): void {
    this.#instance.context.now = this.#agenda.now;
    this.#interpreter.step(this.#instance, event, this.#orders);
    this.#writeDuty();
  }

  #dispatch(): void {
    if (this.#halted) return;
    while (this.#queue.size > 0 && this.#working < this.present) {
      const task = this.#queue.take();
      if (task !== null) this.#begin(task);
    }
    if (this.#queue.size > 0 && this.present === 0) this.#ring(this.#queue.size);
  }

  #begin(task: Task): void {
    this.#inHand.push(task);
    this.#records.task(task, "started");
    const work = this.pace === null ? task.work : this.pace(task);
    this.#agenda.at(this.#agenda.now + work, task);
  }

  /** Rings until `wanted` officers, or all who are on call, are awaited. */
  #ring(wanted: number): void {
    if (this.duty !== "on-call") return;
    const { shifts, on_call_shift } = this.point.state.desk;
    const shift = shifts[on_call_shift[this.#segment] ?? -1];
    const most = Math.min(wanted, this.#instance.context.on_call);
    for (const task of this.#queue.waiting) {
      if (shift === undefined || this.#callOut.awaited >= most) return;
      // Other work can wait for the morning.
      if (task.kind === "background") continue;
      this.#callOut.ring(
        task,
        shift,
        () => this.#queue.has(task) && this.present === 0 && this.duty === "on-call",
      );
    }
  }

  #noteCall(phase: CallRecord["phase"]): void {
    this.#records.call(phase);
    if (phase !== "arrived" && phase !== "left") return;
    this.#writeDuty();
    if (phase === "left") return;
    this.#dispatch();
    if (this.#working < this.present) this.#callOut.sendHome();
  }

  #writeDuty(): void {
    const { on_call } = this.#instance.context;
    this.#records.duty(this.duty, this.present, Math.max(0, on_call - this.#callOut.present));
  }
}

/** Takes one out of a short list, whose order stays. */
function removeTask(tasks: Task[], task: Task): void {
  let at = tasks.indexOf(task);
  if (at < 0) return;
  for (; at + 1 < tasks.length; at++) tasks[at] = tasks[at + 1] ?? task;
  tasks.pop();
}
