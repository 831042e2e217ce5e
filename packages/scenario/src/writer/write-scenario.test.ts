import { readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, test } from "vitest";

import { loadDocument } from "../reader/load-document.ts";
import { parseYaml } from "../reader/parse-yaml.ts";
import { memoryFiles } from "../testing/memory-files.ts";
import { scenarioTextArbitrary } from "../testing/scenario-arbitrary.ts";
import { writeScenario } from "./write-scenario.ts";

/** What a reader makes of a text. */
function read(text: string): unknown {
  const { document, problems } = loadDocument(
    memoryFiles({ "a.yaml": text }),
    "a.yaml",
    (name) => name,
  );
  expect(problems).toEqual([]);
  return document?.value;
}

test("What is written reads back to the same data", () => {
  fc.assert(
    fc.property(scenarioTextArbitrary(), (document) => {
      const text = writeScenario(document, { comment: ["Any scenario."], schema: "x.json" });
      expect(read(text)).toEqual(document);
      expect(writeScenario(read(text) as typeof document)).toBe(writeScenario(document));
    }),
    { numRuns: 60, seed: 3 },
  );
});

test("Any data and texts read back, however odd", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@`~ .0-9a-z\n]{0,8}$/),
    fc.constantFrom("null", "true", "~", "1e3", "0x1f", "07:00", "no", "- a", "a: b", "a #b", "<<"),
  );
  const key = odd.filter(
    (each) => !["__proto__", "<<", "include"].includes(each) && !each.startsWith("x-"),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      odd,
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => !Object.is(each, -0)),
      fc.constantFrom(null, true, false),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true }), (document) => {
      const parsed = parseYaml("a.yaml", writeScenario(document));
      expect(parsed.problems).toEqual([]);
      expect(parsed.value).toEqual(document);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test("Sections stand in the order of the format, listed things on lines of their own", () => {
  const text = writeScenario(
    {
      workload: [
        { id: "everyday", arrivals: { times: ["T+01:00", { at: "T+02:00", from: "XA" }] } },
      ],
      providers: { mailhaven: { state: "XB" } },
      rosters: {
        round: {
          shifts: [{ id: "day", from: "06:00", to: "22:00", officers: 2, days: "working" }],
        },
      },
      states: { XA: { zone: "Europe/Paris" }, XB: { zone: "UTC" } },
      description: "word ".repeat(30).trim(),
      topology: { kind: "edges", edges: [["XA", "XB"]] },
      clock: { start: "2027-03-27T12:00:00Z", duration: "P2D" },
      id: "small",
      format: "contactpoint/1",
    },
    { comment: ["A small one."], schema: "../s.json" },
  );
  expect(text).toBe(`# yaml-language-server: $schema=../s.json
# A small one.
format: contactpoint/1
id: small
description: >-
  ${"word ".repeat(19).trim()}
  ${"word ".repeat(11).trim()}
clock: { start: 2027-03-27T12:00:00Z, duration: P2D }
states:
  XA: { zone: Europe/Paris }
  XB: { zone: UTC }
rosters:
  round: { shifts: [{ id: day, from: "06:00", to: "22:00", officers: 2, days: working }] }
providers:
  mailhaven: { state: XB }
topology: { kind: edges, edges: [[XA, XB]] }
workload:
  - { id: everyday, arrivals: { times: [T+01:00, { at: T+02:00, from: XA }] } }
`);
});

test("A shipped scenario, written anew, keeps its data and its lines below 100 columns", () => {
  const path = "scenarios/refusals-and-reservations.yaml";
  const parsed = parseYaml(path, readFileSync(path, "utf8"));
  const text = writeScenario(parsed.value as Record<string, unknown>);
  expect(read(text)).toEqual(parsed.value);
  const long = text.split("\n").filter((line) => line.length > 100);
  expect(long).toEqual([]);
});
