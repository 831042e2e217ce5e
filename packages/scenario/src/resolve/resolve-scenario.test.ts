import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readText, scenarioTextArbitrary } from "../testing/index.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";

const SMALL: ScenarioText = {
  format: "contactpoint/1",
  id: "small",
  version: "1.0.0",
  title: "Small",
  marking: "EXERCISE",
  seed: 5,
  clock: { start: "2027-03-27T18:00:00Z", duration: "P30D" },
  states: { XA: { zone: "Europe/Paris", holidays: "FR" }, XB: { zone: "America/Chicago" } },
  providers: { mail: { state: "XB" }, cloud: { state: "XA" } },
  workload: [{ id: "everyday", arrivals: { poisson: { per_day: 4 } } }],
};

test("sound random scenarios resolve to plain JSON data", () => {
  fc.assert(
    fc.property(scenarioTextArbitrary(), (text) => {
      const scenario = readText(text);
      expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    }),
    { numRuns: 60 },
  );
});

test("a scenario resolves to the same bytes in another time zone and locale", () => {
  const script = `
    import { readText, scenarioTextArbitrary } from ${JSON.stringify(new URL("../testing/index.ts", import.meta.url).href)};
    import fc from ${JSON.stringify(import.meta.resolve("fast-check"))};
    const texts = fc.sample(scenarioTextArbitrary(), { seed: 11, numRuns: 5 });
    process.stdout.write(JSON.stringify(texts.map(readText)));`;
  const [here, there] = ["Etc/UTC", "Pacific/Apia"].map((zone) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ: zone, LANG: zone === "Etc/UTC" ? "C" : "tr_TR.UTF-8" },
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    }),
  );
  expect(there).toBe(here);
});

test("States come one by one from a count, each with a key of its own", () => {
  const scenario = readText({
    ...SMALL,
    states: {
      ...SMALL.states,
      XF: { zone: "UTC", count: 60, effects: { speed: { uniform: { min: 1, max: 2 } } } },
    },
  });
  const counted = scenario.states.filter(({ id }) => id.startsWith("XF-"));
  expect(counted.map(({ id }) => id)).toEqual(
    Array.from({ length: 60 }, (_, index) => `XF-${String(index + 1).padStart(2, "0")}`),
  );
  expect(new Set(counted.map(({ effects }) => effects.speed)).size).toBe(60);
});

test("a drawn effect depends on the key of its State and on no other State", () => {
  const effects = { speed: { lognormal: { p50: 1, p95: 1.6 } } };
  const one = readText({ ...SMALL, states: { ...SMALL.states, XC: { zone: "UTC", effects } } });
  const two = readText({
    ...SMALL,
    states: {
      XD: { zone: "UTC", effects, key: "XC" },
      XE: { zone: "UTC", effects },
      ...SMALL.states,
    },
  });
  const speed = (scenario: typeof one, id: string): number | undefined =>
    scenario.states.find((state) => state.id === id)?.effects.speed;
  expect(speed(two, "XD")).toBe(speed(one, "XC"));
  expect(speed(two, "XE")).not.toBe(speed(one, "XC"));
});

test("a profile takes from the one it extends what it does not say", () => {
  const { profiles } = readText({
    ...SMALL,
    profiles: {
      quick: { ack: "PT5M", error: { miss_gap: 0.5 } },
      slow: { extends: "quick", order: "PT9H", error: { omit_item: 0.3 } },
    },
    states: { XA: { zone: "UTC", profile: "slow" }, XB: { zone: "UTC", profile: "quick" } },
  });
  expect(profiles["slow"]).toMatchObject({
    service: { acknowledge: { value: 300_000 }, order: { value: 32_400_000 } },
    error: { miss_gap: 0.5, omit_item: 0.3 },
  });
});

test("whatever the scenario leaves open is a graded parameter", () => {
  const { parameters } = readText({ ...SMALL, practice: { preservation: "P70D" } });
  const graded = (path: string) => parameters.find((parameter) => parameter.path === path);
  expect(graded("practice.preservation")).toMatchObject({ basis: "scenario", value: "P70D" });
  expect(graded("channels.phone.reach")).toMatchObject({ basis: "sourced", value: "0.64" });
  expect(graded("profiles.default.acknowledge")).toMatchObject({
    basis: "assumption",
    value: "{ lognormal: { p50: PT6M, p95: PT40M } }",
  });
  const paths = parameters.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test("by default a request has 1.74 items on average", () => {
  const { workload } = readText(SMALL);
  const items = workload[0]?.items ?? [];
  const sum = items.reduce((total, weight) => total + weight, 0);
  const mean = items.reduce((total, weight, index) => total + weight * (index + 1), 0) / sum;
  expect(mean).toBeCloseTo(1.74, 10);
});

test("weights of hours are scaled to mean 1, and the volume multiplies the rate", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 3));
  const { workload } = readText({
    ...SMALL,
    scale: 10,
    workload: [{ id: "everyday", arrivals: { poisson: { per_day: 4 }, hour_of_day: hours } }],
  });
  expect(workload[0]?.arrivals).toMatchObject({
    per_day: 40,
    hour_of_day: hours.map((weight) => weight / 2),
  });
});

test("the sourced concentration gives three States 74 % of the needs", () => {
  const { workload } = readText({
    ...SMALL,
    states: { ...SMALL.states, XF: { zone: "UTC", count: 20 } },
    workload: [
      {
        id: "everyday",
        arrivals: { poisson: {} },
        from: { concentrated: { top: 3, share: 0.74 } },
      },
    ],
  });
  const weights = Object.values(workload[0]?.from ?? {}).toSorted((a, b) => b - a);
  expect(weights.slice(0, 3).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.74, 10);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
});
