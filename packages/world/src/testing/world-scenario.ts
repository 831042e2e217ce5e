import { SAMPLE_START, sampleScenario } from "@contactpoint/analysis/testing";
import { DAY, type Distribution, MINUTE } from "@contactpoint/engine";
import type {
  ErrorRates,
  EscalationStep,
  ResolvedChannel,
  ResolvedDesk,
  ResolvedLaw,
  ResolvedProfile,
  ResolvedProvider,
  ResolvedScenario,
  ResolvedState,
  ResolvedWorkload,
} from "@contactpoint/protocol";
import { OFFICER_TASKS } from "@contactpoint/protocol";

export const AT_ONCE: Distribution = { kind: "deterministic", value: 0 };

export const PLAIN_LAW: ResolvedLaw = {
  order_by: "police",
  order: AT_ONCE,
  emergency_order: AT_ONCE,
  hours: null,
  emergency_at_any_hour: false,
  order_lasts: 90 * DAY,
  dual_criminality_reservation: false,
  languages: ["en"],
};

export const NO_ERRORS: ErrorRates = {
  sleep_through: 0,
  misjudge_urgency: 0,
  omit_item: 0,
  miss_gap: 0,
  wrong_identifier: 0,
  wrong_addressee: 0,
  forget_extension: 0,
  forget_renewal: 0,
};

/** Officers who need no time and make no errors. */
export const PLAIN_PROFILE: ResolvedProfile = {
  service: Object.fromEntries(
    OFFICER_TASKS.map((task) => [task, AT_ONCE]),
  ) as unknown as ResolvedProfile["service"],
  error: NO_ERRORS,
  background: null,
  queue_order: "urgency-oldest",
};

export const PLAIN_CHANNEL: ResolvedChannel = {
  reach: 1,
  delay: AT_ONCE,
  hours: "always",
  tells_failure: false,
};

/** A provider `p-<state>` that obeys its own State at once. */
export function plainProvider(
  state: string,
  more: Partial<ResolvedProvider> = {},
): ResolvedProvider {
  return {
    id: `p-${state}`,
    state,
    answers_to: [state],
    retention: 30 * DAY,
    confirm: AT_ONCE,
    hours: null,
    not_held_share: 0,
    failure_share: 0,
    retry_after: 0,
    retries: 0,
    tells_user_share: 0,
    leads_to: {},
    ...more,
  };
}

/** A roster of segments: from when, officers on shift, officers on call. */
export function roster(
  segments: readonly (readonly [from: number, officers: number, on_call: number])[],
  call_out: Distribution | null = null,
): ResolvedDesk {
  return {
    from: segments.map(([from]) => from),
    officers: segments.map(([, officers]) => officers),
    on_call: segments.map(([, , on_call]) => on_call),
    on_call_shift: segments.map(([, , on_call]) => (on_call > 0 ? 0 : -1)),
    shifts: [{ id: "shift", call_out }],
    hand_overs: [],
  };
}

/**
 * The sample scenario, made to run: one officer at any hour in each of XA, XB and XH, a provider
 * `p-<State>` in each, one instrument that binds all, one rung by the channel `post`. Nothing in it
 * takes time but the crossing of a link, which takes a minute, and nothing is drawn.
 */
export function worldScenario(more: Partial<ResolvedScenario> = {}): ResolvedScenario {
  const wait = { emergency: 60 * DAY, urgent: 60 * DAY, routine: 60 * DAY };
  const rung: EscalationStep = { kind: "channel", channel: "post", network: null, tries: 1, wait };
  const { practice } = sampleScenario();
  return sampleScenario({
    laws: { plain: PLAIN_LAW },
    profiles: { plain: PLAIN_PROFILE, hub: PLAIN_PROFILE },
    providers: ["XA", "XB", "XH"].map((state) => plainProvider(state)),
    channels: { post: PLAIN_CHANNEL },
    instruments: [
      {
        id: "convention",
        basis: "UNCC",
        title: "Convention",
        assumed: true,
        bound_from: { XA: SAMPLE_START, XB: SAMPLE_START, XH: SAMPLE_START },
      },
    ],
    escalation: [rung],
    practice: { ...practice, call_again_after: 5 * MINUTE },
    ...more,
  });
}

/** The same scenario with some of one State changed. */
export function withState(
  scenario: ResolvedScenario,
  id: string,
  more: Partial<ResolvedState>,
): ResolvedScenario {
  return {
    ...scenario,
    states: scenario.states.map((state) => (state.id === id ? { ...state, ...more } : state)),
  };
}

/** A workload of listed preservation needs of XA. */
export function listedWorkload(
  needs: Extract<ResolvedWorkload["arrivals"], { kind: "list" }>["needs"],
  more: Partial<ResolvedWorkload> = {},
): ResolvedWorkload {
  return {
    id: "listed",
    arrivals: { kind: "list", needs },
    from: { XA: 1 },
    providers: { "p-XB": 1 },
    mix: [{ share: 1, form: "preservation", urgency: "urgent", expires_in: null }],
    items: [1],
    circumstances: {},
    ...more,
  };
}
