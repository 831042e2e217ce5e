import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver } from "@contactpoint/scenario";
import { simulate } from "@contactpoint/simulator";
import { expect, test } from "vitest";
import { drySteps } from "./dry-steps.ts";
import { forecastLength } from "./forecast-length.ts";
import { RunForecast, type ExerciseStanding } from "./run-forecast.ts";

/** XA and XB are played by people; a theft, a hint after it, an answer that is asked for, and a late ping. */
function scenario(): ResolvedScenario {
  const resolved = new DocumentResolver().resolve({
    format: "contactpoint/1",
    id: "forecast",
    version: "1.0.0",
    title: "Forecast",
    marking: "EXERCISE",
    seed: 3,
    clock: { start: "2027-03-01T00:00:00Z", duration: "PT12H", rate: 12 },
    states: {
      XA: { zone: "UTC", played_by: "human" },
      XB: { zone: "UTC", played_by: "human" },
      XC: { zone: "UTC" },
    },
    rosters: { default: { shifts: [{ id: "all", from: "00:00", to: "00:00", officers: 2 }] } },
    providers: { mailhaven: { state: "XC" }, seinebox: { state: "XA" } },
    instruments: { convention: { basis: "UNCC", parties: "all", in_force_from: "2026-01-01" } },
    injects: [
      { id: "theft", at: "T+01:00", to: "XA", body: "A theft." },
      { id: "hint", after: { of: "theft", plus: "PT1H" }, to: "XA", body: "A hint." },
      { id: "spare", at: "manual", to: "XB", body: "A spare one." },
      {
        id: "trail",
        at: "T+03:00",
        from: "XC",
        to: "XA",
        request: { form: "preservation", urgency: "urgent", provider: "seinebox" },
      },
      { id: "news", at: "T+04:00", to: "XB", body: "News." },
    ],
    expectations: [
      { id: "asked", of: "XA", inject: "trail", measure: "response-time", within: { P: "PT5M" } },
    ],
  });
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.scenario;
}

const SCENARIO = scenario();
const { start, end } = SCENARIO.clock;
const PLAYED = new Set(["XA", "XB"]);
const TERMS = {
  rate: 12,
  owed_rate: 1,
  owed_budget: 5 * MINUTE,
  stepTime: 2 * MINUTE,
  peopleOf: new Map([
    ["XA", 1],
    ["XB", 1],
  ]),
};
const PLAN = drySteps(SCENARIO, PLAYED);

const standing = (after: number, owed: ExerciseStanding["owed"] = []): ExerciseStanding => ({
  ...TERMS,
  now: start + after,
  owed,
});

/** The forecast after so much of a run in which people did as machines would. */
function after(span: number): RunForecast {
  const forecast = new RunForecast(SCENARIO, PLAN);
  simulate(SCENARIO, {
    sinks: [(record) => record.at < start + span && forecast.note(record)],
  });
  return forecast;
}

test("Before the start it is the forecast of the dry run", () => {
  expect(PLAN.steps.length).toBeGreaterThan(4);
  expect(after(0).left(standing(0))).toBe(forecastLength(PLAN.steps, { ...TERMS, start, end }));
});

test("What has come is not forecast again, and what is owed still costs its time", () => {
  const forecast = after(11 * HOUR);
  expect(forecast.left(standing(11 * HOUR))).toBe(HOUR / 12);
  const owed = [{ id: "XA/inject/trail/1/9", state: "XA" }];
  const cost = 2 * MINUTE - (2 * MINUTE) / 12;
  expect(forecast.left(standing(11 * HOUR, owed))).toBeCloseTo(HOUR / 12 + cost, -1);
});

test("Steps that should have come are awaited as long as somebody owes one before them", () => {
  // The trail has reached XA, whose people are late: all that would follow is still to come.
  const late = new RunForecast(SCENARIO, PLAN);
  const first = PLAN.steps.find(({ request }) => request === "inject/trail/1");
  simulate(SCENARIO, {
    sinks: [(record) => record.at <= (first?.since ?? 0) && late.note(record)],
  });
  const owed = [{ id: first?.id ?? "", state: "XA" }];
  const waits = late.left(standing(8 * HOUR, owed)) - late.left(standing(8 * HOUR));
  const following = PLAN.steps.filter(({ request }) => request === "inject/trail/1").length;
  expect(following).toBeGreaterThan(1);
  expect(waits).toBeGreaterThan((following - 1) * MINUTE);
});

test("Injects to come may be dropped, those first without which all can be judged", () => {
  const found = after(0).droppable(standing(0));
  expect(found.map(({ inject }) => inject)).toEqual(["theft", "hint", "news", "trail"]);
  const [theft, hint] = found;
  expect(theft).toMatchObject({ followers: ["hint"], judged: [] });
  expect(theft?.saves).toBeGreaterThan(hint?.saves ?? 0);
  expect(found.at(-1)).toMatchObject({ inject: "trail", judged: ["asked"] });
  expect(after(5 * HOUR).droppable(standing(5 * HOUR))).toEqual([]);
});

test("A skipped inject costs nothing any more, and neither does what would have followed", () => {
  const forecast = after(0);
  const [theft] = forecast.droppable(standing(0));
  const before = forecast.left(standing(0));
  forecast.skipped("theft");
  expect(Math.round(before - forecast.left(standing(0)))).toBe(theft?.saves);
  expect(forecast.droppable(standing(0)).map(({ inject }) => inject)).toEqual(["news", "trail"]);
});

test("A moved inject takes what follows from it along, beyond the end if need be", () => {
  const forecast = after(0);
  forecast.moved("trail", end);
  const [, , , trail] = after(0).droppable(standing(0));
  const shorter = after(0).left(standing(0)) - forecast.left(standing(0));
  expect(Math.round(shorter)).toBe(trail?.saves);
});
