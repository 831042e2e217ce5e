import type { Conformance } from "./conformance.ts";

/** What follows from what was found. */
export interface Conclusion {
  /** 0: all held; 1: something failed; 2: none of that, but something that counts is undecided. */
  readonly code: 0 | 1 | 2;
  /** Every core case was told and passed, and every core rule that the bench can see held. */
  readonly badge: boolean;
  /** Ids of probes and cases and numbers of rules that failed and were not known to. */
  readonly failed: readonly string[];
  /** Of those that were known to fail: what fails still, and what has begun to pass. */
  readonly stillFailing: readonly string[];
  readonly nowPassing: readonly string[];
  /** What counts and is undecided or was skipped. */
  readonly undecided: readonly string[];
}

export interface ConclusionTerms {
  /** Ids of cases and numbers of rules that are known to fail. */
  readonly knownFailing: readonly string[];
  /** What is undecided or skipped counts beyond the core too. */
  readonly strict: boolean;
  /** Numbers of the only rules that count; empty: all do. */
  readonly rules: readonly string[];
}

/** Draws the conclusion. A rule beyond the profile does not count. */
export function conclude(
  { probes, cases, rules, profile }: Conformance,
  { knownFailing, strict, rules: only }: ConclusionTerms,
): Conclusion {
  const counted = rules.filter(
    ({ rule }) =>
      (only.length === 0 || only.includes(rule.number)) &&
      (profile === "extended" || rule.level === "core"),
  );
  const failing = [
    ...probes.filter(({ result }) => result === "failed").map(({ id }) => id),
    ...cases.filter(({ result }) => result === "failed").map(({ story }) => story.id),
    ...counted.filter(({ result }) => result === "violated").map(({ rule }) => rule.number),
  ];
  const passing = new Set([
    ...cases.filter(({ result }) => result === "passed").map(({ story }) => story.id),
    ...counted.filter(({ result }) => result === "held").map(({ rule }) => rule.number),
  ]);
  const failed = failing.filter((name) => !knownFailing.includes(name));
  const nowPassing = knownFailing.filter((name) => passing.has(name));
  const undecided = [
    ...cases
      .filter(({ result, story }) => {
        const open = result === "undecided" || result === "skipped";
        return open && (strict || story.profile === "core");
      })
      .map(({ story }) => story.id),
    ...counted
      .filter(({ result, rule }) => result === "undecided" && (strict || rule.level === "core"))
      .map(({ rule }) => rule.number),
  ];
  const isBad = failed.length > 0 || nowPassing.length > 0;
  return {
    code: isBad ? 1 : undecided.length > 0 ? 2 : 0,
    badge: failing.length === 0 && undecided.length === 0 && only.length === 0 && cases.length > 0,
    failed,
    stillFailing: failing.filter((name) => knownFailing.includes(name)),
    nowPassing,
    undecided,
  };
}
