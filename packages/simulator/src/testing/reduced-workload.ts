import { DAY, type Distribution, type Instant } from "@contactpoint/engine";
import type {
  ListedNeed,
  NeedKind,
  RequestForm,
  ResolvedWorkload,
  Urgency,
} from "@contactpoint/protocol";

type Poisson = Extract<ResolvedWorkload["arrivals"], { kind: "poisson" }>;

/** What a source of needs is told; a source of routine pings unless `form` or `mix` says otherwise. */
export interface ReducedSource {
  readonly id: string;
  /** Weights of requesting States, and of the States whose providers are asked. */
  readonly from: Readonly<Record<string, number>>;
  readonly to: Readonly<Record<string, number>>;
  readonly form?: RequestForm;
  readonly mix?: readonly NeedKind[];
  readonly expires_in?: Distribution;
  /** When needs go away; they stay if absent. */
  readonly withdrawn_after?: Distribution;
}

/** Needs by a Poisson process of so many an hour; the profile of the hours and days is even unless given. */
export function poissonSource(
  source: ReducedSource,
  per_hour: number,
  profile: Partial<Poisson> = {},
): ResolvedWorkload {
  return workload(source, {
    kind: "poisson",
    per_day: 24 * per_hour,
    hour_of_day: Array.from({ length: 24 }, () => 1),
    weekday: Array.from({ length: 7 }, () => 1),
    yearly_growth: 0,
    ...profile,
  });
}

/** Needs at these instants. */
export function listedSource(
  source: ReducedSource,
  instants: readonly Instant[],
): ResolvedWorkload {
  const drawn: Omit<ListedNeed, "at"> = {
    from: null,
    provider: null,
    form: null,
    urgency: null,
    expires_at: null,
  };
  return workload(source, { kind: "list", needs: instants.map((at) => ({ ...drawn, at })) });
}

/** Shares of urgencies among needs of one form. */
export function urgencyMix(
  shares: Readonly<Partial<Record<Urgency, number>>>,
  form: RequestForm = "ping",
  expires_in: Distribution = LATER,
): NeedKind[] {
  return (["emergency", "urgent", "routine"] as const).flatMap((urgency) => {
    const share = shares[urgency];
    return share === undefined ? [] : [{ share, form, urgency, expires_in }];
  });
}

const LATER: Distribution = { kind: "deterministic", value: 3650 * DAY };

function workload(source: ReducedSource, arrivals: ResolvedWorkload["arrivals"]): ResolvedWorkload {
  const { id, from, to, form = "ping", expires_in = LATER, withdrawn_after } = source;
  return {
    id,
    arrivals,
    from,
    providers: Object.fromEntries(
      Object.entries(to).map(([state, weight]) => [`p-${state}`, weight]),
    ),
    mix: source.mix ?? urgencyMix({ routine: 1 }, form, expires_in),
    items: [1],
    circumstances: {},
    ...(withdrawn_after === undefined ? {} : { withdrawn_after }),
  };
}
