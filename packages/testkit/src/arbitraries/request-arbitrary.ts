import { DAY, formatIsoDuration, HOUR } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { momentArbitrary, pointText, spanArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/**
 * One need, as a source of its own: its form and urgency, whom it asks about what, when the data
 * expire, and the circumstances on which a refusal may rest. `id` names the source.
 */
export function requestArbitrary(frame: Frame, id: string): fc.Arbitrary<Section> {
  return fc
    .record(
      {
        at: momentArbitrary(frame, Math.min(frame.length, LAST_NEED)),
        who: whoArbitrary(frame),
        form: fc.constantFrom(...FORMS),
        urgency: fc.constantFrom("emergency", "urgent", "routine"),
        expires: fc.option(spanArbitrary(1, 130 * DAY, [HOUR, DAY, 60 * DAY]), { freq: 2 }),
        items: fc.constantFrom([1], [1], [0, 1], [0, 0, 1]),
        circumstances: fc.option(fc.constantFrom(...CIRCUMSTANCES), { freq: 3, nil: NONE }),
        withdrawn_after: fc.option(spanArbitrary(0, 70 * DAY, [HOUR, DAY, 2 * DAY]), { freq: 6 }),
      },
      RECORD,
    )
    .map(
      ({
        at,
        who: [from, provider],
        form,
        urgency,
        expires,
        items,
        circumstances,
        withdrawn_after,
      }) => ({
        id,
        arrivals: {
          times: [
            {
              at: pointText(frame, at),
              from,
              provider,
              form,
              urgency,
              ...(expires === null ? {} : { expires_at: pointText(frame, at + expires) }),
            },
          ],
        },
        items: [...items],
        circumstances: Object.fromEntries(circumstances.map((one) => [one, 1])),
        ...(withdrawn_after === null
          ? {}
          : { withdrawn_after: formatIsoDuration(withdrawn_after) }),
      }),
    );
}

/** A requesting State and a provider in another State. */
function whoArbitrary({ askers, providers }: Frame): fc.Arbitrary<readonly [string, string]> {
  const pairs = askers.flatMap((from) =>
    providers
      .filter(({ state }) => state !== from)
      .map(({ id }): readonly [string, string] => [from, id]),
  );
  return fc.constantFrom(...pairs);
}

const FORMS = [
  "preservation",
  "preservation",
  "preservation",
  "preservation",
  "location-query",
  "emergency-disclosure",
  "ping",
];

/** A reservation on dual criminality asks for two at once. */
const CIRCUMSTANCES: readonly (readonly string[])[] = [
  ["political-offence"],
  ["essential-interests"],
  ["domestic-bar"],
  ["discrimination"],
  ["outside-convention"],
  ["outside-scope"],
  ["no-dual-criminality"],
  ["outside-convention", "no-dual-criminality"],
  ["outside-convention", "no-dual-criminality", "political-offence"],
];

/** Needs arise early, so that a run shows what becomes of them. */
const LAST_NEED = 5 * DAY;

const NONE: readonly string[] = [];
