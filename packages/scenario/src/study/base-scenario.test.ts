import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { loadDocument } from "../reader/load-document.ts";
import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles, scenarioTextArbitrary } from "../testing/index.ts";
import { BaseScenario, ScenarioFault } from "./base-scenario.ts";
import { setAt } from "./change.ts";
import type { Change } from "./change.ts";

function baseOf(text: string): BaseScenario {
  const files = memoryFiles({ "a.yaml": text });
  const { document } = loadDocument(files, "a.yaml", (name) => name);
  if (document === null) throw new Error("the scenario cannot be read");
  return new BaseScenario(document, files);
}

/** What the reader makes of a file with the changed text. */
function read(text: unknown, seed: number): unknown {
  const files = memoryFiles({ "a.yaml": JSON.stringify(text) });
  const result = readFrom(files, "a.yaml", "", { seed });
  return "problems" in result ? result.problems.map(({ message }) => message) : result.scenario;
}

function resolved(base: BaseScenario, changes: readonly Change[], seed: number): unknown {
  try {
    return base.resolve(changes, seed);
  } catch (error) {
    if (error instanceof ScenarioFault) return error.problems.map(({ message }) => message);
    throw error;
  }
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.double({ min: 0, max: 1.1, noNaN: true }).map((share) => setAt("register.wrong_share", share)),
  fc.integer({ min: -1, max: 3 }).map((scale) => setAt("scale", scale)),
  fc
    .constantFrom("police", "judge")
    .map((orderBy) => ({ patch: { laws: { default: { order_by: orderBy, order: null } } } })),
  fc
    .integer({ min: 1, max: 5 })
    .map((days) => ({ patch: { clock: { duration: `P${days}D` }, faults: null, injects: null } })),
  fc.constantFrom("mesh", "hub").map((kind) => ({
    patch: { topology: kind === "mesh" ? { kind, hub: null } : { kind, hub: "XA" } },
  })),
  fc
    .constantFrom("Asia/Kathmandu", "Europe/Paris", "Nowhere")
    .map((zone) => setAt("states.XA.zone", zone)),
);

test("a changed scenario is the one that the reader makes of the changed text", () => {
  fc.assert(
    fc.property(
      scenarioTextArbitrary(),
      fc.array(fc.tuple(fc.array(change, { maxLength: 3 }), fc.nat()), {
        minLength: 1,
        maxLength: 4,
      }),
      (text, points) => {
        // One instance for all: what it keeps must not show.
        const base = baseOf(JSON.stringify(text));
        for (const [changes, seed] of [...points, ...points]) {
          expect(resolved(base, changes, seed)).toEqual(read(base.changed(changes), seed));
        }
      },
    ),
    { numRuns: 25 },
  );
});

test("so it is with the holidays, weekends and desks of real States", () => {
  const path = new URL("../../../../scenarios/signatories-quarter.yaml", import.meta.url);
  const base = baseOf(readFileSync(path, "utf8"));
  const rosters = { "office-hours": { shifts: [{ id: "all", from: "08:00", to: "08:00" }] } };
  const points: readonly Change[][] = [[], [{ patch: { rosters } }], []];
  for (const [seed, changes] of points.entries()) {
    expect(base.resolve(changes, seed)).toEqual(read(base.changed(changes), seed));
  }
});

test("a later change wins, and what a path removes takes its default again", () => {
  const text = readFileSync(new URL("../testing/sound-scenario.yaml", import.meta.url), "utf8");
  const base = baseOf(text);
  const scale = (changes: readonly Change[]) => base.resolve(changes, 1).parameters;
  expect(scale([setAt("scale", 2), { patch: { scale: 3 } }])).toEqual(scale([setAt("scale", 3)]));
  expect(scale([setAt("scale", 2), setAt("scale", null)])).toEqual(scale([]));
});
