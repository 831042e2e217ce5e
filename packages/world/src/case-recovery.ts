import type { Case } from "./case.ts";
import type { Recovery } from "./memory.ts";
import type { Passage } from "./post.ts";
import { machinesOf, outstanding } from "./state-orders.ts";
import type { World } from "./world.ts";

/**
 * Takes up files again after a crash that lost something. What was begun for them before comes to
 * nothing; what their states wait for is asked for anew.
 */
export class CaseRecovery implements Recovery {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  abandon(of: Case): void {
    of.life++;
    for (const task of of.waiting) task.desk.forget(task);
    for (const alarm of of.alarms) if (alarm !== null) alarm.due = Infinity;
    this.#world.hubWork?.forget(of);
  }

  resume(of: Case): void {
    const { casework } = this.#world;
    casework.setAlarms(of);
    for (const { machine, item, instance } of machinesOf(of)) {
      for (const wanted of outstanding(casework.specs, machine, instance.state)) {
        if (wanted.order === "ask") this.#world.ask(of, machine, item, wanted.task);
        else if (wanted.order === "order") this.#world.order(of, item);
        else this.#world.inquire(of);
      }
    }
  }

  relay(passage: Passage): void {
    this.#world.relay(passage);
  }

  lost(passage: Passage): void {
    passage.lose();
  }
}
