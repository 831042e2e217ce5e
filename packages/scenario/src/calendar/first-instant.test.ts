import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneOffsets } from "../edge/zone-offsets.ts";
import { firstInstantAtOrAfter } from "./first-instant.ts";
import { localTimeAt } from "./zone-offsets.ts";

const START = Date.UTC(2027, 0, 1);
const END = Date.UTC(2028, 0, 1);
const MINUTE = 60_000;

test("a time that a clock change skips gives the instant of the change", () => {
  const paris = zoneOffsets("Europe/Paris", START, END);
  const change = Date.UTC(2027, 2, 28, 1);
  for (const minute of [0, 1, 30, 59]) {
    expect(firstInstantAtOrAfter(paris, Date.UTC(2027, 2, 28, 2, minute))).toBe(change);
  }
  expect(firstInstantAtOrAfter(paris, Date.UTC(2027, 2, 28, 3, 1))).toBe(change + MINUTE);
});

test("a time that occurs twice gives the earlier instant, and the end of the fold the later", () => {
  const paris = zoneOffsets("Europe/Paris", START, END);
  const local = Date.UTC(2027, 9, 31, 2, 30);
  expect(firstInstantAtOrAfter(paris, local)).toBe(Date.UTC(2027, 9, 31, 0, 30));
  expect(firstInstantAtOrAfter(paris, local + 30 * MINUTE)).toBe(Date.UTC(2027, 9, 31, 2));
});

test("the clock reads the time or later at the instant found, and earlier at every minute before", () => {
  const zones = ["Europe/Paris", "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll"];
  const cases = fc.record({
    zone: fc.constantFrom(...zones),
    change: fc.nat(7),
    minutes: fc.integer({ min: -200, max: 200 }),
  });
  fc.assert(
    fc.property(cases, ({ zone, change, minutes }) => {
      const offsets = zoneOffsets(zone, START, END);
      const near = offsets.from[change % offsets.from.length] ?? START;
      const local = localTimeAt(offsets, near) + minutes * MINUTE;
      const found = firstInstantAtOrAfter(offsets, local);
      expect(localTimeAt(offsets, found)).toBeGreaterThanOrEqual(local);
      for (let before = 1; before <= 400; before++) {
        expect(localTimeAt(offsets, found - before * MINUTE)).toBeLessThan(local);
      }
    }),
  );
});
