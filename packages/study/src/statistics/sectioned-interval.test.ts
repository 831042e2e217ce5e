import { expect, test } from "vitest";
import { sectionedInterval } from "./sectioned-interval.ts";

test("sections scatter about the value over everything", () => {
  // numpy: t = scipy.stats.t.ppf(.975, 3); 10.4 ± t sqrt(sum((s - 10.4)**2) / 3 / 4)
  const found = sectionedInterval(10.4, [10.2, 9.5, 11.1, 10.7], 0.95);
  expect(found?.estimate).toBe(10.4);
  expect(found?.low).toBeCloseTo(9.301402818173713, 12);
  expect(found?.high).toBeCloseTo(11.498597181826288, 12);
});

test("one section says nothing of scatter", () => {
  expect(sectionedInterval(10, [10], 0.95)).toBeNull();
});
