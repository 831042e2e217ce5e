import fc from "fast-check";
import { expect, test } from "vitest";
import { type FairEdge, type FairGraph, fairLasso } from "./lasso.ts";
import { strongComponents } from "./strong-components.ts";

/** A graph written as `{ 0: "1 2:leave" }`: node 0 leads to 1, and to 2 by what is due. */
function graphOf(written: Readonly<Record<number, string>>): FairGraph {
  const edges = Object.entries(written).map(([, text]) =>
    text.split(" ").flatMap((word): FairEdge[] => {
      const [to = "", due = null] = word.split(":");
      return to === "" ? [] : [{ to: Number(to), due }];
    }),
  );
  return { size: edges.length, edges: (node) => edges[node] ?? [] };
}
const notLast =
  ({ size }: FairGraph) =>
  (node: number) =>
    node !== size - 1;

test("A run that can always leave its loop leaves it", () => {
  const graph = graphOf({ 0: "1:a 2:leave", 1: "0:b 2:leave", 2: "" });
  expect(fairLasso(graph, notLast(graph))).toBeNull();
});

test("A run that can leave its loop now and then leaves it", () => {
  const graph = graphOf({ 0: "1:a", 1: "2:b", 2: "1:a 3:leave", 3: "" });
  expect(fairLasso(graph, notLast(graph))).toBeNull();
});

test("A run that can leave its loop in one place only stays where it cannot", () => {
  const graph = graphOf({ 0: "1:a", 1: "2 4:leave", 2: "3:b", 3: "2:c 1", 4: "" });
  const lasso = fairLasso(graph, notLast(graph));
  expect(lasso?.stem.slice(0, 3)).toEqual([0, 1, 2]);
  expect(lasso?.loop.toSorted()).toEqual([2, 3]);
});

test("A loop that takes every step that is due is fair, and takes it", () => {
  const graph = graphOf({ 0: "0:wait 1:go", 1: "0:wait 1:go", 2: "" });
  const { loop } = fairLasso(graph, notLast(graph)) ?? { loop: [] };
  const taken = loop.map((node, at) => [node, loop[(at + 1) % loop.length]].join(">"));
  expect(taken).toEqual(expect.arrayContaining(["1>0"]));
  expect(taken.some((step) => step.endsWith(">1"))).toBe(true);
});

test("Where nothing that is due can happen, a run stands still", () => {
  const graph = graphOf({ 0: "1:a", 1: "2", 2: "" });
  expect(fairLasso(graph, notLast(graph))).toEqual({ stem: [0, 1], loop: [1] });
  expect(fairLasso(graph, notLast(graph), false)).toBeNull();
  expect(fairLasso(graphOf({ 0: "1:a", 1: "2:b", 2: "" }), (node) => node < 2)).toBeNull();
});

test("A loop in which nothing is owed is none", () => {
  expect(fairLasso(graphOf({ 0: "1:a", 1: "1:b" }), (node) => node === 0)).toBeNull();
});

test("Two nodes are of one component exactly if each leads to the other", () => {
  const graph = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    );
  fc.assert(
    fc.property(graph, (next) => {
      const components = strongComponents(next.length, (node) => next[node] ?? []);
      const leads = next.map((_, node) => reached(next, node));
      for (const [one] of next.entries())
        for (const [other] of next.entries()) {
          const together = components.some((each) => each.includes(one) && each.includes(other));
          expect(together).toBe(leads[one]?.has(other) === true && leads[other]?.has(one) === true);
        }
      expect(components.flat().toSorted((a, b) => a - b)).toEqual([...next.keys()]);
    }),
  );
});

function reached(next: readonly (readonly number[])[], start: number): Set<number> {
  const found = new Set([start]);
  for (const node of found) for (const to of next[node] ?? []) found.add(to);
  return found;
}
