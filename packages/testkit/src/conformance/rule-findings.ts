import { type Rule, RULES, type RuleVerdict } from "@contactpoint/analysis";
import type { RuleFinding } from "./conformance.ts";
import type { JudgedCase } from "./judged-case.ts";

interface Showing {
  readonly judged: JudgedCase;
  readonly verdict: RuleVerdict;
}

/**
 * What all cases together say of each rule: violated if it was in any case, held if its premise
 * occurred in one. A case in which people break a rule says nothing of it.
 *
 * @param hidden by number: why this bench cannot see what the rule is about
 */
export function ruleFindings(
  cases: readonly JudgedCase[],
  hidden: ReadonlyMap<string, string>,
): readonly RuleFinding[] {
  return RULES.map((rule) => findingOn(rule, cases, hidden.get(rule.number)));
}

function findingOn(
  rule: Rule,
  cases: readonly JudgedCase[],
  hidden: string | undefined,
): RuleFinding {
  if (hidden !== undefined)
    return { rule, result: "hidden", checked: 0, reason: hidden, shown: null };
  const shown: Showing[] = [];
  for (const judged of cases) {
    if (judged.story.breaks?.includes(rule.number) === true) continue;
    const verdict = judged.verdicts.find((each) => each.rule.number === rule.number);
    if (verdict !== undefined && verdict.verdict.checked > 0) shown.push({ judged, verdict });
  }
  const checked = shown.reduce((sum, { verdict }) => sum + verdict.verdict.checked, 0);
  const violated = shortest(shown, "violated");
  if (violated !== null) {
    const { verdict } = violated.verdict;
    const reason = verdict.verdict === "violated" ? verdict.because : "";
    return { rule, result: "violated", checked, reason, shown: violated };
  }
  const held = shortest(shown, "holds");
  if (held !== null) return { rule, result: "held", checked, reason: "", shown: held };
  return { rule, result: "undecided", checked, reason: reasonOf(shown), shown: null };
}

/** The case with the shortest witness, and of those the shortest story. */
function shortest(shown: readonly Showing[], word: "violated" | "holds"): Showing | null {
  const found = shown.filter(({ verdict }) => verdict.verdict.verdict === word);
  const [first] = found.toSorted(
    (a, b) => witnessOf(a) - witnessOf(b) || a.judged.records.length - b.judged.records.length,
  );
  return first ?? null;
}

function witnessOf({ verdict: { verdict } }: Showing): number {
  return verdict.verdict === "violated" ? verdict.witness.length : 0;
}

function reasonOf(shown: readonly Showing[]): string {
  const [first] = shown;
  const verdict = first?.verdict.verdict;
  return verdict?.verdict === "undecided" ? verdict.reason : "its premise occurred in no case";
}
