import { expect, test } from "vitest";
import { zoneOffsets } from "../edge/zone-offsets.ts";
import { CALENDAR_MARGIN } from "./calendar-horizon.ts";
import { holidayIntervals, weekendIntervals } from "./day-intervals.ts";
import type { LocalCalendar } from "./local-calendar.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test("a weekend with a clock change has 47 hours, by local midnights", () => {
  const sunday = Date.UTC(2027, 2, 28);
  const weekends = weekendIntervals(paris([]), sunday - 2 * DAY, sunday + DAY);
  expect(weekends).toEqual([sunday - DAY - HOUR, sunday + DAY - 2 * HOUR]);
});

test("holidays in a row are one interval and those on a weekend count", () => {
  const friday = Date.UTC(2027, 0, 1);
  const holidays = [friday / DAY + 1, friday / DAY, friday / DAY + 3];
  const found = holidayIntervals(paris(holidays), friday, friday + 2 * DAY);
  expect(found.map((at) => (at + HOUR - friday) / DAY)).toEqual([0, 2, 3, 4]);
});

test("a weekend at the end of the margin is closed at a local midnight", () => {
  const saturday = Date.UTC(2027, 0, 2);
  const end = saturday + 12 * HOUR - CALENDAR_MARGIN;
  const weekends = weekendIntervals(paris([]), end - DAY, end);
  expect(weekends).toEqual([saturday - HOUR, saturday + DAY - HOUR]);
});

function paris(holidays: number[]): LocalCalendar {
  const offsets = zoneOffsets("Europe/Paris", Date.UTC(2026, 11, 1), Date.UTC(2028, 0, 1));
  return { offsets, holidays, weekend: ["sat", "sun"] };
}
