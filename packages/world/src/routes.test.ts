import type { ResolvedScenario, TopologyShape } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contactPoints } from "./contact-point.ts";
import { Routes } from "./routes.ts";
import { worldScenario } from "./testing/index.ts";

const IDS = ["A", "B", "C", "D", "E", "a"];
const REGIONS = ["north", "north", "south", "south", "west", "north"];

function routesOf(
  shape: TopologyShape,
  networks: ResolvedScenario["networks"] = {},
  ids: readonly string[] = IDS,
) {
  const plain = worldScenario();
  const [like] = plain.states;
  if (like === undefined) throw new Error("the sample has no State");
  const states = ids.map((id, at) => ({ ...like, id, key: id, region: REGIONS[at] ?? "" }));
  const points = contactPoints({ ...plain, states });
  const topology = { ...plain.topology, shape };
  const routes = new Routes({ ...plain, states, topology, networks }, points);
  const point = (id: string) => {
    const found = points.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no ${id}`);
    return found;
  };
  return {
    routes,
    point,
    way: (from: string, to: string) =>
      routes
        .between(point(from), point(to))
        ?.path.map(({ id }) => id)
        .join("") ?? null,
    network: (from: string, to: string) => routes.between(point(from), point(to))?.network,
  };
}

test("In a mesh all reach each other directly", () => {
  const { way } = routesOf({ kind: "mesh" });
  for (const from of IDS) for (const to of IDS) expect(way(from, to)).toBe(from + to);
});

test("Over a hub everything passes the hub, which is named once where it is an end itself", () => {
  const { way } = routesOf({ kind: "hub", hub: "C", relay: "forward" });
  expect([way("A", "B"), way("A", "C"), way("C", "B")]).toEqual(["ACB", "AC", "CB"]);
});

test("Over regional hubs a message passes the hubs of both regions, and one where they are the same", () => {
  const { way } = routesOf({
    kind: "regional-hubs",
    hubs: { north: "A", south: "C" },
    relay: "forward",
  });
  expect(way("B", "D")).toBe("BACD");
  expect(way("B", "a")).toBe("BAa");
  expect(way("A", "C")).toBe("AC");
  expect(way("A", "B")).toBe("AB");
  expect(way("C", "B")).toBe("CAB");
});

test("A hub of another region than its own sends nothing through itself", () => {
  const { way } = routesOf({
    kind: "regional-hubs",
    hubs: { north: "C", south: "A" },
    relay: "forward",
  });
  expect(way("B", "D")).toBe("BCAD");
  // A belongs to the north, whose hub is C, and is the hub of the south; C the other way round.
  expect([way("A", "D"), way("D", "A")]).toEqual(["AD", "DA"]);
  expect([way("A", "B"), way("B", "A")]).toEqual(["ACB", "BCA"]);
  expect([way("A", "C"), way("C", "A")]).toEqual(["AC", "CA"]);
});

test("A region without a hub is joined to nothing", () => {
  const { way } = routesOf({
    kind: "regional-hubs",
    hubs: { north: "A", south: "C" },
    relay: "forward",
  });
  expect([way("E", "A"), way("A", "E")]).toEqual([null, null]);
});

const NETWORKS = { old: ["A", "B", "C"], wide: ["B", "C", "D"], far: ["E", "nobody"] };
const OVERLAY = { kind: "overlay", of: ["old", "wide", "far"], relay: "handle" } as const;

test("In an overlay the first common network joins two States directly", () => {
  const { way, network } = routesOf(OVERLAY, NETWORKS);
  expect([way("A", "C"), network("A", "C")]).toEqual(["AC", "old"]);
  expect([way("B", "C"), network("B", "C")]).toEqual(["BC", "old"]);
  expect([way("B", "D"), network("B", "D")]).toEqual(["BD", "wide"]);
});

test("In an overlay a member of both networks relays, the same both ways", () => {
  const { way, network } = routesOf(OVERLAY, NETWORKS);
  const there = way("A", "D") ?? "";
  expect(["ABD", "ACD"]).toContain(there);
  expect([network("A", "D"), network("D", "A")]).toEqual(["old+wide", "wide+old"]);
  expect(way("D", "A")).toBe(there === "ABD" ? "DBA" : "DCA");
});

test("In an overlay the pairs spread over the members of both networks", () => {
  const named = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  const [old, wide, both] = [named("O", 20), named("W", 20), named("M", 4)];
  const networks = { old: [...old, ...both], wide: [...wide, ...both], far: [] };
  const { routes, point } = routesOf(OVERLAY, networks, [...old, ...wide, ...both]);
  const carried = new Map<string, number>();
  for (const from of old) {
    for (const to of wide) {
      const between = routes.between(point(from), point(to))?.path[1]?.id ?? "";
      carried.set(between, (carried.get(between) ?? 0) + 1);
    }
  }
  expect([...carried.keys()].toSorted()).toEqual(both);
  // 400 pairs over four: about a hundred each.
  for (const pairs of carried.values()) expect(Math.abs(pairs - 100)).toBeLessThan(40);
});

test("In an overlay two States whose networks share no State are not joined", () => {
  const { way } = routesOf(OVERLAY, NETWORKS);
  expect([way("A", "E"), way("E", "A")]).toEqual([null, null]);
});

test("Only networks that the overlay names carry messages, while any network can be a rung of its own", () => {
  const { way, routes, point } = routesOf({ ...OVERLAY, of: ["wide"] }, NETWORKS);
  expect(way("A", "B")).toBeNull();
  expect(routes.networkOf(point("A"), point("B"))).toBeNull();
  expect(routes.areMembers("old", point("A"), point("B"))).toBe(true);
  expect(routes.areMembers("old", point("A"), point("D"))).toBe(false);
  expect(routes.areMembers("unheard of", point("A"), point("B"))).toBe(false);
});

test("Where the topology is none of networks, the first common network can still be the basis", () => {
  const { routes, point, network } = routesOf({ kind: "mesh" }, NETWORKS);
  expect(network("A", "B")).toBeNull();
  expect(routes.networkOf(point("B"), point("D"))).toBe("wide");
  expect(routes.networkOf(point("A"), point("E"))).toBeNull();
});

const edge = fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)).filter(([a, b]) => a !== b);

test("Over edges the way is a shortest one, and of the shortest the least by code units", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 12 }), edge, (edges, [from, to]) => {
      const { way } = routesOf({ kind: "edges", edges, relay: "forward" });
      expect(way(from, to)).toBe(leastWay(edges, from, to));
    }),
    { numRuns: 500 },
  );
});

test("Code units order upper case before lower case", () => {
  const edges = [
    ["B", "a"],
    ["B", "E"],
    ["a", "D"],
    ["E", "D"],
  ] as const;
  expect(routesOf({ kind: "edges", edges, relay: "forward" }).way("B", "D")).toBe("BED");
});

test("The way back is the way there, backwards, even where the way from the other side differs", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 12 }), edge, (edges, [from, to]) => {
      const { routes, point } = routesOf({ kind: "edges", edges, relay: "forward" });
      const found = routes.between(point(from), point(to));
      expect(found?.wayBack).toEqual(found?.path.toReversed());
      expect(routes.between(point(from), point(to))).toBe(found);
    }),
  );
});

test("A topology that names an unknown State is refused when its way is asked for", () => {
  const { way } = routesOf({ kind: "hub", hub: "Z", relay: "forward" });
  expect(() => way("A", "B")).toThrow("no known State Z");
});

/** All ways of one more step at a time, in code-unit order; the first that arrives. */
function leastWay(
  edges: readonly (readonly [string, string])[],
  from: string,
  to: string,
): string | null {
  let ways = [from];
  for (let steps = 0; steps < IDS.length; steps++) {
    const arrived = ways.filter((way) => way.endsWith(to)).toSorted(compare);
    if (arrived[0] !== undefined) return arrived[0];
    ways = ways.flatMap((way) =>
      edges.flatMap(([a, b]) => [
        ...(way.endsWith(a) && !way.includes(b) ? [way + b] : []),
        ...(way.endsWith(b) && !way.includes(a) ? [way + a] : []),
      ]),
    );
  }
  return null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

test("A State that stands between others on any way may be a hub", () => {
  const shapes: readonly TopologyShape[] = [
    { kind: "mesh" },
    { kind: "hub", hub: "C", relay: "forward" },
    { kind: "hub", hub: "C", relay: "introduce" },
    { kind: "regional-hubs", hubs: { north: "A", south: "C", west: "C" }, relay: "handle" },
    { kind: "overlay", of: ["one", "two"], relay: "forward" },
    {
      kind: "edges",
      edges: [
        ["A", "B"],
        ["B", "C"],
        ["C", "D"],
        ["D", "E"],
        ["E", "a"],
      ],
      relay: "forward",
    },
  ];
  const networks = { one: ["A", "B", "C"], two: ["C", "D", "E", "a"] };
  for (const shape of shapes) {
    const { routes, way } = routesOf(shape, networks);
    const between = new Set(
      IDS.flatMap((from) =>
        IDS.flatMap((to) => (from === to ? [] : (way(from, to) ?? "").slice(1, -1).split(""))),
      ),
    );
    expect([shape.kind, IDS.filter((id) => routes.leadThrough(id))]).toEqual([
      shape.kind,
      IDS.filter((id) => between.has(id)),
    ]);
  }
});
