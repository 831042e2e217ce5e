import { DAY, type Instant } from "@contactpoint/engine";
import { OFFICER_TASKS } from "@contactpoint/protocol";
import type { ListedNeed, ResolvedProfile } from "@contactpoint/protocol";
import type { RosterShift } from "@contactpoint/scenario";
import type { NetworkSketch, StateSketch } from "./network-sketch.ts";

/**
 * Two States and a list of pings from XA to XB, in which nothing takes time and nothing goes
 * wrong: what remains is waiting for somebody to be there.
 */
export function plainNetwork(
  start: Instant,
  days: number,
  states: readonly [Place, Place],
  needs: readonly Instant[],
): NetworkSketch {
  return {
    seed: 1,
    start,
    days,
    states: states.map((place, at) => plainState(at === 0 ? "XA" : "XB", place)),
    providers: [
      {
        id: "provider",
        state: "XB",
        answers_to: ["XB"],
        retention: 30 * DAY,
        confirm: NO_TIME,
        hours: null,
        not_held_share: 0,
        failure_share: 0,
        retry_after: DAY,
        retries: 0,
        tells_user_share: 0,
        leads_to: {},
      },
    ],
    channels: { email: { reach: 1, delay: NO_TIME, hours: "always", tells_failure: false } },
    networks: {},
    instruments: [{ id: "convention", basis: "UNCC", bound_from: { XA: -DAY, XB: -DAY } }],
    topology: { shape: { kind: "mesh" }, latency: NO_TIME, loss: 0, duplicate: 0, links: [] },
    wrong_share: 0,
    changes: [],
    escalation: [{ kind: "channel", channel: "email", network: null, tries: 1, wait: PATIENCE }],
    practice: {
      assistance: { share: 0, lodged_after: NO_TIME, decided_after: NO_TIME, granted_share: 0 },
      extension: { ask_before: DAY, adds: DAY, granted_share: 0, most: 0 },
      expiry_notice_before: 0,
      status_query: { after: PATIENCE, most: 0 },
      proceed_share: 1,
      call_again_after: DAY,
      preservation: 60 * DAY,
    },
    workload: [
      {
        id: "pings",
        arrivals: { kind: "list", needs: needs.map(ping) },
        from: { XA: 1 },
        providers: { provider: 1 },
        mix: [{ share: 1, form: "ping", urgency: "urgent", expires_in: null }],
        items: [1],
        circumstances: {},
      },
    ],
    faults: [],
  };
}

export interface Place {
  readonly zone: string;
  readonly shifts: readonly RosterShift[];
}

/** Officers enough for everybody, at any hour. */
export const ALWAYS: RosterShift = {
  id: "always",
  from: "00:00",
  to: "00:00",
  days: "all",
  officers: 1_000,
  on_call: false,
  call_out: null,
};

const NO_TIME = { kind: "deterministic", value: 0 } as const;
/** Longer than any run. */
export const PATIENCE = { emergency: 365 * DAY, urgent: 365 * DAY, routine: 365 * DAY };

function plainState(id: string, { zone, shifts }: Place): StateSketch {
  return {
    id,
    key: id,
    zone,
    region: "north",
    languages: ["en"],
    weekend: ["sat", "sun"],
    shifts,
    profile: {
      service: serviceOf(),
      error: {
        sleep_through: 0,
        misjudge_urgency: 0,
        omit_item: 0,
        miss_gap: 0,
        wrong_identifier: 0,
        wrong_addressee: 0,
        forget_extension: 0,
        forget_renewal: 0,
      },
      background: null,
      queue_order: "urgency-oldest",
    },
    law: {
      order_by: "police",
      order: NO_TIME,
      emergency_order: NO_TIME,
      hours: null,
      emergency_at_any_hour: true,
      order_lasts: 90 * DAY,
      dual_criminality_reservation: false,
      languages: ["en"],
    },
    speed: 1,
  };
}

function serviceOf(): ResolvedProfile["service"] {
  return Object.fromEntries(
    OFFICER_TASKS.map((task) => [task, NO_TIME]),
  ) as ResolvedProfile["service"];
}

function ping(at: Instant): ListedNeed {
  return { at, from: "XA", provider: "provider", form: "ping", urgency: null, expires_at: null };
}
