import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Place } from "./desk-document.ts";

const HOUR = 3_600_000;
/** The earth turns by so much in an hour. */
const DEGREES_AN_HOUR = 15;
/** States of one clock stand below one another at these latitudes, and then again further east. */
const LATITUDES = [42, 14, -14, 56, 28, 0, -28, 49, 21, -7, 35, 7, -21, -35] as const;
/** Clocks an hour apart begin in rows of their own, so that names have room. */
const OTHER_ROWS = 7;
const EAST = 4;

/**
 * Where a picture of the world shows each State. Fictitious States lie nowhere, and scenarios give
 * no places: the longitude is that of the State's clock, by its smallest offset in the scenario, so
 * that nobody moves when clocks change. The latitude only keeps States of one time apart.
 */
export function placesOf({ states }: Pick<ResolvedScenario, "states">): ReadonlyMap<string, Place> {
  const taken = new Map<number, number>();
  return new Map(
    states.map(({ id, offsets }) => {
      const hours = Math.min(...offsets.ms) / HOUR;
      const before = taken.get(hours) ?? 0;
      taken.set(hours, before + 1);
      const row = before + (Math.abs(Math.round(hours)) % 2) * OTHER_ROWS;
      const latitude = LATITUDES[row % LATITUDES.length] ?? 0;
      const east = Math.floor(before / LATITUDES.length) * EAST;
      return [id, { longitude: wrapped(hours * DEGREES_AN_HOUR + east), latitude }];
    }),
  );
}

/** From -180 up to but without 180. */
function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}
