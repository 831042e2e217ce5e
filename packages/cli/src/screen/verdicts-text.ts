import type { RuleVerdict, Verdict } from "@contactpoint/analysis";

import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

/** The rules in brief, violations first, each with the journal lines that show it. */
export function verdictsText(
  verdicts: readonly RuleVerdict[],
  expected: ReadonlySet<string>,
  paint: Paint,
): string {
  const violated = verdicts.flatMap((each) =>
    each.verdict.verdict === "violated" ? [violationText(each, each.verdict, expected, paint)] : [],
  );
  return [
    `Rules: ${countsText(verdicts)}`,
    ...violated,
    ...listText("holds", verdicts),
    ...listText("undecided", verdicts),
  ].join("\n");
}

function countsText(verdicts: readonly RuleVerdict[]): string {
  const count = (verdict: Verdict["verdict"]): number =>
    verdicts.filter((each) => each.verdict.verdict === verdict).length;
  return `${count("violated")} violated, ${count("holds")} hold, ${count("undecided")} undecided`;
}

function violationText(
  { rule }: RuleVerdict,
  { violations, because, witness }: Extract<Verdict, { verdict: "violated" }>,
  expected: ReadonlySet<string>,
  paint: Paint,
): string {
  const foreseen = expected.has(rule.number) || expected.has(rule.id);
  const label = foreseen ? "violated, as expected" : paint("red", "VIOLATED");
  const lines = witness.map(({ line }) => line).join(", ");
  const times = violations === 1 ? "once" : `${violations} times`;
  return wrapped(
    `${label} ${rule.number} ${rule.id}, ${times}: ${because} (journal lines ${lines})`,
    "  ",
    "    ",
  );
}

function listText(verdict: Verdict["verdict"], verdicts: readonly RuleVerdict[]): string[] {
  const numbers = verdicts
    .filter((each) => each.verdict.verdict === verdict)
    .map(({ rule }) => rule.number);
  return numbers.length === 0 ? [] : [wrapped(`${verdict}: ${numbers.join(" ")}`, "  ", "    ")];
}
