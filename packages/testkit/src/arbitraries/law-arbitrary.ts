import { DAY, type Duration, formatInstant, HOUR } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { durationArbitrary, spanTextArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** Domestic laws by name. */
export function lawsArbitrary({ laws }: Pick<Frame, "laws">): fc.Arbitrary<Section> {
  return fc.record(Object.fromEntries(laws.map((name) => [name, lawArbitrary()])), RECORD);
}

/** The officer on duty orders at once, and every request can be read. */
export const SIMPLE_LAW: Section = { order_by: "police", languages: ["en", "fr"] };

/** Treaties of each basis: in force for all, for some, or from some day within the run on. */
export function instrumentsArbitrary(frame: Frame): fc.Arbitrary<Section> {
  const some = fc.subarray([...frame.states], { minLength: 2 });
  const one = fc
    .tuple(
      fc.constantFrom("UNCC", "BUDAPEST", "BUDAPEST-2AP"),
      fc.oneof(fc.constant("all"), fc.constant("all"), some),
      fc.constantFrom<Duration>(-DAY, -DAY, -DAY, -DAY, -DAY, -DAY, DAY),
    )
    .map(([basis, parties, after]) => ({
      basis,
      parties,
      in_force_from: dayText(frame, after),
      assumed: true,
    }));
  return fc
    .tuple(one, fc.option(one))
    .map(([convention, older]) => (older === null ? { convention } : { convention, older }));
}

function lawArbitrary(): fc.Arbitrary<Section> {
  return fc.record(
    {
      order_by: fc.constantFrom("police", "police", "prosecutor", "judge"),
      order: durationArbitrary(0, 7 * DAY, [HOUR, 2 * DAY]),
      emergency_order: durationArbitrary(0, DAY, [HOUR]),
      hours: fc.constantFrom<Section[string]>("always", {
        from: "09:00",
        to: "17:00",
        days: "working",
      }),
      emergency_at_any_hour: fc.boolean(),
      order_lasts: spanTextArbitrary(10 * DAY, 90 * DAY, [60 * DAY, 90 * DAY]),
      dual_criminality_reservation: fc.boolean(),
      languages: fc.constantFrom(["en"], ["fr"], ["en", "fr"]),
    },
    RECORD,
  );
}

function dayText(frame: Frame, after: Duration): string {
  return formatInstant(frame.start + after).slice(0, "2027-01-01".length);
}
