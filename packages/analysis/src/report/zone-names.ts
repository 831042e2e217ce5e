import { HOUR } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { offsetOf } from "./local-clock.ts";
import { offsetText } from "./value-text.ts";

/** More zones than this do not fit a page. */
export const MOST_ZONES = 16;

/** What time zones are called in tables: offsets from UTC where zones are too many or would name States. */
export interface ZoneNames {
  readonly by: "zone" | "offset";
  /** From west to east. */
  readonly names: readonly string[];
  readonly nameOf: (zone: string) => string;
}

/** Offsets are those at the start of the run: a zone keeps its name when clocks change. */
export function zoneNames({
  states,
  real_states,
  clock,
}: Pick<ResolvedScenario, "states" | "real_states" | "clock">): ZoneNames {
  const offsets = new Map(states.map((state) => [state.zone, offsetOf(state, clock.start)]));
  const by = real_states || offsets.size > MOST_ZONES ? "offset" : "zone";
  const sorted = [...offsets].toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1));
  const named = new Map(
    sorted.map(([zone, offset]) => [zone, by === "zone" ? zone : offsetText(groupOffset(offset))]),
  );
  return {
    by,
    names: [...new Set(named.values())],
    nameOf: (zone) => named.get(zone) ?? (by === "zone" ? zone : offsetText(0)),
  };
}

// Offsets of half and quarter hours join the whole hour below: 27 columns still fit, 38 do not.
function groupOffset(offset: number): number {
  return Math.floor(offset / HOUR) * HOUR;
}
