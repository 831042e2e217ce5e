/** More transitions than this within one step mean that the machine does not come to rest. */
export const MICROSTEP_LIMIT = 1000;

/** @throws RangeError unless a delay is finite and at least 0 */
export function checkDelay(delay: number, name: string): number {
  if (delay >= 0 && delay < Infinity) return delay;
  throw new RangeError(`delay ${name} must be finite and at least 0 ms, not ${delay}`);
}
