import { DAY } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { ZoneOffsets } from "../calendar/zone-offsets.ts";
import { CALENDAR_MARGIN } from "../calendar/calendar-horizon.ts";

/**
 * The offsets of an IANA zone over a run and some days around it, by Temporal. The first entry
 * begins before the margin of every calendar, so a shift of the day before the start resolves too.
 *
 * @throws RangeError for an unknown zone.
 */
export function zoneOffsets(zone: string, start: Instant, end: Instant): ZoneOffsets {
  const first = start - OFFSETS_MARGIN;
  const last = end + OFFSETS_MARGIN;
  let moment = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone);
  const from = [first];
  const ms = [offsetOf(moment)];
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (next === null || next.epochMilliseconds > last) return { from, ms };
    moment = next;
    if (offsetOf(next) === ms.at(-1)) continue;
    from.push(next.epochMilliseconds);
    ms.push(offsetOf(next));
  }
}

/** True for the name of an IANA zone in its usual spelling, such as `Asia/Kathmandu`; an offset is no zone. */
export function isZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && new Temporal.ZonedDateTime(0n, zone).timeZoneId === zone;
  } catch {
    return false;
  }
}

// A shift lasts up to a local day and local days lead or lag UTC by up to 14 hours.
const OFFSETS_MARGIN = CALENDAR_MARGIN + 3 * DAY;
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND;
}
