import type { Rule, RuleVerdict } from "@contactpoint/analysis";
import type { Profile, Story } from "./conformance-case.ts";
import type { JudgedCase } from "./judged-case.ts";

/** What the bench found out about a node. */
export interface Conformance {
  readonly bench: "lock-step" | "black-box";
  readonly profile: Profile;
  readonly node: NodeIdentity;
  /** Tried before all cases; if one fails, no case was told. */
  readonly probes: readonly Probe[];
  readonly cases: readonly JudgedCase[];
  /** Every rule, in the order of their numbers. */
  readonly rules: readonly RuleFinding[];
}

/** Who was tried, as it said of itself and as it was reached. */
export interface NodeIdentity {
  readonly impl: string;
  readonly version: string;
  readonly protocol: string;
  readonly profiles: readonly string[];
  readonly features: readonly string[];
  /** A command line or a URL. */
  readonly reached: string;
}

export interface Probe {
  readonly id: string;
  readonly requirement: string;
  readonly title: string;
  readonly result: "passed" | "failed";
  readonly sentence: string;
}

/** What all cases together say of one rule. */
export interface RuleFinding {
  readonly rule: Rule;
  /** `hidden`: this bench cannot see what the rule is about, and nothing is held against the node. */
  readonly result: "held" | "violated" | "undecided" | "hidden";
  /** How often its premise occurred. */
  readonly checked: number;
  /** Why: of a violation what was seen, else what was missing; empty where it held. */
  readonly reason: string;
  /** The shortest case that shows the result, or null. */
  readonly shown: { readonly judged: JudgedCase; readonly verdict: RuleVerdict } | null;
}

/** So many cases ended in each way. */
export function tally(
  cases: readonly JudgedCase[],
): Readonly<Record<JudgedCase["result"], number>> {
  const counts = { passed: 0, failed: 0, undecided: 0, skipped: 0 };
  for (const { result } of cases) counts[result] += 1;
  return counts;
}

/** The cases of a profile that name one of these rules; all of the profile if no rule is named. */
export function selectCases<T extends Story>(
  cases: readonly T[],
  profile: Profile,
  rules: readonly string[],
): readonly T[] {
  return cases.filter(
    (story) =>
      (profile === "extended" || story.profile === "core") &&
      (rules.length === 0 || rules.some((rule) => story.rules.includes(rule))),
  );
}
