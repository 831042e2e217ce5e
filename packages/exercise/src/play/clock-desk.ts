import type { Instant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { isStaff, type Board, type ClockDocument } from "../desk/index.ts";
import type { ClockFact } from "../log/index.ts";
import { Conflict } from "./conflict.ts";
import type { GovernedClock } from "./governed-clock.ts";

/** The clock of an exercise as its people see and govern it. */
export class ClockDesk {
  readonly #clock: GovernedClock;
  readonly #board: Board;
  readonly #allowed: readonly number[];
  readonly #end: Instant;
  readonly #owedRate: number;
  #phase: ClockDocument["phase"] = "lobby";
  #overridden = false;
  #rate: number;

  constructor({ exercise, clock }: ResolvedScenario, governed: GovernedClock, board: Board) {
    this.#clock = governed;
    this.#board = board;
    this.#rate = exercise?.rate ?? 1;
    this.#allowed = exercise?.allowed_rates ?? [this.#rate];
    this.#owedRate = exercise?.owed_rate ?? 1;
    this.#end = clock.end;
  }

  get phase(): ClockDocument["phase"] {
    return this.#phase;
  }

  /** Exercise seconds a second, without a debt and with one. */
  get rates(): { readonly rate: number; readonly owed_rate: number } {
    return { rate: this.#rate, owed_rate: this.#overridden ? this.#rate : this.#owedRate };
  }

  /** @throws Conflict if the act does not fit the phase, or the rate is none of those allowed */
  govern(fact: ClockFact, run: number, real: number): void {
    const { fair, runTime } = this.#clock;
    const isLeft = fact.act === "ended" || fact.act === "interrupted";
    if (this.#phase === "time-up" && !isLeft) throw new Conflict("the exercise's time is over");
    switch (fact.act) {
      case "started":
        return this.#turn("lobby", "running", () => runTime.start(real));
      case "resumed":
        return this.#turn("paused", "running", () => runTime.start(real));
      case "paused":
        return this.#turn("running", "paused", () => runTime.stop(real));
      case "interrupted":
        // The service was away: whatever the phase was, nobody could have acted.
        if (this.#phase === "running") this.#phase = "paused";
        runTime.restore(run);
        return;
      case "time-up":
        return this.#turn("running", "time-up", () => runTime.stop(real));
      case "ended":
        this.#phase = "ended";
        return runTime.stop(real);
      case "rate-set":
        if (!this.#allowed.includes(fact.rate))
          throw new Conflict(`the rates allowed are ${this.#allowed.join(", ")}`);
        this.#rate = fact.rate;
        return fair.setRate(run, fact.rate);
      case "override-set":
        this.#overridden = fact.on;
        return fair.override(run, fact.on);
      case "leapt":
        if (fact.to > this.#end) throw new Conflict("the exercise ends before that");
        if (fact.to < fair.at(run)) throw new Conflict("the exercise never goes back");
        return fair.leap(run, fact.to);
    }
  }

  /** @throws Conflict if nothing happens in the exercise any more */
  refuseIfOver(): void {
    if (this.#phase === "time-up" || this.#phase === "ended")
      throw new Conflict("the exercise's time is over");
  }

  /** Nothing goes on; `isOver`: because the exercise has ended, whoever brought that about. */
  stand(run: number, isOver: boolean): void {
    this.#clock.runTime.restore(run);
    if (isOver) this.#phase = "ended";
    this.show(run);
  }

  /** Shows the clock anew. Players see their own debts alone. */
  show(run: number): void {
    const { fair, runTime } = this.#clock;
    const debts = fair.debts(run).map(({ id, since, since_run, slows }) => ({
      state: id.slice(0, id.indexOf("/")),
      task: id,
      since,
      waited: Math.max(0, Math.round(run - since_run)),
      slows,
    }));
    const shown: Omit<ClockDocument, "debts"> = {
      kind: "clock",
      phase: this.#phase,
      exercise: Math.min(fair.at(run), this.#end),
      speed: runTime.isRunning ? fair.speedAt(run) : 0,
      rate: this.#rate,
      overridden: this.#overridden,
    };
    this.#board.put({
      key: "clock",
      show: (seat) => ({
        ...shown,
        debts: debts.filter(({ state }) => isStaff(seat) || seat.states.includes(state)),
      }),
    });
  }

  #turn(from: ClockDocument["phase"], to: ClockDocument["phase"], change: () => void): void {
    if (this.#phase !== from) throw new Conflict(`the exercise is ${this.#phase}, not ${from}`);
    change();
    this.#phase = to;
  }
}
