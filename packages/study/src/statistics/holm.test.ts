import fc from "fast-check";
import { expect, test } from "vitest";
import { bonferroniConfidence, holm } from "./holm.ts";

// R: p.adjust(c(...), "holm")
test.for([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.02, 0.02, 0.9],
    [0.06, 0.06, 0.9],
  ],
  [[0.7], [0.7]],
  [[], []],
] as const)("%j becomes %j", ([ps, adjusted]) => {
  const found = holm(ps);
  expect(found).toHaveLength(adjusted.length);
  found.forEach((p, at) => expect(p).toBeCloseTo(adjusted[at] ?? Number.NaN, 14));
});

test("adjusted values lie between the plain ones and Bonferroni's, in the same order", () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(p, { maxLength: 12, size: "max" }), (ps) => {
      const adjusted = holm(ps);
      ps.forEach((one, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(one);
        expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, ps.length * one));
        ps.forEach((other, j) => {
          if (one < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
        });
      });
    }),
  );
});

test("Bonferroni divides what may go wrong", () => {
  expect(bonferroniConfidence(0.95, 5)).toBeCloseTo(0.99, 14);
  expect(bonferroniConfidence(0.95, 1)).toBe(0.95);
  expect(() => bonferroniConfidence(0.95, 0)).toThrow(RangeError);
});
