import { DAY } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

/** Providers sit at so many nodes, however many nodes there are, so that the work stays the same. */
const HOSTS = 50;
const OFFICERS = 12;
const HOLD = 2 * DAY;

/**
 * So many nodes in a full mesh with so many needs, made of a scenario's laws, working times and
 * practice. Desks are always staffed and have no other work: what a node costs is then its own.
 * Preservations last two days, and nobody lodges assistance months later, so that a request is open
 * for about four days. `perDay`: needs a day, over all nodes.
 */
export function meshScenario(
  base: ResolvedScenario,
  nodes: number,
  needs: number,
  perDay: number,
): ResolvedScenario {
  const [state] = base.states;
  const [provider] = base.providers;
  const [instrument] = base.instruments;
  const [workload] = base.workload;
  if (!state || !provider || !instrument || !workload)
    throw new Error(`${base.id} lacks a State, a provider, an instrument or a workload`);
  const { start } = base.clock;
  const states = Array.from({ length: nodes }, (_, at) => nodeLike(state, at, start));
  const providers = states
    .slice(0, HOSTS)
    .map(({ id }) => ({ ...provider, id: `p${id}`, state: id, answers_to: [id] }));
  return {
    ...base,
    clock: { start, end: start + Math.round((needs / perDay) * DAY), warm_up: 0 },
    states,
    providers,
    instruments: [
      { ...instrument, bound_from: Object.fromEntries(states.map(({ id }) => [id, 0])) },
    ],
    practice: {
      ...base.practice,
      assistance: { ...base.practice.assistance, share: 0 },
      preservation: HOLD,
      expiry_notice_before: DAY / 4,
      extension: { ...base.practice.extension, ask_before: DAY / 2, adds: DAY, most: 1 },
    },
    workload: [
      {
        ...workload,
        arrivals: {
          kind: "poisson",
          per_day: perDay,
          hour_of_day: Array.from({ length: 24 }, () => 1),
          weekday: Array.from({ length: 7 }, () => 1),
          yearly_growth: 0,
        },
        from: Object.fromEntries(states.map(({ id }) => [id, 1])),
        providers: Object.fromEntries(providers.map(({ id }) => [id, 1])),
      },
    ],
    expectations: [],
  };
}

function nodeLike(state: ResolvedState, at: number, start: number): ResolvedState {
  const id = `N${at}`;
  return {
    ...state,
    id,
    key: id,
    name: id,
    desk: {
      from: [start],
      officers: [OFFICERS],
      on_call: [0],
      on_call_shift: [-1],
      shifts: [],
      hand_overs: [],
    },
  };
}
