import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PatientClock } from "./patient-clock.ts";

let real = 0;
beforeEach(() => {
  real = 1_000;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => void vi.useRealTimers());

/** The event loop comes round once, after so many real milliseconds. */
function turn(ms: number): void {
  real += ms;
  vi.advanceTimersByTime(5);
}

test("A clock that was started keeps real time as long as the process gets round to its work", () => {
  using clock = new PatientClock(() => real);
  turn(500);
  expect(clock.now()).toBe(1_000);
  clock.start();
  for (let round = 1; round <= 100; round++) {
    turn(5);
    expect(clock.now()).toBe(1_000 + 5 * round);
  }
  real += 3;
  expect(clock.now()).toBe(1_503);
});

test("A stall is left out, whenever the clock is read, and it never runs back", () => {
  using clock = new PatientClock(() => real);
  clock.start();
  real += 700;
  expect(clock.now()).toBe(1_005);
  turn(300);
  expect(clock.now()).toBe(1_005);
  turn(4);
  expect(clock.now()).toBe(1_009);
  real -= 50;
  expect(clock.now()).toBe(1_009);
});
