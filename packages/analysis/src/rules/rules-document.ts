import { ALL_FAULTS } from "./rule.ts";
import type { FaultKind, LawReference, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** The published list of rules, as Markdown: the text of `docs/rules.md`. */
export function rulesDocument(): string {
  return [
    "# Rules of the protocol",
    "",
    "Generated from the rules themselves; a test compares this page with them.",
    "",
    "Every rule reads the journal and nothing else. Its verdict is `holds`, `violated` with the shortest list of journal lines that shows it, or `undecided` with a reason; a rule whose premise never occurred, or whose records no host showed, counts as undecided.",
    "",
    "A liveness rule (L) is violated only in a liveness phase: from a `phase` record on, the contact points of its core are healed, and nothing new happens. What one of them owes is open until nothing has moved it for as long as retries, queries and people may take; then it is violated. Whom the phase does not heal never counts.",
    "",
    "A fault that a rule need not stand, and that had struck before a violation came about, excuses it: the verdict is undecided and names the fault. Where a clock is wrong by a fault of the scenario, deadlines may be missed by that much and no more.",
    "",
    "An article marked with an asterisk was not compared with its own wording; even its number may change. A dash means that no article stands behind the rule.",
    "",
    ...section("Safety: holds at every moment", "safety"),
    ...section("Liveness: comes about in the end", "liveness"),
  ].join("\n");
}

function section(title: string, kind: Rule["kind"]): readonly string[] {
  const rules = RULES.filter((rule) => rule.kind === kind);
  return [`## ${title}`, "", ...rules.flatMap(entry)];
}

function entry(rule: Rule): readonly string[] {
  const { number, id, kind, statement, law, level, observes, holdsUnder } = rule;
  return [
    `### ${number} ${id}`,
    "",
    statement,
    "",
    `- Law: ${law.length === 0 ? "–" : law.map(reference).join(", ")}`,
    `- Level: ${level}`,
    `- Needs to see: ${observes.map((each) => `\`${each}\``).join(", ")} records`,
    `- Kind: ${kind}`,
    `- Holds under: ${standing(holdsUnder)}`,
    "",
  ];
}

/** What most rules stand is said in a few words. */
function standing(holdsUnder: readonly FaultKind[]): string {
  const missing = ALL_FAULTS.filter((kind) => !holdsUnder.includes(kind));
  if (missing.length === 0) return "every fault";
  if (missing.length < holdsUnder.length) return `every fault but ${missing.join(" and ")}`;
  return holdsUnder.join(", ");
}

function reference({ id, verified }: LawReference): string {
  return verified ? id : `${id}\\*`;
}
