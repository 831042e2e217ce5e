import { DAY, type Instant } from "@contactpoint/engine";
import type {
  ResolvedFault,
  ResolvedLaw,
  ResolvedProvider,
  ResolvedScenario,
  ResolvedState,
} from "@contactpoint/protocol";
import { resolveDesk, resolveHours, weekendIntervals, zoneOffsets } from "@contactpoint/scenario";
import { movedArrivals } from "./network-sketch.ts";
import type { HoursSketch, NetworkSketch, StateSketch } from "./network-sketch.ts";

/** Works out the calendars of a sketched network and sets its instants. */
export function resolveSketch(sketch: NetworkSketch): ResolvedScenario {
  const { start } = sketch;
  const clock = { start, end: start + sketch.days * DAY, warm_up: 0 };
  return {
    format: "contactpoint/1",
    id: "random-network",
    version: "1.0.0",
    title: { en: "Random network" },
    marking: "EXERCISE",
    level: null,
    seed: sketch.seed,
    clock,
    real_states: false,
    states: sketch.states.map((state, index) => resolveState(state, index, sketch)),
    laws: named(
      "law",
      sketch.states.map((state) => resolveLaw(state, sketch)),
    ),
    profiles: named(
      "profile",
      sketch.states.map(({ profile }) => profile),
    ),
    providers: sketch.providers.map((provider) => resolveProvider(provider, sketch)),
    channels: sketch.channels,
    networks: sketch.networks,
    instruments: sketch.instruments.map(({ id, basis, bound_from }) => ({
      id,
      basis,
      title: id,
      assumed: true,
      bound_from: Object.fromEntries(
        Object.entries(bound_from).map(([state, after]) => [state, start + after]),
      ),
    })),
    topology: sketch.topology,
    register: {
      wrong_share: sketch.wrong_share,
      changes: sketch.changes.map((change) => ({
        ...change,
        changed_at: start + change.changed_at,
        circulated_at: start + change.circulated_at,
      })),
      secretariat: { kind: "exponential", mean: DAY / 6 },
    },
    escalation: sketch.escalation,
    practice: sketch.practice,
    workload: sketch.workload.map((source) => ({
      ...source,
      arrivals: movedArrivals(source.arrivals, start),
    })),
    omit: [],
    choices: [],
    injects: [],
    faults: sketch.faults.map((fault) => movedFault(fault, start)),
    expectations: [],
    objectives: {},
    parameters: [],
  };
}

function resolveState(state: StateSketch, index: number, sketch: NetworkSketch): ResolvedState {
  const { start, end, calendar } = calendarOf(state, sketch);
  return {
    id: state.id,
    key: state.key,
    name: state.id,
    zone: state.zone,
    region: state.region,
    languages: state.languages,
    profile: `profile-${index}`,
    law: `law-${index}`,
    played_by: "machine",
    offsets: calendar.offsets,
    desk: resolveDesk(state.shifts, calendar, start, end),
    holidays: [],
    weekends: weekendIntervals(calendar, start, end),
    effects: { speed: state.speed, reach: 1, error: 1 },
    channels: {},
  };
}

function resolveLaw(state: StateSketch, sketch: NetworkSketch): ResolvedLaw {
  const { hours } = state.law;
  if (hours === null) return { ...state.law, hours };
  return { ...state.law, hours: { [state.id]: hoursOf(hours, state, sketch) } };
}

function resolveProvider(
  provider: NetworkSketch["providers"][number],
  sketch: NetworkSketch,
): ResolvedProvider {
  const { hours } = provider;
  const home = sketch.states.find(({ id }) => id === provider.state);
  if (home === undefined) throw new RangeError(`${provider.id} is in no State of the network`);
  return { ...provider, hours: hours === null ? null : hoursOf(hours, home, sketch) };
}

function hoursOf(hours: HoursSketch, state: StateSketch, sketch: NetworkSketch): Instant[] {
  const { start, end, calendar } = calendarOf(state, sketch);
  return [...resolveHours([hours], calendar, start, end)];
}

function calendarOf({ zone, weekend }: StateSketch, { start, days }: NetworkSketch) {
  const end = start + days * DAY;
  return {
    start,
    end,
    calendar: { offsets: zoneOffsets(zone, start, end), holidays: [], weekend },
  };
}

function movedFault(fault: ResolvedFault, by: number): ResolvedFault {
  return { ...fault, from: fault.from + by, until: fault.until + by };
}

function named<T>(what: string, all: readonly T[]): Record<string, T> {
  return Object.fromEntries(all.map((one, index) => [`${what}-${index}`, one]));
}
