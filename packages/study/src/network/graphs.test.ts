import { KeyedRandom } from "@contactpoint/engine";
import { UndirectedGraph } from "graphology";
import fc from "fast-check";
import { expect, test } from "vitest";

import { algebraicConnectivity } from "./algebraic-connectivity.ts";
import { articulationPoints } from "./articulation-points.ts";
import { joinedByLinks } from "./joined-by-links.ts";
import { joinedPairs } from "./joined-pairs.ts";
import { neighbourLists } from "./neighbour-lists.ts";
import { nodeBetweenness } from "./node-betweenness.ts";
import { pathLengths } from "./path-lengths.ts";

type Edge = readonly [number, number];

function graphOf(size: number, edges: readonly Edge[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let node = 0; node < size; node++) graph.addNode(`n${node}`);
  for (const [a, b] of edges) graph.mergeEdge(`n${a}`, `n${b}`);
  return graph;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const complete = (nodes: readonly number[]): Edge[] =>
  nodes.flatMap((a, at) => nodes.slice(at + 1).map((b): Edge => [a, b]));
const cycle = (size: number): Edge[] => upTo(size).map((a): Edge => [a, (a + 1) % size]);
const PETERSEN: Edge[] = [
  ...cycle(5),
  ...upTo(5).map((a): Edge => [a, a + 5]),
  ...upTo(5).map((a): Edge => [a + 5, ((a + 2) % 5) + 5]),
];

// Values by networkx 3.6.1 and numpy; those with a name follow from known formulas.
const KNOWN = [
  {
    name: "a path of five",
    graph: graphOf(
      5,
      upTo(4).map((a): Edge => [a, a + 1]),
    ),
    paths: { mean: 2, diameter: 4, joined: 1 },
    fiedler: 2 * (1 - Math.cos(Math.PI / 5)),
    betweenness: 2 / 3,
    cuts: [1, 2, 3],
  },
  {
    name: "a star of six",
    graph: graphOf(
      6,
      upTo(5).map((a): Edge => [0, a + 1]),
    ),
    paths: { mean: 5 / 3, diameter: 2, joined: 1 },
    fiedler: 1,
    betweenness: 1,
    cuts: [0],
  },
  {
    name: "five all linked",
    graph: graphOf(5, complete(upTo(5))),
    paths: { mean: 1, diameter: 1, joined: 1 },
    fiedler: 5,
    betweenness: 0,
    cuts: [],
  },
  {
    name: "a ring of six",
    graph: graphOf(6, cycle(6)),
    paths: { mean: 1.8, diameter: 3, joined: 1 },
    fiedler: 2 * (1 - Math.cos(Math.PI / 3)),
    betweenness: 0.2,
    cuts: [],
  },
  {
    name: "Petersen's graph",
    graph: graphOf(10, PETERSEN),
    paths: { mean: 5 / 3, diameter: 2, joined: 1 },
    fiedler: 2,
    betweenness: 1 / 12,
    cuts: [],
  },
  {
    name: "a barbell of two fours with one between",
    graph: graphOf(9, [...complete([0, 1, 2, 3]), [3, 4], [4, 5], ...complete([5, 6, 7, 8])]),
    paths: { mean: 2.2777777777777777, diameter: 4, joined: 1 },
    fiedler: 0.20871215252208014,
    betweenness: 0.5714285714285714,
    cuts: [3, 4, 5],
  },
  {
    name: "two pairs apart",
    graph: graphOf(4, [
      [0, 1],
      [2, 3],
    ]),
    paths: { mean: 1, diameter: 1, joined: 1 / 3 },
    fiedler: 0,
    betweenness: 0,
    cuts: [],
  },
];

test.each(KNOWN)("the measures of $name are the known ones", ({ graph, ...known }) => {
  const neighbours = neighbourLists(graph);
  expect(pathLengths(neighbourLists(graph))).toEqual({
    ...known.paths,
    mean: expect.closeTo(known.paths.mean, 12),
  });
  expect(algebraicConnectivity(neighbours)).toBeCloseTo(known.fiedler, 10);
  expect(Math.max(...nodeBetweenness(graph).values())).toBeCloseTo(known.betweenness, 12);
  expect(articulationPoints(neighbours)).toEqual(known.cuts);
});

test("of one node, and of none linked, nothing is joined by a way", () => {
  expect(pathLengths(neighbourLists(graphOf(1, [])))).toEqual({
    mean: null,
    diameter: null,
    joined: 1,
  });
  expect(pathLengths(neighbourLists(graphOf(3, [])))).toEqual({
    mean: null,
    diameter: null,
    joined: 0,
  });
  expect(algebraicConnectivity([[]])).toBe(0);
});

const SIZE = 9;
const node = fc.nat({ max: SIZE - 1 });
const edges = fc.array(
  fc.tuple(node, node).filter(([a, b]) => a !== b),
  { maxLength: 16, size: "max" },
);

test("a node is an articulation point if there are more parts without it", () => {
  const partsWithout = (graph: UndirectedGraph, left: string | null): number => {
    const seen = new Set(left === null ? [] : [left]);
    let parts = 0;
    for (const start of graph.nodes()) {
      if (seen.has(start)) continue;
      parts++;
      const part = new Set([start]);
      seen.add(start);
      for (const at of part) {
        for (const next of graph.neighbors(at)) {
          if (!seen.has(next)) part.add(next);
          seen.add(next);
        }
      }
    }
    return parts;
  };
  fc.assert(
    fc.property(edges, (list) => {
      const graph = graphOf(SIZE, list);
      const whole = partsWithout(graph, null);
      const expected = upTo(SIZE).filter((at) => partsWithout(graph, `n${at}`) > whole);
      expect(articulationPoints(neighbourLists(graph))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("a long path has no node that its depth would hide", () => {
  const size = 50_000;
  const path = upTo(size).map((at) => [at - 1, at + 1].filter((to) => to >= 0 && to < size));
  expect(articulationPoints(path)).toHaveLength(size - 2);
});

test("the algebraic connectivity is above zero if and only if the graph hangs together", () => {
  fc.assert(
    fc.property(edges, (list) => {
      const graph = graphOf(SIZE, list);
      const isWhole = pathLengths(neighbourLists(graph)).joined === 1;
      expect(algebraicConnectivity(neighbourLists(graph)) > 1e-9).toBe(isWhole);
    }),
    { numRuns: 100 },
  );
});

test("adding nodes from the last to the first gives the same pairs as removing them one by one", () => {
  const orders = fc.shuffledSubarray(upTo(SIZE));
  fc.assert(
    fc.property(edges, orders, (list, order) => {
      const expected = [0, ...order.map((_, at) => at + 1)].map((k) => {
        const graph = graphOf(SIZE, list);
        for (const gone of order.slice(0, k)) graph.dropNode(`n${gone}`);
        return (
          (pathLengths(neighbourLists(graph)).joined * graph.order * (graph.order - 1)) /
            (SIZE * (SIZE - 1)) || 0
        );
      });
      const found = joinedPairs(neighbourLists(graphOf(SIZE, list)), order);
      expect(found).toHaveLength(expected.length);
      for (const [at, share] of found.entries()) {
        const wanted = SIZE - at < 2 ? 0 : (expected[at] ?? NaN);
        expect(share).toBeCloseTo(wanted, 12);
      }
    }),
    { numRuns: 200 },
  );
});

/** Two-terminal reliability by going through all states of the links. */
function exactlyJoined(size: number, list: readonly Edge[], availability: number): number {
  let sum = 0;
  for (let state = 0; state < 2 ** list.length; state++) {
    const working = list.filter((_, at) => ((state >> at) & 1) === 1);
    const chance =
      availability ** working.length * (1 - availability) ** (list.length - working.length);
    sum += chance * pathLengths(neighbourLists(graphOf(size, working))).joined;
  }
  return sum;
}

test("two-terminal reliability of four all linked is the published one", () => {
  // Each link works 90 % of the time: .9978.
  const draw = new KeyedRandom(1).label("test");
  const four = complete(upTo(4));
  expect(exactlyJoined(4, four, 0.9)).toBeCloseTo(0.9978, 4);
  expect(joinedByLinks(neighbourLists(graphOf(4, four)), 0.9, draw)).toBeCloseTo(0.9978, 3);
});

test("two-terminal reliability comes near that of going through all states", () => {
  for (const { graph, list, size } of [
    { list: cycle(6), size: 6 },
    { list: upTo(5).map((a): Edge => [0, a + 1]), size: 6 },
    { list: [...complete([0, 1, 2]), [2, 3], ...complete([3, 4, 5])] as Edge[], size: 6 },
  ].map((one) => ({ ...one, graph: graphOf(one.size, one.list) }))) {
    for (const availability of [0.5, 0.9]) {
      const draw = new KeyedRandom(2).label("test");
      const found = joinedByLinks(neighbourLists(graph), availability, draw);
      expect(Math.abs(found - exactlyJoined(size, list, availability))).toBeLessThan(0.02);
    }
  }
});

test("one node is joined, and nodes without links never are", () => {
  const draw = new KeyedRandom(1).label("test");
  expect(joinedByLinks([[]], 0.5, draw)).toBe(1);
  expect(joinedByLinks([[], []], 0.5, draw)).toBe(0);
});
