import { DAY, HOUR, instantOfCivil, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LocalClock } from "./local-clock.ts";

const START = instantOfCivil(2027, 1, 1);
const END = instantOfCivil(2028, 1, 1);

/** Offsets of 2027 written down by hand: whole hours, half hours, a change by half an hour, none. */
const ZONES = {
  "Europe/Paris": {
    from: [START, instantOfCivil(2027, 3, 28) + HOUR, instantOfCivil(2027, 10, 31) + HOUR],
    ms: [HOUR, 2 * HOUR, HOUR],
  },
  "America/St_Johns": {
    from: [
      START,
      instantOfCivil(2027, 3, 14) + 5.5 * HOUR,
      instantOfCivil(2027, 11, 7) + 4.5 * HOUR,
    ],
    ms: [-3.5 * HOUR, -2.5 * HOUR, -3.5 * HOUR],
  },
  "Australia/Lord_Howe": {
    from: [
      START,
      instantOfCivil(2027, 4, 3) + 15 * HOUR,
      instantOfCivil(2027, 10, 2) + 15.5 * HOUR,
    ],
    ms: [11 * HOUR, 10.5 * HOUR, 11 * HOUR],
  },
  "Asia/Kathmandu": { from: [START], ms: [345 * MINUTE] },
  "Etc/UTC": { from: [START], ms: [0] },
} as const;

const instants = fc.array(
  fc.oneof(
    fc.integer({ min: START, max: END }),
    // Around the changes of clocks.
    fc
      .tuple(
        fc.constantFrom(...Object.values(ZONES).flatMap(({ from }) => from.slice(1))),
        fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
      )
      .map(([change, by]) => change + by),
  ),
  { minLength: 1, maxLength: 12 },
);

test.each(Object.entries(ZONES))(
  "Hours and weekdays in %s are those of the zone's own rules, asked in any order",
  (zone, offsets) => {
    fc.assert(
      fc.property(instants, (asked) => {
        const clock = new LocalClock(offsets);
        for (const at of asked) {
          const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
          expect(clock.hour(at)).toBe(local.hour);
          expect(clock.weekday(at)).toBe(local.dayOfWeek - 1);
        }
      }),
      { numRuns: 300 },
    );
  },
);

test.each(Object.entries(ZONES))(
  "Until the next hour in %s the local hour stays, and that is a full hour or a change of clocks",
  (_, offsets) => {
    fc.assert(
      fc.property(instants, (asked) => {
        const clock = new LocalClock(offsets);
        for (const at of asked) {
          const next = clock.nextHour(at);
          expect(next).toBeGreaterThan(at);
          expect(next - at).toBeLessThanOrEqual(HOUR);
          for (const between of [at, at + Math.floor((next - 1 - at) / 2), next - 1]) {
            expect(clock.hour(between)).toBe(clock.hour(at));
            expect(clock.weekday(between)).toBe(clock.weekday(at));
          }
          const changes: readonly number[] = offsets.from;
          const isFull = clock.hour(next) !== clock.hour(next - 1);
          expect(isFull || changes.includes(next)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  },
);

test("The hour that clocks skip is no hour, and the hour they repeat comes twice", () => {
  const paris = new LocalClock(ZONES["Europe/Paris"]);
  const spring = instantOfCivil(2027, 3, 28);
  expect([0, 1, 2].map((hour) => paris.hour(spring + hour * HOUR))).toEqual([1, 3, 4]);
  const autumn = instantOfCivil(2027, 10, 31);
  expect([0, 1, 2].map((hour) => paris.hour(autumn + hour * HOUR))).toEqual([2, 2, 3]);
  expect(paris.weekday(autumn - 2 * HOUR)).toBe(6);
  expect(paris.weekday(autumn - 2 * HOUR - 1)).toBe(5);
  expect(paris.weekday(spring + DAY)).toBe(0);
});
