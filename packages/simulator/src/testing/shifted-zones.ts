import { HOUR } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { networkArbitrary } from "./network-arbitrary.ts";
import type { NetworkSketch } from "./network-sketch.ts";

// Fixed offsets from -6 to +6 hours, so that eight more or less are still zones of their own.
const HOURS = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
const MOVES = fc.constantFrom(-6, -5, -3, -1, 1, 2, 4, 6, 8);

/** A network, and the same one in zones some hours further east that starts as many hours earlier. */
export interface ShiftedZones {
  readonly here: NetworkSketch;
  readonly east: NetworkSketch;
}

export function shiftedZones(): fc.Arbitrary<ShiftedZones> {
  const zones = fc.constantFrom(...HOURS.map(fixedZone));
  return fc.tuple(networkArbitrary(zones), MOVES).map(([drawn, hours]) => {
    const here = { ...drawn, start: Math.floor(drawn.start / HOUR) * HOUR };
    return { here, east: movedEast(here, hours) };
  });
}

/** All records after the first, with their instants counted from the start. */
export function countedFrom(start: number, journal: readonly JournalRecord[]): readonly string[] {
  return journal
    .slice(1)
    .map((record) =>
      JSON.stringify(record, (key, value: unknown) =>
        INSTANTS.has(key) && typeof value === "number" && value > 0 ? value - start : value,
      ),
    );
}

/** IANA's signs are those of POSIX: `Etc/GMT-3` is three hours ahead. */
function fixedZone(hours: number): string {
  return hours === 0 ? "Etc/GMT" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}

function movedEast(sketch: NetworkSketch, hours: number): NetworkSketch {
  const offset = new Map(HOURS.map((of) => [fixedZone(of), of]));
  return {
    ...sketch,
    start: sketch.start - hours * HOUR,
    states: sketch.states.map((state) => ({
      ...state,
      zone: fixedZone((offset.get(state.zone) ?? 0) + hours),
    })),
  };
}

const INSTANTS = new Set([
  "at",
  "expires_at",
  "stated_expiry",
  "until",
  "order_until",
  "preserved_from",
]);
