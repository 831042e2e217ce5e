import { HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { durationArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/**
 * Rosters by name: round the clock, a desk by day with nights on call, somebody on call at all
 * times, or shifts that leave gaps; hand-overs at, before and after the hours in which clocks change.
 */
export function rostersArbitrary({ rosters }: Pick<Frame, "rosters">): fc.Arbitrary<Section> {
  return fc.record(Object.fromEntries(rosters.map((name) => [name, rosterArbitrary()])), RECORD);
}

/** Two officers at any hour. */
export const ROUND_THE_CLOCK: Section = {
  shifts: [{ id: "always", from: "00:00", to: "00:00", days: "all", officers: 2 }],
};

function rosterArbitrary(): fc.Arbitrary<Section> {
  const officers = fc.constantFrom(1, 1, 2, 3);
  const always = officers.map((count) => ({
    shifts: [{ id: "always", from: "00:00", to: "00:00", days: "all", officers: count }],
  }));
  const night = fc
    .record(
      { officers, opens: readingArbitrary(), closes: readingArbitrary(), call_out: callOut() },
      RECORD,
    )
    .map(({ officers: count, opens, closes, call_out }) => ({
      shifts: [
        { id: "day", from: opens, to: closes, days: "all", officers: count },
        { id: "night", from: closes, to: opens, days: "all", on_call: true, call_out },
      ],
    }));
  const office = fc
    .record({ officers, opens: readingArbitrary(), closes: readingArbitrary() }, RECORD)
    .map(({ officers: count, opens, closes }) => ({
      shifts: [{ id: "office", from: opens, to: closes, days: "working", officers: count }],
    }));
  const standby = fc.record({ call_out: callOut() }, RECORD).map(({ call_out }) => ({
    shifts: [{ id: "standby", from: "00:00", to: "00:00", days: "all", on_call: true, call_out }],
  }));
  return fc.oneof(
    { weight: 2, arbitrary: always },
    { weight: 2, arbitrary: night },
    { weight: 1, arbitrary: office },
    { weight: 1, arbitrary: standby },
  );
}

function callOut(): fc.Arbitrary<Section[string]> {
  return durationArbitrary(0, 3 * HOUR, [25 * MINUTE]);
}

/** Readings of the wall clock at which shifts change. */
function readingArbitrary(): fc.Arbitrary<string> {
  return fc.constantFrom("08:00", "09:00", "00:00", "01:00", "02:30", "03:00", "17:00", "22:00");
}
