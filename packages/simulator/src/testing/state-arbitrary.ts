import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedProfile } from "@contactpoint/protocol";
import fc from "fast-check";
import type { ProviderSketch, StateSketch } from "./network-sketch.ts";
import { hoursArbitrary, rosterArbitrary, weekendArbitrary } from "./roster-arbitrary.ts";
import { chanceArbitrary, spanArbitrary } from "./span-arbitrary.ts";

/** The States' ids, in this order; a network takes the first few. */
export const STATE_IDS = ["XA", "XB", "XC", "XD", "XE", "XF"] as const;

export const REGIONS = ["north", "south"] as const;

export function stateArbitrary(id: string, zones: fc.Arbitrary<string>): fc.Arbitrary<StateSketch> {
  return fc.record(
    {
      id: fc.constant(id),
      key: fc.constant(`key-of-${id}`),
      zone: zones,
      region: fc.constantFrom(...REGIONS),
      languages: fc.constantFrom(["en"], ["fr"], ["fr", "en"]),
      weekend: weekendArbitrary(),
      shifts: rosterArbitrary(),
      profile: profileArbitrary(),
      law: lawArbitrary(),
      speed: fc.constantFrom(1, 1, 0.5, 1.7),
    },
    RECORD,
  );
}

/** One provider, at home in the State. Its path leads on to none unless `others` are given. */
export function providerArbitrary(
  id: string,
  state: string,
  others: readonly string[],
): fc.Arbitrary<ProviderSketch> {
  return fc
    .record(
      {
        retention: fc.integer({ min: HOUR, max: 30 * DAY }),
        confirm: spanArbitrary(0, 8 * HOUR),
        hours: fc.option(hoursArbitrary()),
        not_held_share: chanceArbitrary(0.5),
        failure_share: chanceArbitrary(0.5),
        retry_after: fc.integer({ min: MINUTE, max: 2 * HOUR }),
        retries: fc.integer({ min: 0, max: 3 }),
        tells_user_share: chanceArbitrary(0.5),
        onward: chanceArbitrary(0.5),
        obeys: fc.integer({ min: 0, max: 9 }).map((die) => die > 0),
      },
      RECORD,
    )
    .map(({ onward, obeys, ...rest }) => ({
      ...rest,
      id,
      state,
      answers_to: obeys ? [state] : [],
      leads_to:
        onward === 0
          ? {}
          : Object.fromEntries(others.map((other) => [other, onward / others.length])),
    }));
}

function profileArbitrary(): fc.Arbitrary<ResolvedProfile> {
  const work = spanArbitrary(0, 2 * HOUR);
  const rate = chanceArbitrary(0.5);
  return fc.record(
    {
      service: fc.record(
        {
          prepare: work,
          translate: work,
          supplement: work,
          choose: work,
          relay: work,
          acknowledge: work,
          check: work,
          review: work,
          order: work,
          locate: work,
          extend: work,
          "follow-up": work,
          renew: work,
        },
        RECORD,
      ),
      error: fc.record(
        {
          sleep_through: rate,
          misjudge_urgency: rate,
          omit_item: rate,
          miss_gap: rate,
          wrong_identifier: rate,
          wrong_addressee: rate,
          forget_extension: rate,
          forget_renewal: rate,
        },
        RECORD,
      ),
      background: fc.option(
        fc.record(
          { per_day: fc.integer({ min: 0, max: 3 }), service: spanArbitrary(0, HOUR) },
          RECORD,
        ),
      ),
      queue_order: fc.constantFrom("urgency-oldest", "urgency-oldest", "stated-expiry"),
    },
    RECORD,
  );
}

function lawArbitrary(): fc.Arbitrary<StateSketch["law"]> {
  return fc.record(
    {
      order_by: fc.constantFrom("police", "police", "prosecutor", "judge"),
      order: spanArbitrary(0, DAY),
      emergency_order: spanArbitrary(0, DAY),
      hours: fc.option(hoursArbitrary()),
      emergency_at_any_hour: fc.boolean(),
      order_lasts: fc.constantFrom(5 * DAY, 30 * DAY, 90 * DAY),
      dual_criminality_reservation: fc.boolean(),
      languages: fc.constantFrom(["en"], ["fr"], ["en", "fr"]),
    },
    RECORD,
  );
}

const RECORD = { noNullPrototype: true } as const;
