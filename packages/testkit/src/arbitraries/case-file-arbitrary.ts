import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { durationArbitrary, spanTextArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/**
 * What becomes of preserved data (the rest of `practice`): extensions, a request for assistance in
 * the last hours of the hold or long before, and its decision, so that a case goes all the way from
 * preservation through extension and assistance to disclosure.
 */
export function caseFileArbitrary(): fc.Arbitrary<Section> {
  return fc.record(
    {
      assistance: fc.record(
        {
          share: fc.constantFrom(0, 0.5, 1, 1),
          lodged_after: durationArbitrary(0, 130 * DAY, LAST_HOURS),
          decided_after: durationArbitrary(0, 900 * DAY, [
            HOUR,
            5 * DAY,
            60 * DAY,
            60 * DAY,
            800 * DAY,
          ]),
          granted_share: fc.constantFrom(0, 0.5, 1, 1),
        },
        RECORD,
      ),
      extension: fc.record(
        {
          ask_before: spanTextArbitrary(HOUR, 30 * DAY, [10 * DAY]),
          adds: spanTextArbitrary(DAY, 60 * DAY, [30 * DAY]),
          granted_share: fc.constantFrom(0, 0.5, 1, 1),
          most: fc.integer({ min: 0, max: 3 }),
        },
        RECORD,
      ),
    },
    RECORD,
  );
}

/** Preserved data are released at the end of the hold; nobody asks for more. */
export const NO_FOLLOW_UP: Section = { assistance: { share: 0 }, extension: { most: 0 } };

/** The hold began shortly before its confirmation, so the last of these end just before a hold of 60 days does. */
const LAST_HOURS = [
  DAY,
  10 * DAY,
  // More time is usually asked for ten days before the end, and decided within hours.
  50 * DAY + HOUR,
  60 * DAY - 12 * HOUR,
  60 * DAY - 4 * HOUR,
  60 * DAY - HOUR,
  60 * DAY - 30 * MINUTE,
  60 * DAY,
];
