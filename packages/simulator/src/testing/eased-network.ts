import type { RosterShift } from "@contactpoint/scenario";
import { PATIENCE } from "./plain-network.ts";
import type { NetworkSketch, StateSketch } from "./network-sketch.ts";

/** Officers for all the work of a small network at once. */
const PLENTY = 1_000;

/**
 * The same network with so many officers on each shift that no request waits for another. Officers
 * on call become officers on shift: one called out for a request would be there for the next too.
 * Nor do copies of the register go wrong, which one request's inquiry puts right for all.
 */
export function withoutCompetition(sketch: NetworkSketch): NetworkSketch {
  return {
    ...sketch,
    states: sketch.states.map((state) => ({ ...state, shifts: state.shifts.map(plentiful) })),
    wrong_share: 0,
    changes: [],
  };
}

/**
 * The same network without loss, error, chains of providers and background work: nothing that an
 * earlier message could fall into and a later one escape. Requests have one item. Nobody gives up:
 * who asks earlier would also do that earlier, perhaps before anybody is there to answer. Nobody
 * asks again either: answers take the way of the last request that arrived, which may be slower.
 */
export function withoutMishap(sketch: NetworkSketch): NetworkSketch {
  const { topology, channels } = sketch;
  return {
    ...sketch,
    states: sketch.states.map(unerring),
    providers: sketch.providers.map((provider) => ({ ...provider, leads_to: {} })),
    channels: Object.fromEntries(
      Object.entries(channels).map(([name, channel]) => [
        name,
        { ...channel, reach: 1, hours: "always" as const },
      ]),
    ),
    topology: {
      ...topology,
      loss: 0,
      duplicate: 0,
      links: topology.links.map((link) => ({ ...link, loss: 0, duplicate: 0 })),
    },
    wrong_share: 0,
    changes: [],
    escalation: [{ kind: "channel", channel: "email", network: null, tries: 1, wait: PATIENCE }],
    practice: { ...sketch.practice, status_query: { after: PATIENCE, most: 1 } },
    workload: sketch.workload.map((source) => ({ ...source, items: [1] })),
    faults: [],
  };
}

function plentiful(shift: RosterShift): RosterShift {
  return { ...shift, on_call: false, call_out: null, officers: PLENTY };
}

function unerring(state: StateSketch): StateSketch {
  const { error } = state.profile;
  const none = Object.fromEntries(Object.keys(error).map((name) => [name, 0]));
  return {
    ...state,
    profile: { ...state.profile, error: none as unknown as typeof error, background: null },
  };
}
