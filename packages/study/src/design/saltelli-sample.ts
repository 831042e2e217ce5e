import type { Draw } from "@contactpoint/engine";

import { scrambledSobol } from "./sobol-sequence.ts";

/**
 * For each of `count` samples a block of `axes` + 2 points: A, then A with each axis in turn taken
 * from B, last B. A and B are the two halves of a scrambled Sobol sequence of twice the axes.
 * Source: Saltelli et al., Computer Physics Communications 181 (2010) 259-270.
 */
export function saltelliSample(count: number, axes: number, draw: Draw): number[][][] {
  return scrambledSobol(count, axes * 2, draw).map((point) => {
    const a = point.slice(0, axes);
    const b = point.slice(axes);
    const mixed = a.map((_, axis) => a.with(axis, b[axis] ?? 0));
    return [a, ...mixed, b];
  });
}
