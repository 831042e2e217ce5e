import { DAY, HOUR, type Duration } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import {
  durationArbitrary,
  momentArbitrary,
  pointText,
  shareArbitrary,
} from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** A register with wrong copies, and entries that change within the run before the others learn of it. */
export function registerArbitrary(frame: Frame): fc.Arbitrary<Section> {
  const window = fc
    .tuple(
      fc.constantFrom(...frame.states),
      fc.constantFrom(["email"], ["email", "phone"]),
      momentArbitrary(frame),
      fc.constantFrom<Duration>(0, HOUR, DAY, 10 * DAY),
    )
    .map(([state, channels, changes, lag]) => ({
      state,
      channels,
      valid_until: pointText(frame, changes),
      circulated: pointText(frame, Math.min(changes + lag, frame.length - 1)),
    }));
  return fc.record(
    {
      wrong_share: shareArbitrary(),
      secretariat: durationArbitrary(0, DAY, [HOUR]),
      entries: fc.array(window, { maxLength: 2 }),
    },
    RECORD,
  );
}
