import { MINUTE, ln, type Instant } from "@contactpoint/engine";

const LEAST_STEP = 20;
const MOST_STEP = 64;
const STEP_PER_LOG = 6;

/**
 * Heights of instants below `top`: a row each, farther apart with the logarithm of the time between
 * them, so that seconds and weeks fit one page.
 */
export function timeRows(instants: Iterable<Instant>, top: number): ReadonlyMap<Instant, number> {
  const sorted = [...new Set(instants)].toSorted((one, other) => one - other);
  const rows = new Map<Instant, number>();
  let y = top;
  sorted.forEach((at, index) => {
    const gap = at - (sorted[index - 1] ?? at);
    if (index > 0) y += Math.min(MOST_STEP, LEAST_STEP + STEP_PER_LOG * ln(1 + gap / MINUTE));
    rows.set(at, y);
  });
  return rows;
}
