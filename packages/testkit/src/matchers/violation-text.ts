import type { JournalLine, RuleVerdict } from "@contactpoint/analysis";
import { formatInstant } from "@contactpoint/engine";

/** What a verdict says, as lines for a person: the rule's sentence, the reason, the witness. */
export function verdictText({ rule, verdict }: RuleVerdict): string {
  const law = rule.law.length === 0 ? "" : ` (${rule.law.map(({ id }) => id).join(", ")})`;
  const head = `${rule.number} ${rule.id}: ${rule.statement}${law}`;
  switch (verdict.verdict) {
    case "holds":
      return `${head}\nholds; its premise occurred ${times(verdict.checked)}`;
    case "undecided":
      return `${head}\nundecided: ${verdict.reason}`;
    case "violated":
      return [
        head,
        `violated ${times(verdict.violations)}: ${verdict.because}`,
        "witness, by line of the journal:",
        ...verdict.witness.map(lineText),
      ].join("\n");
  }
}

function lineText({ line, record: { at, kind, ...said } }: JournalLine): string {
  return `  ${String(line).padStart(5)}  ${formatInstant(at)}  ${kind} ${JSON.stringify(said)}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
