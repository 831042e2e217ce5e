import type { ResolvedScenario } from "@contactpoint/protocol";

import { sha256 } from "./digest.ts";

/** Of all that time-zone and holiday data decide: when two of these agree, so do the calendars. */
export function calendarsDigest({ states, laws, providers }: ResolvedScenario): string {
  return sha256(
    JSON.stringify({
      states: states.map(({ id, offsets, desk, holidays, weekends }) => ({
        id,
        offsets,
        desk,
        holidays,
        weekends,
      })),
      laws: Object.entries(laws).map(([id, { hours }]) => ({ id, hours })),
      providers: providers.map(({ id, hours }) => ({ id, hours })),
    }),
  );
}
