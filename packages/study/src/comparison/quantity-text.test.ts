import { expect, test } from "vitest";

import {
  confidencePercent,
  namedWidth,
  numberText,
  plusMinus,
  roundScale,
} from "./quantity-text.ts";

test.for([
  [71.351163, 1e-13, "71.4"],
  [31, 0, "31"],
  [5.13, 0.02, "5.13\u00a0\u00b1\u00a00.02"],
  [407_720.9, 0, "407\u202f721"],
  [-2_062_510.4, 1_234_567, "\u22122\u202f062\u202f510\u00a0\u00b1\u00a01\u202f234\u202f567"],
  [9_999.5, 0, "9999.5"],
  [-5.13, 2, "\u22125.1\u00a0\u00b1\u00a02.0"],
] as const)(
  "a difference of %d with a half-width of %d is written %s",
  ([estimate, half, text]) => {
    const ends = { estimate, low: estimate - half, high: estimate + half };
    expect(plusMinus("number", ends)).toBe(text);
  },
);

test.for([
  [0.57, 57],
  [0.95, 95],
  [0.975, 97.5],
  [0.9999, 99.99],
  [0.5333333333333333, 53.333333],
] as const)(
  "a confidence of %d is %d per cent, without the dirt of the product",
  ([level, percent]) => {
    expect(confidencePercent(level)).toBe(percent);
  },
);

test.for([
  [0.175 * 100, 0, "18"],
  [0.575 * 100, 0, "58"],
  [0.285 * 100, 0, "29"],
  [0.35 * 3, 1, "1.1"],
  [-1.005, 2, "\u22121.01"],
  [-0.04, 1, "0.0"],
] as const)("%d with %d decimals is %s: halves go away from zero", ([value, decimals, text]) => {
  expect(numberText(value, decimals)).toBe(text);
});

test.for([
  ["share", 0.01, "1\u00a0percentage point"],
  ["share", 0.005, "0.5\u00a0percentage points"],
  ["seconds", 3_600, "1\u00a0h"],
  ["seconds", 5_400, "90\u00a0min"],
  ["seconds", 86_400, "1\u00a0d"],
  ["seconds", 0.5, "0.5\u00a0s"],
  ["number", 0.07, "0.07"],
] as const)("a width in %s that a study names as %d is %s", ([unit, width, text]) => {
  expect(namedWidth(width, roundScale(unit, width))).toBe(text);
});
