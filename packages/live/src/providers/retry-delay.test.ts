import fc from "fast-check";
import { expect, test } from "vitest";
import { retryDelay } from "./retry-delay.ts";

const NOW = Date.UTC(2027, 2, 1, 12);
const half = (): number => 0.5;

test.each([
  ["3", 3_125],
  ["0", 125],
  ["10", 10_125],
  ["11", null],
  ["99999999999999999999", null],
  ["Mon, 01 Mar 2027 12:00:02 GMT", 2_125],
  ["Mon, 01 Mar 2027 11:00:00 GMT", 125],
  ["Mon, 01 Mar 2027 13:00:00 GMT", null],
])("Retry-After %s gives a pause of %s ms", (header, pause) => {
  expect(retryDelay(1, header, NOW, half)).toBe(pause);
});

test.each([null, "", "-5", "1.5", "soon", "2027-03-01", "Xxx, 99 Xxx 2027 99:99:99 GMT"])(
  "Retry-After %s is ignored",
  (header) => {
    expect([1, 2, 3, 9].map((tries) => retryDelay(tries, header, NOW, half))).toEqual([
      125, 250, 500, 1_000,
    ]);
  },
);

test("a pause is never longer than a provider may ask for, nor shorter than it asks", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat({ max: 15 }), random, (tries, s, u) => {
      expect(retryDelay(tries, null, NOW, () => u)).toBeLessThanOrEqual(2_000);
      const asked = retryDelay(tries, String(s), NOW, () => u);
      if (asked === null) expect(s).toBeGreaterThan(10);
      else expect(asked).toBeGreaterThanOrEqual(s * 1_000);
    }),
  );
});
