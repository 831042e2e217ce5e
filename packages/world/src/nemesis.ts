import type { Instant } from "@contactpoint/engine";
import type { Agenda } from "./agenda.ts";
import { type BadInput, badInputOf } from "./bad-input.ts";
import type { Case } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Recovery } from "./memory.ts";
import { PointFaults } from "./point-faults.ts";
import { type Processes, processesOf } from "./processes.ts";
import type { World } from "./world.ts";

/**
 * How faults reach into contact points: their processes stop, their clocks err, the register drops
 * them, bad input comes. Where no fault of a scenario does, everything passes straight through.
 */
export class Nemesis {
  readonly faults: PointFaults;
  readonly processes: Processes | null;
  readonly badInput: BadInput | null;
  readonly #world: World;

  constructor(world: World, recovery: Recovery) {
    this.#world = world;
    this.badInput = badInputOf(world);
    this.faults = new PointFaults(world, this.badInput);
    this.processes = processesOf(world, recovery);
  }

  /** Enters what is to come. Called once, at the start. */
  begin(): void {
    const { scenario, hardship, points } = this.#world;
    const { processes } = this;
    processes?.begin();
    hardship.schedule(scenario, this.faults);
    if (processes === null) return;
    for (const point of points) {
      if (processes.of(point) === null) continue;
      this.#world.deskOf(point).entrance = (task, enter) =>
        this.input(task.of?.point ?? point, task.request, enter);
    }
  }

  /** Something comes in at a contact point, perhaps later than it should. */
  input(point: ContactPoint, request: string | null, happen: () => void): void {
    if (this.processes === null) happen();
    else this.processes.input(point, request, { happen });
  }

  /** When a contact point goes on with what it began for a file. */
  agendaFor(of: Case): Agenda {
    return this.processes === null ? this.#world.agenda : this.processes.agendaFor(of);
  }

  /** Takes in what comes back to a file by a call, unless the file has fallen back since. */
  guarded<A extends unknown[]>(of: Case, go: (...given: A) => void): (...given: A) => void {
    return this.processes === null ? go : this.processes.guarded(of, go);
  }

  /** What the contact point's own clock shows. */
  readClock({ point, facts }: Case): Instant {
    return this.processes === null
      ? this.#world.agenda.now
      : this.processes.readClock(point, facts.id);
  }

  /** When that clock will show a reading, now at the earliest. */
  whenShown({ point }: Case, reading: Instant): Instant {
    return this.processes === null ? reading : this.processes.whenShown(point, reading);
  }
}
