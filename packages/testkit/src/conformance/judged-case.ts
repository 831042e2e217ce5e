import { judge, publishedTransitions, RULES, type RuleVerdict } from "@contactpoint/analysis";
import { digestOf } from "@contactpoint/live/wire";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { BenchScenarios } from "./bench-document.ts";
import { CasePlayer, type PlacedComplaint } from "./case-player.ts";
import type { ConformanceCase, Story } from "./conformance-case.ts";
import { type CountedComplaint, countedComplaints } from "./counted-complaint.ts";
import { HIDDEN_FROM_LOCK_STEP } from "./hidden-from-lock-step.ts";
import { LockStepFault, type LockStepNode, OutOfStep } from "./lock-step-node.ts";

/** What one case showed of a node. */
export interface JudgedCase {
  readonly story: Story;
  /** `undecided`: it could not be seen whether the node does what is expected. */
  readonly result: "passed" | "failed" | "undecided" | "skipped";
  /** Why it failed, in the order of the script; or why it was skipped or is undecided. */
  readonly complaints: readonly CountedComplaint[];
  /** One verdict for each rule; none where the case was not told or the node got out of step. */
  readonly verdicts: readonly RuleVerdict[];
  readonly records: readonly JournalRecord[];
}

/** Tells a case to a node and judges what it does. */
export async function judgeCase(
  node: LockStepNode,
  story: ConformanceCase,
  scenarios = new BenchScenarios(),
): Promise<JudgedCase> {
  const lacking = story.needs.filter((feature) => !node.hello.features.includes(feature));
  if (lacking.length > 0) return skipped(story, lacking);
  const scenario = scenarios.ofCase(story);
  const player = new CasePlayer(node, story, scenario);
  const complaints: PlacedComplaint[] = [];
  let stop = await played(player);
  if (stop === null && story.twice === true) {
    const second = new CasePlayer(node, story, scenario);
    stop = await played(second);
    if (stop === null) complaints.push(...differences(player, second));
  }
  if (stop?.isOutOfStep === true) return outOfStep(player, stop);
  if (stop !== null) complaints.push(stop.complaint);
  const { records } = player.journal;
  const verdicts = judgeRecords(records, scenario);
  complaints.unshift(...player.complaints);
  for (const { rule, verdict } of verdicts)
    if (verdict.verdict === "violated" && isJudgedBy(rule.number, story))
      complaints.push({ requirement: rule.number, sentence: verdict.because, step: -1 });
  const result = complaints.length > 0 ? "failed" : "passed";
  return { story, result, complaints: countedComplaints(complaints), verdicts, records };
}

/** Where and why a node did not go on. */
interface Stop {
  readonly complaint: PlacedComplaint;
  readonly isOutOfStep: boolean;
}

/** Plays a case. Null: it came to the end. */
async function played(player: CasePlayer): Promise<Stop | null> {
  try {
    await player.play();
    return null;
  } catch (error) {
    if (!(error instanceof LockStepFault)) throw error;
    const { requirement, message: sentence } = error;
    const complaint = { requirement, sentence, step: player.step };
    return { complaint, isOutOfStep: error instanceof OutOfStep };
  }
}

/** No rule judges what may be the answers to other frames. */
function outOfStep({ story, journal }: CasePlayer, { complaint }: Stop): JudgedCase {
  const complaints = countedComplaints([complaint]);
  return { story, result: "failed", complaints, verdicts: [], records: journal.records };
}

function isJudgedBy(rule: string, { breaks = [] }: Story): boolean {
  return !HIDDEN_FROM_LOCK_STEP.has(rule) && !breaks.includes(rule);
}

function judgeRecords(
  records: readonly JournalRecord[],
  scenario: ResolvedScenario,
): readonly RuleVerdict[] {
  const [first] = records;
  const shown = first?.kind === "scenario" ? first.scenario : scenario;
  const judged = judge(RULES, shown, publishedTransitions());
  for (const [at, record] of records.entries()) judged.add(record, at + 1);
  return judged.verdicts();
}

/** What differs where a case was told a second time. */
function differences(first: CasePlayer, second: CasePlayer): readonly PlacedComplaint[] {
  first.journal.replayed(digestOf(first.texts), digestOf(second.texts));
  const step = first.texts.findIndex((text, at) => text !== second.texts[at]);
  if (step === -1) return [];
  return [{ requirement: "LS-004", sentence: "told again, it answers differently", step }];
}

/** A case that could not be told, because the node could not be reached any more. */
export function untold(
  story: ConformanceCase,
  { requirement, message }: LockStepFault,
): JudgedCase {
  const sentence = `not told, because the node could not be reached again: ${message}`;
  const complaints = [{ requirement, sentence, step: -1, times: 1 }];
  return { story, result: "undecided", complaints, verdicts: [], records: [] };
}

function skipped(story: ConformanceCase, lacking: readonly string[]): JudgedCase {
  const sentence = `the node does not show ${lacking.join(", ")}`;
  const complaints = [{ requirement: "hello", sentence, step: -1, times: 1 }];
  return { story, result: "skipped", complaints, verdicts: [], records: [] };
}
