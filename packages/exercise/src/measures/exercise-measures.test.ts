import { expect, test } from "vitest";
import { type NightTurns, toldNight } from "../testing/told-night.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { editDistance } from "./call-chains.ts";
import { type ExerciseMeasures, exerciseMeasures } from "./exercise-measures.ts";
import { latencyRows } from "./measure-rows.ts";
import type { LatencyName, ShareName } from "./observation.ts";

const MINUTE = 60_000;

function measured(turns: NightTurns = {}): ExerciseMeasures {
  const { journal, log } = toldNight(turns);
  return exerciseMeasures(journal, log);
}

function latency({ latencies }: ExerciseMeasures, name: LatencyName) {
  return latencies
    .filter(({ measure }) => measure === name)
    .map(({ state, by, ending, exercise }) => [state, by, ending, exercise / MINUTE]);
}

function shares(measures: ExerciseMeasures, name: ShareName) {
  return measures.shares
    .filter(({ measure }) => measure === name)
    .map(({ state, key, held }) => [state, key, held]);
}

test("Each latency runs from its own first instant to its own step", () => {
  const measures = measured({ missing: ["necessity"], asked: ["necessity"] });
  expect(latency(measures, "response-time")).toEqual([["XB", "people", "reached", 4]]);
  expect(latency(measures, "triage")).toEqual([["XB", "people", "reached", 3]]);
  expect(latency(measures, "preserve-after-delivery")).toEqual([["XB", "people", "reached", 69]]);
  expect(latency(measures, "substantive-answer")).toEqual([["XB", "people", "reached", 69]]);
  expect(latency(measures, "time-to-request")).toEqual([["XA", "people", "reached", 5]]);
});

test("An inject counts as waiting for a request if somebody made one, or an expectation says so", () => {
  const { journal, log, scenario } = toldNight();
  const alone = journal.filter((record) => !("request" in record));
  expect(latency(exerciseMeasures(alone, log), "time-to-request")).toEqual([]);
  const expectation = { id: "asks", of: "XA", measure: "time-to-request", within: { P: "PT1M" } };
  const expecting = nightScenario({}, { expectations: [expectation] });
  const told = alone.map((record) =>
    record.kind === "scenario" ? { ...record, scenario: expecting } : record,
  );
  expect(expecting.clock.start).toBe(scenario.clock.start);
  expect(latency(exerciseMeasures(told, log), "time-to-request")).toEqual([
    ["XA", "people", "censored", 115],
  ]);
});

test("What was never done is kept, for as long as it was watched", () => {
  const measures = measured({ acknowledged: null });
  expect(latency(measures, "response-time")).toEqual([["XB", "people", "censored", 109]]);
  expect(latency(measures, "triage")).toEqual([]);
  const [row] = latencyRows(measures.latencies).filter(
    ({ measure, cut }) => measure === "response-time" && cut === "all",
  );
  expect(row).toMatchObject({ n: 1, reached: 0, censored: 1 });
  expect(row?.exercise).toEqual({ p50_s: null, p90_s: null, max_s: null, open_s: 109 * 60 });
  expect(row?.values).toEqual([{ exercise_s: 6540, real_s: 6540, ending: "censored" }]);
});

test("A faster clock takes more exercise seconds than real ones, and the row says so", () => {
  const scenario = nightScenario({ rate: 2, owed_rate: 2, allowed_rates: [2] });
  const { journal, log } = toldNight({ scenario });
  const told = exerciseMeasures(
    journal,
    log.map((record) => ({ ...record, run: record.run / 2 })),
  );
  const [one] = told.latencies.filter(({ measure }) => measure === "response-time");
  expect(one).toMatchObject({ exercise: 4 * MINUTE, real: 2 * MINUTE });
  expect(latencyRows(told.latencies).every(({ accelerated }) => accelerated)).toBe(true);
  expect(latencyRows(measured().latencies).some(({ accelerated }) => accelerated)).toBe(false);
});

test("Items of the form, planted gaps and questions are counted one by one", () => {
  const asked = ["necessity", "authority"];
  const measures = measured({ missing: ["necessity", "location"], asked });
  const stated = shares(measures, "form-completeness");
  expect(stated).toContainEqual(["XA", "necessity", false]);
  expect(stated.filter(([, , held]) => held === true)).toHaveLength(5);
  expect(shares(measures, "vigilance")).toEqual([
    ["XB", "necessity", true],
    ["XB", "location", false],
  ]);
  expect(shares(measures, "needed-questions")).toEqual([
    ["XB", "necessity", true],
    ["XB", "authority", false],
  ]);
});

test("A hold that outlasts the exercise says nothing yet of the follow-up", () => {
  expect(shares(measured(), "follow-up")).toEqual([["XA", "", null]]);
  expect(shares(measured(), "reachability")).toEqual([["XB", "email", true]]);
  expect(shares(measured({ acknowledged: null }), "reachability")).toEqual([
    ["XB", "email", false],
  ]);
});

test("Who plays a State by turns is never counted with another", () => {
  const taken = { kind: "seat", act: "taken-over", of: "XB/duty-officer", by: "machine" } as const;
  const given = measured({ acknowledged: null, more: [[12, "facilitator", "Fay", taken]] });
  expect(latency(given, "response-time")).toEqual([["XB", "machines", "censored", 109]]);
  const helped = { ...taken, by: "facilitator" } as const;
  const staffed = measured({ acknowledged: null, more: [[12, "facilitator", "Fay", helped]] });
  expect(latency(staffed, "response-time")).toEqual([["XB", "staff", "censored", 109]]);
  for (const { latencies } of [given, staffed])
    expect(latencyRows(latencies).filter(({ by }) => by === "people")).toSatisfy(
      (rows: readonly { measure: string }[]) =>
        rows.every(({ measure }) => measure === "time-to-request"),
    );
});

test("What the staff asks in a State's name is not its people's", () => {
  const asked = measured({ asker: "white-cell" });
  expect(latency(asked, "time-to-request")).toEqual([["XA", "staff", "reached", 5]]);
  const stated = ({ shares }: ExerciseMeasures) =>
    new Set(shares.flatMap((one) => (one.measure === "form-completeness" ? [one.by] : [])));
  expect([...stated(asked)]).toEqual(["staff"]);
  expect([...stated(measured())]).toEqual(["people"]);
});

test("What was open at a hand-over counts until the next officer's step", () => {
  const handed = { kind: "seat", act: "handed-over", text: "one open request" } as const;
  const measures = measured({ more: [[13, "XB/duty-officer", "Bo Boreal", handed]] });
  expect(latency(measures, "hand-over")).toEqual([["XB", "people", "reached", 2]]);
});

test("Calls are compared with the roster, by what would make both alike", () => {
  const scenario = nightScenario({ rate: 1, owed_rate: 1, allowed_rates: [1] });
  const { exercise } = scenario;
  if (exercise === undefined) throw new Error("the night is an exercise");
  const roster = [
    { to: "current-shift", wait: 10 * MINUTE },
    { to: "head-of-unit", wait: 10 * MINUTE },
  ];
  const called = (whom: string) => ({ kind: "act", act: { act: "call", whom } }) as const;
  const { calls } = measured({
    scenario: { ...scenario, exercise: { ...exercise, escalate: { XB: roster } } },
    more: [
      [30, "XB/duty-officer", "Bo Boreal", called("current-shift")],
      [34, "XB/duty-officer", "Bo Boreal", called("legal-adviser")],
    ],
  });
  expect(calls).toMatchObject([{ state: "XB", distance: 1, early: 1 }]);
  expect(editDistance(["a", "b", "c"], ["b", "c", "d"])).toBe(2);
  expect(editDistance([], ["a"])).toBe(1);
  expect(editDistance(["a"], [])).toBe(1);
});

test("Links and lawful gates are told of the whole exercise", () => {
  const { links, gates } = measured();
  expect(links).toEqual([{ link: ["XA", "XB"], sent: 3, delivered: 1, lost: 0, retried: 0 }]);
  expect(gates.map(({ name }) => name)).toContain("no-content-without-assistance");
});
