import { expect, test } from "vitest";

import { gammaFunction } from "./gamma-function.ts";

test("the gamma function continues the factorials", () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(Math.abs(gammaFunction(n) / factorial - 1)).toBeLessThan(1e-13);
    factorial *= n;
  }
});

test("the gamma function satisfies its recurrence and its value at one half", () => {
  expect(Math.abs(gammaFunction(0.5) / Math.sqrt(Math.PI) - 1)).toBeLessThan(1e-14);
  for (let x = 0.05; x < 10; x += 0.05) {
    expect(Math.abs(gammaFunction(x + 1) / (x * gammaFunction(x)) - 1)).toBeLessThan(1e-13);
  }
});
