/** A duration for a log, to a tenth of a millisecond. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 10_000) / 10;
}
