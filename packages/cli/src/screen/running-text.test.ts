import { expect, test } from "vitest";

import { differenceText, progressText, timeLeft } from "./running-text.ts";

const difference = (estimate: number, half: number) => ({
  metric: "in-time",
  variant: "regional-hubs",
  against: "mesh",
  n: 3,
  interval: { estimate, low: estimate - half, high: estimate + half },
});

test("a running difference has its sign, and two digits of its half-width", () => {
  const text = (estimate: number, half: number): string =>
    differenceText(difference(estimate, half), { finished: 6, wanted: 150 });
  expect(text(0.0712, 0.0204)).toBe("in-time: regional-hubs − mesh +0.071 ± 0.020 (6 of 150)");
  expect(text(-1234.5, 56.78)).toBe("in-time: regional-hubs − mesh −1235 ± 57 (6 of 150)");
  expect(text(0, 0)).toBe("in-time: regional-hubs − mesh +0 ± 0 (6 of 150)");
});

test("progress says how much is done and how long the rest takes at the same pace", () => {
  const progress = { finished: 50, wanted: 150, run: 20 };
  expect(timeLeft(progress, 4_000)).toBe(20_000);
  expect(timeLeft({ ...progress, run: 0 }, 4_000)).toBeNull();
  expect(progressText(progress, 100_000)).toBe(
    "33 % (50 of 150 replications), about 1 min 40 s left",
  );
  expect(progressText(progress, null)).toBe("33 % (50 of 150 replications)");
});
