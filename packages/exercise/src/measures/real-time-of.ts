import { lastAtOrBefore } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { FairClock } from "../clock/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import { Casting, opensAtOf, taskId } from "./casting.ts";
import { needsReading } from "../seats/index.ts";

/** Real milliseconds, pauses left out, that an exercise had run when its clock came to an instant. */
export type RealTime = (at: Instant) => Duration;

/**
 * The exercise's clock once more, from what governed it: the acts of the log, and the debts that
 * journal and log tell of. An instant that was leapt over has the time of the leap.
 *
 * @throws RangeError if the journal does not begin with its scenario
 */
export function realTimeOf(
  journal: readonly JournalRecord[],
  log: readonly ExerciseRecord[],
): RealTime {
  const [first] = journal;
  if (first?.kind !== "scenario") throw new RangeError("a journal begins with its scenario");
  const start = opensAtOf(log) ?? first.scenario.clock.start;
  const fold = new ClockFold(start, first.scenario, new Casting(first.scenario, log));
  let done = 0;
  // Within one instant the journal comes first: a debt that an act made stands before the next act.
  const actsBefore = (at: Instant): void => {
    for (let act = log[done]; act !== undefined && act.exercise < at; act = log[++done])
      fold.act(act);
  };
  for (const record of journal) {
    actsBefore(record.at);
    fold.happening(record);
  }
  actsBefore(Infinity);
  return fold.realTime();
}

class ClockFold {
  readonly #clock: FairClock;
  readonly #budget: Duration;
  readonly #casting: Casting;
  /** Whom each inject reached. */
  readonly #reached = new Map<string, string>();
  /** Injects that somebody has to read. */
  readonly #read: ReadonlySet<string>;
  /** Points between which the clock went evenly. */
  readonly #at: Instant[] = [];
  readonly #run: Duration[] = [];

  constructor(start: Instant, { clock, exercise, injects }: ResolvedScenario, casting: Casting) {
    const { rate = 1, owed_rate = 1, owed_budget = 0 } = exercise ?? {};
    this.#clock = new FairClock({ start, rate, owed_rate, owed_budget });
    this.#budget = owed_budget;
    this.#casting = casting;
    this.#read = new Set(injects.filter(needsReading).map(({ id }) => id));
    this.#point(clock.start, 0);
  }

  /** The act is stamped with both times, so that no error adds up. */
  act(record: ExerciseRecord): void {
    this.#goTo(record.exercise, record.run);
    const { run } = record;
    if (record.kind === "act" && record.act.act === "read")
      this.#clock.settle(run, this.#readId(record.seat, record.act.inject));
    if (record.kind === "seat" && record.act === "taken-over" && record.by !== "facilitator")
      this.#clock.settleAll(run, stateOf(record.of ?? ""));
    if (record.kind !== "clock") return;
    if (record.act === "rate-set") this.#clock.setRate(run, record.rate);
    if (record.act === "override-set") this.#clock.override(run, record.on);
    if (record.act === "leapt" && record.to >= this.#clock.at(run))
      this.#clock.leap(run, record.to);
  }

  happening(record: JournalRecord): void {
    const isInject = record.kind === "inject";
    if (!isInject && record.kind !== "task" && record.kind !== "end") return;
    const run = this.#clock.runAt(record.at);
    this.#goTo(record.at, run);
    if (record.kind === "end") return;
    const state = isInject ? record.to : record.node;
    if (isInject) {
      this.#reached.set(record.inject, state);
      if (this.#read.has(record.inject) && this.#plays(state, record.at))
        this.#clock.owe(`${state}/inject/${record.inject}`, record.at);
      return;
    }
    if (record.by !== "officer" || record.task === "background") return;
    const id = taskId(state, record.request, record.number);
    if (record.phase === "asked" && this.#plays(state, record.at)) this.#clock.owe(id, record.at);
    if (record.phase === "finished" || record.phase === "dropped") this.#clock.settle(run, id);
  }

  realTime(): RealTime {
    const [at, run, clock] = [this.#at, this.#run, this.#clock];
    return (instant) => {
      const index = Math.max(0, lastAtOrBefore(at, instant));
      const [from = 0, until] = [at[index], at[index + 1]];
      const before = run[index] ?? 0;
      if (until === undefined) return Math.round(Math.max(before, clock.runAt(instant)));
      if (instant <= from) return Math.round(before);
      const share = (instant - from) / (until - from);
      return Math.round(before + share * ((run[index + 1] ?? before) - before));
    };
  }

  /** Who has no State of their own reads in the place of the inject's addressee. */
  #readId(seat: string, inject: string): string {
    const own = seat.includes("/") ? stateOf(seat) : undefined;
    return `${own ?? this.#reached.get(inject) ?? ""}/inject/${inject}`;
  }

  #plays(state: string, at: Instant): boolean {
    return this.#casting.of(state, at) !== "machines";
  }

  /** The points at which the clock changed its speed by itself on the way, and the next. */
  #goTo(at: Instant, run: Duration): void {
    const last = this.#run.at(-1) ?? 0;
    const leapt = this.#clock.at(last);
    if (leapt <= at) this.#point(leapt, last);
    const spent = this.#clock.debts(run).map(({ since_run }) => since_run + this.#budget);
    for (const bend of spent.toSorted((one, other) => one - other))
      if (bend > last && bend < run && this.#clock.at(bend) <= at)
        this.#point(this.#clock.at(bend), bend);
    this.#point(at, run);
  }

  #point(at: Instant, run: Duration): void {
    if (at < (this.#at.at(-1) ?? -Infinity)) return;
    this.#at.push(at);
    this.#run.push(Math.max(run, this.#run.at(-1) ?? 0));
  }
}

/** Of a player's seat. */
function stateOf(seat: string): string {
  return seat.slice(0, seat.indexOf("/"));
}
