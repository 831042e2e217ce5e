import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { journalLines } from "../journal-lines.ts";
import { simulate } from "../simulate.ts";

/** Every record of a run. */
export function journalOf(scenario: ResolvedScenario): JournalRecord[] {
  const journal: JournalRecord[] = [];
  simulate(scenario, { sinks: [(record) => journal.push(record)] });
  return journal;
}

/** The journal as its file has it. */
export function journalText(
  scenario: ResolvedScenario,
  interpreter: "compiled" | "xstate" = "compiled",
): string {
  const chunks: string[] = [];
  const lines = journalLines((chunk) => chunks.push(chunk));
  simulate(scenario, { interpreter, sinks: [lines] });
  lines.end();
  return chunks.join("");
}
