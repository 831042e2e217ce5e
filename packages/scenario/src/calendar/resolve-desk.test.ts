import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneOffsets } from "../edge/zone-offsets.ts";
import { CALENDAR_MARGIN } from "./calendar-horizon.ts";
import { dailyIntervals } from "./daily-intervals.ts";
import type { LocalCalendar } from "./local-calendar.ts";
import { WEEKDAYS } from "./local-calendar.ts";
import { resolveDesk } from "./resolve-desk.ts";
import type { RosterShift } from "./resolve-desk.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test("a night shift lasts 7 hours when the clock goes forward and 9 when it goes back", () => {
  const night = shift({ id: "night", from: "22:00", to: "06:00" });
  const paris = calendar("Europe/Paris");
  const spring = Date.UTC(2027, 2, 27, 21);
  const autumn = Date.UTC(2027, 9, 30, 20);
  expect(dutyFrom([night], paris, spring)).toEqual([spring, spring + 7 * HOUR]);
  expect(dutyFrom([night], paris, autumn)).toEqual([autumn, autumn + 9 * HOUR]);
});

test("a shift wholly inside the hour that a clock change skips does not take place", () => {
  const deep = shift({ id: "deep", from: "02:10", to: "02:50" });
  const start = Date.UTC(2027, 2, 28);
  const desk = resolveDesk([deep], calendar("Europe/Paris"), start, start + DAY);
  const begun = desk.from.filter((_, index) => (desk.officers[index] ?? 0) > 0);
  expect(begun.map((at) => new Date(at).toISOString().slice(0, 16))).toEqual([
    "2027-03-26T01:10",
    "2027-03-27T01:10",
    "2027-03-29T00:10",
    "2027-03-30T00:10",
  ]);
});

test("a shift that begins on a working day runs on into a holiday", () => {
  const evening = shift({ id: "evening", from: "17:00", to: "09:00", days: "working" });
  const newYear = Date.UTC(2027, 0, 1);
  const utc: LocalCalendar = { ...calendar("UTC"), holidays: [newYear / DAY] };
  const thursday = newYear - 7 * HOUR;
  expect(dutyFrom([evening], utc, thursday)).toEqual([thursday, thursday + 16 * HOUR]);
  expect(dutyFrom([evening], utc, newYear + 17 * HOUR)).toEqual([]);
});

test("shifts that overlap add up, and the first of the roster lends its call-out", () => {
  const roster = [
    shift({ id: "desk", from: "08:00", to: "12:00", officers: 2 }),
    shift({ id: "more", from: "10:00", to: "14:00", officers: 3 }),
    shift({ id: "home", from: "09:00", to: "13:00", officers: 1, on_call: true }),
    shift({ id: "away", from: "08:30", to: "11:00", officers: 4, on_call: true }),
  ];
  const start = Date.UTC(2027, 5, 1);
  const desk = resolveDesk(roster, calendar("UTC"), start, start + DAY);
  const morning = desk.from.flatMap((at, index) =>
    at >= start + 8 * HOUR && at < start + DAY
      ? [
          [
            (at - start) / HOUR,
            desk.officers[index],
            desk.on_call[index],
            desk.on_call_shift[index],
          ],
        ]
      : [],
  );
  expect(morning).toEqual([
    [8, 2, 0, -1],
    [8.5, 2, 4, 3],
    [9, 2, 5, 2],
    [10, 5, 5, 2],
    [11, 5, 1, 2],
    [12, 3, 1, 2],
    [13, 3, 0, -1],
    [14, 0, 0, -1],
  ]);
});

test("a hand-over is where one crew ends and another begins, not where the desk closes or nobody comes", () => {
  const roster = [
    shift({ id: "day", from: "06:00", to: "14:00" }),
    shift({ id: "late", from: "14:00", to: "22:00", on_call: true }),
    shift({ id: "nobody", from: "22:00", to: "06:00", officers: 0 }),
  ];
  const start = Date.UTC(2027, 5, 1);
  const desk = resolveDesk(roster, calendar("UTC"), start, start + DAY);
  const during = desk.hand_overs.filter((at) => at >= start && at < start + DAY);
  expect(during).toEqual([start + 14 * HOUR]);
});

test("a shift that a clock change skips takes part in no hand-over", () => {
  const change = Date.UTC(2027, 2, 28, 1);
  const roster = [
    shift({ id: "deep", from: "02:10", to: "02:50" }),
    shift({ id: "morning", from: "03:00", to: "12:00" }),
  ];
  const desk = resolveDesk(roster, calendar("Europe/Paris"), change, change + DAY);
  expect(desk.from).toContain(change);
  expect(desk.hand_overs).toEqual([]);
});

test("a shift around the clock hands over to its next crew although the duty does not change", () => {
  const start = Date.UTC(2027, 5, 1, 12);
  const always = [shift({ id: "always", from: "09:00", to: "09:00" })];
  const desk = resolveDesk(always, calendar("UTC"), start, start + DAY);
  expect(desk.from).toEqual([start - CALENDAR_MARGIN]);
  expect(desk.officers).toEqual([1]);
  expect(desk.hand_overs).toEqual([-1, 0, 1, 2, 3].map((day) => start + day * DAY - 3 * HOUR));
});

test("a roster without shifts is a desk closed throughout", () => {
  const start = Date.UTC(2027, 5, 1);
  expect(resolveDesk([], calendar("UTC"), start, start + DAY)).toEqual({
    from: [start - CALENDAR_MARGIN],
    officers: [0],
    on_call: [0],
    on_call_shift: [-1],
    shifts: [],
    hand_overs: [],
  });
});

test("text that is no time of day is refused", () => {
  const resolve = (from: string): unknown =>
    resolveDesk([shift({ id: "x", from, to: "10:00" })], calendar("UTC"), 0, DAY);
  expect(() => resolve("9:00")).toThrow(RangeError);
  expect(() => resolve("24:00")).toThrow(RangeError);
});

const rosters = fc.array(
  fc.record({
    from: fc.nat(1439).map(clock),
    to: fc.nat(1440).map(clock),
    days: fc.oneof(
      fc.constantFrom("all" as const, "working" as const, "non-working" as const),
      fc.subarray([...WEEKDAYS]),
    ),
    officers: fc.nat(3),
    on_call: fc.boolean(),
  }),
  { maxLength: 5, size: "max" },
);
const runs = fc.record({
  roster: rosters,
  zone: fc.constantFrom("Europe/Paris", "America/Havana", "Australia/Lord_Howe", "Asia/Riyadh"),
  weekend: fc.subarray([...WEEKDAYS]),
  start: fc.integer({ min: Date.UTC(2027, 0, 1), max: Date.UTC(2027, 11, 1) }),
  days: fc.integer({ min: 0, max: 60 }),
});

test("segments ascend from the margin on, neighbours differ, and officer time is the sum of shifts", () => {
  fc.assert(
    fc.property(runs, ({ roster, zone, weekend, start, days }) => {
      const end = start + days * DAY;
      const first = start - CALENDAR_MARGIN;
      const last = end + CALENDAR_MARGIN;
      const offsets = zoneOffsets(zone, start, end);
      const holidays = [Math.floor(start / DAY) + 1, Math.floor(start / DAY) + 5];
      const local = { offsets, holidays, weekend };
      const shifts = roster.map((given, index) => shift({ id: `s${index}`, ...given }));
      const desk = resolveDesk(shifts, local, start, end);
      expect(desk.from[0]).toBe(first);
      expect(desk.from.every((at, index) => at < (desk.from[index + 1] ?? last))).toBe(true);
      expect([desk.officers.length, desk.on_call.length, desk.on_call_shift.length]).toEqual(
        Array(3).fill(desk.from.length),
      );
      expect(
        desk.hand_overs.every(
          (at, index) => at >= first && at < (desk.hand_overs[index + 1] ?? last),
        ),
      ).toBe(true);
      const duty = desk.from.map((_, index) =>
        [desk.officers[index], desk.on_call[index], desk.on_call_shift[index]].join(),
      );
      expect(duty.every((text, index) => text !== duty[index + 1])).toBe(true);
      const served = desk.from.reduce((sum, at, index) => {
        const present = (desk.officers[index] ?? 0) + (desk.on_call[index] ?? 0);
        return sum + present * ((desk.from[index + 1] ?? last) - at);
      }, 0);
      const planned = shifts.reduce((sum, each) => {
        const edges = dailyIntervals(each, local, start, end);
        const within = edges.map((at) => Math.min(last, Math.max(first, at)));
        const length = within.reduce((all, at, index) => all + (index % 2 === 0 ? -at : at), 0);
        return sum + each.officers * length;
      }, 0);
      expect(served).toBe(planned);
    }),
  );
});

function shift(given: Partial<RosterShift> & Pick<RosterShift, "id" | "from" | "to">): RosterShift {
  return { days: "all", officers: 1, on_call: false, call_out: null, ...given };
}

function calendar(zone: string): LocalCalendar {
  const offsets = zoneOffsets(zone, Date.UTC(2026, 11, 1), Date.UTC(2028, 0, 1));
  return { offsets, holidays: [], weekend: ["sat", "sun"] };
}

/** Beginning and end of the first duty that begins at `at`, if one does. */
function dutyFrom(roster: readonly RosterShift[], local: LocalCalendar, at: number): number[] {
  const desk = resolveDesk(roster, local, at, at + DAY);
  const begins = desk.from.indexOf(at);
  return begins < 0 ? [] : desk.from.slice(begins, begins + 2);
}

function clock(minutes: number): string {
  const digits = (value: number): string => String(value).padStart(2, "0");
  return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}
