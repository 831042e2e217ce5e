import { readText } from "@contactpoint/scenario/testing";
import fc from "fast-check";
import { expect, test } from "vitest";

import { demandOf } from "./demand.ts";
import { networkOf } from "./network.ts";
import type { Network } from "./network.ts";
import { networkFigures } from "./network-figures.ts";
import { randomOrders, targetedOrder } from "./removal-orders.ts";
import { removalOrders, studyNetworks } from "./robustness.ts";
import { strandedShares } from "./stranded-shares.ts";

type Text = Parameters<typeof readText>[0];
type Topology = NonNullable<Text["topology"]>;

const IDS = ["XA", "XB", "XC", "XD", "XE", "XF"] as const;

function scenarioOf(topology: Topology, more: Partial<Text> = {}) {
  return readText({
    format: "contactpoint/1",
    id: "net",
    version: "1.0.0",
    title: "Net",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: "2027-01-01T00:00:00Z", duration: "P10D" },
    states: Object.fromEntries(
      IDS.map((id, at) => [id, { zone: "UTC", region: at < 3 ? "north" : "south" }]),
    ),
    providers: Object.fromEntries(IDS.map((id) => [`at-${id}`, { state: id }])),
    workload: [{ id: "all", arrivals: { poisson: { per_day: 30 } } }],
    networks: { old: ["XA", "XB", "XC", "XD"], young: ["XD", "XE", "XF"] },
    topology,
    ...more,
  });
}

function networkAt(topology: Topology, more: Partial<Text> = {}): Network {
  const network = networkOf(scenarioOf(topology, more));
  if (network === null) throw new Error("there is no network");
  return network;
}

const STAR: Topology = { kind: "hub", hub: "XC" };
const REGIONAL: Topology = { kind: "regional-hubs", hubs: { north: "XA", south: "XD" } };
const OVERLAY: Topology = { kind: "overlay", of: ["old", "young"] };
const RING: Topology = {
  kind: "edges",
  edges: IDS.map((id, at): [string, string] => [id, IDS[(at + 1) % IDS.length] ?? "XA"]),
};
const links = ({ graph }: Network): string[] =>
  graph.mapEdges((_edge, _attributes, a, b) => [a, b].toSorted().join("-")).toSorted();

test("the links of each topology are those that messages can take", () => {
  expect(links(networkAt({ kind: "mesh" }))).toHaveLength(15);
  expect(links(networkAt(STAR))).toEqual(["XA-XC", "XB-XC", "XC-XD", "XC-XE", "XC-XF"]);
  expect(links(networkAt(REGIONAL))).toEqual(["XA-XB", "XA-XC", "XA-XD", "XD-XE", "XD-XF"]);
  expect(links(networkAt(OVERLAY))).toEqual([
    "XA-XB",
    "XA-XC",
    "XA-XD",
    "XB-XC",
    "XB-XD",
    "XC-XD",
    "XD-XE",
    "XD-XF",
    "XE-XF",
  ]);
  expect(links(networkAt(RING))).toHaveLength(6);
});

test("a listed edge that no shortest way takes is a link all the same", () => {
  const edges: [string, string][] = IDS.slice(1).map((id) => ["XA", id]);
  const network = networkAt({ kind: "edges", edges: [...edges, ["XB", "XC"]] });
  expect(network.graph.hasEdge("XB", "XC")).toBe(true);
});

test("the figures of a topology tell how it hangs together", () => {
  const figures = (topology: Topology): Record<string, number | null> =>
    Object.fromEntries(
      networkFigures(networkAt(topology), 1).map(({ name, value }) => [name, value]),
    );
  expect(figures({ kind: "mesh" })).toMatchObject({
    links: 15,
    "mean-path": 1,
    "articulation-points": 0,
    "algebraic-connectivity": expect.closeTo(6, 9),
    "mean-middles": 0,
    "busiest-middle": 0,
    "greatest-betweenness": 0,
  });
  expect(figures(STAR)).toMatchObject({
    links: 5,
    diameter: 2,
    "greatest-betweenness": 1,
    "articulation-points": 1,
    "algebraic-connectivity": expect.closeTo(1, 9),
    // 20 of 30 ordered pairs have the hub in their middle.
    "mean-middles": expect.closeTo(2 / 3, 9),
    "busiest-middle": expect.closeTo(2 / 3, 9),
  });
  expect(figures({ kind: "regional-hubs", hubs: { north: "XA" } })).toMatchObject({
    parts: 4,
    "joined-pairs": expect.closeTo(6 / 30, 9),
    "algebraic-connectivity": expect.closeTo(0, 9),
  });
});

test("demand follows the weights of States and providers, and sums to one", () => {
  const workload: Text["workload"] = [
    {
      id: "all",
      arrivals: { poisson: { per_day: 30 } },
      from: { XA: 3, XB: 1 },
      providers: { "at-XB": 1, "at-XC": 2 },
    },
  ];
  const scenario = scenarioOf({ kind: "mesh" }, { workload });
  const demand = demandOf(scenario);
  const of = (from: number, to: number): number => demand[from * IDS.length + to] ?? NaN;
  expect([of(0, 1), of(0, 2), of(1, 2), of(1, 0), of(0, 0)]).toEqual([0.25, 0.5, 0.25, 0, 0]);
  expect(demand.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test("sources weigh by their needs: rates by days, incidents and lists by number", () => {
  const source = (id: string, from: string, to: string, arrivals: object) =>
    ({ id, arrivals, from: { [from]: 1 }, providers: { [`at-${to}`]: 1 } }) as const;
  const workload = [
    source("rate", "XA", "XB", { poisson: { per_day: 6 } }),
    source("wave", "XB", "XC", { incident: { at: "T+01:00", needs: 30, spread: "PT1H" } }),
    source("list", "XC", "XD", {
      times: [
        "T+01:00",
        "T+02:00",
        "T+03:00",
        "T+04:00",
        "T+05:00",
        "T+06:00",
        "T+07:00",
        "T+08:00",
        "T+09:00",
        "T+10:00",
      ],
    }),
  ] as NonNullable<Text["workload"]>;
  const demand = demandOf(scenarioOf({ kind: "mesh" }, { workload }));
  const shares = [1, 8, 15].map((at) => demand[at] ?? NaN);
  expect(shares[0]).toBeCloseTo(0.6, 12);
  expect(shares[1]).toBeCloseTo(0.3, 12);
  expect(shares[2]).toBeCloseTo(0.1, 12);
});

test("without a workload nothing is asked, and nothing stranded", () => {
  const network = networkAt(STAR, { workload: [] });
  expect(network.demand.every((share) => share === 0)).toBe(true);
  expect(strandedShares(network, ["XC"])).toEqual({ demand: [0, 0], pairs: [0, 1] });
});

test("the loss of one State strands nobody in a mesh, and everybody behind a hub", () => {
  expect(strandedShares(networkAt({ kind: "mesh" }), [...IDS]).pairs).toEqual([
    0, 0, 0, 0, 0, 0, 0,
  ]);
  const star = strandedShares(networkAt(STAR), ["XA", "XC"]);
  expect(star.pairs).toEqual([0, 0, 1]);
  expect(star.demand).toEqual([0, 0, 1]);
  // Without the southern hub: of 20 pairs left only the six among the north are joined.
  expect(strandedShares(networkAt(REGIONAL), ["XD"]).pairs[1]).toBeCloseTo(14 / 20, 12);
  // The overlay's two networks meet in XD alone: 2 × 3 × 2 of 20 pairs.
  expect(strandedShares(networkAt(OVERLAY), ["XD"]).pairs[1]).toBeCloseTo(12 / 20, 12);
});

test("pairs that no way joins are stranded from the start", () => {
  const apart = networkAt({ kind: "regional-hubs", hubs: { north: "XA" } });
  expect(strandedShares(apart, []).pairs[0]).toBeCloseTo(24 / 30, 12);
});

test("the most central State goes first, worked out anew after each", () => {
  expect(targetedOrder(networkAt(STAR), 2)[0]).toBe("XC");
  expect(targetedOrder(networkAt(REGIONAL), 2)).toEqual(["XA", "XD"]);
  // After XC of a path of five only XA-XB and XD-XE are left: ties go by demand, then by code.
  const path: Topology = {
    kind: "edges",
    edges: IDS.slice(1, 5).map((id, at) => [IDS[at] ?? "", id]),
  };
  const states = Object.fromEntries(IDS.slice(0, 5).map((id) => [id, { zone: "UTC" }]));
  const providers = Object.fromEntries(IDS.slice(0, 5).map((id) => [`at-${id}`, { state: id }]));
  const five = networkAt(path, { states, providers, networks: {} });
  expect(targetedOrder(five, 9)).toHaveLength(5);
  expect(targetedOrder(five, 3).slice(0, 1)).toEqual(["XC"]);
  expect(["XB", "XD"]).toContain(targetedOrder(five, 2)[1]);
});

test("in a mesh, where all are alike by links, the State with most demand goes first", () => {
  const workload: Text["workload"] = [
    { id: "all", arrivals: { poisson: { per_day: 30 } }, from: { XE: 5, XA: 1 } },
  ];
  expect(targetedOrder(networkAt({ kind: "mesh" }, { workload }), 1)).toEqual(["XE"]);
});

test("random orders lose each State at most once, and a State keeps its place among the others", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 6 }), (seed, removals) => {
      const names = { states: [...IDS], keys: [...IDS] };
      const orders = randomOrders(names, removals, 3, seed);
      for (const order of orders) expect(new Set(order).size).toBe(removals);
      const turned = { states: IDS.toReversed(), keys: IDS.toReversed() };
      expect(randomOrders(turned, removals, 3, seed)).toEqual(orders);
      const fewer = { states: IDS.slice(1), keys: IDS.slice(1) };
      const all = randomOrders(names, 6, 3, seed).map((order) => order.filter((id) => id !== "XA"));
      expect(randomOrders(fewer, 5, 3, seed)).toEqual(all);
    }),
  );
});

test("every State is the first of a random order about equally often", () => {
  const names = { states: [...IDS], keys: [...IDS] };
  const firsts = randomOrders(names, 1, 6000, 1).flat();
  for (const id of IDS) {
    expect(Math.abs(firsts.filter((first) => first === id).length - 1000)).toBeLessThan(150);
  }
});

const VARIANTS = [
  { variant: "mesh", scenario: scenarioOf({ kind: "mesh" }) },
  { variant: "hub", scenario: scenarioOf(STAR) },
];

test("a study has a curve for each order and variant, and the orders to simulate", () => {
  const robustness = { removals: 2, orders: 3, metrics: ["in-time"] };
  const { networks, curves } = studyNetworks({ seed: 4, robustness }, VARIANTS);
  const orders = removalOrders({ seed: 4, robustness }, VARIANTS);
  expect(networks.map(({ variant }) => variant)).toEqual(["mesh", "hub"]);
  expect(curves.map(({ variant, order }) => [variant, order])).toEqual(
    ["mesh", "hub"].flatMap((variant) =>
      ["random", "random", "random", "targeted"].map((order) => [variant, order]),
    ),
  );
  expect(orders["mesh"]?.slice(0, 3)).toEqual(orders["hub"]?.slice(0, 3));
  const targeted = curves.find(({ variant, order }) => variant === "hub" && order === "targeted");
  expect(targeted).toMatchObject({
    states: ["XC", "XA"],
    stranded_share: [0, 1, 1],
    joined_pairs: [1, 0, 0],
  });
  const mesh = curves.find(({ variant, order }) => variant === "mesh" && order === "targeted");
  expect(mesh?.stranded_share).toEqual([0, 0, 0]);
  expect(mesh?.joined_pairs).toEqual([1, 10 / 15, 6 / 15]);
});

test("without metrics nothing is to be simulated, and without a plan nothing is removed", () => {
  const robustness = { removals: 1, orders: 1, metrics: [] };
  expect(removalOrders({ seed: 4, robustness }, VARIANTS)).toEqual({});
  expect(removalOrders({ seed: 4, robustness: null }, VARIANTS)).toEqual({});
  expect(studyNetworks({ seed: 4, robustness: null }, VARIANTS).curves).toEqual([]);
});
