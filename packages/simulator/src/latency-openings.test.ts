import { requestTable } from "@contactpoint/analysis";
import { DAY, type Instant } from "@contactpoint/engine";
import type { RosterShift } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { ALWAYS, plainNetwork } from "./testing/plain-network.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { shiftArbitrary } from "./testing/roster-arbitrary.ts";
import { worldZones } from "./testing/world-zones.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const shifts = fc.array(shiftArbitrary("desk"), { minLength: 1, maxLength: 3 });
const DAYS = 12;

test("A desk answers a ping at once while a shift is there and else when the next one comes, clock changes included", () => {
  const latency = new ZoneLatency();
  const found = { atOnce: 0, later: 0, aroundChange: 0 };
  fc.assert(
    fc.property(zones, zones, shifts, startArbitrary(), moments(), (from, to, drawn, when, at) => {
      const roster = drawn.map((shift) => ({ ...shift, on_call: false, officers: 1_000 }));
      const start = when.nearChange ? beforeChange(to, when) : when.start;
      const open = openings(to, roster, start - 3 * DAY, start + (DAYS + 2) * DAY);
      const needs = [...at, ...edges(open, start)].toSorted((a, b) => a - b);
      const states = [
        { zone: from, shifts: [ALWAYS] },
        { zone: to, shifts: roster },
      ] as const;
      const table = requestTable(
        journalOf(resolveSketch(plainNetwork(start, DAYS, states, needs))),
      );
      expect(table.rows).toBe(needs.length);
      for (let row = 0; row < table.rows; row += 1) {
        const needed = table.instants.needed_at[row] ?? Number.NaN;
        const time = table.measures.response_time[row] ?? Number.NaN;
        const expected = nextOpen(open, needed) - needed;
        if (needed + expected < start + DAYS * DAY) expect(time).toBe(expected);
        else expect(time).toBeNaN();
        found[expected === 0 ? "atOnce" : "later"] += 1;
        latency.add(from, to, expected);
      }
      if (offsetAt(to, start) !== offsetAt(to, start + 5 * DAY)) found.aroundChange += 1;
    }),
    propertyRuns(300),
  );
  process.stdout.write(latency.table("Response time when only the desk's hours delay"));
  expect(Math.min(found.atOnce, found.later)).toBeGreaterThan(1_000);
  expect(found.aroundChange).toBeGreaterThan(60);
});

interface When {
  readonly start: Instant;
  /** Begin within two days before the zone's next clock change instead. */
  readonly nearChange: boolean;
  readonly ahead: number;
}

function startArbitrary(): fc.Arbitrary<When> {
  return fc.record({
    start: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) }),
    nearChange: fc.boolean(),
    ahead: fc.integer({ min: 0, max: 2 * DAY }),
  });
}

function moments(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 4 * DAY }), { minLength: 5, maxLength: 25 });
}

function beforeChange(zone: string, { start, ahead }: When): Instant {
  return (at(zone, start).getTimeZoneTransition("next")?.epochMilliseconds ?? start) - ahead;
}

/** Around each opening and closing, counted from the start. At a closing itself two things are due. */
function edges(open: readonly Opening[], start: Instant): number[] {
  return open
    .flatMap(({ from, until }) => [from - 1, from, from + 1, until - 1, until + 1])
    .map((instant) => instant - start)
    .filter((after) => after >= 0 && after < 4 * DAY)
    .filter((after) => open.every(({ until }) => until !== start + after));
}

interface Opening {
  readonly from: Instant;
  readonly until: Instant;
}

/** When each shift is there, walked day by day with Temporal. */
function openings(
  zone: string,
  roster: readonly RosterShift[],
  first: Instant,
  last: Instant,
): Opening[] {
  const found: Opening[] = [];
  const end = at(zone, last).toPlainDate();
  for (
    let day = at(zone, first).toPlainDate();
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const { from, to, days } of roster) {
      const works =
        days === "all" || (days === "working" ? day.dayOfWeek < 6 : isListed(days, day));
      if (!works) continue;
      const ends = to > from ? day : day.add({ days: 1 });
      found.push({ from: showing(zone, day, from), until: showing(zone, ends, to) });
    }
  }
  return found.filter(({ from, until }) => until > from);
}

function isListed(days: RosterShift["days"], day: Temporal.PlainDate): boolean {
  const names: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  return typeof days === "object" && days.some((name) => name === names[day.dayOfWeek - 1]);
}

/** When the wall clock first reads this time of this day, or jumps past it. */
function showing(zone: string, day: Temporal.PlainDate, time: string): Instant {
  const wall = day.toPlainDateTime(time);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  return zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.NaN;
}

function nextOpen(open: readonly Opening[], from: Instant): Instant {
  return open.reduce(
    (soonest, one) => (one.until > from ? Math.min(soonest, Math.max(one.from, from)) : soonest),
    Infinity,
  );
}

function offsetAt(zone: string, instant: Instant): number {
  return at(zone, instant).offsetNanoseconds;
}

function at(zone: string, instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
