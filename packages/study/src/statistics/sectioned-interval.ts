import type { Interval } from "../comparison/comparison.ts";
import { studentQuantile } from "./student.ts";

/**
 * The interval of a statistic of dependent data (such as the 95 % quantile of all requests) from its
 * value over everything and its values over independent sections, here the replications: estimate
 * ± t s/√b with b - 1 degrees, where s² scatters about the value over everything, which is less
 * biased than the sections' mean (Asmussen and Glynn, "Stochastic Simulation", 2007, III.5a;
 * Nakayama, ACM TOMACS 24 (2014) 19). Sections must be long: each needs many times 1/(1 - p) data
 * for a p quantile. `null` of fewer than two sections.
 */
export function sectionedInterval(
  overall: number,
  sections: ArrayLike<number>,
  confidence: number,
): Interval | null {
  const b = sections.length;
  if (b < 2) return null;
  let squares = 0;
  for (let at = 0; at < b; at++) {
    const off = (sections[at] ?? Number.NaN) - overall;
    squares += off * off;
  }
  const half = studentQuantile((1 + confidence) / 2, b - 1) * Math.sqrt(squares / (b - 1) / b);
  return { estimate: overall, low: overall - half, high: overall + half };
}
