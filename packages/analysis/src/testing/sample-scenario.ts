import { DAY, HOUR, instantOfCivil, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

/** Monday 1 March 2027, 00:00 UTC. */
export const SAMPLE_START = instantOfCivil(2027, 3, 1);

/** Clocks in XB are put forward by an hour at this instant. */
export const SAMPLE_CLOCK_CHANGE = instantOfCivil(2027, 3, 28) + HOUR;

/**
 * A scenario of 60 days with the States XA (UTC), XB (an hour ahead, two from 28 March; weekends, one
 * holiday, hand-overs at 06:00 and 18:00 UTC each day) and the hub XH. Nothing in it is drawn.
 */
export function sampleScenario(more: Partial<ResolvedScenario> = {}): ResolvedScenario {
  return {
    format: "contactpoint/1",
    id: "sample",
    version: "1.0.0",
    title: { en: "Sample" },
    marking: "EXERCISE",
    level: null,
    seed: 1,
    clock: { start: SAMPLE_START, end: SAMPLE_START + 60 * DAY, warm_up: 0 },
    real_states: false,
    states: [sampleState("XA"), sampleState("XB"), sampleState("XH")],
    laws: {},
    profiles: {},
    providers: [],
    channels: {},
    networks: {},
    instruments: [],
    topology: {
      shape: { kind: "mesh" },
      latency: { kind: "deterministic", value: MINUTE },
      loss: 0,
      duplicate: 0,
      links: [],
    },
    register: { wrong_share: 0, changes: [], secretariat: { kind: "deterministic", value: 0 } },
    escalation: [],
    practice: {
      assistance: {
        share: 0,
        lodged_after: { kind: "deterministic", value: 0 },
        decided_after: { kind: "deterministic", value: 0 },
        granted_share: 0,
      },
      extension: { ask_before: 0, adds: 0, granted_share: 0, most: 0 },
      expiry_notice_before: 0,
      status_query: { after: { emergency: DAY, urgent: DAY, routine: DAY }, most: 0 },
      call_again_after: 0,
      preservation: 60 * DAY,
      proceed_share: 1,
    },
    workload: [],
    omit: [],
    choices: [],
    injects: [],
    faults: [],
    expectations: [],
    objectives: {},
    parameters: [],
    ...more,
  };
}

function sampleState(id: "XA" | "XB" | "XH"): ResolvedState {
  const ahead = id === "XB";
  return {
    id,
    key: id,
    name: id,
    zone: ahead ? "Europe/Paris" : "Etc/UTC",
    region: "sample",
    languages: ["en"],
    profile: id === "XH" ? "hub" : "plain",
    law: "plain",
    played_by: "machine",
    offsets: ahead
      ? { from: [SAMPLE_START - DAY, SAMPLE_CLOCK_CHANGE], ms: [HOUR, 2 * HOUR] }
      : { from: [SAMPLE_START - DAY], ms: [0] },
    desk: {
      from: [SAMPLE_START],
      officers: [1],
      on_call: [0],
      on_call_shift: [-1],
      shifts: [],
      hand_overs: days((day) => [day + 6 * HOUR, day + 18 * HOUR]),
    },
    holidays: ahead ? [SAMPLE_START + 2 * DAY - HOUR, SAMPLE_START + 3 * DAY - HOUR] : [],
    weekends: weekends(ahead ? HOUR : 0),
    effects: { speed: 1, reach: 1, error: 1 },
    channels: {},
  };
}

function days(instants: (day: number) => number[]): number[] {
  return Array.from({ length: 60 }, (_, day) => instants(SAMPLE_START + day * DAY)).flat();
}

// Saturday and Sunday of the local week; 1 March 2027 is a Monday.
function weekends(offset: number): number[] {
  return Array.from({ length: 8 }, (_, week) => {
    const saturday = SAMPLE_START + (7 * week + 5) * DAY - offset;
    return [saturday, saturday + 2 * DAY];
  }).flat();
}
