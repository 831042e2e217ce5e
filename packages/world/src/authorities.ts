import { sampleDuration } from "@contactpoint/engine";
import type { TaskRecord } from "@contactpoint/protocol";
import { writeAuthorityTask } from "./authority-record.ts";
import { type Case, drawIndex } from "./case.ts";
import { comesTrue } from "./draws.ts";
import { nextOpening } from "./opening-hours.ts";
import type { World } from "./world.ts";

type AuthorityTask = "authorise" | "lodge" | "decide-assistance";

/** Codes of the authorities' draws within a request; beyond those of officers' tasks. */
const CODE: Readonly<Record<AuthorityTask, number>> = {
  authorise: 1_000,
  lodge: 2_000,
  "decide-assistance": 3_000,
};

/**
 * Prosecutors, judges and central authorities. An order waits for the authority's opening hours,
 * then takes its time; assistance takes the months that practice gives it.
 */
export class Authorities {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  ask(of: Case, item: number, task: AuthorityTask): void {
    const number = ++of.tasks;
    const code = CODE[task] + item + 1;
    const index = drawIndex(code, of.occurrence(code));
    this.#write(of, item, task, number, "asked");
    if (task === "authorise") this.#authorise(of, item, number, index);
    else if (task === "lodge") this.#lodge(of, number, index);
    else this.#decideAssistance(of, number, index);
  }

  #authorise(of: Case, item: number, number: number, index: number): void {
    const { agenda, draws, casework } = this.#world;
    const { law, id } = of.point;
    const isEmergency = of.readUrgency === "emergency";
    const atAnyHour = isEmergency && law.emergency_at_any_hour;
    const takes = isEmergency ? law.emergency_order : law.order;
    const opening = nextOpening(atAnyHour ? null : (law.hours?.[id] ?? null), agenda.now);
    if (opening === Infinity) return;
    agenda.at(opening, {
      happen: () => {
        this.#write(of, item, "authorise", number, "started");
        agenda.at(agenda.now + sampleDuration(takes, draws.authority, of.key, index), {
          happen: () => {
            this.#write(of, item, "authorise", number, "finished", "ordered");
            casework.hold(of, item, { type: "authorised" });
          },
        });
      },
    });
  }

  #lodge(of: Case, number: number, index: number): void {
    const { agenda, draws, casework, scenario } = this.#world;
    const { share, lodged_after } = scenario.practice.assistance;
    if (!comesTrue(share, draws.assistance, of.key, index)) {
      this.#write(of, -1, "lodge", number, "dropped", "not-lodged");
      return;
    }
    agenda.at(agenda.now + sampleDuration(lodged_after, draws.authority, of.key, index), {
      happen: () => {
        // The hold may have ended before anybody lodged.
        const late = casework.isFinished(of, "requesting");
        this.#write(
          of,
          -1,
          "lodge",
          number,
          late ? "dropped" : "finished",
          late ? "too-late" : "lodged",
        );
        casework.requesting(of, { type: "lodged" });
      },
    });
  }

  #decideAssistance(of: Case, number: number, index: number): void {
    const { agenda, draws, casework, scenario } = this.#world;
    const { decided_after, granted_share } = scenario.practice.assistance;
    agenda.at(agenda.now + sampleDuration(decided_after, draws.authority, of.key, index), {
      happen: () => {
        const granted = comesTrue(granted_share, draws.assistance, of.key, index);
        this.#write(
          of,
          -1,
          "decide-assistance",
          number,
          "finished",
          granted ? "granted" : "refused",
        );
        casework.requested(of, { type: "assistanceDecided", granted });
      },
    });
  }

  #write(
    of: Case,
    item: number,
    task: AuthorityTask,
    number: number,
    phase: TaskRecord["phase"],
    result?: string,
  ): void {
    writeAuthorityTask(this.#world, { of, item, task, number, phase, result });
  }
}
