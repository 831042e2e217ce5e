import type { Instant } from "@contactpoint/engine";
import type { CrashRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Agenda, Happening } from "./agenda.ts";
import type { Case, CaseFacts } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { Memory, type Recovery } from "./memory.ts";
import type { ClockFault } from "./node-clock.ts";
import { type CrashFault, Process, type ProcessWatch } from "./process.ts";
import { timersOf } from "./state-orders.ts";
import type { World } from "./world.ts";

/** Null where no process stops and no clock is wrong, so that nobody need ask. */
export function processesOf(world: World, recovery: Recovery): Processes | null {
  const struck = world.scenario.faults.some(({ kind }) => kind === "crash" || kind === "clock");
  return struck ? new Processes(world, recovery) : null;
}

/** The processes of those contact points that faults stop or whose clocks they make wrong. */
export class Processes {
  readonly #world: World;
  readonly #processes: readonly (Process | null)[];
  /** Faults of clocks and the requests that have gone by them. */
  readonly #misled = new Set<string>();

  constructor(world: World, recovery: Recovery) {
    this.#world = world;
    const watch = this.#watch();
    this.#processes = world.points.map((point) => {
      const faults = faultsOf(world.scenario, point);
      if (faults.length === 0) return null;
      const isLossy = faults.some((fault) => fault.kind === "crash" && fault.store !== "full");
      return new Process(point, world.agenda, new Memory(recovery, isLossy), watch);
    });
  }

  /** Enters when what stale stores fall back to is written. Called once, at the start. */
  begin(): void {
    const { scenario, agenda } = this.#world;
    for (const fault of scenario.faults) {
      if (fault.kind !== "crash" || fault.store !== "stale") continue;
      const due = Math.max(agenda.now, fault.from - fault.loses);
      const happen = (): void => {
        for (const state of fault.states) this.#ofState(state)?.memory.takeImage(fault);
      };
      agenda.at(due, { happen });
    }
  }

  of(point: ContactPoint): Process | null {
    return this.#processes[point.index] ?? null;
  }

  /** Something comes in at a contact point, perhaps later than it should. */
  input(point: ContactPoint, request: string | null, happening: Happening): void {
    const process = this.of(point);
    if (process === null) happening.happen();
    else process.input(request, happening);
  }

  /** What a contact point goes on with for one of its files, unless the file falls back before. */
  agendaFor(of: Case): Agenda {
    const { agenda } = this.#world;
    if (this.of(of.point) === null) return agenda;
    return {
      get now() {
        return agenda.now;
      },
      at: (due, happening) => {
        const go = this.guarded(of, () => happening.happen());
        agenda.at(due, { happen: () => go() });
      },
    };
  }

  /** The same for what comes back to a file by a call. */
  guarded<A extends unknown[]>(of: Case, go: (...given: A) => void): (...given: A) => void {
    const process = this.of(of.point);
    if (process === null) return go;
    const { life } = of;
    return (...given) => {
      const happen = (): void => {
        if (of.life === life) go(...given);
      };
      process.input(of.facts.id, { happen });
    };
  }

  opened(of: Case): void {
    this.of(of.point)?.memory.opened(of);
  }

  hasLost(point: ContactPoint, facts: CaseFacts): boolean {
    return this.of(point)?.memory.hasLost(facts) === true;
  }

  /** A wrong clock fires once for each request that goes by it. */
  readClock(point: ContactPoint, request: string): Instant {
    const { agenda } = this.#world;
    const clock = this.of(point)?.clock;
    if (clock === undefined) return agenda.now;
    for (const fault of clock.faults) this.mislead(fault, request);
    return clock.read(agenda.now);
  }

  /** A request goes by a clock that is wrong. */
  mislead(fault: ClockFault, request: string): void {
    const misled = `${fault.id} ${request}`;
    if (this.#misled.has(misled)) return;
    this.#misled.add(misled);
    this.#world.hardship.note(fault, "fired", request);
  }

  /** When the clock of a contact point will show a reading, now at the earliest. */
  whenShown(point: ContactPoint, reading: Instant): Instant {
    const { now } = this.#world.agenda;
    return this.of(point)?.clock.when(reading, now) ?? Math.max(reading, now);
  }

  #ofState(state: string): Process | null {
    return this.#world.hosts(state) ? this.of(this.#world.pointOf(state)) : null;
  }

  #watch(): ProcessWatch {
    const world = this.#world;
    return {
      fired: (fault, request) => world.hardship.note(fault, "fired", request ?? undefined),
      crashed: ({ point }, { point: where, store }) => {
        world.deskOf(point).halt();
        this.#write(point, { phase: "crashed", point: where, store });
      },
      restarted: ({ point, memory }, store) => {
        this.#write(point, { phase: "restarted", store, timers: this.#timersOf(memory) });
        world.deskOf(point).goOn();
      },
      recovered: ({ point }) => this.#write(point, { phase: "recovered" }),
    };
  }

  #timersOf({ files }: Memory): NonNullable<CrashRecord["timers"]> {
    const { specs } = this.#world.casework;
    const all = files.map((of) => timersOf(specs, of));
    return {
      pending: all.flatMap(({ pending }) => pending).toSorted(byCodeUnits),
      implied: all.flatMap(({ implied }) => implied).toSorted(byCodeUnits),
    };
  }

  #write(point: ContactPoint, more: Omit<CrashRecord, "kind" | "at" | "node">): void {
    const { record, agenda } = this.#world;
    record?.({ kind: "crash", at: agenda.now, node: point.id, ...more });
  }
}

function faultsOf({ faults }: ResolvedScenario, { id }: ContactPoint) {
  return faults.filter(
    (fault): fault is CrashFault | Extract<typeof fault, { kind: "clock" }> =>
      (fault.kind === "crash" || fault.kind === "clock") && fault.states.includes(id),
  );
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
