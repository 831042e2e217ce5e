import { judge, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { publishedTransitions } from "./published-transitions.ts";

/** Every rule of the protocol that a journal breaks, and every one that is undecided without a reason. */
export function brokenRules(
  scenario: ResolvedScenario,
  journal: readonly JournalRecord[],
): readonly string[] {
  const judged = judge(RULES, scenario, publishedTransitions());
  journal.forEach((record, index) => judged.add(record, index + 1));
  return judged.verdicts().flatMap(({ rule, verdict }) => {
    const name = `${rule.number} ${rule.id}`;
    if (verdict.verdict === "violated") return [`${name} is violated: ${verdict.because}`];
    if (verdict.verdict === "undecided" && verdict.reason === "")
      return [`${name} is undecided without a reason`];
    return [];
  });
}
