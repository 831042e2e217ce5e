import {
  type HoldContext,
  type HoldEvent,
  type HoldOrders,
  holdMachine,
  type Interpreter,
  type MessageBody,
  type MessageType,
  QUESTIONS,
  REPEATED_MESSAGES,
  type RequestedContext,
  type RequestedEvent,
  type RequestedOrders,
  requestedMachine,
  type RequestingContext,
  type RequestingEvent,
  type RequestingOrders,
  requestingMachine,
  type Task,
} from "@contactpoint/protocol";
import { type Interpret, startHold, startRequested, startRequesting } from "@contactpoint/world";
import type { MachineName } from "./action.ts";
import type { Fact } from "./fact.ts";
import type { RequestState, Side } from "./request-state.ts";
import type { Shape } from "./shape.ts";

/**
 * Steps the machines of one request and carries out their orders as `@contactpoint/world` does:
 * within a step no machine is stepped, what one tells another waits until the step is over. A step
 * changes the state it is given; what happened stands in `facts`.
 */
export class RequestHost {
  readonly shape: Shape;
  facts: Fact[] = [];
  /** Deadlines set in the step, as `<machine> <timer>`. */
  scheduled: string[] = [];
  readonly requesting: Interpreter<RequestingContext, RequestingEvent, RequestingOrders>;
  readonly requested: Interpreter<RequestedContext, RequestedEvent, RequestedOrders>;
  readonly hold: Interpreter<HoldContext, HoldEvent, HoldOrders>;
  readonly #orders: {
    readonly requesting: RequestingOrders;
    readonly requested: RequestedOrders;
    readonly hold: HoldOrders;
  };
  #state: RequestState | null = null;
  #told: (() => void)[] = [];

  constructor(shape: Shape, interpret: Interpret) {
    this.shape = shape;
    const written = (machine: MachineName) => ({
      onMicrostep: (from: string, event: string, to: string) =>
        void this.facts.push({
          kind: "state",
          machine,
          from,
          event,
          to,
          final: this.#ends(machine, to),
        }),
    });
    this.requesting = interpret(requestingMachine, written("requesting"));
    this.requested = interpret(requestedMachine, written("requested"));
    this.hold = interpret(holdMachine, written("hold"));
    this.#orders = {
      requesting: {
        ...this.#sideOrders("requesting"),
        request: () => this.#post("requesting", "request", -1, this.#requestBody()),
        inquire: () => void this.#on.work.push({ side: "requesting", kind: "details", item: -1 }),
      },
      requested: {
        ...this.#sideOrders("requested"),
        repeat: () => this.repeat(this.#on),
        startItems: () => void this.#told.push(() => this.#startHold()),
        tellItems: (event) => void this.#told.push(() => this.#stepHold(event)),
      },
      hold: {
        ...this.#sideOrders("hold"),
        order: () => this.#order(),
        hold: (change, until, order_until, reason) => {
          const at = this.#on.hold?.context.now ?? 0;
          this.facts.push({ kind: "hold", change, at, until, order_until, reason });
        },
        tellCase: (event) => void this.#told.push(() => this.#stepRequested(event)),
      },
    };
  }

  /** The need arises. */
  open(state: RequestState): void {
    this.#state = state;
    state.requesting = this.requesting.start(startRequesting(this.#start), this.#orders.requesting);
    this.#tell();
  }

  /** The request has arrived for the first time. */
  receive(state: RequestState): void {
    this.#state = state;
    state.requested = this.requested.start(startRequested(this.#start), this.#orders.requested);
    this.#tell();
  }

  toRequesting(state: RequestState, event: RequestingEvent): void {
    this.#state = state;
    if (state.requesting === null) return;
    this.requesting.step(state.requesting, event, this.#orders.requesting);
    this.#tell();
  }

  toRequested(state: RequestState, event: RequestedEvent): void {
    this.#state = state;
    this.#stepRequested(event);
    this.#tell();
  }

  toHold(state: RequestState, event: HoldEvent): void {
    this.#state = state;
    this.#stepHold(event);
    this.#tell();
  }

  /** A deadline has come. Only a hold that has begun has a clock; the others' deadlines come any time. */
  fire(state: RequestState, machine: MachineName, timer: number): void {
    this.#state = state;
    const { requesting, requested, hold } = state;
    if (machine === "requesting" && requesting !== null)
      this.requesting.fire(requesting, timer, this.#orders.requesting);
    if (machine === "requested" && requested !== null)
      this.requested.fire(requested, timer, this.#orders.requested);
    if (machine === "hold" && hold !== null) {
      if (hold.context.until > 0) hold.context.now = hold.dues[timer] ?? hold.context.now;
      this.hold.fire(hold, timer, this.#orders.hold);
    }
    this.#tell();
  }

  /** The requested side says again what it has said, word for word. A closed request asks nothing. */
  repeat(state: RequestState): void {
    this.#state = state;
    const isClosed = this.isFinished(state, "requested");
    for (const { type, item, body } of state.answers)
      if (!isClosed || !QUESTIONS.has(type)) this.#post("requested", type, item, body);
  }

  /** The requested side says something that no machine ordered. */
  say(state: RequestState, type: MessageType, body: MessageBody | null): void {
    this.#state = state;
    this.#post("requested", type, -1, body);
  }

  isFinished(state: RequestState, side: Side): boolean {
    const instance = state[side];
    return instance !== null && this[side].isFinal(instance.state);
  }

  get #on(): RequestState {
    if (this.#state === null) throw new Error("an order came outside a step");
    return this.#state;
  }

  #ends(machine: MachineName, path: string): boolean {
    return this[machine].isFinal(this[machine].states.indexOf(path));
  }

  #stepRequested(event: RequestedEvent): void {
    const { requested } = this.#on;
    if (requested !== null) this.requested.step(requested, event, this.#orders.requested);
  }

  #stepHold(event: HoldEvent): void {
    const { hold } = this.#on;
    if (hold !== null) this.hold.step(hold, event, this.#orders.hold);
  }

  get #start() {
    return { now: 0, terms: this.shape.terms, items: 1 };
  }

  #startHold(): void {
    const { retries: retries_most, retry_after } = this.shape;
    const order = { item: 0, provider: "provider", retries_most, retry_after };
    this.#on.hold = this.hold.start(startHold(this.#start, order), this.#orders.hold);
  }

  /** Delivers what was told, in order; a delivery may tell more. */
  #tell(): void {
    while (this.#told.length > 0) {
      const told = this.#told;
      this.#told = [];
      for (const tell of told) tell();
    }
  }

  #order(): void {
    this.facts.push({ kind: "ordered" });
    this.#on.work.push({ side: "requested", kind: "provider", item: 0 });
  }

  #requestBody(): MessageBody | null {
    const missing = this.#on.missing.requesting;
    return missing.length === 0 ? null : { missing };
  }

  #sideOrders(machine: MachineName) {
    const side = machine === "requesting" ? "requesting" : "requested";
    const item = machine === "hold" ? 0 : -1;
    return {
      ask: (kind: Task): void => void this.#on.work.push({ side, kind, item }),
      send: (type: MessageType, body: MessageBody | null): void => {
        if (side === "requested" && REPEATED_MESSAGES.has(type))
          this.#on.answers.push({ type, item, body });
        this.#post(side, type, item, body);
      },
      // The machine keeps its deadlines itself; which of them are new, it does not.
      schedule: (timer: number): void => void this.scheduled.push(`${machine} ${timer}`),
      cancel: (): void => undefined,
    };
  }

  #post(by: Side, type: MessageType, item: number, body: MessageBody | null): void {
    this.facts.push({ kind: "sent", by, type, item, body });
    const to = by === "requesting" ? "requested" : "requesting";
    this.#on.underWay.push({ to, said: { type, item, body }, copies: 1, arrived: false, later: 0 });
  }
}
