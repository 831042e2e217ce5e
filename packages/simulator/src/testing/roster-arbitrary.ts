import { HOUR, MINUTE } from "@contactpoint/engine";
import type { DayRule, RosterShift, Weekday } from "@contactpoint/scenario";
import fc from "fast-check";
import type { HoursSketch } from "./network-sketch.ts";
import { spanArbitrary } from "./span-arbitrary.ts";

/** Readings of the wall clock, at quarters of an hour; many in the small hours, when clocks are changed. */
function readingArbitrary(): fc.Arbitrary<string> {
  return fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 15 })).map(readingOf);
}

export function shiftArbitrary(id: string): fc.Arbitrary<RosterShift> {
  return fc
    .record(
      {
        from: readingArbitrary(),
        to: readingArbitrary(),
        days: dayRuleArbitrary(),
        officers: fc.integer({ min: 1, max: 3 }),
        call_out: fc.option(spanArbitrary(MINUTE, 2 * HOUR)),
        on_call: fc.boolean(),
      },
      { noNullPrototype: true },
    )
    .map((shift) => ({ ...shift, id, call_out: shift.on_call ? shift.call_out : null }));
}

/** Rosters of one to three shifts, or the two that are usual: round the clock, or a day desk with nights on call. */
export function rosterArbitrary(): fc.Arbitrary<readonly RosterShift[]> {
  return fc.oneof(
    fc.constant([shift("always", "00:00", "00:00", 2, false)]),
    fc.constant([
      shift("day", "09:00", "17:00", 1, false),
      shift("night", "17:00", "09:00", 1, true),
    ]),
    fc
      .integer({ min: 1, max: 3 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, index) => shiftArbitrary(`shift-${index}`))),
      ),
  );
}

export function weekendArbitrary(): fc.Arbitrary<readonly Weekday[]> {
  return fc.constantFrom<readonly Weekday[]>(["sat", "sun"], ["fri", "sat"], ["sun"], []);
}

export function hoursArbitrary(): fc.Arbitrary<HoursSketch> {
  return fc.record(
    { from: readingArbitrary(), to: readingArbitrary(), days: dayRuleArbitrary() },
    { noNullPrototype: true },
  );
}

function dayRuleArbitrary(): fc.Arbitrary<DayRule> {
  return fc.constantFrom<DayRule>("all", "all", "working", ["mon", "wed", "sat"]);
}

function shift(
  id: string,
  from: string,
  to: string,
  officers: number,
  on_call: boolean,
): RosterShift {
  const call_out = on_call ? ({ kind: "deterministic", value: HOUR } as const) : null;
  return { id, from, to, days: "all", officers, on_call, call_out };
}

function readingOf(quarter: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(quarter / 4))}:${two(15 * (quarter % 4))}`;
}
