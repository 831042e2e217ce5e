import { BenchScenarios } from "./bench-document.ts";
import type { Conformance, NodeIdentity } from "./conformance.ts";
import type { ConformanceCase, Profile } from "./conformance-case.ts";
import { HIDDEN_FROM_LOCK_STEP } from "./hidden-from-lock-step.ts";
import { type JudgedCase, judgeCase, untold } from "./judged-case.ts";
import { LockStepFault, type LockStepNode } from "./lock-step-node.ts";
import type { Feature, Hello } from "./node-frame.ts";
import { probeNode } from "./probes.ts";
import { ruleFindings } from "./rule-findings.ts";

export interface TryOptions {
  readonly cases: readonly ConformanceCase[];
  readonly profile: Profile;
  /** How it was reached, for the report. */
  readonly reached: string;
  readonly onCase?: (judged: JudgedCase) => void;
}

/** Starts a node, or connects to it. @throws LockStepFault if it does not say hello */
export type OpenNode = () => Promise<LockStepNode>;

/**
 * Tries a node in lock-step: first the probes, then all cases, in order. A node that ends or falls
 * silent or out of step is opened anew for the next case; if it does not come back, what was not told
 * is undecided.
 *
 * @throws LockStepFault if it does not say its first hello
 */
export async function tryNode(
  open: OpenNode,
  { cases, profile, reached, onCase }: TryOptions,
): Promise<Conformance> {
  let node = await open();
  try {
    const { hello } = node;
    const probes = await probeNode(node);
    const judged: JudgedCase[] = [];
    const scenarios = new BenchScenarios();
    let lost: LockStepFault | null = null;
    for (const story of probes.every(({ result }) => result === "passed") ? cases : []) {
      const one = lost === null ? await judgeCase(node, story, scenarios) : untold(story, lost);
      judged.push(one);
      onCase?.(one);
      if (lost !== null || !isBroken(one)) continue;
      await node.close();
      const again = await openAgain(open);
      if (again instanceof LockStepFault) lost = again;
      else node = again;
    }
    return conformanceOf(hello, { profile, reached, probes, cases: judged });
  } finally {
    await node.close();
  }
}

async function openAgain(open: OpenNode): Promise<LockStepNode | LockStepFault> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof LockStepFault) return error;
    throw error;
  }
}

function isBroken({ complaints }: JudgedCase): boolean {
  return complaints.some(({ requirement }) => BREAKS.has(requirement));
}

/** What a node fails by that does not answer any more, or to what it was not asked. */
const BREAKS: ReadonlySet<string> = new Set(["LS-001", "LS-002", "LS-007", "LS-025"]);

function conformanceOf(
  { impl, version, protocol, profiles, features }: Hello,
  found: Pick<Conformance, "profile" | "probes" | "cases"> & { readonly reached: string },
): Conformance {
  const { reached, ...rest } = found;
  const node: NodeIdentity = { impl, version, protocol, profiles, features, reached };
  const rules = ruleFindings(found.cases, HIDDEN_FROM_LOCK_STEP).map((finding) => {
    const feature = TAKES.get(finding.rule.number);
    if (feature === undefined || features.includes(feature)) return finding;
    const reason = `the node does not show ${feature}`;
    return { ...finding, result: "undecided" as const, reason, shown: null };
  });
  return { bench: "lock-step", ...rest, node, rules };
}

/** Rules that would judge what the bench plays if the node did not show its own part. */
const TAKES: ReadonlyMap<string, Feature> = new Map([
  ["S09", "states"],
  ["S11", "states"],
  ["S12", "states"],
  ["S13", "states"],
  ["S32", "desk"],
  ["N03", "states"],
  ["L02", "states"],
  ["L05", "states"],
]);
