import { KeyedRandom } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";

import { drawErdosRenyi } from "./draw-erdos-renyi.ts";
import { drawRandomRegular } from "./draw-random-regular.ts";
import { drawScaleFree } from "./draw-scale-free.ts";
import { drawSmallWorld } from "./draw-small-world.ts";
import { EdgeSet } from "./edge-set.ts";
import { NodeDraws } from "./node-draws.ts";

const keysOf = (size: number): string[] => Array.from({ length: size }, (_, at) => `XF-${at}`);
const drawsOf = (seed: number, size: number): NodeDraws =>
  new NodeDraws(new KeyedRandom(seed), keysOf(size), 0);
const degrees = (edges: EdgeSet, size: number): number[] =>
  Array.from({ length: size }, (_, node) => edges.degree(node));
const seeds = fc.nat();

test("a small world keeps the number of links of its ring, and without rewiring it is the ring", () => {
  const sizes = fc.tuple(fc.integer({ min: 5, max: 40 }), fc.constantFrom(2, 4), seeds);
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ([size, k, seed], rewire) => {
      const draws = drawsOf(seed, size);
      expect(drawSmallWorld(draws, k, rewire).pairs()).toHaveLength((size * k) / 2);
      const ring = drawSmallWorld(draws, k, 0);
      expect(new Set(degrees(ring, size))).toEqual(new Set([k]));
      for (const [place, node] of draws.order.entries()) {
        expect(ring.has(node, draws.order[(place + 1) % size] ?? -1)).toBe(true);
      }
    }),
  );
});

test("about the share of links asked for is led elsewhere", () => {
  const draws = drawsOf(1, 1000);
  const ring = drawSmallWorld(draws, 4, 0);
  const moved = drawSmallWorld(draws, 4, 0.1)
    .pairs()
    .filter(([a, b]) => !ring.has(a, b));
  // 2,000 links; five standard deviations are 67.
  expect(Math.abs(moved.length - 200)).toBeLessThan(67);
});

test("a scale-free network hangs together and has as many links as its nodes brought", () => {
  const sizes = fc.tuple(fc.integer({ min: 6, max: 60 }), fc.integer({ min: 1, max: 5 }), seeds);
  fc.assert(
    fc.property(sizes, ([size, attach, seed]) => {
      const edges = drawScaleFree(drawsOf(seed, size), attach);
      expect(edges.isConnected()).toBe(true);
      expect(edges.pairs()).toHaveLength(attach * (size - attach));
    }),
  );
});

test("a scale-free network has hubs that one of equal chances has not", () => {
  const most = (edges: EdgeSet): number => Math.max(...degrees(edges, 500));
  for (const seed of [1, 2, 3]) {
    const draws = drawsOf(seed, 500);
    expect(most(drawScaleFree(draws, 2))).toBeGreaterThan(2 * most(drawErdosRenyi(draws, 4 / 499)));
  }
});

test("in a random regular network every node has its degree", () => {
  const sizes = fc
    .tuple(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 1, max: 7 }), seeds)
    .filter(([size, degree]) => (size * degree) % 2 === 0);
  fc.assert(
    fc.property(sizes, ([size, degree, seed]) => {
      const edges = drawRandomRegular(drawsOf(seed, size), degree);
      if (edges === null) return;
      expect(new Set(degrees(edges, size))).toEqual(new Set([degree]));
    }),
  );
});

// With a quarter of the draws succeeding, all of a hundred fail once in 10 ** 12 seeds.
test("pairing loose ends succeeds more often than in a quarter of the draws", () => {
  const failed = Array.from({ length: 100 }, (_, seed) =>
    drawRandomRegular(drawsOf(seed, 100), 10),
  ).filter((edges) => edges === null);
  expect(failed.length).toBeLessThan(75);
});

test("the three rings of four nodes come about equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 3000; seed++) {
    const edges = drawRandomRegular(drawsOf(seed, 4), 2);
    const name = edges === null ? "none" : JSON.stringify(edges.pairs());
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  counts.delete("none");
  const made = [...counts.values()].reduce((sum, n) => sum + n, 0);
  expect(counts.size).toBe(3);
  for (const n of counts.values()) expect(Math.abs(n / made - 1 / 3)).toBeLessThan(0.05);
});

test("by chance alone about the share of pairs asked for is linked", () => {
  const edges = drawErdosRenyi(drawsOf(7, 200), 0.1);
  // 19,900 pairs; five standard deviations are 212.
  expect(Math.abs(edges.pairs().length - 1990)).toBeLessThan(212);
});

test("another node changes no link that chance made between the others", () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, chance) => {
      const few = drawErdosRenyi(drawsOf(seed, 9), chance).pairs();
      const more = drawErdosRenyi(drawsOf(seed, 10), chance).pairs();
      expect(more.filter(([, b]) => b < 9)).toEqual(few);
    }),
  );
});

test("what a node draws depends on its key, not on its number", () => {
  const keys = keysOf(30);
  const turned = keys.toReversed();
  for (const draw of [
    (draws: NodeDraws) => drawErdosRenyi(draws, 0.2),
    (draws: NodeDraws) => drawSmallWorld(draws, 4, 0.3),
    (draws: NodeDraws) => drawScaleFree(draws, 2),
    (draws: NodeDraws) => drawRandomRegular(draws, 4) ?? new EdgeSet(0),
  ]) {
    const named = (names: readonly string[]): string[] =>
      draw(new NodeDraws(new KeyedRandom(5), names, 2))
        .pairs()
        .map(([a, b]) => [names[a] ?? "", names[b] ?? ""].toSorted().join(" "))
        .toSorted();
    expect(named(turned)).toEqual(named(keys));
    expect(named(keys).length).toBeGreaterThan(0);
  }
});

test("an edge set tells parts that do not hang together", () => {
  const edges = new EdgeSet(4);
  edges.add(0, 1);
  edges.add(2, 3);
  expect(edges.isConnected()).toBe(false);
  edges.add(1, 2);
  expect(edges.isConnected()).toBe(true);
  edges.delete(0, 1);
  expect(edges.isConnected()).toBe(false);
  expect(() => edges.add(2, 2)).toThrow(RangeError);
  expect(() => edges.add(2, 4)).toThrow(RangeError);
});
