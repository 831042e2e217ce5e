import { expect, test } from "vitest";
import { welchCurve } from "./welch-curve.ts";

test("means over replications are averaged over 2w + 1 values, over fewer at the start", () => {
  // Means 2, 4, 6, 2, 6: with w = 1 the first stands alone, the last has no neighbour behind.
  const curve = welchCurve(
    [
      [1, 3, 5, 2, 7],
      [3, 5, 7, 2, 5],
    ],
    1,
  );
  expect(curve).toEqual([2, 4, 4, 14 / 3]);
});

test("without a window it is the mean, cut to the shortest replication", () => {
  expect(
    welchCurve(
      [
        [1, 2, 3],
        [3, 4],
      ],
      0,
    ),
  ).toEqual([2, 3]);
});

test("a straight line stays one", () => {
  const line = Array.from({ length: 20 }, (_, at) => 3 * at);
  expect(welchCurve([line], 4)).toEqual(line.slice(0, 16));
});

test("of nothing, or with a window as wide as the series, nothing is left", () => {
  expect(welchCurve([], 2)).toEqual([]);
  expect(welchCurve([[1, 2, 3]], 3)).toEqual([]);
});
