import { KeyedRandom } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { morrisTrajectories } from "../design/morris-trajectories.ts";
import { elementaryEffects } from "./elementary-effects.ts";

function effectsOf(f: (u: readonly number[]) => number, axes: number, walks: number) {
  const names = Array.from({ length: axes }, (_, at) => `x${at}`);
  const draw = new KeyedRandom(9).label("test");
  const walked = morrisTrajectories(walks, names, 4, draw).map((walk) =>
    walk.map((place) => ({ place, output: f(place) })),
  );
  return elementaryEffects(walked);
}

test("of a linear function the effects are its coefficients, without scatter", () => {
  const effects = effectsOf(([a = 0, b = 0]) => 3 * a - 2 * b + 7, 3, 5);
  for (const [at, slope] of [3, -2, 0].entries()) {
    expect(effects[at]?.mean).toBeCloseTo(slope, 10);
    expect(effects[at]?.meanAbsolute).toBeCloseTo(Math.abs(slope), 10);
    expect(effects[at]?.deviation).toBeCloseTo(0, 10);
  }
});

test("of a product the effects scatter with the other input", () => {
  const [a] = effectsOf(([x = 0, y = 0]) => x * y, 2, 2000);
  // The effect is the other input, alike on 0, 1/3, 2/3 and 1: mean 1/2, variance 5/36.
  expect(a?.mean).toBeCloseTo(0.5, 1);
  expect(Math.abs((a?.deviation ?? 0) - Math.sqrt(5 / 36))).toBeLessThan(0.02);
});

test("effects of both signs cancel in the mean and not in the mean size", () => {
  const [a] = effectsOf(([x = 0, y = 0]) => (y < 0.5 ? x : -x), 2, 2000);
  expect(Math.abs(a?.mean ?? 1)).toBeLessThan(0.1);
  expect(a?.meanAbsolute).toBeCloseTo(1, 10);
});

/** Morris 1991, section 4, with the small random coefficients replaced by ±1 (Campolongo 2007). */
function morrisFunction(u: readonly number[]): number {
  const w = u.map((x, at) =>
    [2, 4, 6].includes(at) ? 2 * ((1.1 * x) / (x + 0.1) - 0.5) : 2 * (x - 0.5),
  );
  const of = (at: number): number => w[at] ?? 0;
  let sum = 0;
  for (let i = 0; i < 20; i++) {
    sum += (i < 10 ? 20 : (-1) ** (i + 1)) * of(i);
    for (let j = i + 1; j < 20; j++) {
      sum += (j < 6 ? -15 : (-1) ** (i + j)) * of(i) * of(j);
      if (j >= 5) continue;
      for (let l = j + 1; l < 5; l++) {
        sum -= 10 * of(i) * of(j) * of(l);
        if (l >= 4) continue;
        for (let s = l + 1; s < 4; s++) sum += 5 * of(i) * of(j) * of(l) * of(s);
      }
    }
  }
  return sum;
}

test("Morris's function of 20 inputs shows ten that matter, three of them by their own effect alone", () => {
  const effects = effectsOf(morrisFunction, 20, 60);
  const size = (at: number): number => effects[at]?.meanAbsolute ?? NaN;
  const scatter = (at: number): number => effects[at]?.deviation ?? NaN;
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const matter = numbers.toSorted((a, b) => size(b) - size(a)).slice(0, 10);
  expect(matter.toSorted((a, b) => a - b)).toEqual(numbers.slice(0, 10));
  for (const linear of [7, 8, 9]) {
    expect(effects[linear]?.mean).toBeGreaterThan(30);
    for (const involved of [0, 1, 2, 3, 4, 5]) {
      expect(scatter(involved)).toBeGreaterThan(2 * scatter(linear));
    }
  }
});

test("an input that no trajectory moved has no effect that one could state", () => {
  const place = [0, 0];
  expect(
    elementaryEffects([
      [
        { place, output: 1 },
        { place: [1, 0], output: 3 },
      ],
    ]),
  ).toEqual([{ mean: 2, meanAbsolute: 2, deviation: null }, null]);
});
