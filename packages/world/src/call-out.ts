import { DAY, type Duration, sampleDuration } from "@contactpoint/engine";
import type { CallRecord, ResolvedDesk } from "@contactpoint/protocol";
import type { Agenda } from "./agenda.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";
import { CALLS_IN_A_ROW, type Task } from "./task.ts";

/** Officers on call: rung when work waits and nobody is there, on their way, working, gone home. */
export class CallOut {
  /** Called-out officers who are at the desk. */
  present = 0;
  /** Officers being rung, asleep or on their way. */
  awaited = 0;
  readonly #point: ContactPoint;
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #callAgainAfter: Duration;
  readonly #changed: (phase: CallRecord["phase"]) => void;

  constructor(
    point: ContactPoint,
    agenda: Agenda,
    draws: Draws,
    callAgainAfter: Duration,
    changed: (phase: CallRecord["phase"]) => void,
  ) {
    this.#point = point;
    this.#agenda = agenda;
    this.#draws = draws;
    this.#callAgainAfter = callAgainAfter;
    this.#changed = changed;
  }

  /** Rings an officer for `task`; `stillNeeded` is asked before the call is repeated. */
  ring(task: Task, shift: ResolvedDesk["shifts"][number], stillNeeded: () => boolean): void {
    if (task.callsLeft === 0) return;
    task.callsLeft--;
    const call = task.calls++;
    const { key, index } = task;
    this.awaited++;
    this.#changed("rung");
    if (comesTrue(this.#point.error.sleep_through, this.#draws.sleep, key, index, call)) {
      this.#changed("slept-through");
      this.#agenda.at(this.#agenda.now + this.#callAgainAfter, {
        happen: () => {
          this.awaited--;
          if (!stillNeeded()) return;
          if (task.callsLeft > 0) this.ring(task, shift, stillNeeded);
          else this.#ringTomorrow(task, shift, stillNeeded);
        },
      });
      return;
    }
    const delay =
      shift.call_out === null
        ? 0
        : sampleDuration(
            shift.call_out,
            this.#draws.callOut,
            key,
            index * CALLS_IN_A_ROW + (call % CALLS_IN_A_ROW),
          );
    this.#agenda.at(this.#agenda.now + delay, {
      happen: () => {
        this.awaited--;
        this.present++;
        task.callsLeft = CALLS_IN_A_ROW;
        this.#changed("arrived");
      },
    });
  }

  /** Who has slept through them all is left alone for a day; nobody is awaited meanwhile. */
  #ringTomorrow(
    task: Task,
    shift: ResolvedDesk["shifts"][number],
    stillNeeded: () => boolean,
  ): void {
    this.#agenda.at(this.#agenda.now + DAY, {
      happen: () => {
        task.callsLeft = CALLS_IN_A_ROW;
        if (stillNeeded()) this.ring(task, shift, stillNeeded);
      },
    });
  }

  /** Somebody who was called out and has nothing to do goes home. */
  sendHome(): void {
    this.present--;
    this.#changed("left");
  }
}
