import type { ResolvedFault } from "@contactpoint/protocol";
import type { Agenda, Happening } from "./agenda.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Memory } from "./memory.ts";
import { NodeClock } from "./node-clock.ts";

export type CrashFault = Extract<ResolvedFault, { kind: "crash" }>;

/** What a process tells the world around it. */
export interface ProcessWatch {
  fired(fault: ResolvedFault, request: string | null): void;
  crashed(process: Process, fault: CrashFault): void;
  restarted(process: Process, store: CrashFault["store"]): void;
  recovered(process: Process): void;
}

/** Something that comes in at a contact point, and the request it is about. */
interface Input {
  readonly request: string | null;
  readonly happening: Happening;
}

/**
 * The process of a contact point that faults stop and start again. While it is down, what comes in
 * is held back, and after the restart it comes in again in its order.
 */
export class Process {
  readonly point: ContactPoint;
  readonly clock = new NodeClock();
  readonly memory: Memory;
  isDown = false;
  readonly #agenda: Agenda;
  readonly #watch: ProcessWatch;
  /** Crashes that last, the one that stopped it first. */
  readonly #crashes = new Map<string, CrashFault>();
  /** It stops in the midst of its next input. */
  #armed: CrashFault | null = null;
  /** What it sends in the input in which it stops. */
  #sending: CrashFault | null = null;
  #heldBack: Input[] = [];
  #unsent: (() => void)[] = [];
  #stops = 0;

  constructor(point: ContactPoint, agenda: Agenda, memory: Memory, watch: ProcessWatch) {
    this.point = point;
    this.memory = memory;
    this.#agenda = agenda;
    this.#watch = watch;
  }

  /** Takes something in, in the midst of which it may stop. */
  input(request: string | null, happening: Happening): void {
    const fault = this.#armed;
    if (this.isDown) this.#holdBack({ request, happening });
    else if (fault === null) happening.happen();
    else if (fault.point === "before-write") {
      this.#stop(fault);
      this.#holdBack({ request, happening });
    } else {
      this.#armed = null;
      this.#sending = fault;
      happening.happen();
      this.#sending = null;
      this.#stop(fault);
    }
  }

  /** True if what is sent now leaves after the restart only. */
  withholds(request: string, send: () => void): boolean {
    const fault = this.#sending;
    if (fault?.point !== "before-send") return false;
    // What was written is lost with the store that held it.
    if (fault.store === "full") this.#unsent.push(send);
    this.#watch.fired(fault, request);
    return true;
  }

  /** What was sent now is sent again after the restart, if nobody noted that it was sent. */
  sent(request: string, sendAgain: () => void): void {
    const fault = this.#sending;
    if (fault?.point !== "after-send" || fault.store !== "full") return;
    this.#unsent.push(sendAgain);
    this.#watch.fired(fault, request);
  }

  begin(fault: CrashFault): void {
    this.#crashes.set(fault.id, fault);
    if (!this.isDown) this.#armed ??= fault;
  }

  /** Of crashes that overlap the last to end brings the process back. */
  end(fault: CrashFault): void {
    const known = this.#crashes.get(fault.id);
    if (known === undefined) return;
    this.memory.loses(known);
    this.#crashes.delete(fault.id);
    // Nothing came in meanwhile, so it stopped in the midst of nothing.
    if (!this.isDown && this.#armed?.id === fault.id) this.#stop(known);
    if (this.#crashes.size === 0) this.#restart();
  }

  #stop(fault: CrashFault): void {
    this.#armed = null;
    this.isDown = true;
    this.#stops++;
    this.#watch.crashed(this, fault);
  }

  #holdBack(input: Input): void {
    this.#heldBack.push(input);
    const [fault] = this.#crashes.values();
    if (fault !== undefined) this.#watch.fired(fault, input.request);
  }

  #restart(): void {
    const unsent = this.#unsent;
    const heldBack = this.#heldBack;
    this.#unsent = [];
    this.#heldBack = [];
    this.isDown = false;
    const store = this.memory.fallBack();
    this.#watch.restarted(this, store);
    this.memory.resume();
    for (const send of unsent) send();
    const { now } = this.#agenda;
    for (const { request, happening } of heldBack)
      this.#agenda.at(now, { happen: () => this.input(request, happening) });
    const stops = this.#stops;
    this.#agenda.at(now, {
      happen: () => {
        if (this.#stops === stops) this.#watch.recovered(this);
      },
    });
  }
}
