import type { RunningDifference } from "@contactpoint/study";
import { expect, test } from "vitest";

import { differenceText, progressText, timeLeft } from "./running-text.ts";

const difference = (unit: RunningDifference["unit"], estimate: number, half: number) => ({
  metric: "in-time",
  unit,
  variant: "regional-hubs",
  against: "mesh",
  n: 3,
  interval: { estimate, low: estimate - half, high: estimate + half },
});

test("a running difference has its sign, and the unit that the tables have", () => {
  const text = (...size: Parameters<typeof difference>): string =>
    differenceText(difference(...size), { finished: 6, wanted: 150 });
  expect(text("share", 0.0712, 0.0204)).toBe(
    "in-time: regional-hubs − mesh +7.1 ± 2.0 pp (6 of 150)",
  );
  expect(text("share", -0.004, 0.045)).toBe(
    "in-time: regional-hubs − mesh −0.4 ± 4.5 pp (6 of 150)",
  );
  expect(text("seconds", 5702, 15_655)).toBe(
    "in-time: regional-hubs − mesh +1.6 ± 4.3 h (6 of 150)",
  );
  expect(text("number", -1.26, 0.5)).toBe("in-time: regional-hubs − mesh −1.3 ± 0.5 (6 of 150)");
  expect(text("share", 0, 0)).toBe("in-time: regional-hubs − mesh +0 pp (6 of 150)");
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
