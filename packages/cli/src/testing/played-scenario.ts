import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { RequestFold } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";

import { readSource } from "../work/read-source.ts";

/** Folder of the scenarios that the project ships. */
export const CORPUS = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));

/** Names of the scenarios in it. */
export function corpusNames(): string[] {
  return readdirSync(CORPUS)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(".yaml", ""))
    .toSorted();
}

/** A scenario of the corpus, run under its own seed. */
export interface PlayedScenario {
  readonly scenario: ResolvedScenario;
  readonly table: RequestTable;
  /** Needs, messages sent and lost, holds, and tasks finished. */
  readonly records: readonly JournalRecord[];
}

type Kind = JournalRecord["kind"];
type KeptKind = "need" | "sent" | "lost" | "hold" | "task";

const KEPT: ReadonlySet<Kind> = new Set<KeptKind>(["need", "sent", "lost", "hold", "task"]);

const played = new Map<string, PlayedScenario>();

/** Runs a scenario of the corpus in virtual time, once a process. */
export function playScenario(name: string): PlayedScenario {
  const known = played.get(name);
  if (known !== undefined) return known;
  const { scenario } = readSource(`${CORPUS}${name}.yaml`);
  const records: JournalRecord[] = [];
  const fold = new RequestFold();
  const keep = (record: JournalRecord): void => {
    const isKept = record.kind === "task" ? record.phase === "finished" : KEPT.has(record.kind);
    if (isKept) records.push(record);
  };
  simulate(scenario, { sinks: [(record) => fold.add(record), keep] });
  const result = { scenario, table: fold.table, records };
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
