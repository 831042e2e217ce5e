import fc from "fast-check";
import { expect, test } from "vitest";

import { LINK_LIMITS } from "./link-limits.ts";
import { resendDelay } from "./resend-delay.ts";

test("delays double up to the cap when nothing is drawn", () => {
  const delays = [1, 2, 3, 9, 10, 500].map((n) => resendDelay(n, () => 0, LINK_LIMITS));
  expect(delays).toEqual([200, 400, 800, 51_200, 60_000, 60_000]);
});

test("the jitter takes away at most its share and adds nothing", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, draw) => {
        const longest = resendDelay(attempt, () => 0, LINK_LIMITS);
        const delay = resendDelay(attempt, () => draw, LINK_LIMITS);
        expect(delay).toBeLessThanOrEqual(longest);
        expect(delay).toBeGreaterThanOrEqual(longest * (1 - LINK_LIMITS.resend_jitter) - 1);
      },
    ),
  );
});
