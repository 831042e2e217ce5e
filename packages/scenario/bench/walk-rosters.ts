import type { Weekday } from "../src/calendar/local-calendar.ts";
import type { RosterShift } from "../src/calendar/resolve-desk.ts";
import type { LocalDay } from "../src/calendar/zone-offsets.ts";

/** Rosters whose shifts begin, end and lie wholly inside the hours in which clocks change. */
export const WALK_ROSTERS: readonly (readonly RosterShift[])[] = [
  [
    shift("office", "09:00", "17:00", "working", 2),
    shift("evening", "17:00", "09:00", "working", 1, true),
    shift("away", "09:00", "09:00", "non-working", 1, true),
  ],
  [
    shift("day", "06:00", "22:00", "all", 3),
    shift("night", "22:00", "06:00", "all", 1),
    shift("deep", "02:10", "02:40", "all", 4),
    shift("reserve", "01:30", "03:30", "non-working", 2, true),
    shift("second-reserve", "23:45", "02:15", "all", 1, true),
  ],
  [
    shift("whole", "00:00", "24:00", ["mon", "wed", "fri", "sun"], 1),
    shift("brink", "23:30", "00:30", "all", 2),
    shift("nobody", "03:00", "02:59", "working", 0),
    shift("nobody-called", "00:15", "00:45", "all", 0, true),
    shift("eve", "00:00", "00:00", ["sat"], 1, true),
  ],
];

/** Weekends in use, told by a running number: Saturday–Sunday, Friday–Saturday and others. */
export function walkWeekend(number: number): readonly Weekday[] {
  const weekends = [["sat", "sun"], ["fri", "sat"], ["thu", "fri"], ["fri"], ["sun"], []] as const;
  return weekends[number % weekends.length] ?? [];
}

/** Made-up holidays of 2023 to 2031: about every ninth day, and two in a row every fiftieth. */
export function walkHolidays(number: number): LocalDay[] {
  const first = Date.UTC(2023, 0, 1) / 86_400_000;
  return Array.from({ length: 9 * 366 }, (_, day) => first + day).filter(
    (day) => (((day + number) * 7_919) % 1_009) % 9 === 0 || (day + number) % 50 < 2,
  );
}

function shift(
  id: string,
  from: string,
  to: string,
  days: RosterShift["days"],
  officers: number,
  onCall = false,
): RosterShift {
  return { id, from, to, days, officers, on_call: onCall, call_out: null };
}
