import { DAY, HOUR, MINUTE, SECOND } from "@contactpoint/engine";
import type { LatencySummary } from "../tables/summary.ts";
import { box, label } from "./figure.ts";
import type { Markup } from "./markup.ts";

// Fixed bounds, so that the same shade means the same in every report.
const BOUNDS = [15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY];
const NAMES = [
  "up to 15 min",
  "up to 1 h",
  "up to 4 h",
  "up to 12 h",
  "up to 1 d",
  "up to 3 d",
  "longer",
];

/** Class of the shade that stands for a median: `shade-0` (quick) to `shade-6`, or `shade-none`. */
export function shadeOf(median: number | null): string {
  if (median === null) {
    return "shade-none";
  }
  const found = BOUNDS.findIndex((bound) => median * SECOND <= bound);
  return `shade-${found < 0 ? BOUNDS.length : found}`;
}

/** Fewer than this many requests say little: such cells carry a dot. */
export const FEW = 5;

export type Cell = Pick<LatencySummary, "n" | "p50_s"> | null;

/** What the shades mean, in one line of 840 units. */
export function shadeLegend(x: number, y: number): Markup[] {
  const step = 106;
  const names = [...NAMES, "half never did"];
  return names.flatMap((name, i) => [
    box([x + i * step, y - 10], [14, 12], `cell ${i < NAMES.length ? `shade-${i}` : "shade-none"}`),
    label(x + i * step + 19, y, name, "small"),
  ]);
}
