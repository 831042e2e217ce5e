import { zoneOffsets } from "../src/edge/zone-offsets.ts";
import { walkMinutes } from "./minute-walk.ts";
import type { WallClock } from "./minute-walk.ts";
import { WALK_ROSTERS, walkHolidays, walkWeekend } from "./walk-rosters.ts";

// Walks every IANA zone minute by minute from 2024 to 2030 (418 zones, 1.5 thousand million
// minutes) and compares duty, opening hours, weekends and holidays with what the calendars
// resolve. The walk takes its wall clock from Temporal at every full hour, and at every minute of
// an hour at whose ends Temporal gives different offsets: of the code under test it uses nothing.
// Two changes within one hour that cancel would escape it; no such pair is on record.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2024, 0, 1);
const END = Date.UTC(2031, 0, 1);
const DAYS_BEFORE = 1;

let minutes = 0;
let wrong = 0;
const zones = Intl.supportedValuesOf("timeZone");
for (const [number, zone] of zones.entries()) {
  const offsets = zoneOffsets(zone, START, END);
  const calendar = { offsets, holidays: walkHolidays(number), weekend: walkWeekend(number) };
  const roster = WALK_ROSTERS[number % WALK_ROSTERS.length] ?? [];
  const walked = walkMinutes(hourlyWallClock(zone), roster, calendar, START, END);
  minutes += walked.minutes;
  if (walked.disagreement !== null) {
    wrong++;
    console.log(`${zone}: ${walked.disagreement}`);
  }
  if ((number + 1) % 50 === 0) console.error(`${number + 1} of ${zones.length} zones walked`);
}
console.log(
  `${zones.length} zones (data ${process.versions["tz"]}), ${minutes} minutes walked, ${wrong} zones wrong`,
);
if (wrong > 0) process.exitCode = 1;

/** Offsets at full hours in one array; NaN marks an hour in which the clock changes. */
function hourlyWallClock(zone: string): WallClock {
  const first = START - DAYS_BEFORE * 24 * HOUR;
  const hours = Math.ceil((END - first) / HOUR);
  const offsets = new Float64Array(hours);
  let offset = offsetAt(zone, first);
  for (let hour = 0; hour < hours; hour++) {
    const next = offsetAt(zone, first + (hour + 1) * HOUR);
    offsets[hour] = next === offset ? offset : NaN;
    offset = next;
  }
  return (at) => {
    const known = offsets[Math.floor((at - first) / HOUR)] ?? NaN;
    return at + (Number.isNaN(known) ? offsetAt(zone, at) : known);
  };
}

function offsetAt(zone: string, at: number): number {
  return new Temporal.ZonedDateTime(BigInt(at) * 1_000_000n, zone).offsetNanoseconds / 1_000_000;
}
