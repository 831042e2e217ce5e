import { DAY, formatIsoDuration, HOUR, MINUTE, SECOND } from "@contactpoint/engine";
import fc from "fast-check";
import type { Section } from "./plain-data.ts";

/** How a contact point's own clock goes wrong: a step ahead or back, a drift, or both. */
export function clockModelArbitrary(): fc.Arbitrary<Section> {
  return fc
    .tuple(fc.constantFrom(...OFFSETS), fc.constantFrom(-1, 1), fc.constantFrom(0, 50, -200, 5_000))
    .map(([offset, side, drift_ppm]) => {
      const sign = side < 0 ? "-" : "";
      // A clock without any fault is none; the least step stands for it.
      if (offset === 0 && drift_ppm === 0) return { offset: `${sign}PT0.001S` };
      return { offset: `${offset === 0 ? "" : sign}${formatIsoDuration(offset)}`, drift_ppm };
    });
}

const OFFSETS = [0, 1, SECOND, 5 * MINUTE, HOUR, DAY];
