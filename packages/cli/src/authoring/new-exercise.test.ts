import { MINUTE } from "@contactpoint/engine";
import { DocumentResolver, writeScenario } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";

import { LEVELS, newExercise, STATE_CODES } from "./new-exercise.ts";
import { performDryRun } from "./perform-dry-run.ts";

const given = fc
  .record({
    level: fc.constantFrom(...LEVELS),
    states: fc.integer({ min: 2, max: STATE_CODES.length }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ level, states, share, seed }) => ({
    id: "drawn",
    title: "Drawn",
    level,
    states,
    people: Math.max(1, Math.round(share * states)),
    start: "2027-05-11T12:00:00Z",
    seed,
  }));

test("a new exercise of any size can be played: its dry run finds no problem, and nothing is violated", () => {
  const resolver = new DocumentResolver();
  fc.assert(
    fc.property(given, (drawn) => {
      const document = newExercise(drawn);
      expect(parse(writeScenario(document))).toEqual(document);
      const resolved = resolver.resolve(document);
      if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
      expect(resolved.warnings).toEqual([]);
      const { scenario } = resolved;
      expect(scenario.states).toHaveLength(drawn.states);
      expect(scenario.exercise?.seats).toHaveLength(drawn.people);
      const dry = performDryRun(scenario, { players: undefined, stepTime: 2 * MINUTE });
      expect(dry.problems.filter(({ severity }) => severity === "error")).toEqual([]);
      const failed = dry.run.summary.expectations.filter(({ verdict }) => verdict === "failed");
      expect(failed).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
