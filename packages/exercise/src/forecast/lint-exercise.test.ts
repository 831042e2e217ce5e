import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { lintExercise } from "./lint-exercise.ts";
import { peopleAtSeats } from "./people-at-seats.ts";

interface Parts {
  readonly injects: readonly object[];
  readonly expectations?: readonly object[];
}

/** XA is played by people in two seats, XB by one person, XC by machines and has office hours. */
function scenarioOf({ injects, expectations = [] }: Parts): ResolvedScenario {
  const resolved = new DocumentResolver().resolve({
    format: "contactpoint/1",
    id: "linted",
    version: "1.0.0",
    title: "Linted",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: "2027-03-01T00:00:00Z", duration: "PT8H" },
    states: {
      XA: { zone: "UTC", played_by: "human", seats: { officer: {}, head: {} } },
      XB: { zone: "UTC", played_by: "human", roster: "office" },
      XC: { zone: "UTC" },
    },
    rosters: {
      default: { shifts: [{ id: "all", from: "00:00", to: "00:00" }] },
      office: { shifts: [{ id: "office", from: "06:00", to: "14:00" }] },
    },
    providers: { mailhaven: { state: "XC" }, seinebox: { state: "XA" } },
    injects,
    expectations,
  });
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.scenario;
}

/** Problems as `severity path message`, of a run in which these injects came so long after its start. */
function problemsOf(
  parts: Parts,
  sent: Readonly<Record<string, number>>,
  requested: readonly string[] = [],
): string[] {
  const scenario = scenarioOf(parts);
  const { start } = scenario.clock;
  const facts = {
    sentAt: new Map(Object.entries(sent).map(([id, after]) => [id, start + after])),
    requested: new Set(requested),
    peopleOf: peopleAtSeats(scenario),
  };
  return lintExercise(scenario, facts).map(
    ({ severity, path, message }) => `${severity} ${path} ${message}`,
  );
}

const ask = { id: "ask", at: "T+01:00", from: "XC", to: "XA", request: { form: "ping" } };

test("an exercise that people can play has no problem", () => {
  const judged = {
    id: "asked",
    of: "XA",
    inject: "ask",
    measure: "response-time",
    within: { P: "PT5M" },
  };
  expect(problemsOf({ injects: [ask], expectations: [judged] }, { ask: HOUR }, ["ask"])).toEqual(
    [],
  );
  const byEvaluator = {
    id: "asked",
    of: "XA",
    inject: "ask",
    measure: "calm",
    judged_by: "evaluator",
  };
  expect(
    problemsOf({ injects: [ask], expectations: [byEvaluator] }, { ask: HOUR }, ["ask"]),
  ).toEqual([]);
});

test("an inject for a State of machines, or for nobody, can be answered by nobody", () => {
  const told = { at: "T+01:00", body: "News." };
  const injects = [
    { ...told, id: "machine", to: "XC" },
    { ...told, id: "nobody", to: "judge" },
    { ...told, id: "staff", to: "white-cell" },
  ];
  expect(problemsOf({ injects }, { machine: HOUR, nobody: HOUR, staff: HOUR })).toEqual([
    "error injects.machine reaches XC, which machines play: nobody can answer it",
    "error injects.nobody reaches judge, which is no State and no seat: nobody can answer it",
  ]);
});

test("an inject that was not sent, brought no request, or came to a closed desk is told", () => {
  expect(problemsOf({ injects: [ask] }, {})).toEqual([
    "warning injects.ask was not sent in the dry run",
  ]);
  expect(problemsOf({ injects: [ask] }, { ask: HOUR })).toEqual([
    "error injects.ask brings about no request: the provider is the requesting State's own",
  ]);
  const early = { id: "early", at: "T+01:00", to: "XB", body: "News." };
  expect(problemsOf({ injects: [early] }, { early: HOUR })).toEqual([
    "warning injects.early reaches XB when nobody is on duty or on call",
  ]);
  expect(problemsOf({ injects: [{ ...early, at: "T+07:00" }] }, { early: 7 * HOUR })).toEqual([]);
});

test("an expectation of machines, of another State's inject, or beyond the end cannot be met", () => {
  const judged = {
    inject: "ask",
    measure: "response-time",
    clock: "exercise",
    within: { P: "PT30M", M: "PT2H" },
  };
  const expectations = [
    { ...judged, id: "machines", of: "XC" },
    { ...judged, id: "other", of: "XB" },
    { ...judged, id: "own", of: "XA" },
  ];
  const late = 8 * HOUR - 20 * MINUTE;
  const parts = { injects: [ask], expectations };
  expect(problemsOf(parts, { ask: HOUR }, ["ask"])).toEqual([
    "error expectations.machines cannot be met: machines play XC, and nobody rates them",
    "error expectations.other cannot be met: ask concerns XA, not XB",
  ]);
  expect(
    problemsOf({ ...parts, expectations: expectations.slice(2) }, { ask: late }, ["ask"]),
  ).toEqual([
    "error expectations.own cannot be told apart: the run ends 20 min after ask, before P is over",
  ]);
});

test("people take the seats in the file's order and begin again once all are taken", () => {
  const scenario = scenarioOf({ injects: [ask] });
  const at = (players?: number): [string, number][] => [...peopleAtSeats(scenario, players)];
  expect(at()).toEqual([
    ["XA", 2],
    ["XB", 1],
  ]);
  expect(at(1)).toEqual([["XA", 1]]);
  expect(at(7)).toEqual([
    ["XA", 5],
    ["XB", 2],
  ]);
});
