import { KeyedRandom } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { saltelliSample } from "../design/saltelli-sample.ts";
import { Bootstrap } from "../statistics/index.ts";
import { sobolIndices } from "./sobol-indices.ts";

const bootstrap = new Bootstrap(1, 500);

function indicesOf(f: (u: readonly number[]) => number, axes: number, samples: number, seed = 3) {
  const blocks = saltelliSample(samples, axes, new KeyedRandom(seed).label("test"));
  return sobolIndices(
    blocks.map((block) => block.map(f)),
    0.95,
    bootstrap,
  );
}

const ishigami = (u: readonly number[]): number => {
  const [a = 0, b = 0, c = 0] = u.map((x) => Math.PI * (2 * x - 1));
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
};

test("the indices of Ishigami's function are the exact ones", () => {
  // Homma and Saltelli 1996: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 with a = 7, b = 0.1.
  const exact = [
    [0.3139, 0.5576],
    [0.4424, 0.4424],
    [0, 0.2437],
  ] as const;
  for (const [at, { first, total }] of indicesOf(ishigami, 3, 1024).entries()) {
    const [s1 = NaN, st = NaN] = exact[at] ?? [];
    expect(Math.abs((first?.estimate ?? NaN) - s1), `first ${at}`).toBeLessThan(0.03);
    expect(Math.abs((total?.estimate ?? NaN) - st), `total ${at}`).toBeLessThan(0.03);
    expect(first?.low).toBeLessThanOrEqual(s1);
    expect(first?.high).toBeGreaterThanOrEqual(s1);
    expect(total?.low).toBeLessThanOrEqual(st);
    expect(total?.high).toBeGreaterThanOrEqual(st);
  }
});

test("the indices of Sobol's g-function are the exact ones", () => {
  // Saltelli and Sobol 1995: V_i = 1 / (3 (1 + a_i)²), V = Π (1 + V_i) - 1.
  const a = [0, 1, 4.5, 9];
  const g = (u: readonly number[]): number =>
    a.reduce(
      (product, own, at) => (product * (Math.abs(4 * (u[at] ?? 0) - 2) + own)) / (1 + own),
      1,
    );
  const parts = a.map((own) => 1 / (3 * (1 + own) ** 2));
  const product = parts.reduce((all, part) => all * (1 + part), 1);
  for (const [at, { first, total }] of indicesOf(g, 4, 1024).entries()) {
    const part = parts[at] ?? NaN;
    expect(Math.abs((first?.estimate ?? NaN) - part / (product - 1))).toBeLessThan(0.02);
    const whole = ((part / (1 + part)) * product) / (product - 1);
    expect(Math.abs((total?.estimate ?? NaN) - whole)).toBeLessThan(0.02);
  }
});

test("a constant added to the output changes no index", () => {
  const plain = indicesOf(ishigami, 3, 128);
  const lifted = indicesOf((u) => ishigami(u) + 1e6, 3, 128);
  for (const [at, { first }] of plain.entries()) {
    expect(lifted[at]?.first?.estimate).toBeCloseTo(first?.estimate ?? NaN, 6);
  }
});

test("an output that does not vary has no indices", () => {
  expect(indicesOf(() => 4, 2, 16)).toEqual([
    { first: null, total: null },
    { first: null, total: null },
  ]);
});
