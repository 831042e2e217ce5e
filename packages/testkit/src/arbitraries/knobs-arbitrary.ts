import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import {
  durationArbitrary,
  shareArbitrary,
  spanTextArbitrary,
  waitsArbitrary,
} from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

const ERRORS = [
  "sleep_through",
  "misjudge_urgency",
  "omit_item",
  "miss_gap",
  "wrong_identifier",
  "wrong_addressee",
  "forget_extension",
] as const;

/** Working times, other work and the order of the queue, of the profile `default`. */
export function workingTimesArbitrary(): fc.Arbitrary<Section> {
  const work = durationArbitrary(0, 8 * HOUR, [0, 10 * MINUTE, HOUR]);
  // Little enough for one officer, or renewals would wait until orders have run out.
  const other = durationArbitrary(0, HOUR, [HOUR]);
  return fc
    .record(
      {
        prepare: work,
        supplement: work,
        choose: work,
        relay: work,
        acknowledge: work,
        check: work,
        review: work,
        order: work,
        locate: work,
        extend: work,
        follow_up: work,
        renew: work,
        background: fc.option(
          fc.record({ per_day: fc.constantFrom(0.5, 1), service: other }, RECORD),
          { freq: 3 },
        ),
        queue_order: fc.constantFrom("urgency-oldest", "urgency-oldest", "stated-expiry"),
      },
      RECORD,
    )
    .map(({ background, ...rest }) => (background === null ? rest : { ...rest, background }));
}

/**
 * Chances that people err, of a profile. Nobody forgets to renew an order, because no protocol can
 * mend that: the data are lost, as `scenarios/forgotten-renewal.yaml` shows.
 */
export function errorsArbitrary(): fc.Arbitrary<Section> {
  return fc
    .record(
      Object.fromEntries(
        ERRORS.map((error) => [error, shareArbitrary(error === "sleep_through" ? 0.5 : 1)]),
      ),
      RECORD,
    )
    .map((errors) => ({ ...errors, forget_renewal: 0 }));
}

/** Nobody errs. */
export const NO_ERRORS: Section = {
  ...Object.fromEntries(ERRORS.map((error) => [error, 0])),
  forget_renewal: 0,
};

/** What the requesting side tries until somebody acknowledges. */
export function escalationArbitrary(): fc.Arbitrary<Section[]> {
  const rung = fc.record(
    {
      kind: fc.constantFrom("channel", "channel", "next-officer", "secretariat"),
      channel: fc.constantFrom("email", "phone"),
      tries: fc.integer({ min: 1, max: 3 }),
      wait: waitsArbitrary(MINUTE, 2 * DAY, [15 * MINUTE, HOUR, DAY]),
    },
    RECORD,
  );
  return fc.array(rung, { minLength: 1, maxLength: 3 });
}

/** How contact points follow up while a case is young. */
export function practiceArbitrary(): fc.Arbitrary<Section> {
  return fc.record(
    {
      status_query: fc.record(
        {
          after: waitsArbitrary(HOUR, 5 * DAY, [HOUR, DAY]),
          most: fc.integer({ min: 0, max: 3 }),
        },
        RECORD,
      ),
      proceed_share: fc.constantFrom(0, 0.5, 1),
      call_again_after: spanTextArbitrary(MINUTE, HOUR, [10 * MINUTE]),
      preservation: spanTextArbitrary(60 * DAY, 90 * DAY, [60 * DAY]),
      expiry_notice_before: spanTextArbitrary(0, 20 * DAY, [0, 7 * DAY]),
    },
    RECORD,
  );
}
