import type { RequestTable } from "@contactpoint/analysis";
import { DAY, type Duration, HOUR, type Instant } from "@contactpoint/engine";
import type { RosterShift } from "@contactpoint/scenario";
import fc from "fast-check";
import { coverArbitrary, covered } from "./cover-arbitrary.ts";
import { withoutCompetition, withoutMishap } from "./eased-network.ts";
import { networkArbitrary } from "./network-arbitrary.ts";
import type { NetworkSketch } from "./network-sketch.ts";
import { ALWAYS } from "./plain-network.ts";
import { shiftArbitrary } from "./roster-arbitrary.ts";

const MILESTONES = ["acknowledged_at", "preserved_at", "confirmed_at"] as const;
export type Milestone = (typeof MILESTONES)[number];

/** A network and the same one with more cover, by which no milestone may be reached later. */
export interface MoreCover {
  readonly before: NetworkSketch;
  readonly after: NetworkSketch;
  readonly milestones: readonly Milestone[];
}

/** Officers for all the work at once, so that no request waits for another. */
export function coverWithoutCompetition(zones: fc.Arbitrary<string>): fc.Arbitrary<MoreCover> {
  return fc.tuple(networkArbitrary(zones), shifts, covers).map(([drawn, desks, more]) => {
    const before = withoutCompetition(withRosters(withoutMishap(drawn), desks));
    return { before, after: covered(before, more), milestones: MILESTONES };
  });
}

/** One need in the whole network, however few its officers. */
export function coverOfOneNeed(zones: fc.Arbitrary<string>): fc.Arbitrary<MoreCover> {
  return oneNeed(zones).map(({ sketch, more }) => ({
    before: sketch,
    after: covered(sketch, more),
    milestones: MILESTONES,
  }));
}

/** One need, and officers on call beside the shifts: more cover may cost them a second journey. */
export function coverBesideOnCall(zones: fc.Arbitrary<string>): fc.Arbitrary<MoreCover> {
  return oneNeed(zones).map(({ sketch, more }) => {
    const [first, ...rest] = sketch.states;
    if (first === undefined) throw new RangeError("a network has States");
    const before = {
      ...sketch,
      topology: { ...sketch.topology, shape: { kind: "mesh" as const } },
      states: [
        { ...first, shifts: [ALWAYS] },
        ...rest.map((state) => ({ ...state, shifts: [...state.shifts, ON_CALL] })),
      ],
    };
    return { before, after: covered(before, more), milestones: ["acknowledged_at"] };
  });
}

/** On call at any hour; a call takes one hour, so that none is worth waiting for. */
export const ON_CALL = {
  ...ALWAYS,
  id: "on-call",
  officers: 2,
  on_call: true,
  call_out: { kind: "deterministic", value: HOUR } as const,
};

/** What more cover came to. */
export interface CoverEffect {
  /** Each request and milestone that came later; there should be none. */
  readonly later: readonly string[];
  /** The zones from which and to which a request went, and by how much its acknowledgement came sooner. */
  readonly gains: readonly (readonly [from: string, to: string, gain: Duration])[];
}

/** @throws RangeError if the tables are not of the same requests */
export function effectOfCover(
  without: RequestTable,
  more: RequestTable,
  milestones: readonly Milestone[],
): CoverEffect {
  const ids = without.text.request_id;
  if (ids.length !== more.rows || ids.some((id, row) => id !== more.text.request_id[row]))
    throw new RangeError("more cover changed which requests there are");
  const gainOf = (name: Milestone, row: number): number =>
    reached(without, name, row) - reached(more, name, row);
  const later = ids.flatMap((id, row) =>
    milestones.filter((name) => gainOf(name, row) < 0).map((name) => `${id} ${name}`),
  );
  const { requesting_zone, requested_zone } = without.text;
  const gains = ids.flatMap((_, row) => {
    const gain = gainOf("acknowledged_at", row);
    return gain > 0 && reached(without, "acknowledged_at", row) < NEVER
      ? [[requesting_zone[row] ?? "", requested_zone[row] ?? "", gain] as const]
      : [];
  });
  return { later, gains };
}

/** One preservation request from XA is the whole workload. */
export function alone(sketch: NetworkSketch, at: Instant): NetworkSketch {
  const [source] = sketch.workload;
  const provider = sketch.providers.find(({ state }) => state !== "XA")?.id ?? null;
  if (source === undefined) throw new RangeError("a network has a workload");
  const need = { at, from: "XA", provider, form: null, urgency: null, expires_at: null };
  const arrivals = { kind: "list" as const, needs: [need] };
  const mix = [{ ...source.mix[0], share: 1, form: "preservation" as const }];
  return { ...sketch, workload: [{ ...source, arrivals, mix: mix as typeof source.mix }] };
}

const shifts = fc.array(
  shiftArbitrary("desk").map((shift) => ({ ...shift, on_call: false, call_out: null })),
  { minLength: 6, maxLength: 6 },
);
const covers = fc.array(coverArbitrary(), { minLength: 6, maxLength: 6 });
const moment = fc.integer({ min: 0, max: DAY });

function oneNeed(zones: fc.Arbitrary<string>) {
  return fc
    .tuple(networkArbitrary(zones), shifts, covers, moment)
    .map(([drawn, desks, more, at]) => ({
      sketch: alone(withRosters(withoutMishap(drawn), desks), at),
      more,
    }));
}

/**
 * What never happened comes after everything. An answer or a withdrawal that comes before the
 * acknowledgement stands for it: the request is over then.
 */
function reached(table: RequestTable, milestone: Milestone, row: number): Instant {
  const names =
    milestone === "acknowledged_at"
      ? ([milestone, "confirmed_at", "closed_at"] as const)
      : [milestone];
  const times = names.map((name) => table.instants[name][row] ?? Number.NaN);
  return Math.min(NEVER, ...times.filter((at) => !Number.isNaN(at)));
}

/** A number, so that never less never is nothing. */
const NEVER = Number.MAX_SAFE_INTEGER;

function withRosters(sketch: NetworkSketch, desks: readonly RosterShift[]): NetworkSketch {
  const states = sketch.states.map((state, at) => ({ ...state, shifts: desks.slice(at, at + 1) }));
  return { ...sketch, states };
}
