import type { Duration } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import type { BadInput } from "./bad-input.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Desk } from "./desk.ts";
import type { StateFault, StruckPoints } from "./hardship.ts";
import type { Task } from "./task.ts";
import type { World } from "./world.ts";

type Of<K extends ResolvedFault["kind"]> = Extract<ResolvedFault, { kind: K }>;

/** What faults do to contact points that run here. */
export class PointFaults implements StruckPoints {
  readonly #world: World;
  readonly #badInput: BadInput | null;
  readonly #slowness = new Map<ContactPoint, Map<string, Of<"slowness">>>();
  /** Struck off the register, by what. */
  readonly #revoked = new Map<ContactPoint, Map<string, Of<"revocation">>>();

  constructor(world: World, badInput: BadInput | null) {
    this.#world = world;
    this.#badInput = badInput;
  }

  strike(fault: StateFault, begins: boolean): void {
    for (const state of fault.states) {
      const point = this.#world.pointOf(state);
      // The register is the same for all, wherever they run.
      if (fault.kind === "revocation") mark(this.#revoked, point, fault, begins);
      else if (this.#world.hosts(state)) this.#strikeOne(fault, point, begins);
    }
  }

  homeOf(provider: string): string {
    return this.#world.providerOf(provider).provider.state;
  }

  /** The fault by which a contact point is not in the register, or null. */
  revocationOf(point: ContactPoint): Of<"revocation"> | null {
    if (this.#revoked.size === 0) return null;
    const [fault] = this.#revoked.get(point)?.values() ?? [];
    return fault ?? null;
  }

  #strikeOne(
    fault: Exclude<StateFault, { kind: "revocation" }>,
    point: ContactPoint,
    begins: boolean,
  ): void {
    const desk = this.#world.deskOf(point);
    const process = this.#world.nemesis.processes?.of(point);
    switch (fault.kind) {
      case "outage":
        return desk.failOrRecover(begins ? "outageBegan" : "outageEnded");
      case "no-show":
        return desk.changeNoShow((begins ? 1 : -1) * (fault.officers ?? EVERYBODY));
      case "slowness":
        mark(this.#slowness, point, fault, begins);
        return this.#pace(desk);
      case "crash":
        return begins ? process?.begin(fault) : process?.end(fault);
      case "clock":
        process?.clock.strike(fault, begins);
        return this.#setAlarmsAnew(point, fault);
      case "bad-message":
        return begins ? this.#badInput?.begin(fault, point) : this.#badInput?.end(fault, point);
    }
  }

  #pace(desk: Desk): void {
    const faults = this.#slowness.get(desk.point);
    desk.pace =
      faults === undefined
        ? null
        : (task: Task): Duration => {
            let work = task.work;
            for (const fault of faults.values()) {
              const slower = Math.round(work * fault.factor);
              if (slower !== work) this.#world.hardship.note(fault, "fired", task.of?.facts.id);
              work = slower;
            }
            return work;
          };
  }

  /** The clock has stepped, and all deadlines lie elsewhere. */
  #setAlarmsAnew(point: ContactPoint, fault: Of<"clock">): void {
    const { casework, nemesis } = this.#world;
    for (const of of nemesis.processes?.of(point)?.memory.files ?? [])
      if (casework.setAlarms(of)) nemesis.processes?.mislead(fault, of.facts.id);
  }
}

/** More officers than any shift has. */
const EVERYBODY = 1_000_000;

function mark<F extends { readonly id: string }>(
  all: Map<ContactPoint, Map<string, F>>,
  point: ContactPoint,
  fault: F,
  begins: boolean,
): void {
  const marked = all.get(point) ?? new Map<string, F>();
  if (begins) marked.set(fault.id, fault);
  else marked.delete(fault.id);
  if (marked.size === 0) all.delete(point);
  else all.set(point, marked);
}
