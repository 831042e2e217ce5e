import type { RuleVerdict } from "../rules/judge.ts";
import type { Verdict } from "../rules/verdict.ts";
import type { SummaryVerdict } from "./summary.ts";

/** A rule's verdict without its witness, as summary.json shows it. */
export function summaryVerdict({ rule, verdict }: RuleVerdict): SummaryVerdict {
  return {
    rule: rule.id,
    number: rule.number,
    verdict: verdict.verdict,
    checked: verdict.checked,
    violations: verdict.verdict === "violated" ? verdict.violations : 0,
    because:
      verdict.verdict === "violated"
        ? verdict.because
        : verdict.verdict === "undecided"
          ? verdict.reason
          : "",
    ...stepOf(verdict),
  };
}

function stepOf(verdict: Verdict): { readonly at_step?: number } {
  const last = verdict.verdict === "violated" ? verdict.witness.at(-1) : undefined;
  return last === undefined ? {} : { at_step: last.line };
}
