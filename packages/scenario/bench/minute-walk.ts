import { holidayIntervals, weekendIntervals } from "../src/calendar/day-intervals.ts";
import type { LocalCalendar } from "../src/calendar/local-calendar.ts";
import { resolveDesk } from "../src/calendar/resolve-desk.ts";
import type { RosterShift } from "../src/calendar/resolve-desk.ts";
import { resolveHours } from "../src/calendar/resolve-hours.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What the wall clock reads at an instant, as the instant at which a clock on UTC reads it. */
export type WallClock = (at: number) => number;

/**
 * Walks a span minute by minute and compares what is resolved with what a person at the wall
 * clock would say. The walk knows no offsets and no transitions: it keeps the latest reading seen
 * so far (a clock that goes back does not undo a reading), and a shift is on once its beginning
 * has been read and its end has not. Days are told by the weekday that UTC gives them.
 *
 * @returns the number of minutes walked and the first disagreement, if any.
 */
export function walkMinutes(
  wall: WallClock,
  roster: readonly RosterShift[],
  calendar: LocalCalendar,
  start: number,
  end: number,
): { minutes: number; disagreement: string | null } {
  const desk = resolveDesk(roster, calendar, start, end);
  const open = within(resolveHours(roster, calendar, start, end));
  const weekend = within(weekendIntervals(calendar, start, end));
  const holiday = within(holidayIntervals(calendar, start, end));
  const expected = walkedDuty(roster, calendar);
  // No clock goes back by more than a day, so a day before the start shows the latest reading.
  let latest = -Infinity;
  for (let at = start - DAY; at < start; at += MINUTE) latest = Math.max(latest, wall(at));
  let segment = 0;
  for (let at = start; at < end; at += MINUTE) {
    latest = Math.max(latest, wall(at));
    while ((desk.from[segment + 1] ?? Infinity) <= at) segment++;
    const found = encode(
      desk.officers[segment] ?? NaN,
      desk.on_call[segment] ?? NaN,
      desk.on_call_shift[segment] ?? NaN,
      open(at),
      weekend(at),
      holiday(at),
    );
    const told = expected(latest);
    if (found !== told) {
      const minutes = (at - start) / MINUTE;
      const when = new Date(at).toISOString();
      return { minutes, disagreement: `${when}: resolved ${found}, walked ${told}` };
    }
  }
  return { minutes: (end - start) / MINUTE, disagreement: null };
}

/** One number for all that is compared; officers and officers on call stay below 100. */
function encode(
  officers: number,
  onCall: number,
  onCallShift: number,
  open: boolean,
  weekend: boolean,
  holiday: boolean,
): number {
  const flags = (open ? 4 : 0) + (weekend ? 2 : 0) + (holiday ? 1 : 0);
  return ((flags * 100 + onCallShift + 1) * 100 + onCall) * 100 + officers;
}

const WEEKDAY_OF_UTC = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const MINUTES_A_DAY = 24 * 60;

/** The answer for a reading. Days alike in weekend, holiday and the shifts that apply share a table. */
function walkedDuty(
  roster: readonly RosterShift[],
  calendar: LocalCalendar,
): (reading: number) => number {
  const holidays = new Set(calendar.holidays);
  const isWeekend = (day: number): boolean => calendar.weekend.includes(weekdayOf(day));
  const isOff = (day: number): boolean => holidays.has(day) || isWeekend(day);
  const applies = ({ days }: RosterShift, day: number): boolean => {
    if (days === "all") return true;
    if (days === "working") return !isOff(day);
    return days === "non-working" ? isOff(day) : days.includes(weekdayOf(day));
  };
  const tables = new Map<string, readonly number[]>();
  const tableOf = (day: number): readonly number[] => {
    const today = roster.map((shift) => applies(shift, day));
    const yesterday = roster.map((shift) => applies(shift, day - 1));
    const weekend = isWeekend(day);
    const holiday = holidays.has(day);
    const key = [today, yesterday, weekend, holiday].join();
    const known = tables.get(key);
    if (known !== undefined) return known;
    const table = Array.from({ length: MINUTES_A_DAY }, (_, minute) => {
      const on = roster.filter((shift, index) =>
        isOn(shift, minute, today[index], yesterday[index]),
      );
      const sum = (onCall: boolean): number =>
        on.reduce((all, { officers, on_call }) => (on_call === onCall ? all + officers : all), 0);
      const first = on.find(({ officers, on_call }) => on_call && officers > 0);
      const place = first === undefined ? -1 : roster.indexOf(first);
      return encode(sum(false), sum(true), place, on.length > 0, weekend, holiday);
    });
    tables.set(key, table);
    return table;
  };
  let toldDay = NaN;
  let told: readonly number[] = [];
  return (reading) => {
    const day = Math.floor(reading / DAY);
    if (day !== toldDay) told = tableOf(day);
    toldDay = day;
    return told[(reading - day * DAY) / MINUTE] ?? NaN;
  };
}

function isOn(shift: RosterShift, minute: number, today = false, yesterday = false): boolean {
  const from = minutesOf(shift.from);
  const to = minutesOf(shift.to);
  const until = to <= from ? to + MINUTES_A_DAY : to;
  return (
    (today && minute >= from && minute < until) || (yesterday && minute + MINUTES_A_DAY < until)
  );
}

function weekdayOf(day: number): (typeof WEEKDAY_OF_UTC)[number] {
  return WEEKDAY_OF_UTC[new Date(day * DAY).getUTCDay()] ?? "sun";
}

function minutesOf(text: string): number {
  const [hours, minutes] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** Whether instants, asked for in order of time, lie in intervals `[from, until, …]`. */
function within(intervals: readonly number[]): (at: number) => boolean {
  let passed = 0;
  return (at) => {
    while ((intervals[passed] ?? Infinity) <= at) passed++;
    return passed % 2 === 1;
  };
}
