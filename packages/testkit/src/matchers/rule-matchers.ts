import type { RuleVerdict } from "@contactpoint/analysis";

import { type Judgeable, judged, type RuleName, ruleOf, type Source } from "./judged.ts";
import { type ExpectingTest, replayLines } from "./replay-line.ts";
import { verdictText } from "./violation-text.ts";

/** What vitest wants of a matcher. */
interface Answer {
  readonly pass: boolean;
  readonly message: () => string;
}

export function toHold(this: ExpectingTest, subject: Judgeable, name: RuleName): Answer {
  return verdictIs(this, subject, name, "holds");
}

export function toViolate(this: ExpectingTest, subject: Judgeable, name: RuleName): Answer {
  return verdictIs(this, subject, name, "violated");
}

export function toHoldAllRules(this: ExpectingTest, subject: Judgeable): Answer {
  const { verdicts, source } = judged(subject);
  const violated = verdicts.filter(({ verdict }) => verdict.verdict === "violated");
  const decided = verdicts.filter(({ verdict }) => verdict.verdict === "holds");
  const message = (): string => {
    if (violated.length > 0) return said(violated, source, this);
    const numbers = decided.map(({ rule }) => rule.number).join(" ");
    return `no rule is violated; ${numbers} hold, the others are undecided`;
  };
  return { pass: violated.length === 0, message };
}

function verdictIs(
  test: ExpectingTest,
  subject: Judgeable,
  name: RuleName,
  wanted: "holds" | "violated",
): Answer {
  const { verdicts, source } = judged(subject, [ruleOf(name)]);
  const pass = verdicts.every(({ verdict }) => verdict.verdict === wanted);
  return { pass, message: () => said(verdicts, source, test) };
}

function said(verdicts: readonly RuleVerdict[], source: Source, test: ExpectingTest): string {
  const rules = verdicts.map(({ rule }) => rule);
  const replay = replayLines(source, rules, test).join("\n");
  return [...verdicts.map(verdictText), replay].join("\n\n");
}
