import { ALL_FAULTS } from "./rule.ts";
import type { LawReference, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** The published list of rules, as Markdown: the text of `docs/rules.md`. */
export function rulesDocument(): string {
  return [
    "# Rules of the protocol",
    "",
    "Generated from the rules themselves; a test compares this page with them.",
    "",
    "Every rule reads the journal and nothing else. Its verdict is `holds`, `violated` with the shortest list of journal lines that shows it, or `undecided` with a reason; a rule whose premise never occurred counts as undecided. A liveness rule (L) is open, never violated, as long as the journal shows no liveness phase.",
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
  const { number, id, statement, law, level, observes, holdsUnder } = rule;
  return [
    `### ${number} ${id}`,
    "",
    statement,
    "",
    `- Law: ${law.length === 0 ? "–" : law.map(reference).join(", ")}`,
    `- Level: ${level}`,
    `- Reads: ${observes.join(", ")}`,
    `- Holds under: ${holdsUnder.length === ALL_FAULTS.length ? "every fault" : holdsUnder.join(", ")}`,
    "",
  ];
}

function reference({ id, verified }: LawReference): string {
  return verified ? id : `${id}\\*`;
}
