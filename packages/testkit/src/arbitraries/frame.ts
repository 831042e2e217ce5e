import {
  DAY,
  type Duration,
  HOUR,
  type Instant,
  instantOfCivil,
  MINUTE,
} from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";
import type { ScenarioDocument } from "@contactpoint/scenario";

/** What the parts of one document refer to: when it takes place and who is in it. */
export interface Frame {
  readonly start: Instant;
  readonly length: Duration;
  /** Codes of two States or more. */
  readonly states: readonly string[];
  readonly providers: readonly ProviderPlace[];
  /** States in which needs can arise, each with a provider somewhere else. */
  readonly askers: readonly string[];
  readonly networks: readonly string[];
  /** Names of entries that States refer to; each has `default`. */
  readonly profiles: readonly string[];
  readonly rosters: readonly string[];
  readonly laws: readonly string[];
  /** Pairs of States that a fault can strike the link of. */
  readonly links: readonly (readonly [string, string])[];
  /** Spans after the start near which things happen: clock changes, leap days and such. */
  readonly edges: readonly Duration[];
}

export interface ProviderPlace {
  readonly id: string;
  readonly state: string;
}

/** A network of two to four fictitious States in one of `ERAS`, each State with a provider. */
export function fictitiousFrame(era: Era, size: number): Frame {
  const states = STATES.slice(0, size);
  return {
    start: era.start,
    length: era.length,
    states,
    askers: states,
    providers: states.map((state, index) => ({ id: PROVIDERS[index] ?? "mailhaven", state })),
    networks: ["club"],
    profiles: ["default"],
    rosters: ["default", "other"],
    laws: ["default", "other"],
    links: states.flatMap((one, index) =>
      states.slice(index + 1).map((other): [string, string] => [one, other]),
    ),
    edges: edgesWithin(era.length, era.edges),
  };
}

/** What parts added to a document may refer to; `scenario` is what it resolves to. */
export function frameOf(document: ScenarioDocument, scenario: ResolvedScenario): Frame {
  const { start, end } = scenario.clock;
  const length = end - start;
  const states = scenario.states.map(({ id }) => id);
  const shape = scenario.topology.shape;
  const some = states.slice(0, MOST_STRUCK);
  const pairs = some.flatMap((one, index) =>
    some.slice(index + 1).map((other): [string, string] => [one, other]),
  );
  return {
    start,
    length,
    states,
    askers: scenario.states.filter(isAsker(scenario.providers)).map(({ id }) => id),
    providers: scenario.providers.map(({ id, state }) => ({ id, state })),
    networks: Object.keys(scenario.networks),
    profiles: named(document["profiles"]),
    rosters: named(document["rosters"]),
    laws: named(document["laws"]),
    links: shape.kind === "mesh" ? pairs : [],
    edges: edgesWithin(length, changesOf(scenario)),
  };
}

/** When a run begins, how long it lasts, and what is special about it, in spans after the start. */
export interface Era {
  readonly start: Instant;
  readonly length: Duration;
  readonly edges: readonly Duration[];
  /** How many of all runs take place in it, against those of other eras. */
  readonly weight: number;
}

export const ERAS: readonly Era[] = [
  // Europe sets its clocks forward on the first night.
  { start: at(2027, 3, 27, 18), length: 4 * DAY, edges: [7 * HOUR], weight: 30 },
  // America sets them back, at four different instants.
  {
    start: at(2027, 11, 6, 18),
    length: 70 * DAY,
    edges: [12 * HOUR, 13 * HOUR, 14 * HOUR],
    weight: 30,
  },
  // A leap day, and Europe's clock change four weeks later.
  {
    start: at(2028, 2, 28, 12),
    length: 100 * DAY,
    edges: [12 * HOUR, 36 * HOUR, 26.5 * DAY + HOUR],
    weight: 30,
  },
  // The turn of the year, when the register is circulated.
  { start: at(2026, 12, 31, 12), length: 30 * DAY, edges: [12 * HOUR], weight: 20 },
  // Lord Howe Island moves its clocks by half an hour.
  { start: at(2027, 10, 2, 6), length: 130 * DAY, edges: [9 * HOUR + 30 * MINUTE], weight: 30 },
  // Nothing special, but long enough for a hold to be extended twice.
  { start: at(2027, 6, 9, 0), length: 200 * DAY, edges: [], weight: 30 },
  // So long that nobody asks any more after assistance that was never decided.
  { start: at(2027, 6, 9, 0), length: 900 * DAY, edges: [], weight: 1 },
];

/** States that a fictitious network takes its first few from. */
const STATES = ["XA", "XB", "XC", "XD"];
const PROVIDERS = ["mailhaven", "cloudnest", "tradewind", "andesmail"];
/** Of a large network faults strike links of the first few States alone. */
const MOST_STRUCK = 8;
/** The longest time that a timer of 32 bits can wait: 24.86 days. */
const TIMER_LIMIT = 2 ** 31 - 1;
const SPECIAL = [
  0,
  HOUR,
  8 * HOUR,
  DAY,
  2 * DAY,
  TIMER_LIMIT,
  50 * DAY,
  60 * DAY,
  61 * DAY,
  120 * DAY,
];

function edgesWithin(length: Duration, more: readonly Duration[]): readonly Duration[] {
  return [...SPECIAL, ...more].filter((edge) => edge < length).toSorted((a, b) => a - b);
}

function isAsker(providers: readonly ProviderPlace[]): (state: ResolvedState) => boolean {
  return ({ id, relays_only }) =>
    relays_only !== true && providers.some((provider) => provider.state !== id);
}

/** Changes of the States' clocks during the run. */
function changesOf({ states, clock }: ResolvedScenario): readonly Duration[] {
  const changes = states.flatMap(({ offsets }) => offsets.from);
  const inside = changes.filter((change) => change > clock.start && change < clock.end);
  return [...new Set(inside)].map((change) => change - clock.start);
}

function named(section: unknown): readonly string[] {
  return [...new Set(["default", ...Object.keys(section ?? {})])];
}

function at(year: number, month: number, day: number, hour: number): Instant {
  return instantOfCivil(year, month, day) + hour * HOUR;
}
