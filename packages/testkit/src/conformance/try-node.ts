import { BenchScenarios } from "./bench-document.ts";
import type { Conformance, NodeIdentity } from "./conformance.ts";
import type { ConformanceCase, Profile } from "./conformance-case.ts";
import { type JudgedCase, judgeCase } from "./judged-case.ts";
import type { LockStepNode } from "./lock-step-node.ts";
import { probeNode } from "./probes.ts";
import { ruleFindings } from "./rule-findings.ts";

export interface TryOptions {
  readonly cases: readonly ConformanceCase[];
  readonly profile: Profile;
  /** How it was reached, for the report. */
  readonly reached: string;
  readonly onCase?: (judged: JudgedCase) => void;
}

/** Tries a node in lock-step: first the probes, then all cases, in order. */
export async function tryNode(
  node: LockStepNode,
  { cases, profile, reached, onCase }: TryOptions,
): Promise<Conformance> {
  const probes = await probeNode(node);
  const judged: JudgedCase[] = [];
  const scenarios = new BenchScenarios();
  if (probes.every(({ result }) => result === "passed"))
    for (const story of cases) {
      const one = await judgeCase(node, story, scenarios);
      judged.push(one);
      onCase?.(one);
    }
  const { impl, version, protocol, profiles, features } = node.hello;
  const identity: NodeIdentity = { impl, version, protocol, profiles, features, reached };
  const rules = ruleFindings(judged, HIDDEN).map((finding) =>
    features.includes("states") || !BY_MOVES.has(finding.rule.number)
      ? finding
      : { ...finding, result: "undecided" as const, reason: "the node does not report its moves" },
  );
  return { bench: "lock-step", profile, node: identity, probes, cases: judged, rules };
}

/** What lock-step does not show, because the bench plays it. */
const HIDDEN: ReadonlyMap<string, string> = new Map([
  ["S23", "the bench plays the providers, who keep the data"],
  ["S32", "the bench plays the officers and takes tasks as the script says"],
  ["L06", "the bench plays the officers, who are always there"],
  ["L07", "the bench plays the officers, so nothing piles up"],
]);

/** Rules on states: without the node's own they would judge the bench's peers alone. */
const BY_MOVES: ReadonlySet<string> = new Set(["S09", "S11", "S12", "S13", "L02", "L05"]);
