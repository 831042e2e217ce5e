import { sampleScenario } from "@contactpoint/analysis/testing";
import { expect, test } from "vitest";
import { nightScenario } from "../testing/night-scenario.ts";
import { hubsOf } from "./hubs-of.ts";
import { placesOf } from "./places-of.ts";

test("A State lies at the longitude of its clock, and stays there when clocks change", () => {
  const places = placesOf(nightScenario());
  // Clocks in Paris change in this night; those of Chicago did weeks before.
  expect(places.get("XA")?.longitude).toBe(15);
  expect(places.get("XB")?.longitude).toBe(-75);
  // Nepal's clocks are five hours and three quarters ahead.
  expect(places.get("XC")?.longitude).toBe(86.25);
});

test("However many States share a time, no two lie at one place, and all lie on the map", () => {
  const sample = sampleScenario();
  const [first] = sample.states;
  if (first === undefined) throw new RangeError("the sample has States");
  for (const hours of [0, 12, 14]) {
    const offsets = { from: [0], ms: [hours * 3_600_000] };
    const states = Array.from({ length: 200 }, (_, index) => ({
      ...first,
      id: `S${index}`,
      offsets,
    }));
    const places = [...placesOf({ states }).values()];
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(200);
    for (const { longitude, latitude } of places) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(60);
      expect(longitude).toBeGreaterThanOrEqual(-180);
      expect(longitude).toBeLessThan(180);
    }
  }
});

test("Where clocks lie an hour apart names stand in rows of their own", () => {
  const [first] = sampleScenario().states;
  if (first === undefined) throw new RangeError("the sample has States");
  const states = [-5, -4].map((hours) => ({
    ...first,
    id: `S${hours}`,
    offsets: { from: [0], ms: [hours * 3_600_000] },
  }));
  const [west, east] = [...placesOf({ states }).values()];
  expect(west?.latitude).not.toBe(east?.latitude);
});

test("Hubs are those of the layout, and those that only relay", () => {
  const { states, topology } = sampleScenario();
  const hubs = (shape: typeof topology.shape): string[] => [
    ...hubsOf({ states, topology: { ...topology, shape } }),
  ];
  expect(hubs({ kind: "mesh" })).toEqual([]);
  expect(hubs({ kind: "hub", hub: "XH", relay: "handle" })).toEqual(["XH"]);
  expect(
    hubs({ kind: "regional-hubs", hubs: { north: "XA", south: "XB" }, relay: "forward" }),
  ).toEqual(["XA", "XB"]);
});
