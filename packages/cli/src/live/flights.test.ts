import { expect, test } from "vitest";

import { Flights } from "./flights.ts";

test("a frame waits from when it was first handed over until its receipt", () => {
  let now = 1_000;
  const flights = new Flights(() => now);
  flights.begin("XA", "a");
  now = 2_000;
  flights.begin("XA", "b");
  flights.begin("XA", "a");
  expect(flights.waiting("XA")).toEqual({ frames: 2, oldest: 1_000 });
  expect(flights.waiting("XB")).toEqual({ frames: 0, oldest: null });
  now = 2_500;
  expect(flights.end("XA", "a")).toBe(1.5);
  expect(flights.waiting("XA")).toEqual({ frames: 1, oldest: 2_000 });
  expect(flights.end("XA", "a")).toBeNull();
  expect(flights.end("XB", "b")).toBeNull();
  expect(flights.sent).toBe(3);
});
