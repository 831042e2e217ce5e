import fc from "fast-check";
import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const scenario = (topology: string, states = "XF: { zone: UTC, count: 20 }"): string =>
  `format: contactpoint/1
id: a
version: 1.0.0
title: A
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P4D }
topology: ${topology}
states: { ${states} }
`;

function read(
  topology: string,
  files: Record<string, string> = {},
  states?: string,
  seed?: number,
) {
  const texts = memoryFiles({ "a.yaml": scenario(topology, states), ...files });
  return readFrom(texts, "a.yaml", "", seed === undefined ? {} : { seed });
}

function resolved(...given: Parameters<typeof read>) {
  const result = read(...given);
  if (!("scenario" in result)) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.scenario;
}

function edges(...given: Parameters<typeof read>): readonly (readonly [string, string])[] {
  const { shape } = resolved(...given).topology;
  return shape.kind === "edges" ? shape.edges : [];
}

function problems(...given: Parameters<typeof read>): string[] {
  const result = read(...given);
  return "problems" in result ? result.problems.map(formatProblem) : [];
}

const THREE = "XA: { zone: UTC }, XB: { zone: UTC }, XC: { zone: UTC }";
const GRAPHML = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="state" attr.type="string"/>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="undirected">
    <node id="n0"><data key="d0">XA</data></node>
    <node id="n1"><data key="d0"> XB </data></node>
    <node id="XC"/>
    <edge source="n0" target="n1"><data key="d1">3</data></edge>
    <edge source="n1" target="XC"/>
    <edge source="XC" target="n1"/>
  </graph>
</graphml>
`;

test("links come from a CSV file, each once", () => {
  const csv = "from,to\nXA,XB\nXB,XC\nXC,XB\n";
  expect(edges("{ kind: edges, edges: { file: net.csv } }", { "net.csv": csv }, THREE)).toEqual([
    ["XA", "XB"],
    ["XB", "XC"],
  ]);
});

test("links come from a GraphML file, by the data state of a node or else its id", () => {
  const text = "{ kind: edges, edges: { file: net.graphml } }";
  expect(edges(text, { "net.graphml": GRAPHML }, THREE)).toEqual([
    ["XA", "XB"],
    ["XB", "XC"],
  ]);
});

test("a GraphML file with prefixed names and a mark at its beginning is read alike", () => {
  const prefixed = GRAPHML.replaceAll(/<(\/?)(?=[a-z])/g, "<$1g:").replace("xmlns=", "xmlns:g=");
  const text = "{ kind: edges, edges: { file: NET.GRAPHML } }";
  expect(edges(text, { "NET.GRAPHML": `\uFEFF${prefixed}` }, THREE)).toHaveLength(2);
});

const edge = (line: string): string => GRAPHML.replace('<edge source="n1" target="XC"/>', line);

test.each([
  [
    "an unknown State",
    edge('<edge source="n1" target="XC"/><node id="XD"/><edge source="XD" target="n0"/>'),
    ['10:51 unknown State "XD"; States go by their codes, such as XA'],
  ],
  ["an unknown node", edge('<edge source="n1" target="n9"/>'), ['10:5 there is no node "n9"']],
  ["a loop", edge('<edge source="n1" target="n1"/>'), ["10:5 joins XB with itself"]],
  [
    "an edge without target",
    edge('<edge source="n1"/>'),
    ['10:5 <edge> has no attribute "target"'],
  ],
  ["a hyperedge", edge("<hyperedge/>"), ["10:5 a hyperedge joins more than two nodes: list edges"]],
  ["a node given twice", edge('<node id="n1"/>'), ['10:5 the node "n1" is given twice']],
  [
    "a second graph",
    GRAPHML.replace("</graph>\n", "</graph><graph/>\n"),
    ["12:11 holds a second graph; wanted one"],
  ],
  [
    "another format",
    "<gexf/>",
    ["1:1 is <gexf>; wanted <graphml>", "1:1 holds no graph; wanted <graphml><graph>"],
  ],
  ["a text", "from,to", ["1:8 no well-formed XML: text data outside of root node."]],
  [
    "a tag left open",
    GRAPHML.replace("</graph>\n", ""),
    ["12:12 no well-formed XML: unexpected close tag."],
  ],
])("a GraphML file with %s is refused with the place", (_, file, expected) => {
  const found = problems(
    "{ kind: edges, edges: { file: n.graphml } }",
    { "n.graphml": file },
    THREE,
  );
  const at = "a.yaml:8:41 topology.edges.file n.graphml:";
  expect(found).toEqual(expected.map((line) => at + line));
});

test("rows of a CSV file are named that join nothing, or a State with itself", () => {
  const csv = "from,to\nXA,XB\nXB,XD\nXC,XC\n";
  const at = "a.yaml:8:41 topology.edges.file ";
  const text = "{ kind: edges, edges: { file: net.csv } }";
  expect(problems(text, { "net.csv": csv }, THREE)).toEqual([
    `${at}net.csv, row 2 unknown State "XD"; States go by their codes, such as XA`,
    `${at}net.csv, row 3 joins XC with itself`,
  ]);
  expect(problems(text, { "net.csv": "a,b\n" }, THREE)).toEqual([
    `${at}net.csv has no columns from and to`,
  ]);
});

const GENERATORS = [
  "{ small_world: { neighbours: 4, rewire: 0.2 } }",
  "{ scale_free: { attach: 2 } }",
  "{ random_regular: { degree: 4 } }",
  "{ erdos_renyi: { chance: 0.3 } }",
] as const;
const generated = (generator: string): string => `{ kind: generated, generator: ${generator} }`;

test("a generated network hangs together, and the seed decides which it is", () => {
  const drawn = fc.tuple(fc.constantFrom(...GENERATORS), fc.nat());
  fc.assert(
    fc.property(drawn, ([generator, seed]) => {
      const text = generated(generator);
      const found = edges(text, {}, undefined, seed);
      const reached = new Set(found[0]?.slice(0, 1));
      for (const at of reached) {
        for (const [a, b] of found) if (a === at || b === at) reached.add(a).add(b);
      }
      expect(reached.size).toBe(20);
      expect(edges(text, {}, undefined, seed)).toEqual(found);
      expect(edges(text, {}, undefined, seed + 1)).not.toEqual(found);
    }),
    { numRuns: 40 },
  );
});

test("a seed of the network's own holds it fast under every seed of the scenario", () => {
  for (const generator of GENERATORS) {
    const text = `{ kind: generated, generator_seed: 8, generator: ${generator} }`;
    expect(edges(text, {}, undefined, 2)).toEqual(edges(text, {}, undefined, 1));
    expect(edges(text, {}, undefined, 2)).toEqual(edges(generated(generator), {}, undefined, 8));
  }
});

test("the order of the States in the file does not show in a generated network", () => {
  const ids = ["XA", "XB", "XC", "XD", "XE", "XG", "XH"];
  const states = (list: string[]): string => list.map((id) => `${id}: { zone: UTC }`).join(", ");
  for (const generator of GENERATORS) {
    const text = generated(generator);
    expect(edges(text, {}, states(ids.toReversed()))).toEqual(edges(text, {}, states(ids)));
  }
});

test("a State that is renamed but keeps its key keeps its links", () => {
  for (const generator of GENERATORS) {
    const text = generated(generator);
    const renamed = edges(text, {}, "XY: { zone: UTC, key: XA, count: 9 }").map((pair) =>
      pair.map((id) => id.replace("XY", "XA")),
    );
    expect(renamed).toEqual(edges(text, {}, "XA: { zone: UTC, count: 9 }"));
  }
});

test("a generated network stands among the assumptions", () => {
  const { parameters } = resolved(generated(GENERATORS[2]));
  expect(parameters.find(({ path }) => path === "topology.generator")).toEqual({
    path: "topology.generator",
    value: "{ random_regular: { degree: 4 } }",
    basis: "assumption",
    source: "a network drawn by the seed, no real one: 40 links, draw 1 of at most 100",
  });
});

test.each([
  [
    "{ kind: generated }",
    '11 topology a topology of kind generated needs the key "generator"; such as generator: { scale_free: { attach: 2 } }',
  ],
  [
    generated("{}"),
    "41 topology.generator a generator has one key, not 0; such as { scale_free: { attach: 2 } }",
  ],
  [
    generated("{ small_world: { neighbours: 3, rewire: 0 } }"),
    "70 topology.generator.small_world.neighbours is the number 3; wanted an even whole number of 2 or more, such as 4",
  ],
  [
    generated("{ small_world: { neighbours: 20, rewire: 0 } }"),
    "70 topology.generator.small_world.neighbours is 20, but there are only 20 States",
  ],
  [
    generated("{ scale_free: { attach: 20 } }"),
    "65 topology.generator.scale_free.attach is 20, but there are only 20 States",
  ],
  [
    generated("{ random_regular: { degree: 33 } }"),
    "69 topology.generator.random_regular.degree is 33, but there are only 20 States",
  ],
  [
    generated("{ erdos_renyi: { chance: 0.01 } }"),
    "41 topology.generator none of 100 draws gave a network that hangs together; ask for more links",
  ],
])("the topology %s is refused", (text, expected) => {
  expect(problems(text)).toEqual([`a.yaml:8:${expected}`]);
});

test("an odd number of loose ends cannot be paired", () => {
  const text = generated("{ random_regular: { degree: 3 } }");
  expect(problems(text, {}, "XF: { zone: UTC, count: 7 }")).toEqual([
    "a.yaml:8:69 topology.generator.random_regular.degree 7 States cannot have 3 links each: the product is odd",
  ]);
});
