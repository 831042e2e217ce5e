import type { Duration } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import type { CaseFacts } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";

type Of<K extends ResolvedFault["kind"]> = Extract<ResolvedFault, { kind: K }>;
export type LinkFault = Extract<ResolvedFault, { links: unknown }>;

/** Faults of links while they last. `fired` hears of each message that one really changed. */
export class LinkFaults {
  readonly #active = new Set<LinkFault>();
  readonly #draws: Draws;
  readonly #fired: (fault: ResolvedFault, of: CaseFacts) => void;
  /** States between which nothing is lost any more; null before the last phase. */
  #core: ReadonlySet<string> | null = null;

  constructor(draws: Draws, fired: (fault: ResolvedFault, of: CaseFacts) => void) {
    this.#draws = draws;
    this.#fired = fired;
  }

  /** Mostly links suffer nothing, and need not be asked about. */
  get spared(): boolean {
    return this.#active.size === 0 && this.#core === null;
  }

  add(fault: LinkFault): void {
    this.#active.add(fault);
  }

  delete(fault: LinkFault): void {
    this.#active.delete(fault);
  }

  /** The last phase begins: between these States delivery is fair from now on. */
  heal(core: ReadonlySet<string>): void {
    this.#core = core;
  }

  /** Whether nothing may be lost or doubled between these two. */
  areFair(from: ContactPoint, to: ContactPoint): boolean {
    return this.#core !== null && this.#core.has(from.id) && this.#core.has(to.id);
  }

  partitioned(from: ContactPoint, to: ContactPoint, of: CaseFacts): boolean {
    for (const fault of this.#active) {
      if (fault.kind !== "partition" || !strikes(fault, from, to)) continue;
      this.#fired(fault, of);
      return true;
    }
    return false;
  }

  /** Faults that overlap add up. */
  addedLatency(from: ContactPoint, to: ContactPoint, of: CaseFacts): Duration {
    let adds = 0;
    for (const fault of this.#active) {
      if (fault.kind !== "latency" || !strikes(fault, from, to)) continue;
      this.#fired(fault, of);
      adds += fault.adds;
    }
    return adds;
  }

  /** How long a message is held back so that others overtake it. */
  heldBack(
    from: ContactPoint,
    to: ContactPoint,
    of: CaseFacts,
    index: number,
    hop: number,
  ): Duration {
    let held = 0;
    for (const fault of this.#active) {
      if (fault.kind !== "reordering" || fault.by === 0 || !strikes(fault, from, to)) continue;
      if (!comesTrue(fault.share, this.#draws.reordering, of.key, index, hop)) continue;
      this.#fired(fault, of);
      held += fault.by;
    }
    return held;
  }

  /** Of faults that overlap the one with the greatest share counts. */
  loss(from: ContactPoint, to: ContactPoint): number {
    return this.#heaviest("loss", from, to)?.share ?? 0;
  }

  firedLoss(from: ContactPoint, to: ContactPoint, of: CaseFacts): void {
    const fault = this.#heaviest("loss", from, to);
    if (fault !== null) this.#fired(fault, of);
  }

  duplication(from: ContactPoint, to: ContactPoint): number {
    return this.#heaviest("duplication", from, to)?.share ?? 0;
  }

  firedDuplication(from: ContactPoint, to: ContactPoint, of: CaseFacts): void {
    const fault = this.#heaviest("duplication", from, to);
    if (fault !== null) this.#fired(fault, of);
  }

  #heaviest(
    kind: "loss" | "duplication",
    from: ContactPoint,
    to: ContactPoint,
  ): Of<"loss" | "duplication"> | null {
    let heaviest: Of<"loss" | "duplication"> | null = null;
    for (const fault of this.#active) {
      if (fault.kind !== kind || !strikes(fault, from, to)) continue;
      if (heaviest === null || fault.share > heaviest.share) heaviest = fault;
    }
    return heaviest;
  }
}

function strikes(fault: LinkFault, from: ContactPoint, to: ContactPoint): boolean {
  const bothWays = fault.kind !== "partition" || fault.one_way !== true;
  return fault.links.some(
    ([a, b]) => (a === from.id && b === to.id) || (bothWays && a === to.id && b === from.id),
  );
}
