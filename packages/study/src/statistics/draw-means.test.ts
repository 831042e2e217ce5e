import { expect, test } from "vitest";
import { drawMeans } from "./draw-means.ts";

test("values of one draw become their mean, in order of the draws", () => {
  expect(drawMeans([3, 5, 8, 6, 1], [7, 7, 2, 2, 9])).toEqual([4, 7, 1]);
});

test("where each value has a draw of its own nothing changes", () => {
  expect(drawMeans([3, 5, 8], [0, 1, 2])).toEqual([3, 5, 8]);
});

test("a value without a draw is refused", () => {
  expect(() => drawMeans([3, 5], [0])).toThrow(RangeError);
});
