import type { Duration } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { CaseFacts } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Desk } from "./desk.ts";
import { comesTrue, type Draws } from "./draws.ts";

type Of<K extends ResolvedFault["kind"]> = Extract<ResolvedFault, { kind: K }>;
type LinkFault = Of<"partition" | "latency" | "loss" | "duplication" | "reordering">;

/** The faults of the scenario while they last, and a count of those that really fired. */
export class Hardship {
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #record: RecordSink;
  readonly #links = new Set<LinkFault>();
  readonly #refusals = new Set<Of<"provider-refusal">>();

  constructor(agenda: Agenda, draws: Draws, record: RecordSink) {
    this.#agenda = agenda;
    this.#draws = draws;
    this.#record = record;
  }

  /** Enters the beginning and end of each fault. `deskOf` is null for contact points elsewhere. */
  schedule(faults: readonly ResolvedFault[], deskOf: (state: string) => Desk | null): void {
    for (const fault of faults) {
      this.#agenda.at(Math.max(fault.from, this.#agenda.now), {
        happen: () => {
          this.#note(fault, "began");
          this.#apply(fault, true, deskOf);
        },
      });
      this.#agenda.at(Math.max(fault.until, this.#agenda.now), {
        happen: () => {
          this.#note(fault, "ended");
          this.#apply(fault, false, deskOf);
        },
      });
    }
  }

  /** Mostly links suffer nothing, and need not be asked about. */
  get sparesLinks(): boolean {
    return this.#links.size === 0;
  }

  partitioned(from: ContactPoint, to: ContactPoint, of: CaseFacts): boolean {
    for (const fault of this.#links) {
      if (fault.kind !== "partition" || !strikes(fault, from, to)) continue;
      this.#note(fault, "fired", of);
      return true;
    }
    return false;
  }

  /** Faults that overlap add up. */
  addedLatency(from: ContactPoint, to: ContactPoint, of: CaseFacts): Duration {
    let adds = 0;
    for (const fault of this.#links) {
      if (fault.kind !== "latency" || !strikes(fault, from, to)) continue;
      this.#note(fault, "fired", of);
      adds += fault.adds;
    }
    return adds;
  }

  /** Of faults that overlap the one with the greatest share counts. */
  loss(from: ContactPoint, to: ContactPoint): number {
    return this.#heaviest("loss", from, to)?.share ?? 0;
  }

  firedLoss(from: ContactPoint, to: ContactPoint, of: CaseFacts): void {
    const fault = this.#heaviest("loss", from, to);
    if (fault !== null) this.#note(fault, "fired", of);
  }

  duplication(from: ContactPoint, to: ContactPoint): number {
    return this.#heaviest("duplication", from, to)?.share ?? 0;
  }

  firedDuplication(from: ContactPoint, to: ContactPoint, of: CaseFacts): void {
    const fault = this.#heaviest("duplication", from, to);
    if (fault !== null) this.#note(fault, "fired", of);
  }

  /** Whether the provider refuses this order because of a fault. */
  refuses(provider: string, of: CaseFacts, index: number): boolean {
    for (const fault of this.#refusals) {
      if (!fault.providers.includes(provider)) continue;
      if (!comesTrue(fault.share, this.#draws.provider, of.key, index, 9)) continue;
      this.#note(fault, "fired", of);
      return true;
    }
    return false;
  }

  #heaviest(
    kind: "loss" | "duplication",
    from: ContactPoint,
    to: ContactPoint,
  ): Of<"loss" | "duplication"> | null {
    let heaviest: Of<"loss" | "duplication"> | null = null;
    for (const fault of this.#links) {
      if (fault.kind !== kind || !strikes(fault, from, to)) continue;
      if (heaviest === null || fault.share > heaviest.share) heaviest = fault;
    }
    return heaviest;
  }

  #apply(fault: ResolvedFault, begins: boolean, deskOf: (state: string) => Desk | null): void {
    switch (fault.kind) {
      case "outage":
        for (const state of fault.states)
          deskOf(state)?.failOrRecover(begins ? "outageBegan" : "outageEnded");
        return;
      case "no-show":
        for (const state of fault.states)
          deskOf(state)?.changeNoShow((begins ? 1 : -1) * (fault.officers ?? EVERYBODY));
        return;
      case "provider-refusal":
        if (begins) this.#refusals.add(fault);
        else this.#refusals.delete(fault);
        return;
      case "partition":
      case "latency":
      case "loss":
      case "duplication":
      case "reordering":
        if (begins) this.#links.add(fault);
        else this.#links.delete(fault);
        return;
      default:
        throw new Error(`faults of kind ${fault.kind} strike nothing yet`);
    }
  }

  #note(fault: ResolvedFault, phase: "began" | "fired" | "ended", of?: CaseFacts): void {
    this.#record?.({
      kind: "fault",
      at: this.#agenda.now,
      fault: fault.id,
      phase,
      ...(of === undefined ? {} : { request: of.id }),
    });
  }
}

/** More officers than any shift has. */
const EVERYBODY = 1_000_000;

function strikes({ links }: LinkFault, from: ContactPoint, to: ContactPoint): boolean {
  return links.some(([a, b]) => (a === from.id && b === to.id) || (a === to.id && b === from.id));
}
