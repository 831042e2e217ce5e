import { expect, test } from "vitest";

import { plusMinus } from "./quantity-text.ts";

test.for([
  [71.351163, 1e-13, "71.4"],
  [31, 0, "31"],
  [5.13, 0.02, "5.13\u00a0\u00b1\u00a00.02"],
  [-5.13, 2, "\u22125.1\u00a0\u00b1\u00a02.0"],
] as const)(
  "a difference of %d with a half-width of %d is written %s",
  ([estimate, half, text]) => {
    const ends = { estimate, low: estimate - half, high: estimate + half };
    expect(plusMinus("number", ends)).toBe(text);
  },
);
