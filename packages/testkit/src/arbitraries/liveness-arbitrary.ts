import { DAY } from "@contactpoint/engine";
import fc from "fast-check";
import { type Frame } from "./frame.ts";
import { pointText } from "./moment-arbitrary.ts";
import { type Section } from "./plain-data.ts";

/**
 * A phase at the end in which the core is healed: all States, or all but the first one or two. It
 * is long enough for every liveness rule to be decided, so short runs have none.
 */
export function livenessArbitrary(frame: Frame): fc.Arbitrary<Section> {
  const latest = frame.length - PHASE;
  if (latest <= EARLIEST) return fc.constant({});
  const { states } = frame;
  return fc
    .tuple(
      fc.integer({ min: EARLIEST / DAY, max: Math.floor(latest / DAY) }),
      fc.constantFrom(0, 0, 1, 2),
    )
    .map(([day, cast]) => {
      const core = states.slice(Math.min(cast, states.length - 1));
      const all = core.length === states.length;
      const from = pointText(frame, day * DAY);
      return { liveness: all ? { from } : { from, core: [...core] } };
    });
}

const EARLIEST = 3 * DAY;
/** Fourteen days for people, two for links, and as long as retries and queries go on. */
const PHASE = 45 * DAY;
