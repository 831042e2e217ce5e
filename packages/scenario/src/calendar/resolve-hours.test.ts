import { expect, test } from "vitest";
import { zoneOffsets } from "../edge/zone-offsets.ts";
import type { LocalCalendar } from "./local-calendar.ts";
import { resolveHours } from "./resolve-hours.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2027, 5, 7);

test("spans that overlap or touch are one opening, and a weekend is closed", () => {
  const spans = [
    { from: "08:00", to: "12:00", days: "working" as const },
    { from: "12:00", to: "15:00", days: "working" as const },
    { from: "14:00", to: "16:00", days: ["mon", "sat"] as const },
  ];
  const hours = resolveHours(spans, utc(), MONDAY, MONDAY + 5 * DAY).map((at) => at - MONDAY);
  const days = [-3, 0, 1, 2, 3, 4];
  const open = days.flatMap((day) => [
    day * DAY + 8 * HOUR,
    day * DAY + (day === 0 ? 16 : 15) * HOUR,
  ]);
  const saturdays = [-2, 5].flatMap((day) => [day * DAY + 14 * HOUR, day * DAY + 16 * HOUR]);
  expect(hours.filter((at) => at >= -2 * DAY && at < 6 * DAY)).toEqual(
    [...open, ...saturdays].filter((at) => at >= -2 * DAY).toSorted((a, b) => a - b),
  );
});

test("without spans nothing is ever open", () => {
  expect(resolveHours([], utc(), MONDAY, MONDAY + DAY)).toEqual([]);
});

test("hours around the clock on all days are one opening over the whole run and its margin", () => {
  const hours = resolveHours(
    [{ from: "00:00", to: "24:00", days: "all" }],
    utc(),
    MONDAY,
    MONDAY + DAY,
  );
  expect(hours).toHaveLength(2);
  expect(hours[0]).toBeLessThanOrEqual(MONDAY);
  expect(hours[1]).toBeGreaterThan(MONDAY + DAY);
});

function utc(): LocalCalendar {
  const offsets = zoneOffsets("UTC", MONDAY - 30 * DAY, MONDAY + 30 * DAY);
  return { offsets, holidays: [], weekend: ["sat", "sun"] };
}
