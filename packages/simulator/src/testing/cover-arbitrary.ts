import type { RosterShift } from "@contactpoint/scenario";
import fc from "fast-check";
import type { NetworkSketch } from "./network-sketch.ts";
import { shiftArbitrary } from "./roster-arbitrary.ts";

/** Cover added to a roster: to one of its shifts, or a shift of its own. */
export interface Cover {
  readonly kind: "earlier" | "later" | "officer" | "shift";
  readonly shift: number;
  /** Quarters of an hour by which a shift becomes longer, as far as it stays within a day. */
  readonly quarters: number;
  readonly extra: RosterShift;
}

export function coverArbitrary(): fc.Arbitrary<Cover> {
  return fc.record(
    {
      kind: fc.constantFrom("earlier", "later", "officer", "shift"),
      shift: fc.nat(2),
      quarters: fc.integer({ min: 1, max: 40 }),
      extra: shiftArbitrary("extra").map((shift) => ({ ...shift, on_call: false, call_out: null })),
    },
    { noNullPrototype: true },
  );
}

/** The network with more cover at every State, to each its own. */
export function covered(sketch: NetworkSketch, covers: readonly Cover[]): NetworkSketch {
  return {
    ...sketch,
    states: sketch.states.map((state, index) => {
      const cover = covers[index];
      return cover === undefined ? state : { ...state, shifts: moreCover(state.shifts, cover) };
    }),
  };
}

function moreCover(shifts: readonly RosterShift[], cover: Cover): readonly RosterShift[] {
  if (cover.kind === "shift") return [...shifts, cover.extra];
  const chosen = cover.shift % shifts.length;
  return shifts.map((shift, index) => (index === chosen ? longer(shift, cover) : shift));
}

/** Officers on call stay as they are: only presence counts as cover. */
function longer(shift: RosterShift, { kind, quarters }: Cover): RosterShift {
  if (shift.on_call) return shift;
  if (kind === "officer") return { ...shift, officers: shift.officers + 1 };
  const from = quarterOf(shift.from);
  const to = quarterOf(shift.to);
  const overnight = to <= from;
  if (kind === "earlier") {
    // A shift belongs to the day it begins on, so it cannot begin on the day before.
    return { ...shift, from: readingOf(Math.max(overnight ? to : 0, from - quarters)) };
  }
  return { ...shift, to: readingOf(Math.min(overnight ? from : 96, to + quarters)) };
}

function quarterOf(reading: string): number {
  return 4 * Number(reading.slice(0, 2)) + Number(reading.slice(3)) / 15;
}

function readingOf(quarter: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(quarter / 4))}:${two(15 * (quarter % 4))}`;
}
