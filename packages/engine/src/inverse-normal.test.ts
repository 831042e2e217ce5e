import fc from "fast-check";
import { expect, test } from "vitest";

import { inverseNormal, Z90, Z95, Z99 } from "./inverse-normal.ts";

// The first three are the check values printed with AS 241; the others are tabulated quantiles.
test.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.262340089798408],
  [0.5, 0],
  [0.9, Z90],
  [0.95, Z95],
  [0.975, 1.959963984540054],
  [0.99, Z99],
])("the standard normal quantile of %d is %d", (p, z) => {
  expect(Math.abs(inverseNormal(p) - z)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(z)));
});

test("the standard normal quantile is odd about one half", () => {
  fc.assert(
    // Multiples of 2 ** -30 have an exact complement.
    fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), (n) => {
      const p = n / 2 ** 30;
      expect(inverseNormal(1 - p)).toBeCloseTo(-inverseNormal(p), 14);
    }),
  );
});
