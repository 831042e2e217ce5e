import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver, formatProblem, type ScenarioDocument } from "@contactpoint/scenario";

import { runTrial, type Trial, type TrialOptions } from "./trial.ts";

/**
 * Runs plain data in the form of a scenario file in virtual time and judges the journal.
 *
 * @throws Error that lists the document's problems
 */
export function runDocument(document: ScenarioDocument, options: TrialOptions = {}): Trial {
  return runTrial(resolved(document), options);
}

function resolved(document: ScenarioDocument): ResolvedScenario {
  const found = new DocumentResolver().resolve(document);
  if ("scenario" in found) return found.scenario;
  const problems = found.problems.map(formatProblem);
  throw new Error(["the document is no sound scenario", ...problems].join("\n"));
}
