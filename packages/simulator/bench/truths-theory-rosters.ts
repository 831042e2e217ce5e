/**
 * Waits for a desk that is closed in gaps and works in no time, for needs that come evenly over the
 * cycle. Gaps and the cycle are in hours.
 */
export interface RosterGaps {
  readonly cycle: number;
  readonly gaps: readonly number[];
}

export const DAILY: RosterGaps = { cycle: 24, gaps: [16] };
export const WORKING_DAYS: RosterGaps = { cycle: 168, gaps: [16, 16, 16, 16, 64] };

/** E W = sum of the squared gaps over twice the cycle. */
export function rosterMean({ cycle, gaps }: RosterGaps): number {
  return gaps.reduce((sum, gap) => sum + gap ** 2, 0) / (2 * cycle);
}

/** P(W > t). */
export function rosterTail({ cycle, gaps }: RosterGaps, t: number): number {
  return gaps.reduce((sum, gap) => sum + Math.max(0, gap - t), 0) / cycle;
}

/** The least t with P(W <= t) >= p. */
export function rosterQuantile(roster: RosterGaps, p: number): number {
  let low = 0;
  let high = Math.max(...roster.gaps);
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (rosterTail(roster, middle) > 1 - p) low = middle;
    else high = middle;
  }
  return high;
}

/** Mean wait for two desks of 8 h daily in series, the second opening `k` hours after the first. */
export function seriesMean(k: number): number {
  const waitForSecond = (sinceFirstOpened: number): number => {
    const sinceOpened = modulo(sinceFirstOpened - k, 24);
    return sinceOpened < 8 ? 0 : 24 - sinceOpened;
  };
  // The wait is linear between whole hours, so its mean over an hour is its value in the middle.
  let within = 0;
  for (let hour = 0; hour < 8; hour++) within += waitForSecond(hour + 0.5);
  return rosterMean(DAILY) + within / 24 + (2 / 3) * waitForSecond(0);
}

/**
 * Tries every `every` hours at a line that is answered only in the open hours of a day that begins
 * closed for `gap` hours: share that reaches somebody within so many tries, and their mean wait.
 */
export function triesAtOpenHours(
  gap: number,
  every: number,
  tries: number,
): { readonly reached: number; readonly mean: number } {
  let reached = 0;
  let sum = 0;
  for (let k = 0; k < tries; k++) {
    // Needs that get through at try k: k = 0 in the open hours, else those that the gap leaves then.
    const from = Math.max(0, gap - k * every);
    const until = Math.max(0, Math.min(gap, gap - (k - 1) * every));
    const share = (k === 0 ? 24 - gap : until - from) / 24;
    reached += share;
    sum += share * k * every;
  }
  return { reached, mean: sum / reached };
}

function modulo(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}
