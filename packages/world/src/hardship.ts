import type { Instant } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { CaseFacts } from "./case.ts";
import { comesTrue, type Draws } from "./draws.ts";
import { LinkFaults } from "./link-faults.ts";

export type StateFault = Extract<ResolvedFault, { states: unknown }>;
type ProviderFault = Extract<ResolvedFault, { providers: unknown }>;

/** What strikes contact points, where they run. */
export interface StruckPoints {
  strike(fault: StateFault, begins: boolean): void;
  /** The State of a provider. */
  homeOf(provider: string): string;
}

/** The faults of the scenario while they last, and a count of those that really fired. */
export class Hardship {
  readonly links: LinkFaults;
  /** The last phase has begun: nothing new arises. */
  isOver = false;
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #record: RecordSink;
  readonly #refusals = new Set<ProviderFault>();
  readonly #active = new Set<ResolvedFault>();

  constructor(agenda: Agenda, draws: Draws, record: RecordSink) {
    this.#agenda = agenda;
    this.#draws = draws;
    this.#record = record;
    this.links = new LinkFaults(draws, (fault, of) => this.note(fault, "fired", of.id));
  }

  /** Enters the beginning and end of each fault, and of the last phase. */
  schedule(
    { faults, liveness }: Pick<ResolvedScenario, "faults" | "liveness">,
    points: StruckPoints,
  ): void {
    for (const fault of faults) {
      if (liveness !== undefined && fault.from >= liveness.from) continue;
      this.#at(fault.from, () => {
        this.note(fault, "began");
        this.#active.add(fault);
        this.#apply(fault, true, points);
      });
      this.#at(fault.until, () => {
        // What outlasts the beginning of the last phase strikes for ever.
        if (this.isOver) return;
        this.note(fault, "ended");
        this.#active.delete(fault);
        this.#apply(fault, false, points);
      });
    }
    if (liveness !== undefined) this.#at(liveness.from, () => this.#heal(liveness.core, points));
  }

  /** Whether the provider refuses this order because of a fault. */
  refuses(provider: string, of: CaseFacts, index: number): boolean {
    for (const fault of this.#refusals) {
      if (!fault.providers.includes(provider)) continue;
      if (!comesTrue(fault.share, this.#draws.provider, of.key, index, 9)) continue;
      this.note(fault, "fired", of.id);
      return true;
    }
    return false;
  }

  note(fault: ResolvedFault, phase: "began" | "fired" | "ended", request?: string): void {
    this.#record?.({
      kind: "fault",
      at: this.#agenda.now,
      fault: fault.id,
      phase,
      ...(request === undefined ? {} : { request }),
    });
  }

  #at(due: Instant, happen: () => void): void {
    this.#agenda.at(Math.max(due, this.#agenda.now), { happen });
  }

  #apply(fault: ResolvedFault, begins: boolean, points: StruckPoints): void {
    if ("states" in fault) points.strike(fault, begins);
    else if ("links" in fault) {
      if (begins) this.links.add(fault);
      else this.links.delete(fault);
    } else if (begins) this.#refusals.add(fault);
    else this.#refusals.delete(fault);
  }

  /** The core is healed; what strikes others goes on striking them, to the end of the run. */
  #heal(core: readonly string[], points: StruckPoints): void {
    this.isOver = true;
    this.#record?.({ kind: "phase", at: this.#agenda.now, phase: "liveness", core });
    const healed = new Set(core);
    this.links.heal(healed);
    for (const fault of this.#active) {
      const rest = outside(fault, healed, points);
      if (isEmpty(rest)) this.note(fault, "ended");
      if ("states" in fault) {
        const states = fault.states.filter((state) => healed.has(state));
        points.strike({ ...fault, states }, false);
        continue;
      }
      this.#apply(fault, false, points);
      if (!isEmpty(rest)) this.#apply(rest, true, points);
    }
  }
}

/** The part of a fault that strikes others than the core. */
function outside(
  fault: ResolvedFault,
  core: ReadonlySet<string>,
  points: StruckPoints,
): ResolvedFault {
  if ("states" in fault)
    return { ...fault, states: fault.states.filter((state) => !core.has(state)) };
  if ("links" in fault)
    return { ...fault, links: fault.links.filter(([a, b]) => !core.has(a) || !core.has(b)) };
  const providers = fault.providers.filter((provider) => !core.has(points.homeOf(provider)));
  return { ...fault, providers };
}

function isEmpty(fault: ResolvedFault): boolean {
  const struck =
    "states" in fault ? fault.states : "links" in fault ? fault.links : fault.providers;
  return struck.length === 0;
}
