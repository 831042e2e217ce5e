import { judge, publishedTransitions, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** A rule of law at work in the exercise. */
export interface GateRow {
  /** Such as `S12`. */
  readonly rule: string;
  readonly name: string;
  readonly verdict: "holds" | "violated" | "undecided";
  /** How often its premise was true. */
  readonly checked: number;
  readonly violations: number;
  /** Why, if it was violated. */
  readonly because: string;
  /** Lines of the journal that show it. */
  readonly lines: readonly number[];
}

/** Rules about orders, grounds, confidentiality and proportion; the others are about the network. */
const GATES: ReadonlySet<string> = new Set([
  "case-kept-confidential",
  "confirmed-after-order",
  "disclosed-within-scope",
  "instrument-binds-pair",
  "no-content-without-assistance",
  "nothing-executed-before-choice",
  "refused-on-listed-ground",
]);

/** What the rules of the protocol say of the lawful gates, in their order. */
export function gateRows(
  scenario: ResolvedScenario,
  journal: readonly JournalRecord[],
): readonly GateRow[] {
  const rules = RULES.filter(({ id }) => GATES.has(id));
  const court = judge(rules, scenario, publishedTransitions());
  for (const [index, record] of journal.entries()) court.add(record, index + 1);
  return court.verdicts().map(({ rule, verdict }) => {
    const isViolated = verdict.verdict === "violated";
    return {
      rule: rule.number,
      name: rule.id,
      verdict: verdict.verdict,
      checked: verdict.checked,
      violations: isViolated ? verdict.violations : 0,
      because: isViolated ? verdict.because : "",
      lines: isViolated ? verdict.witness.map(({ line }) => line) : [],
    };
  });
}
