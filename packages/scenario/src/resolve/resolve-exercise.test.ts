import { HOUR, MINUTE } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

function read(more: string, clock = "", state = "") {
  const text = `format: contactpoint/1
id: short
version: 1.0.0
title: Short
marking: EXERCISE
seed: 1
clock: { start: 2027-03-27T18:00:00Z, duration: P1D${clock} }
states:
  XA: { zone: Europe/Paris${state} }
  XB: { zone: Asia/Kathmandu }
${more}`;
  return readFrom(memoryFiles({ "scenario.yaml": text }), "scenario.yaml");
}

function exerciseOf(result: ReturnType<typeof read>) {
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario.exercise;
}

test("A scenario that no person plays has no exercise", () => {
  expect(exerciseOf(read(""))).toBe(undefined);
});

test("A State played by people has a duty officer, and the clock of the wall", () => {
  expect(exerciseOf(read("", "", ", played_by: human"))).toEqual({
    rate: 1,
    owed_rate: 1,
    owed_budget: 5 * MINUTE,
    allowed_rates: [1],
    ends_within: null,
    seats: [{ state: "XA", post: "duty-officer", team: null, played_by: "human" }],
    escalate: {},
    expected: {},
  });
});

test("Rates, posts and steps of escalation are resolved", () => {
  const clock = ", rate: 12, owed_budget: PT2M, ends_within: PT3H, allowed_rates: [60, 12, 1]";
  const state = ", seats: { desk: {}, head: { team: staff, played_by: machine } }, roster: city";
  const rosters = `rosters:
  city:
    shifts: [{ id: day, from: "00:00", to: "00:00", crew: [desk] }]
    escalate: [{ to: current-shift, wait: PT5M }, { to: head }]
`;
  expect(exerciseOf(read(rosters, clock, state))).toEqual({
    rate: 12,
    owed_rate: 1,
    owed_budget: 2 * MINUTE,
    allowed_rates: [1, 12, 60],
    ends_within: 3 * HOUR,
    seats: [
      { state: "XA", post: "desk", team: null, played_by: "human" },
      { state: "XA", post: "head", team: "staff", played_by: "machine" },
    ],
    escalate: {
      XA: [
        { to: "current-shift", wait: 5 * MINUTE },
        { to: "head", wait: 10 * MINUTE },
      ],
    },
    expected: {},
  });
});

test("What should be done about an inject is kept for the staff, by language", () => {
  const injects = `injects:
  - { id: theft, at: T+00:10, to: XA, body: A theft., expected: { en: Ask XB., fr: Demander à XB. } }
`;
  const exercise = exerciseOf(read(injects, "", ", played_by: human"));
  expect(exercise?.expected).toEqual({ theft: { en: "Ask XB.", fr: "Demander à XB." } });
});

test("A step that asks nobody is refused with its place", () => {
  const rosters = `rosters:
  city:
    shifts: [{ id: day, from: "00:00", to: "00:00" }]
    escalate: [{ to: nobody }]
`;
  const result = read(rosters, "", ", roster: city");
  expect("problems" in result ? result.problems.map(({ path }) => path) : []).toEqual([
    "rosters.city.escalate[0].to",
  ]);
});

test("An owed rate above the rate is pointed out", () => {
  const result = read("", ", rate: 4, owed_rate: 12");
  expect(result.warnings.map(({ path }) => path)).toContain("clock.owed_rate");
});
