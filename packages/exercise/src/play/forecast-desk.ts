import { MINUTE, SECOND, type Duration } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { type Board, type ForecastDocument, isStaff } from "../desk/index.ts";
import { type ExerciseStanding, RunForecast, type StepsOfPeople } from "../forecast/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import type { ClockDesk } from "./clock-desk.ts";
import type { GovernedClock } from "./governed-clock.ts";
import type { SeatDesk } from "./seat-desk.ts";
import { Throttle } from "./throttle.ts";

/** A person is reckoned with so much real time for a step until steps have been seen. */
const ASSUMED_STEP = 2 * MINUTE;
/** The assumption counts as so many steps, and this many of the last that were seen. */
const ASSUMED = 3;
const SEEN = 50;

export interface ForecastSources {
  readonly clock: GovernedClock;
  readonly clockDesk: ClockDesk;
  readonly seatDesk: SeatDesk;
  /** What people would owe in a dry run. */
  readonly plan: Pick<StepsOfPeople, "steps" | "sentAt">;
  /** Real milliseconds. */
  readonly now: () => number;
}

/** Keeps the sheet `forecast`: how long the rest will take, and what may be dropped. */
export class ForecastDesk {
  readonly #board: Board;
  readonly #sources: ForecastSources;
  readonly #forecast: RunForecast;
  readonly #throttle: Throttle;
  /** Run time at which each debt began. */
  readonly #owed = new Map<string, Duration>();
  #shown = "";
  #spans: readonly Duration[] = [];

  constructor(scenario: ResolvedScenario, board: Board, sources: ForecastSources) {
    this.#board = board;
    this.#sources = sources;
    this.#forecast = new RunForecast(scenario, sources.plan);
    this.#throttle = new Throttle(5 * SECOND, sources.now);
  }

  /** A fact of the network. */
  note(record: JournalRecord): void {
    this.#forecast.note(record);
  }

  /** Something that was done by people, which may change how long it takes. */
  did(record: ExerciseRecord): void {
    if (record.kind === "inject") {
      if (record.act === "skipped") this.#forecast.skipped(record.inject);
      const at = record.after?.at;
      if (typeof at === "number") this.#forecast.moved(record.inject, at);
    }
    if (record.kind === "inject" || record.kind === "clock" || record.kind === "seat")
      this.#throttle.hurry();
  }

  owed(id: string, run: Duration): void {
    this.#owed.set(id, run);
  }

  paid(id: string, run: Duration): void {
    const since = this.#owed.get(id);
    if (since === undefined) return;
    this.#owed.delete(id);
    this.#spans = [...this.#spans, run - since].slice(-SEEN);
  }

  /** Shows it anew if it is time for that. */
  refresh(): void {
    this.#throttle.maybe(() => this.#show());
  }

  #show(): void {
    const { clock, clockDesk, seatDesk } = this.#sources;
    if (clockDesk.phase === "ended") return;
    const { fair, run, limit } = clock;
    const stepTime = this.#stepTime();
    const standing: ExerciseStanding = {
      now: fair.at(run),
      ...clockDesk.rates,
      owed_budget: fair.budget,
      stepTime,
      peopleOf: seatDesk.peopleOf(),
      owed: fair
        .debts(run)
        .filter(({ slows }) => slows)
        .map(({ id }) => ({ id, state: id.slice(0, id.indexOf("/")) })),
    };
    const document: ForecastDocument = {
      kind: "forecast",
      left: Math.round(this.#forecast.left(standing)),
      longest: Math.round(this.#forecast.left({ ...standing, stepTime: Infinity })),
      step: stepTime,
      limit: limit === Infinity ? null : Math.round(limit - run),
      droppable: this.#forecast.droppable(standing),
    };
    const text = JSON.stringify(document);
    // Only what has changed travels.
    if (text === this.#shown) return;
    this.#shown = text;
    this.#board.put({ key: "forecast", show: (seat) => (isStaff(seat) ? document : null) });
  }

  /** The middle one of those seen and assumed. */
  #stepTime(): Duration {
    const spans = [...this.#spans, ...Array.from({ length: ASSUMED }, () => ASSUMED_STEP)];
    const sorted = spans.toSorted((one, other) => one - other);
    return Math.max(SECOND, Math.round(sorted[Math.floor(sorted.length / 2)] ?? ASSUMED_STEP));
  }
}
