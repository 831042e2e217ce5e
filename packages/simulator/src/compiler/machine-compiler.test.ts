import { expect, test } from "vitest";
import { networkArbitrary, propertyRuns, resolveSketch } from "../testing/index.ts";
import fc from "fast-check";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Interpret } from "@contactpoint/world";
import { simulate } from "../simulate.ts";
import { machineCompiler } from "./machine-compiler.ts";

test("Tables that are kept from run to run change no journal", () => {
  const kept = machineCompiler();
  fc.assert(
    fc.property(networkArbitrary(fc.constant("Europe/Paris")).map(resolveSketch), (scenario) => {
      expect(journalBy(scenario, kept)).toEqual(journalBy(scenario));
    }),
    propertyRuns(20),
  );
});

function journalBy(scenario: ResolvedScenario, interpret?: Interpret): JournalRecord[] {
  const journal: JournalRecord[] = [];
  simulate(scenario, {
    sinks: [(record) => journal.push(record)],
    ...(interpret === undefined ? {} : { around: (host) => ({ ...host, interpret }) }),
  });
  return journal;
}
