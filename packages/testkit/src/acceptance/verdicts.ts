import { judge, publishedTransitions, RULES, type RuleVerdict } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** What every rule of the protocol says of a journal. */
export function verdicts(
  scenario: ResolvedScenario,
  journal: readonly JournalRecord[],
): readonly RuleVerdict[] {
  const judged = judge(RULES, scenario, publishedTransitions());
  journal.forEach((record, index) => judged.add(record, index + 1));
  return judged.verdicts();
}

/** Each rule that is violated, with the reason, and each that is undecided without one. */
export function brokenRules(all: readonly RuleVerdict[]): readonly string[] {
  return all.flatMap(({ rule, verdict }) => {
    const name = `${rule.number} ${rule.id}`;
    if (verdict.verdict === "violated") return [`${name} is violated: ${verdict.because}`];
    if (verdict.verdict === "undecided" && verdict.reason === "")
      return [`${name} is undecided without a reason`];
    return [];
  });
}

/** Rule and verdict, as two runs of one scenario have them in common. */
export function verdictLines(all: readonly RuleVerdict[]): readonly string[] {
  return all.map(({ rule, verdict }) => `${rule.number} ${verdict.verdict}`);
}
