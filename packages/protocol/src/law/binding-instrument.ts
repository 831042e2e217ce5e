import type { Instant } from "@contactpoint/engine";
import type { ResolvedInstrument } from "../resolved/index.ts";

/**
 * The first instrument, in order of preference, that binds both States at an instant, or null.
 * Only `bound_from` counts: a State that signed and did not join is not in it.
 */
export function bindingInstrument(
  instruments: readonly ResolvedInstrument[],
  a: string,
  b: string,
  at: Instant,
): ResolvedInstrument | null {
  for (const instrument of instruments) {
    const boundFrom = instrument.bound_from;
    const aFrom = boundFrom[a];
    const bFrom = boundFrom[b];
    if (aFrom !== undefined && bFrom !== undefined && aFrom <= at && bFrom <= at) {
      return instrument;
    }
  }
  return null;
}
