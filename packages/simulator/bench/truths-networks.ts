import type { ResolvedTopology } from "@contactpoint/protocol";
import { poissonSource, reducedScenario, type ReducedPoint } from "../src/testing/index.ts";
import type { Extent, TruthCase } from "./truths-case.ts";
import {
  arrivalsControl,
  loadControl,
  mean,
  shareAbove,
  stage,
  timeToAcknowledge,
  timeToConfirm,
  together,
} from "./truths-estimators.ts";
import { exponential } from "./truths-stations.ts";
import { erlangTail, hypoexponentialTail, waitMMc } from "./truths-theory.ts";

const EXTENT: Extent = { replications: 40, warm_up: 200, counts: 5_000, rest: 200 };
const LEG = 0.05;
const RATE = 0.6;

interface Tandem {
  readonly id: string;
  readonly points: readonly ReducedPoint[];
  readonly topology?: Partial<ResolvedTopology>;
  readonly truths: TruthCase["truths"];
  /** Nodes and their loads in Erlang. */
  readonly loads: Readonly<Record<string, number>>;
  readonly rate?: number;
}

/** Needs of XA for XB, through whatever lies between. */
function tandem({ id, points, topology = {}, truths, loads, rate = RATE }: Tandem): TruthCase {
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, rate);
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({ id, seed, ...time, points, topology, workload: [source] }),
    extent: EXTENT,
    truths,
    controls: together(...Object.entries(loads).map(([node, load]) => loadControl(node, load))),
  };
}

const ASKS: ReducedPoint = { id: "XA", officers: 1, service: { prepare: exponential(1) } };
const ANSWERS: ReducedPoint = { id: "XB", officers: 1, service: { acknowledge: exponential(1) } };

function relay(id: string, officers = 1): ReducedPoint {
  return { id, officers, service: { relay: exponential(1) } };
}

const LEGS: Partial<ResolvedTopology> = { latency: exponential(LEG) };

const IN_LINE: readonly TruthCase[] = [
  tandem({
    id: "tandem of two",
    points: [ASKS, ANSWERS],
    loads: { XA: RATE, XB: RATE },
    truths: [
      mean("response", 5, timeToConfirm),
      shareAbove("response > 4 h", erlangTail(2, 0.4, 4), timeToConfirm, 4),
    ],
  }),
  tandem({
    id: "tandem, rates 1 and 1.6",
    points: [ASKS, { ...ANSWERS, service: { acknowledge: exponential(1 / 1.6) } }],
    loads: { XA: RATE, XB: RATE / 1.6 },
    truths: [
      mean("response", 1 / 0.4 + 1, timeToConfirm),
      shareAbove("response > 3 h", hypoexponentialTail(0.4, 1, 3), timeToConfirm, 3),
    ],
  }),
  tandem({
    id: "tandem through a hub",
    points: [ASKS, relay("XH"), ANSWERS],
    topology: { shape: { kind: "hub", hub: "XH", relay: "handle" } },
    loads: { XA: RATE, XB: RATE, XH: RATE },
    truths: [
      mean("response", 7.5, timeToConfirm),
      mean("at the hub", 2.5, stage("hub")),
      shareAbove("response > 6 h", erlangTail(3, 0.4, 6), timeToConfirm, 6),
    ],
  }),
  tandem({
    id: "chain of two relays",
    points: [{ id: "XA" }, relay("X1"), relay("X2", 2), ANSWERS],
    topology: {
      ...LEGS,
      shape: {
        kind: "edges",
        edges: [
          ["XA", "X1"],
          ["X1", "X2"],
          ["X2", "XB"],
        ],
        relay: "handle",
      },
    },
    loads: { X1: RATE, X2: RATE, XB: RATE },
    truths: [
      mean("response", 5 + waitMMc(RATE, 1, 2) + 1 + 6 * LEG, timeToConfirm),
      mean("in transit", 6 * LEG, stage("transit")),
    ],
  }),
  tandem({
    id: "sealed through a hub",
    points: [{ id: "XA" }, relay("XH"), ANSWERS],
    topology: { ...LEGS, shape: { kind: "hub", hub: "XH", relay: "forward" } },
    loads: { XB: RATE },
    truths: [mean("response", 2.5 + 4 * LEG, timeToConfirm)],
  }),
];

/** Each of 20 askers asks each of 20 desks at the same rate; every desk acknowledges with one officer. */
function everybody(
  id: string,
  topology: Partial<ResolvedTopology>,
  hubs: readonly ReducedPoint[],
  response: number,
): TruthCase {
  const from = Object.fromEntries(ASKERS.map((point) => [point.id, 1]));
  const to = Object.fromEntries(DESKS.map((point) => [point.id, 1]));
  const source = poissonSource({ id, from, to }, RATE * ALL);
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({
        id,
        seed,
        ...time,
        points: [...ASKERS, ...DESKS, ...hubs],
        topology: { ...LEGS, ...topology },
        workload: [source],
      }),
    extent: { replications: 40, warm_up: 100, counts: 450, rest: 150 },
    truths: [mean("response", response, timeToAcknowledge)],
    controls: together(arrivalsControl(RATE * ALL), (run) => {
      const loads = DESKS.map(({ id: desk }) => loadControl(desk, RATE)(run));
      return loads.reduce((sum, load) => sum + load, 0) / ALL;
    }),
  };
}

const ALL = 20;
const region = (at: number): { readonly region: string } => ({
  region: at % 2 === 0 ? "north" : "south",
});
const DESKS: readonly ReducedPoint[] = Array.from({ length: ALL }, (_, at) => ({
  ...ANSWERS,
  id: `P${at}`,
  state: region(at),
}));
/** Apart from the desks: an officer who also prepares would let prepared requests wait behind others'. */
const ASKERS: readonly ReducedPoint[] = Array.from({ length: ALL }, (_, at) => ({
  id: `Q${at}`,
  state: region(at),
}));
const DESK = 1 / (1 - RATE);
const HUB_OFFICERS = 14;
/** Share of requests that pass two hubs, and the rate at each. */
const CROSSING = 1 / 2;
const REGIONAL_RATE = RATE * (ALL / 2) * (1 + CROSSING);
const REGIONAL_OFFICERS = 11;

const MANY: readonly TruthCase[] = [
  everybody("mesh of 20 desks", {}, [], DESK + 2 * LEG),
  everybody(
    "one hub of 14 officers",
    { shape: { kind: "hub", hub: "XH", relay: "handle" } },
    [relay("XH", HUB_OFFICERS)],
    waitMMc(RATE * ALL, 1, HUB_OFFICERS) + 1 + DESK + 4 * LEG,
  ),
  everybody(
    "two regional hubs",
    {
      shape: { kind: "regional-hubs", hubs: { north: "XN", south: "XS" }, relay: "handle" },
    },
    [
      { ...relay("XN", REGIONAL_OFFICERS), state: { region: "north" } },
      { ...relay("XS", REGIONAL_OFFICERS), state: { region: "south" } },
    ],
    (1 + CROSSING) * (waitMMc(REGIONAL_RATE, 1, REGIONAL_OFFICERS) + 1) +
      DESK +
      2 * (2 + CROSSING) * LEG,
  ),
];

/** Two flows share a relay; each goes on to a desk of its own (Jackson). */
function sharedRelay(): TruthCase {
  const id = "two flows, one relay";
  const topology: Partial<ResolvedTopology> = {
    shape: {
      kind: "edges",
      edges: [
        ["XA", "XH"],
        ["XC", "XH"],
        ["XH", "XB"],
        ["XH", "XD"],
      ],
      relay: "handle",
    },
  };
  const points = [{ id: "XA" }, { id: "XC" }, relay("XH"), ANSWERS, { ...ANSWERS, id: "XD" }];
  const flows = [
    poissonSource({ id: `${id} 1`, from: { XA: 1 }, to: { XB: 1 } }, 0.4),
    poissonSource({ id: `${id} 2`, from: { XC: 1 }, to: { XD: 1 } }, 0.2),
  ];
  const isTo = (to: string) => (run: Parameters<TruthCase["truths"][number]["of"]>[0]) => {
    const column = run.table.text.requested_state;
    return (row: number) => column[row] === to;
  };
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({ id, seed, ...time, points, topology, workload: flows }),
    extent: EXTENT,
    truths: [
      mean("first flow", 1 / 0.4 + 1 / 0.6, timeToConfirm, isTo("XB")),
      mean("second flow", 1 / 0.4 + 1 / 0.8, timeToConfirm, isTo("XD")),
    ],
    controls: together(loadControl("XH", 0.6), loadControl("XB", 0.4), loadControl("XD", 0.2)),
  };
}

/** Two networks with one common member, which relays what the direct way does not carry. */
function overlay(): TruthCase {
  const id = "overlay with a relay";
  const topology: Partial<ResolvedTopology> = {
    ...LEGS,
    shape: { kind: "overlay", of: ["old", "new"], relay: "handle" },
  };
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1, XC: 1 } }, RATE);
  const points = [{ id: "XA" }, { ...ANSWERS, id: "XB" }, { id: "XC" }, relay("XR")];
  const networks = { old: ["XA", "XB", "XR"], new: ["XC", "XR"] };
  const hops = (count: number) => (run: Parameters<TruthCase["truths"][number]["of"]>[0]) => {
    const column = run.table.numbers.hops;
    return (row: number) => column[row] === count;
  };
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({
        id,
        seed,
        ...time,
        points,
        topology,
        workload: [source],
        more: { networks },
      }),
    extent: EXTENT,
    truths: [
      mean("direct", 1 / 0.7 + 2 * LEG, timeToConfirm, hops(1)),
      mean("relayed", 1 / 0.7 + 4 * LEG, timeToConfirm, hops(2)),
    ],
    controls: together(loadControl("XR", RATE / 2), loadControl("XB", RATE / 2)),
  };
}

export const NETWORK_CASES: readonly TruthCase[] = [...IN_LINE, ...MANY, sharedRelay(), overlay()];
