import { type Duration, sampleDuration } from "@contactpoint/engine";
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
    const { agenda, draws, casework, nemesis } = this.#world;
    const { law, id } = of.point;
    const isEmergency = of.readUrgency === "emergency";
    const atAnyHour = isEmergency && law.emergency_at_any_hour;
    const takes = isEmergency ? law.emergency_order : law.order;
    const opening = nextOpening(atAnyHour ? null : (law.hours?.[id] ?? null), agenda.now);
    if (opening === Infinity) return;
    const finish = (): void => {
      this.#write(of, item, "authorise", number, "finished", "ordered");
      casework.hold(of, item, { type: "authorised" });
    };
    agenda.at(opening, {
      happen: () => {
        this.#write(of, item, "authorise", number, "started");
        const work =
          this.#chosenTime(of, "authorise", number) ??
          sampleDuration(takes, draws.authority, of.key, index);
        nemesis.agendaFor(of).at(agenda.now + work, { happen: finish });
      },
    });
  }

  #lodge(of: Case, number: number, index: number): void {
    const { agenda, draws, casework, scenario, nemesis } = this.#world;
    const { share, lodged_after } = scenario.practice.assistance;
    const isLodged =
      this.#chosenResult(of, "lodge", number, "lodged", "not-lodged") ??
      comesTrue(share, draws.assistance, of.key, index);
    if (!isLodged) {
      this.#write(of, -1, "lodge", number, "dropped", "not-lodged");
      return;
    }
    const after =
      this.#chosenTime(of, "lodge", number) ??
      sampleDuration(lodged_after, draws.authority, of.key, index);
    nemesis.agendaFor(of).at(agenda.now + after, {
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
    const { agenda, draws, casework, scenario, nemesis } = this.#world;
    const { decided_after, granted_share } = scenario.practice.assistance;
    const after =
      this.#chosenTime(of, "decide-assistance", number) ??
      sampleDuration(decided_after, draws.authority, of.key, index);
    nemesis.agendaFor(of).at(agenda.now + after, {
      happen: () => {
        const granted =
          this.#chosenResult(of, "decide-assistance", number, "granted", "refused") ??
          comesTrue(granted_share, draws.assistance, of.key, index);
        const result = granted ? "granted" : "refused";
        this.#write(of, -1, "decide-assistance", number, "finished", result);
        casework.requested(of, { type: "assistanceDecided", granted });
      },
    });
  }

  #chosenTime({ point, facts }: Case, task: AuthorityTask, number: number): Duration | undefined {
    const { choices } = this.#world;
    return choices?.time({ kind: "takes", node: point.id, request: facts.id, task, number });
  }

  #chosenResult(
    { point, facts }: Case,
    task: AuthorityTask,
    number: number,
    yes: string,
    no: string,
  ): boolean | undefined {
    const draw = { kind: "finds", node: point.id, request: facts.id, task, number } as const;
    return this.#world.choices?.take(draw, (is) =>
      is === yes || is === no ? is === yes : undefined,
    );
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
