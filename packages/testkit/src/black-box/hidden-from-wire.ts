import { judge, type Rule, RULES, type RuleVerdict } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** Rules on what passes between contact points: what a black box says and hears is enough. */
const ON_THE_WIRE: ReadonlySet<string> = new Set([
  "S01",
  "S02",
  "S03",
  "S05",
  "S06",
  "S07",
  "S08",
  "S10",
  "S14",
  "S16",
  "S18",
  "S25",
  "S27",
  "S28",
  "N02",
]);

/** Judges a journal of what passed between contact points. */
export function judgeByWire(
  records: readonly JournalRecord[],
  scenario: ResolvedScenario,
): readonly RuleVerdict[] {
  const judged = judge(WIRE_RULES, scenario);
  for (const [at, record] of records.entries()) judged.add(record, at + 1);
  return judged.verdicts();
}

const WIRE_RULES: readonly Rule[] = RULES.filter(({ number }) => ON_THE_WIRE.has(number));

/** By number: why a black box cannot be judged by it. */
export const HIDDEN_FROM_WIRE: ReadonlyMap<string, string> = new Map(
  RULES.filter(({ number }) => !ON_THE_WIRE.has(number)).map(({ number, kind }) => [
    number,
    kind === "liveness"
      ? "the bench watches for days, and the rule speaks of weeks"
      : "it takes the node's own records",
  ]),
);
