import { entityKey } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { comesTrue, Draws, pick, runningTotals } from "./draws.ts";

const weights = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 8 });
const unit = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });

test("A pick falls on a weight above zero, and on the one under whose running total it lies", () => {
  fc.assert(
    fc.property(weights, unit, (given, u) => {
      const total = given.reduce((sum, one) => sum + one, 0);
      fc.pre(total > 0);
      const at = pick(runningTotals(given), u);
      const before = given.slice(0, at).reduce((sum, one) => sum + one, 0);
      expect(given[at]).toBeGreaterThan(0);
      expect(u * total).toBeGreaterThanOrEqual(before);
      expect(u * total).toBeLessThan(before + (given[at] ?? 0) + 1e-9);
    }),
  );
});

test("Picks at even distances take each weight as often as its share says", () => {
  const totals = runningTotals([1, 0, 3, 4]);
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 8000; n++) {
    const at = pick(totals, (n + 0.5) / 8000);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(counts).toEqual([1000, 0, 3000, 4000]);
});

test("Of weights that are all zero the last is picked, and of none the first place", () => {
  expect(pick(runningTotals([0, 0]), 0.5)).toBe(1);
  expect(pick([], 0.5)).toBe(0);
});

test("What is certain comes true and what is impossible does not, without a draw", () => {
  const { error } = new Draws(1);
  const key = entityKey("one");
  let drawn = 0;
  const counting = new Proxy(error, {
    get: (draw, name) => {
      drawn++;
      return Reflect.get(draw, name) as unknown;
    },
  });
  expect(comesTrue(1, counting, key, 0)).toBe(true);
  expect(comesTrue(1.5, counting, key, 0)).toBe(true);
  expect(comesTrue(0, counting, key, 0)).toBe(false);
  expect(comesTrue(-1, counting, key, 0)).toBe(false);
  expect(drawn).toBe(0);
});

test("A chance that grows keeps what has come true", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), unit, unit, (name, index, one, other) => {
      const { error } = new Draws(7);
      const [less, more] = one < other ? [one, other] : [other, one];
      const key = entityKey(name);
      if (comesTrue(less, error, key, index)) expect(comesTrue(more, error, key, index)).toBe(true);
    }),
  );
});

test("A chance comes true as often as it says", () => {
  const { loss } = new Draws(3);
  const key = entityKey("often");
  let count = 0;
  for (let index = 0; index < 20_000; index++) if (comesTrue(0.3, loss, key, index)) count++;
  // Four standard deviations are 260.
  expect(Math.abs(count - 6000)).toBeLessThan(260);
});

test("Every purpose has draws of its own", () => {
  const draws = new Draws(5);
  const key = entityKey("same");
  const labels = Object.values(draws).filter(
    (value): value is Draws["loss"] =>
      typeof value === "object" && value !== null && "uniform" in value,
  );
  expect(labels.length).toBeGreaterThanOrEqual(20);
  expect(new Set(labels.map((draw) => draw.uniform(key, 0))).size).toBe(labels.length);
  const uniform = { kind: "uniform", min: 0, max: 1e9 } as const;
  const kinds = ["prepare", "check", "background"] as const;
  expect(new Set(kinds.map((kind) => draws.service(kind, uniform, key, 0))).size).toBe(3);
});
