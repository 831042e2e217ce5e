import { DAY, type Distribution, type Duration, HOUR, instantOfCivil } from "@contactpoint/engine";
import type {
  EscalationStep,
  OfficerTask,
  ResolvedChannel,
  ResolvedDesk,
  ResolvedLaw,
  ResolvedProfile,
  ResolvedScenario,
  ResolvedState,
  ResolvedTopology,
  ResolvedWorkload,
} from "@contactpoint/protocol";

/** Reduced scenarios begin on Monday 1 March 2027, 00:00 UTC. */
export const REDUCED_START = instantOfCivil(2027, 3, 1);

/** A wait so long that its end is no safe integer: the timer is never set. */
export const FOR_EVER: Duration = Number.MAX_SAFE_INTEGER;

export const AT_ONCE: Distribution = { kind: "deterministic", value: 0 };

/** A State of a reduced scenario, its contact point and the one provider it hosts (`p-<id>`). */
export interface ReducedPoint {
  readonly id: string;
  /** Officers present at any hour; more than ever work at once if absent. */
  readonly officers?: number;
  /** Replaces `officers` by a roster. */
  readonly desk?: ResolvedDesk;
  /** Tasks that are not named take no time. */
  readonly service?: Partial<Record<OfficerTask, Distribution>>;
  readonly profile?: Partial<ResolvedProfile>;
  readonly error?: Partial<ResolvedProfile["error"]>;
  readonly law?: Partial<ResolvedLaw>;
  readonly provider?: Partial<ResolvedScenario["providers"][number]>;
  readonly state?: Partial<ResolvedState>;
}

/** What a reduced scenario keeps of a whole one. */
export interface Reduction {
  readonly id: string;
  readonly seed: number;
  /** Length of the run. */
  readonly lasts: Duration;
  readonly warm_up?: Duration;
  readonly points: readonly ReducedPoint[];
  readonly workload: readonly ResolvedWorkload[];
  readonly topology?: Partial<ResolvedTopology>;
  readonly channels?: Readonly<Record<string, Partial<ResolvedChannel>>>;
  /** One try by the channel `post`, for ever, if absent. */
  readonly escalation?: readonly EscalationStep[];
  readonly more?: Partial<ResolvedScenario>;
}

/**
 * A scenario in which nothing happens that is not asked for: nobody errs, channels and links take
 * no time and lose nothing, one instrument binds all pairs, nobody queries, extends or lodges.
 * What is left is a queueing model whose theory is known.
 */
export function reducedScenario(given: Reduction): ResolvedScenario {
  const { points } = given;
  return {
    format: "contactpoint/1",
    id: given.id,
    version: "1.0.0",
    title: { en: given.id },
    marking: "EXERCISE",
    level: null,
    seed: given.seed,
    clock: {
      start: REDUCED_START,
      end: REDUCED_START + given.lasts,
      warm_up: given.warm_up ?? 0,
    },
    real_states: false,
    states: points.map(reducedState),
    laws: Object.fromEntries(points.map(({ id, law }) => [id, { ...LAW, ...law }])),
    profiles: Object.fromEntries(points.map((point) => [point.id, reducedProfile(point)])),
    providers: points.map(reducedProvider),
    channels: reducedChannels(given.channels ?? { post: {} }),
    networks: {},
    instruments: [
      {
        id: "convention",
        basis: "UNCC",
        title: "Convention",
        assumed: true,
        bound_from: Object.fromEntries(points.map(({ id }) => [id, 0])),
      },
    ],
    topology: {
      shape: { kind: "mesh" },
      latency: AT_ONCE,
      loss: 0,
      duplicate: 0,
      links: [],
      ...given.topology,
    },
    escalation: given.escalation ?? [rung("post", 1, FOR_EVER)],
    workload: given.workload,
    ...UNEVENTFUL,
    ...given.more,
  };
}

/** A rung that is tried so often, with this wait after each try. */
export function rung(
  channel: string,
  tries: number,
  wait: Duration,
  kind: EscalationStep["kind"] = "channel",
): EscalationStep {
  return {
    kind,
    channel,
    network: null,
    tries,
    wait: { emergency: wait, urgent: wait, routine: wait },
  };
}

const LAW: ResolvedLaw = {
  order_by: "police",
  order: AT_ONCE,
  emergency_order: AT_ONCE,
  hours: null,
  emergency_at_any_hour: false,
  order_lasts: 90 * DAY,
  dual_criminality_reservation: false,
  languages: ["en"],
};

const NO_ERRORS: ResolvedProfile["error"] = {
  sleep_through: 0,
  misjudge_urgency: 0,
  omit_item: 0,
  miss_gap: 0,
  wrong_identifier: 0,
  wrong_addressee: 0,
  forget_extension: 0,
  forget_renewal: 0,
};

const UNEVENTFUL = {
  register: { wrong_share: 0, changes: [], secretariat: AT_ONCE },
  practice: {
    assistance: { share: 0, lodged_after: AT_ONCE, decided_after: AT_ONCE, granted_share: 0 },
    extension: { ask_before: 0, adds: 0, granted_share: 0, most: 0 },
    expiry_notice_before: DAY,
    status_query: { after: { emergency: FOR_EVER, urgent: FOR_EVER, routine: FOR_EVER }, most: 0 },
    proceed_share: 1,
    call_again_after: HOUR,
    preservation: 60 * DAY,
  },
  omit: [],
  choices: [],
  injects: [],
  faults: [],
  expectations: [],
  objectives: {},
  parameters: [],
} satisfies Partial<ResolvedScenario>;

/** More officers than reduced scenarios ever have tasks at once. */
const ENOUGH_OFFICERS = 1_000_000;

function reducedState({
  id,
  officers = ENOUGH_OFFICERS,
  desk,
  state,
}: ReducedPoint): ResolvedState {
  return {
    id,
    key: id,
    name: id,
    zone: "Etc/UTC",
    region: "one",
    languages: ["en"],
    profile: id,
    law: id,
    played_by: "machine",
    offsets: { from: [0], ms: [0] },
    desk: desk ?? {
      from: [0],
      officers: [officers],
      on_call: [0],
      on_call_shift: [-1],
      shifts: [],
      hand_overs: [],
    },
    holidays: [],
    weekends: [],
    effects: { speed: 1, reach: 1, error: 1 },
    channels: {},
    ...state,
  };
}

function reducedProfile({ service, error, profile }: ReducedPoint): ResolvedProfile {
  return {
    service: {
      prepare: AT_ONCE,
      translate: AT_ONCE,
      supplement: AT_ONCE,
      choose: AT_ONCE,
      relay: AT_ONCE,
      acknowledge: AT_ONCE,
      check: AT_ONCE,
      review: AT_ONCE,
      order: AT_ONCE,
      locate: AT_ONCE,
      extend: AT_ONCE,
      "follow-up": AT_ONCE,
      renew: AT_ONCE,
      ...service,
    },
    error: { ...NO_ERRORS, ...error },
    background: null,
    queue_order: "urgency-oldest",
    ...profile,
  };
}

function reducedProvider({ id, provider }: ReducedPoint): ResolvedScenario["providers"][number] {
  return {
    id: `p-${id}`,
    state: id,
    answers_to: [id],
    retention: 365 * DAY,
    confirm: AT_ONCE,
    hours: null,
    not_held_share: 0,
    failure_share: 0,
    retry_after: 0,
    retries: 0,
    tells_user_share: 0,
    leads_to: {},
    ...provider,
  };
}

function reducedChannels(
  given: Readonly<Record<string, Partial<ResolvedChannel>>>,
): Record<string, ResolvedChannel> {
  const whole: ResolvedChannel = {
    reach: 1,
    delay: AT_ONCE,
    hours: "always",
    tells_failure: false,
  };
  return Object.fromEntries(
    Object.entries(given).map(([name, channel]) => [name, { ...whole, ...channel }]),
  );
}
