import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  RequestFold,
  RULES,
  judge,
  judgeExpectation,
  summaryVerdict,
  publishedTransitions,
} from "@contactpoint/analysis";
import type { ExpectationResult, RequestTable } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { journalLines, simulate } from "@contactpoint/simulator";

import { JournalWriter } from "../run-folder/journal-writer.ts";
import { readSource } from "../work/read-source.ts";

/** Folder of the scenarios that the project ships. */
export const CORPUS = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));

/** Names of the scenarios in it. */
export function corpusNames(): string[] {
  return namesIn("");
}

/** Names of those that people play, such as `exercises/l1-ping`. */
export function exerciseNames(): string[] {
  return namesIn("exercises/");
}

/** Names of those that once showed a mistake, such as `regressions/data-at-home`. */
export function regressionNames(): string[] {
  return namesIn("regressions/");
}

function namesIn(folder: string): string[] {
  const files = readdirSync(`${CORPUS}${folder}`).filter((file) => file.endsWith(".yaml"));
  return files.toSorted().map((file) => `${folder}${file.replace(".yaml", "")}`);
}

/** A scenario of the corpus, run under its own seed. */
export interface PlayedScenario {
  readonly scenario: ResolvedScenario;
  readonly table: RequestTable;
  readonly expectations: readonly ExpectationResult[];
  /** SHA-256 of the journal without its first record. */
  readonly trace: string;
  /** Needs, messages sent and lost, holds, and tasks finished. */
  readonly records: readonly JournalRecord[];
}

type Kind = JournalRecord["kind"];
type KeptKind = "need" | "sent" | "lost" | "hold" | "task";

const KEPT: ReadonlySet<Kind> = new Set<KeptKind>(["need", "sent", "lost", "hold", "task"]);

const played = new Map<string, PlayedScenario>();

/** Runs and judges a scenario of the corpus in virtual time, once a process. */
export function playScenario(name: string): PlayedScenario {
  const known = played.get(name);
  if (known !== undefined) return known;
  const { scenario } = readSource(`${CORPUS}${name}.yaml`);
  const writer = new JournalWriter(undefined);
  const lines = journalLines((text) => writer.write(text));
  const fold = new RequestFold();
  const rules = judge(RULES, scenario, publishedTransitions());
  const records: JournalRecord[] = [];
  let line = 0;
  const analyse = (record: JournalRecord): void => {
    line += 1;
    fold.add(record);
    rules.add(record, line);
    const isKept = record.kind === "task" ? record.phase === "finished" : KEPT.has(record.kind);
    if (isKept) records.push(record);
  };
  simulate(scenario, { sinks: [lines, analyse] });
  lines.end();
  const { trace_sha256 } = writer.end();
  const { table } = fold;
  const verdicts = rules.verdicts().map(summaryVerdict);
  const facts = { seed: scenario.seed, verdicts, trace_sha256 };
  const expectations = scenario.expectations.map((each) => judgeExpectation(each, table, facts));
  const result = { scenario, table, expectations, trace: trace_sha256, records };
  played.set(name, result);
  return result;
}

/** The records of one kind, in order. */
export function recordsOf<K extends KeptKind>(
  { records }: PlayedScenario,
  kind: K,
): Extract<JournalRecord, { kind: K }>[] {
  return records.filter(
    (record): record is Extract<JournalRecord, { kind: K }> => record.kind === kind,
  );
}
