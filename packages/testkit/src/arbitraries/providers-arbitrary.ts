import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { durationArbitrary, shareArbitrary, spanTextArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** The providers of a frame, with all that can go wrong at a provider. */
export function providersArbitrary({ providers }: Frame): fc.Arbitrary<Section> {
  const names = providers.map(({ id }) => id);
  return fc.record(
    Object.fromEntries(
      providers.map(({ id, state }) => [
        id,
        providerArbitrary(
          state,
          names.filter((other) => other !== id),
        ),
      ]),
    ),
    RECORD,
  );
}

/** Providers that hold what they are asked about and do what they are ordered within hours. */
export function reliableProviders({ providers }: Frame): Section {
  return Object.fromEntries(
    providers.map(({ id, state }) => [
      id,
      {
        state,
        retention: "P300D",
        confirm: "PT4H",
        not_held_share: 0,
        failure_share: 0,
        tells_user_share: 0,
        leads_to: {},
      },
    ]),
  );
}

function providerArbitrary(state: string, others: readonly string[]): fc.Arbitrary<Section> {
  return fc
    .record(
      {
        retention: spanTextArbitrary(HOUR, 300 * DAY, [DAY, 60 * DAY]),
        confirm: durationArbitrary(0, 3 * DAY, [HOUR, DAY]),
        not_held_share: shareArbitrary(0.5),
        failure_share: shareArbitrary(),
        retry_after: spanTextArbitrary(MINUTE, 2 * HOUR, [HOUR]),
        retries: fc.integer({ min: 0, max: 3 }),
        tells_user_share: shareArbitrary(),
        onward: shareArbitrary(0.5),
        to: fc.nat(others.length - 1),
      },
      RECORD,
    )
    .map(({ onward, to, ...rest }) => ({
      state,
      ...rest,
      leads_to: { [others[to] ?? ""]: onward },
    }));
}
