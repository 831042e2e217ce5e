import { MINUTE, lastAtOrBefore } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";
import { hasClockChange, isWithin, localHour } from "./civil-time.ts";
import type { RequestColumns } from "./request-columns.ts";

/** A delivery counts as at a hand-over if one lies no further away, before or after. */
export const HAND_OVER_WINDOW = 15 * MINUTE;

/** Fills in what the requested side's calendars say of the instant of delivery. */
export function noteDelivery(
  columns: RequestColumns,
  row: number,
  requested: ResolvedState,
  at: Instant,
): void {
  const { flags, numbers } = columns;
  numbers.requested_local_hour.set(row, localHour(requested.offsets, at));
  flags.holiday.set(row, Number(isWithin(requested.holidays, at)));
  flags.weekend.set(row, Number(isWithin(requested.weekends, at)));
  flags.hand_over.set(row, Number(isNear(requested.desk.hand_overs, at, HAND_OVER_WINDOW)));
  flags.clock_change.set(row, Number(hasClockChange(requested.offsets, at)));
}

function isNear(sorted: readonly Instant[], at: Instant, window: number): boolean {
  const before = lastAtOrBefore(sorted, at);
  return (
    at - (sorted[before] ?? -Infinity) <= window || (sorted[before + 1] ?? Infinity) - at <= window
  );
}
