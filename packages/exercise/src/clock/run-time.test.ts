import { expect, test } from "vitest";
import { RunTime } from "./run-time.ts";

test("Run time stands in pauses and goes on from where it stood", () => {
  const time = new RunTime();
  time.restore(1_000);
  expect(time.at(50_000)).toBe(1_000);
  time.start(50_000);
  time.start(51_000);
  expect(time.at(52_000)).toBe(3_000);
  time.stop(53_000);
  expect(time.isRunning).toBe(false);
  expect(time.at(90_000)).toBe(4_000);
  time.start(90_000);
  expect(time.at(90_500)).toBe(4_500);
});

test("A machine's clock that was set back counts as standing", () => {
  const time = new RunTime();
  time.start(50_000);
  expect(time.at(40_000)).toBe(0);
});
