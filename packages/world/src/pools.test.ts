import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { caseFacts, roster, withState, worldBench, worldScenario } from "./testing/index.ts";

const OPENS = SAMPLE_START + 8 * HOUR;
const POOL = { pools: { pacific: ["XB", "XH"] } };

/** XA asks XB, whose desk opens after eight hours; XA and XH are staffed. */
function played(more: Partial<ResolvedScenario> = {}) {
  const desk = roster([
    [SAMPLE_START, 0, 0],
    [OPENS, 1, 0],
  ]);
  const bench = worldBench(withState(worldScenario(more), "XB", { desk }));
  bench.world.need(caseFacts(bench.world));
  bench.agenda.runUntil(SAMPLE_START + 24 * HOUR);
  const started = bench.of("task").filter((one) => one.node === "XB" && one.phase === "started");
  return started.map(({ task, desk: at = "XB", at: instant }) => [task, at, instant]);
}

const SENT = SAMPLE_START + MINUTE;

test("An officer of the pool acknowledges and checks; the law's own work waits for its desk", () => {
  expect(played(POOL)).toEqual([
    ["acknowledge", "XH", SENT],
    ["check", "XH", SENT],
    ["review", "XB", OPENS],
    ["order", "XB", OPENS],
  ]);
});

test("Without a pool, and with one of other States, everything waits for its own desk", () => {
  const own = ["acknowledge", "check", "review", "order"].map((task) => [task, "XB", OPENS]);
  expect(played()).toEqual(own);
  expect(played({ pools: { other: ["XA", "XH"] } })).toEqual(own);
});

test("Whoever is present does its own work", () => {
  const bench = worldBench(worldScenario(POOL));
  bench.world.need(caseFacts(bench.world));
  bench.agenda.runUntil(SAMPLE_START + HOUR);
  expect(bench.of("task").filter(({ desk }) => desk !== undefined)).toEqual([]);
});

test("Of those present who are equally loaded, the first of the scenario takes it", () => {
  expect(played({ pools: { all: ["XH", "XB", "XA"] } })[0]).toEqual(["acknowledge", "XA", SENT]);
});

test("Work that waits at another desk is dropped with its request", () => {
  const busy = { kind: "deterministic", value: 5 * HOUR } as const;
  const scenario = worldScenario(POOL);
  const slow = Object.entries(scenario.profiles).map(([name, profile]) => [
    name,
    { ...profile, service: { ...profile.service, acknowledge: busy } },
  ]);
  const profiles: ResolvedScenario["profiles"] = Object.fromEntries(slow);
  const desk = roster([[SAMPLE_START, 0, 0]]);
  const bench = worldBench(withState({ ...scenario, profiles }, "XB", { desk }));
  bench.world.need(caseFacts(bench.world));
  bench.world.need(caseFacts(bench.world, { id: "test/XA/2", withdrawn_at: SAMPLE_START + HOUR }));
  bench.agenda.runUntil(SAMPLE_START + 24 * HOUR);
  const dropped = bench.of("task").filter(({ phase }) => phase === "dropped");
  expect(dropped.map(({ request, desk: at }) => [request, at])).toEqual([["test/XA/2", "XH"]]);
});
