import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { judge, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { audit, type NodeStore } from "../src/store/index.ts";
import { journalComplaints } from "../src/testing/journal-complaints.ts";

/** What the process of one node left. */
export interface NodeRemains {
  readonly state: string;
  /** With node.db, journal.jsonl, acknowledged and receipts. */
  readonly folder: string;
  /** Of node.db. */
  readonly store: NodeStore;
}

export interface Evidence {
  /** Each a sentence about something that must not be. */
  readonly complaints: readonly string[];
  readonly messages: number;
  readonly frames: number;
  readonly inputs: number;
  readonly orders: number;
  readonly auditEntries: number;
  /** Rules that hold, of those whose premise occurred. */
  readonly rules: string;
}

/**
 * Compares what nodes that were killed left with what they had told one another, and with the
 * journal of a run that nobody disturbed.
 */
export function examine(
  scenario: ResolvedScenario,
  remains: readonly NodeRemains[],
  undisturbed: readonly JournalRecord[],
): Evidence {
  const complaints: string[] = [];
  const frames = acknowledgedFrames(remains, complaints);
  for (const { state, store } of remains)
    for (const { key } of store.outbox.pending(state))
      complaints.push(`${key} still waits in the outbox of ${state}`);
  const merged = mergedJournal(remains);
  complaints.push(...journalComplaints(merged, undisturbed));
  const rules = judged(scenario, merged, undisturbed, complaints);
  let auditEntries = 0;
  for (const { state, folder } of remains) {
    const { entries, problems } = audit(join(folder, "node.db"));
    auditEntries += entries;
    for (const problem of problems)
      complaints.push(`the audit log of ${state}: ${JSON.stringify(problem)}`);
  }
  const inputs = remains.reduce((sum, { store }) => sum + [...store.inputs.each()].length, 0);
  const messages = merged.filter(({ kind }) => kind === "sent").length;
  const orders = merged.filter(({ kind }) => kind === "order").length;
  return { complaints, messages, frames, inputs, orders, auditEntries, rules };
}

/**
 * Whether nodes that still run have done all that there is to do: every request has come as far as
 * in the undisturbed run, every message is delivered, and no frame waits.
 */
export function isSettled(
  folders: readonly string[],
  undisturbed: readonly JournalRecord[],
): boolean {
  const journals = folders.map((folder) => recordsOf(join(folder, "journal.jsonl")));
  return (
    journalComplaints(journals.flat(), undisturbed).length === 0 &&
    folders.every((folder) => outboxIsEmpty(folder))
  );
}

function outboxIsEmpty(folder: string): boolean {
  using database = new DatabaseSync(join(folder, "node.db"), { readOnly: true, timeout: 5_000 });
  return database.prepare("SELECT 1 FROM outbox LIMIT 1").get() === undefined;
}

/** Whatever a node said it has, it has; whatever a peer has a receipt of, somebody has. */
function acknowledgedFrames(remains: readonly NodeRemains[], complaints: string[]): number {
  const inputs = new Map(
    remains.map(({ state, store }) => [
      state,
      new Set([...store.inputs.each(state)].map(({ key }) => key)),
    ]),
  );
  for (const { state, folder } of remains) {
    for (const key of linesOf(join(folder, "acknowledged")))
      if (inputs.get(state)?.has(key) !== true)
        complaints.push(`${state} acknowledged ${key} and does not have it`);
    const others = [...inputs].filter(([other]) => other !== state);
    for (const key of linesOf(join(folder, "receipts")))
      if (!others.some(([, keys]) => keys.has(key)))
        complaints.push(`${state} has a receipt of ${key}, which nobody has`);
  }
  return remains.reduce((sum, { folder }) => sum + linesOf(join(folder, "receipts")).size, 0);
}

/** By instant, then in the order of the nodes, then by place. */
function mergedJournal(remains: readonly NodeRemains[]): readonly JournalRecord[] {
  const journals = remains.map(({ folder }) => recordsOf(join(folder, "journal.jsonl")));
  const [first] = journals;
  if (first?.[0] === undefined) throw new Error("there is no journal");
  const facts = journals.flat().filter(({ kind }) => kind !== "scenario" && kind !== "end");
  const ends = journals.flat().filter(({ kind }) => kind === "end");
  return [first[0], ...facts.toSorted((a, b) => a.at - b.at), ...ends.slice(0, 1)];
}

function judged(
  scenario: ResolvedScenario,
  journal: readonly JournalRecord[],
  undisturbed: readonly JournalRecord[],
  complaints: string[],
): string {
  const [before, after] = [undisturbed, journal].map((records) => {
    const jury = judge(RULES, scenario);
    records.forEach((record, line) => jury.add(record, line));
    return jury.verdicts();
  });
  let holding = 0;
  after?.forEach(({ rule, verdict }, index) => {
    if (verdict.verdict === "holds") holding += 1;
    else if (verdict.verdict === "violated")
      complaints.push(
        `${rule.number} is violated: ${verdict.because} ${JSON.stringify(verdict.witness)}`,
      );
    else if (before?.[index]?.verdict.verdict === "holds")
      complaints.push(`${rule.number} holds in the undisturbed run and is undecided here`);
  });
  return `${holding} of ${RULES.length}`;
}

function recordsOf(path: string): JournalRecord[] {
  return lines(path).map((line) => JSON.parse(line) as JournalRecord);
}

function linesOf(path: string): ReadonlySet<string> {
  return new Set(lines(path));
}

/** A kill may have cut the last line. */
function lines(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8").split("\n").slice(0, -1);
}
