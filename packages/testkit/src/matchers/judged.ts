import { readFileSync } from "node:fs";
import { dirname } from "node:path";

import {
  judge,
  publishedTransitions,
  type Rule,
  ruleById,
  RULES,
  type RuleVerdict,
} from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { formatProblem, readScenario, type ScenarioDocument } from "@contactpoint/scenario";

import { runDocument, runTrial, type Trial } from "../trial/index.ts";

/**
 * What can be judged: a trial, the records of a journal, a scenario that was read, plain data in
 * the form of a scenario file, or the path of a scenario (`.yaml`, `.json`) or journal (`.jsonl`).
 */
export type Judgeable =
  | Trial
  | readonly JournalRecord[]
  | ResolvedScenario
  | ScenarioDocument
  | string;

/** A number (`S18`), an id (`kept-sixty-days`) or a rule of one's own. */
export type RuleName = string | Rule;

export interface Judged {
  readonly verdicts: readonly RuleVerdict[];
  /** Where the story can be run again from: a file that is there, or data for one. */
  readonly source: Source;
}

export type Source =
  | { readonly kind: "scenario"; readonly path: string }
  | { readonly kind: "run"; readonly folder: string }
  | { readonly kind: "document"; readonly document: ScenarioDocument }
  | { readonly kind: "test" };

/**
 * Judges a subject, running it first if it is a scenario. A scenario with problems is an Error that
 * lists them, and so is a trial that was not judged by a rule asked for.
 */
export function judged(subject: Judgeable, rules: readonly Rule[] = RULES): Judged {
  if (typeof subject === "string") return judgedFile(subject, rules);
  if (isJournal(subject)) return { verdicts: verdictsOf(subject, rules), source: TEST };
  if (isTrial(subject)) return { verdicts: chosen(subject, rules), source: TEST };
  if (isResolved(subject)) return { verdicts: runTrial(subject, { rules }).verdicts, source: TEST };
  const { verdicts } = runDocument(subject, { rules });
  return { verdicts, source: { kind: "document", document: subject } };
}

/** The rule that a name stands for. */
export function ruleOf(name: RuleName): Rule {
  if (typeof name !== "string") return name;
  const rule = ruleById(name);
  if (rule === undefined) {
    throw new Error(
      `there is no rule ${name}; there are ${RULES.map(({ number }) => number).join(" ")}`,
    );
  }
  return rule;
}

const TEST: Source = { kind: "test" };

function judgedFile(path: string, rules: readonly Rule[]): Judged {
  if (path.endsWith(".jsonl")) {
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    const records = lines.map((line) => JSON.parse(line) as JournalRecord);
    return { verdicts: verdictsOf(records, rules), source: { kind: "run", folder: dirname(path) } };
  }
  const read = readScenario(path);
  if ("problems" in read) {
    throw new Error([`${path} has problems`, ...read.problems.map(formatProblem)].join("\n"));
  }
  return {
    verdicts: runTrial(read.scenario, { rules }).verdicts,
    source: { kind: "scenario", path },
  };
}

function verdictsOf(
  records: readonly JournalRecord[],
  rules: readonly Rule[],
): readonly RuleVerdict[] {
  const [first] = records;
  if (first?.kind !== "scenario") throw new Error("the first record of a journal is its scenario");
  const judging = judge(rules, first.scenario, publishedTransitions());
  records.forEach((record, index) => judging.add(record, index + 1));
  return judging.verdicts();
}

function chosen({ verdicts }: Trial, rules: readonly Rule[]): readonly RuleVerdict[] {
  if (rules === RULES) return verdicts;
  return rules.map((rule) => {
    const found = verdicts.find((each) => each.rule.id === rule.id);
    if (found === undefined)
      throw new Error(`the trial was not judged by ${rule.number} ${rule.id}`);
    return found;
  });
}

function isJournal(subject: object): subject is readonly JournalRecord[] {
  return Array.isArray(subject);
}

function isTrial(subject: object): subject is Trial {
  return "verdicts" in subject && "scenario" in subject;
}

/** Only a resolved scenario has an instant for the end of its clock. */
function isResolved(subject: Exclude<Judgeable, string | Trial>): subject is ResolvedScenario {
  if (!("clock" in subject)) return false;
  const { clock } = subject;
  return (
    typeof clock === "object" && clock !== null && "end" in clock && typeof clock.end === "number"
  );
}
