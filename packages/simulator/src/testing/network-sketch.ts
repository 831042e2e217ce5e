import type { Duration, Instant } from "@contactpoint/engine";
import type {
  EscalationStep,
  ListedNeed,
  ResolvedArrivals,
  ResolvedChannel,
  ResolvedFault,
  ResolvedLaw,
  ResolvedPractice,
  ResolvedProfile,
  ResolvedProvider,
  ResolvedTopology,
  ResolvedWorkload,
} from "@contactpoint/protocol";
import type { DayRule, RosterShift, Weekday } from "@contactpoint/scenario";

/**
 * A network before its calendars are worked out. Every instant in it counts from the start, so
 * that the same network can begin at another time, in other zones or with other rosters.
 */
export interface NetworkSketch {
  readonly seed: number;
  readonly start: Instant;
  readonly days: number;
  readonly states: readonly StateSketch[];
  readonly providers: readonly ProviderSketch[];
  readonly channels: Readonly<Record<string, ResolvedChannel>>;
  readonly networks: Readonly<Record<string, readonly string[]>>;
  readonly instruments: readonly InstrumentSketch[];
  readonly topology: ResolvedTopology;
  readonly wrong_share: number;
  readonly changes: readonly ChangeSketch[];
  readonly escalation: readonly EscalationStep[];
  readonly practice: ResolvedPractice;
  readonly workload: readonly ResolvedWorkload[];
  readonly faults: readonly ResolvedFault[];
}

export interface StateSketch {
  readonly id: string;
  readonly key: string;
  readonly zone: string;
  readonly region: string;
  readonly languages: readonly string[];
  readonly weekend: readonly Weekday[];
  readonly shifts: readonly RosterShift[];
  readonly profile: ResolvedProfile;
  readonly law: Omit<ResolvedLaw, "hours"> & { readonly hours: HoursSketch | null };
  readonly speed: number;
}

export interface HoursSketch {
  readonly from: string;
  readonly to: string;
  readonly days: DayRule;
}

export type ProviderSketch = Omit<ResolvedProvider, "hours"> & {
  readonly hours: HoursSketch | null;
};

export interface InstrumentSketch {
  readonly id: string;
  readonly basis: "UNCC" | "BUDAPEST";
  /** When each State is bound, from the start of the run. */
  readonly bound_from: Readonly<Record<string, Duration>>;
}

export interface ChangeSketch {
  readonly state: string;
  readonly channels: readonly string[];
  readonly changed_at: Duration;
  readonly circulated_at: Duration;
}

/** Its instants moved by `by`. */
export function movedArrivals(arrivals: ResolvedArrivals, by: Duration): ResolvedArrivals {
  switch (arrivals.kind) {
    case "poisson":
      return arrivals;
    case "list":
      return { ...arrivals, needs: arrivals.needs.map((need) => movedNeed(need, by)) };
    case "incident":
      return { ...arrivals, at: arrivals.at + by, expires_at: moved(arrivals.expires_at, by) };
  }
}

function movedNeed(need: ListedNeed, by: Duration): ListedNeed {
  return { ...need, at: need.at + by, expires_at: moved(need.expires_at, by) };
}

function moved(at: Instant | null, by: Duration): Instant | null {
  return at === null ? null : at + by;
}
