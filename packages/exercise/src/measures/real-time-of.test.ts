import fc from "fast-check";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { FairClock } from "../clock/index.ts";
import type { ExerciseFact, ExerciseRecord } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { toldNight } from "../testing/told-night.ts";
import { realTimeOf } from "./real-time-of.ts";

const SCENARIO = nightScenario({
  rate: 12,
  owed_rate: 1,
  owed_budget: "PT10S",
  allowed_rates: [2, 12, 100],
});
const { start } = SCENARIO.clock;

const step = fc.record({
  after: fc.integer({ min: 1, max: 20_000 }),
  look: fc.double({ min: 0, max: 1, noNaN: true }),
  act: fc.constantFrom(
    "ask",
    "drop",
    "fast",
    "slow",
    "override",
    "obey",
    "leap",
    "pause",
    "inject",
    "machines",
    "people",
  ),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const TASK = { kind: "task", node: "XA", task: "check", by: "officer" } as const;

/** A clock that is governed while it runs, what journal and log tell of it, and what it showed. */
class Governed {
  readonly #clock = new FairClock({ start, rate: 12, owed_rate: 1, owed_budget: 10_000 });
  readonly journal: JournalRecord[] = [
    { kind: "scenario", at: start, protocol: "1.0.0", scenario: SCENARIO },
  ];
  readonly log: ExerciseRecord[] = [];
  readonly looks: { readonly at: number; readonly run: number }[] = [];
  #run = 0;
  #debts = 0;
  #plays = true;

  go(after: number, look: number): void {
    const run = this.#run + Math.ceil(after * look);
    this.looks.push({ at: this.#clock.at(run), run });
    this.#run += after;
  }

  act(act: Step["act"]): void {
    const [clock, run] = [this.#clock, this.#run];
    const at = clock.at(run);
    if (act === "ask") {
      this.#debts += 1;
      const request = `r${this.#debts}`;
      this.journal.push({ ...TASK, at, request, number: 1, phase: "asked" });
      if (this.#plays) clock.owe(`XA/${request}/1`, at);
    } else if (act === "inject") {
      this.journal.push({ kind: "inject", at, inject: "theft", to: "XA", body: { en: "T." } });
      if (this.#plays) clock.owe("XA/inject/theft", at);
    } else if (act === "machines" || act === "people") {
      if (this.#plays === (act === "people")) return;
      this.#plays = act === "people";
      this.#turn(at);
    } else if (act === "drop") {
      const request = `r${this.#debts}`;
      this.journal.push({ ...TASK, at, request, number: 1, phase: "dropped" });
      clock.settle(run, `XA/${request}/1`);
    } else if (act === "leap") {
      const to = at + 60_000;
      this.#note(at, { kind: "clock", act: "leapt", to });
      clock.leap(run, to);
    } else if (act === "override" || act === "obey") {
      const on = act === "override";
      this.#note(at, { kind: "clock", act: "override-set", on });
      clock.override(run, on);
    } else if (act === "pause") {
      this.#note(at, { kind: "clock", act: "paused" });
    } else {
      const rate = act === "fast" ? 100 : 2;
      this.#note(at, { kind: "clock", act: "rate-set", rate });
      clock.setRate(run, rate);
    }
  }

  /** Of a task the journal tells that it was dropped; of what was to be read, nothing does. */
  #turn(at: number): void {
    const of = "XA/duty-officer";
    if (this.#plays) return this.#note(at, { kind: "seat", act: "returned", of });
    this.#note(at, { kind: "seat", act: "taken-over", of, by: "machine" });
    for (const { id } of this.#clock.debts(this.#run)) this.#clock.settle(this.#run, id);
  }

  #note(exercise: number, fact: ExerciseFact): void {
    const stamp = { number: this.log.length + 1, real: 0, run: this.#run, exercise, position: 0 };
    this.log.push({ ...stamp, seat: "facilitator", person: "F", ...fact });
  }
}

test("The time that an exercise had run at an instant follows from journal and log", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: "max" }), (steps) => {
      const governed = new Governed();
      for (const { after, look, act } of steps) {
        governed.go(after, look);
        governed.act(act);
      }
      const realTime = realTimeOf(governed.journal, governed.log);
      // Instants are whole milliseconds: at the slowest rate one of them is one of run time, and a
      // fold of many such acts may be off by one for each.
      for (const { at, run } of governed.looks)
        expect(Math.abs(realTime(at) - run)).toBeLessThanOrEqual(2 + steps.length);
    }),
    { numRuns: 300 },
  );
});

test("It never runs back, whatever instants are asked for", () => {
  const { journal, log, scenario } = toldNight();
  const realTime = realTimeOf(journal, log);
  let last = 0;
  for (let minute = -5; minute < 200; minute += 1) {
    const run = realTime(scenario.clock.start + minute * 60_000);
    expect(run).toBeGreaterThanOrEqual(last);
    last = run;
  }
  expect(realTime(scenario.clock.start + 15 * 60_000)).toBe(15 * 60_000);
});

test("A journal without its scenario is refused", () => {
  expect(() => realTimeOf([{ kind: "end", at: 0 }], [])).toThrow(RangeError);
});
