import { expect, test } from "vitest";
import { walkMinutes } from "../../bench/minute-walk.ts";
import { WALK_ROSTERS, walkHolidays, walkWeekend } from "../../bench/walk-rosters.ts";
import { zoneOffsets } from "../edge/zone-offsets.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// Offsets of 30 and 45 minutes, summer time of 30 minutes and of 2 hours, changes at midnight,
// Ramadan, summer in January, negative summer time, and zones whose rules changed in 2024 to 2026.
const ZONES = `Africa/Cairo Africa/Casablanca Africa/El_Aaiun Africa/Johannesburg America/Asuncion
  America/Chicago America/Havana America/New_York America/Nuuk America/Santiago America/Sao_Paulo
  America/Scoresbysund America/St_Johns America/Vancouver Antarctica/Troll Antarctica/Vostok
  Asia/Almaty Asia/Beirut Asia/Gaza Asia/Hebron Asia/Jerusalem Asia/Kathmandu Asia/Kolkata
  Asia/Qostanay Asia/Riyadh Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores
  Australia/Adelaide Australia/Eucla Australia/Lord_Howe Australia/Sydney Europe/Chisinau
  Europe/Dublin Europe/London Europe/Paris Pacific/Auckland Pacific/Chatham Pacific/Easter
  Pacific/Kiritimati Pacific/Marquesas Pacific/Norfolk UTC`.split(/\s+/);

test.each(ZONES)("in %s the calendars agree with a walk by the minute", (zone) => {
  const number = ZONES.indexOf(zone);
  const changes = changeDays(zone);
  const quiet = Date.UTC(2024 + (number % 4), number % 12, 1 + (number % 28));
  const spans = [...changes.map((day) => [day - DAY / 4, day + DAY]), [quiet, quiet + 2 * DAY]];
  for (const [index, [start = 0, end = 0]] of spans.entries()) {
    const roster = WALK_ROSTERS[(number + index) % WALK_ROSTERS.length] ?? [];
    const weekend = walkWeekend(number);
    const offsets = zoneOffsets(zone, start, end);
    const calendar = { offsets, holidays: walkHolidays(number), weekend };
    const walked = walkMinutes((at) => wallClock(zone, at), roster, calendar, start, end);
    expect(walked).toEqual({ minutes: (end - start) / 60_000, disagreement: null });
  }
});

test("the zones walked include clock changes of half an hour, of two hours and of whole zones", () => {
  const jumps = new Set(
    ZONES.flatMap((zone) =>
      changeDays(zone).map((day) => (offsetAt(zone, day + DAY) - offsetAt(zone, day)) / HOUR),
    ),
  );
  expect([...jumps].toSorted((a, b) => a - b)).toEqual([-2, -1, -0.5, 0.5, 1, 2]);
});

/** Days of 2024 to 2027 in whose 24 hours of UTC the offset changes: the first, a middle one and the last. */
function changeDays(zone: string): number[] {
  const found: number[] = [];
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2028, 0, 1); day += DAY) {
    if (offsetAt(zone, day) !== offsetAt(zone, day + DAY)) found.push(day);
  }
  const chosen = [0, found.length >> 1, found.length - 1].flatMap((index) => found[index] ?? []);
  return [...new Set(chosen)];
}

function offsetAt(zone: string, at: number): number {
  return new Temporal.ZonedDateTime(BigInt(at) * 1_000_000n, zone).offsetNanoseconds / 1e6;
}

function wallClock(zone: string, at: number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}
