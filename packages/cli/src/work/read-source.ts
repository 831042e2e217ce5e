import {
  type ResolvedExpectation,
  type ResolvedScenario,
  simulatedOnly,
} from "@contactpoint/protocol";
import { formatProblem, readScenario } from "@contactpoint/scenario";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { warningText } from "../screen/warning-text.ts";

/** A scenario that can be run, and what it was read from. */
export interface ScenarioSource {
  readonly scenario: ResolvedScenario;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly contentHash: string;
  /** A line each. */
  readonly warnings: readonly string[];
}

/**
 * @param seed in place of the file's own
 * @throws Failure 65 with one line a problem
 */
export function readSource(path: string, seed?: number): ScenarioSource {
  const read = readScenario(path, seed === undefined ? {} : { seed });
  if ("problems" in read) {
    const lines = read.problems.map(formatProblem);
    throw new Failure(EXIT.badInput, `${path} is no scenario to run\n${lines.join("\n")}`);
  }
  const { scenario, files, contentHash, warnings } = read;
  // Only another seed than the file's own voids its traces.
  const isOwnSeed = seed === undefined || ownSeed(path) === seed;
  return {
    scenario: isOwnSeed ? scenario : withoutTraces(scenario),
    files,
    contentHash,
    warnings: warnings.map(warningText),
  };
}

/**
 * A scenario for a live network, which knows less than the simulator.
 *
 * @param nodes in one process together, or each in a process of its own
 * @throws Failure 65 as `readSource`, and where the scenario needs what only the simulator knows
 */
export function readLiveSource(
  path: string,
  nodes: "together" | "apart",
  seed?: number,
): ScenarioSource {
  const source = readSource(path, seed);
  const feature = simulatedOnly(source.scenario, nodes);
  if (feature === null) return source;
  const sentence = `only the simulator knows ${feature}`;
  throw new Failure(EXIT.badInput, `${path} is no scenario for a live network: ${sentence}`);
}

function ownSeed(path: string): number | null {
  const read = readScenario(path);
  return "scenario" in read ? read.scenario.seed : null;
}

/** Recorded traces are those of the file's own seed and say nothing of another. */
function withoutTraces(scenario: ResolvedScenario): ResolvedScenario {
  return { ...scenario, expectations: scenario.expectations.flatMap(withoutTrace) };
}

function withoutTrace(expectation: ResolvedExpectation): ResolvedExpectation[] {
  if (expectation.kind === "trace") return [];
  return [expectation.kind === "rule" ? { ...expectation, trace_sha256: null } : expectation];
}
