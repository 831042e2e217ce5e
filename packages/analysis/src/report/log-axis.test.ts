import { DAY, MINUTE, SECOND } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { logAxis } from "./log-axis.ts";

test("an axis holds what it is asked to hold, in order, and finds its way back", () => {
  const duration = fc.integer({ min: 0, max: 700 * DAY });
  fc.assert(
    fc.property(duration, duration, (one, other) => {
      const [short, long] = one < other ? [one, other] : [other, one];
      const axis = logAxis(short, long);
      expect(axis.ticks.length).toBeGreaterThanOrEqual(3);
      expect(axis.from).toBeLessThanOrEqual(Math.max(short, SECOND));
      expect(axis.until).toBeGreaterThanOrEqual(long);
      expect([axis.place(axis.from), axis.place(axis.until)]).toEqual([0, 1]);
      expect(axis.place(short)).toBeLessThanOrEqual(axis.place(long));
      const within = Math.max(short, SECOND);
      expect(axis.at(axis.place(within)) / within).toBeCloseTo(1, 6);
    }),
  );
});

test("ticks are named durations", () => {
  expect(logAxis(MINUTE, DAY).ticks.map(([, name]) => name)).toEqual([
    "1 min",
    "5 min",
    "15 min",
    "1 h",
    "4 h",
    "12 h",
    "1 d",
  ]);
});
