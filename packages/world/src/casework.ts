import {
  holdMachine,
  requestedMachine,
  requestingMachine,
  type HoldContext,
  type HoldEvent,
  type HoldOrders,
  type Instance,
  type Interpreter,
  type InterpreterOptions,
  type RequestedContext,
  type RequestedEvent,
  type RequestedOrders,
  type RequestingContext,
  type RequestingEvent,
  type RequestingOrders,
} from "@contactpoint/protocol";
import { Alarm } from "./alarm.ts";
import type { Case } from "./case.ts";
import { type SteppedCase, writeHold, writeState } from "./case-records.ts";
import { type CaseStart, startHold, startRequested, startRequesting } from "./case-context.ts";
import { earliest, nextDue } from "./dues.ts";
import type { Specs } from "./state-orders.ts";
import type { Interpret, Machine, Surroundings } from "./surroundings.ts";

/**
 * Steps the machines of cases and hands their orders to the surroundings. Within a step no machine
 * is stepped: what one tells another waits until the step is over.
 */
export class Casework {
  readonly #world: Surroundings;
  readonly #requesting: Interpreter<RequestingContext, RequestingEvent, RequestingOrders>;
  readonly #requested: Interpreter<RequestedContext, RequestedEvent, RequestedOrders>;
  readonly #hold: Interpreter<HoldContext, HoldEvent, HoldOrders>;
  readonly #orders: {
    readonly requesting: RequestingOrders;
    readonly requested: RequestedOrders;
    readonly hold: HoldOrders;
  };
  readonly #finals = new Set<string>();
  #told: Telling[] = [];
  /** The case and item being stepped. */
  #case: Case | null = null;
  #item = -1;

  constructor(world: Surroundings, interpret: Interpret) {
    this.#world = world;
    const written = (machine: Machine): InterpreterOptions =>
      world.record === null
        ? {}
        : { onMicrostep: (from, event, to) => this.#write(machine, from, event, to) };
    this.#requesting = interpret(requestingMachine, written("requesting"));
    this.#requested = interpret(requestedMachine, written("requested"));
    this.#hold = interpret(holdMachine, written("hold"));
    this.#requesting.states.forEach((name, state) => {
      if (this.#requesting.isFinal(state)) this.#finals.add(name);
    });
    this.#orders = {
      requesting: {
        ...this.#sideOrders("requesting"),
        request: (rung) => world.request(this.#stepped, rung),
        inquire: () => world.inquire(this.#stepped),
      },
      requested: {
        ...this.#sideOrders("requested"),
        repeat: () => world.repeat(this.#stepped),
        startItems: () => void this.#told.push({ of: this.#stepped, to: "start-items" }),
        tellItems: (event) => void this.#told.push({ of: this.#stepped, to: "items", event }),
      },
      hold: {
        ...this.#sideOrders("hold"),
        order: () => world.order(this.#stepped, this.#item),
        hold: (change, until, orderUntil, reason) =>
          writeHold(this.#written, change, until, orderUntil, reason),
        tellCase: (event) => void this.#told.push({ of: this.#stepped, to: "case", event }),
      },
    };
  }

  /** A need has become a request: the requesting side begins. */
  open(of: Case): void {
    this.#enter(of, -1);
    of.requesting = this.#requesting.start(
      startRequesting(this.#startOf(of)),
      this.#orders.requesting,
    );
    this.#startAlarm(of, "requesting", -1, of.requesting);
    this.#tell();
  }

  /** The request has reached the requested side. */
  receive(of: Case): void {
    this.#enter(of, -1);
    of.requested = this.#requested.start(startRequested(this.#startOf(of)), this.#orders.requested);
    this.#startAlarm(of, "requested", -1, of.requested);
    this.#tell();
  }

  requesting(of: Case, event: RequestingEvent): void {
    if (of.requesting === null) return;
    this.#enter(of, -1);
    of.requesting.context.now = this.#world.nemesis.readClock(of);
    const moved = this.#requesting.step(of.requesting, event, this.#orders.requesting);
    this.#tell();
    if (moved && this.isFinished(of, "requesting")) this.#world.finished(of);
  }

  requested(of: Case, event: RequestedEvent): void {
    if (of.requested === null) return;
    this.#enter(of, -1);
    of.requested.context.now = this.#world.nemesis.readClock(of);
    const moved = this.#requested.step(of.requested, event, this.#orders.requested);
    this.#tell();
    if (moved && this.isFinished(of, "requested")) this.#world.finished(of);
  }

  hold(of: Case, item: number, event: HoldEvent): void {
    const instance = of.holds[item];
    if (instance === undefined) return;
    this.#enter(of, item);
    instance.context.now = this.#world.nemesis.readClock(of);
    this.#hold.step(instance, event, this.#orders.hold);
    this.#tell();
  }

  /**
   * Something of a machine may be due: fires the timers that are, and sleeps until the next. Timers
   * that were cancelled meanwhile cost nothing, since a machine sleeps on one queue entry at a time.
   */
  wake(alarm: Alarm): void {
    if (alarm.due > this.#world.now) return;
    const { point, facts } = alarm.of;
    this.#world.nemesis.input(point, facts.id, () => this.#wake(alarm));
  }

  /** Sets the alarms of a file by what its contact point's clock shows now; false if all stay. */
  setAlarms(of: Case): boolean {
    let moved = false;
    for (const alarm of of.alarms) {
      const instance = alarm?.instance;
      if (!alarm || instance === undefined) continue;
      const next = nextDue(instance.dues);
      const due = next === Infinity ? next : this.#world.nemesis.whenShown(of, next);
      if (due === alarm.due || (due > this.#world.end && alarm.due === Infinity)) continue;
      moved = true;
      alarm.due = Infinity;
      this.#sleep(alarm, next);
    }
    return moved;
  }

  /** The machines as they are run here. */
  get specs(): Specs {
    return {
      requesting: this.#requesting.spec,
      requested: this.#requested.spec,
      hold: this.#hold.spec,
    };
  }

  isFinished(of: Case, machine: "requesting" | "requested"): boolean {
    const instance = machine === "requesting" ? of.requesting : of.requested;
    const interpreter = machine === "requesting" ? this.#requesting : this.#requested;
    return instance !== null && interpreter.isFinal(instance.state);
  }

  get #stepped(): Case {
    if (this.#case === null) throw new Error("an order came outside a step");
    return this.#case;
  }

  #enter(of: Case, item: number): void {
    this.#world.resting?.touch(of);
    this.#case = of;
    this.#item = item;
  }

  #wake(alarm: Alarm): void {
    // Whatever held it back may have set it anew.
    if (alarm.due > this.#world.now) return;
    alarm.due = Infinity;
    const { dues = [] } = alarm.instance ?? {};
    const now = this.#world.nemesis.readClock(alarm.of);
    const next = nextDue(dues);
    // About half of all timers are cancelled before they are due.
    if (next > now) return this.#sleep(alarm, next);
    // Only where the contact point was down, or its clock has stepped, is anything overdue.
    for (let late = earliest(dues); (dues[late] ?? now) < now; late = earliest(dues))
      this.#fire(alarm, late, now);
    for (let timer = 0; timer < dues.length; timer++) {
      if (dues[timer] === now) this.#fire(alarm, timer, now);
    }
    this.#sleep(alarm, nextDue(dues));
  }

  #fire(alarm: Alarm, timer: number, now: number): void {
    const { of, machine, item, instance } = alarm;
    if (instance === undefined) return;
    this.#enter(of, item);
    instance.context.now = now;
    const hold = of.holds[item];
    if (machine === "requesting" && of.requesting !== null)
      this.#requesting.fire(of.requesting, timer, this.#orders.requesting);
    if (machine === "requested" && of.requested !== null)
      this.#requested.fire(of.requested, timer, this.#orders.requested);
    if (machine === "hold" && hold !== undefined) this.#hold.fire(hold, timer, this.#orders.hold);
    this.#tell();
    if (machine !== "hold" && this.isFinished(of, machine)) this.#world.finished(of);
  }

  #sleep(alarm: Alarm, reading: number): void {
    if (reading === Infinity) return;
    const due = this.#world.nemesis.whenShown(alarm.of, reading);
    if (due >= alarm.due || due > this.#world.end) return;
    alarm.due = due;
    this.#world.at(due, alarm);
  }

  /** During `start` the instance is not known yet; `#startAlarm` follows. */
  #schedule(machine: Machine, due: number): void {
    const alarm = this.#stepped.alarm(machine, this.#item);
    if (alarm !== null) this.#sleep(alarm, due);
  }

  #startAlarm(of: Case, machine: Machine, item: number, instance: Instance<{ now: number }>): void {
    const alarm = new Alarm(this, of, machine, item);
    of.setAlarm(alarm);
    for (const due of instance.dues) if (due >= 0) this.#sleep(alarm, due);
  }

  #sideOrders(machine: Machine) {
    const world = this.#world;
    return {
      ask: (task: Parameters<Surroundings["ask"]>[3]): void =>
        world.ask(this.#stepped, machine, this.#item, task),
      send: (
        type: Parameters<Surroundings["send"]>[2],
        body: Parameters<Surroundings["send"]>[4],
      ): void => world.send(this.#stepped, machine, type, this.#item, body),
      schedule: (_timer: number, due: number): void => this.#schedule(machine, due),
      // The queue keeps the entry; `wake` finds nothing due.
      cancel: (): void => undefined,
    };
  }

  /** Delivers what was told, in order; a delivery may tell more. */
  #tell(): void {
    while (this.#told.length > 0) {
      const told = this.#told;
      this.#told = [];
      for (const telling of told) this.#deliver(telling);
    }
  }

  #deliver(telling: Telling): void {
    const { of } = telling;
    if (telling.to === "case") return this.requested(of, telling.event);
    if (telling.to === "items") {
      for (let item = 0; item < of.holds.length; item++) this.hold(of, item, telling.event);
      return;
    }
    for (let item = 0; item < of.facts.items.length; item++) {
      this.#enter(of, item);
      const provider = of.facts.items[item]?.provider ?? "";
      const { retries: retries_most, retry_after } = this.#world.retriesOf(provider);
      const order = { item, provider, retries_most, retry_after };
      const hold = this.#hold.start(startHold(this.#startOf(of), order), this.#orders.hold);
      of.holds = of.holds.toSpliced(item, 1, hold);
      this.#startAlarm(of, "hold", item, hold);
    }
  }

  #startOf(of: Case): CaseStart {
    const { terms, facts } = of;
    return { now: this.#world.nemesis.readClock(of), terms, items: facts.items.length };
  }

  #write(machine: Machine, from: string, event: string, to: string): void {
    const isFinal = machine === "requesting" && this.#finals.has(to);
    writeState(this.#written, { machine, from, event, to, final: isFinal ? true : undefined });
  }

  get #written(): SteppedCase {
    const { now, record } = this.#world;
    return { now, record, of: this.#stepped, item: this.#item };
  }
}

/** What one machine tells another of the same case. */
type Telling =
  | { readonly of: Case; readonly to: "case"; readonly event: RequestedEvent }
  | { readonly of: Case; readonly to: "items"; readonly event: HoldEvent }
  | { readonly of: Case; readonly to: "start-items" };
