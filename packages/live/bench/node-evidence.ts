import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { judge, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { audit, type NodeStore } from "../src/store/index.ts";

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
  const messages = eachDeliveredOnce(merged, complaints);
  compareEnds(endsOf(undisturbed), endsOf(merged), complaints);
  const rules = judged(scenario, merged, undisturbed, complaints);
  let auditEntries = 0;
  for (const { state, folder } of remains) {
    const { entries, problems } = audit(join(folder, "node.db"));
    auditEntries += entries;
    for (const problem of problems)
      complaints.push(`the audit log of ${state}: ${JSON.stringify(problem)}`);
  }
  const inputs = remains.reduce((sum, { store }) => sum + [...store.inputs.each()].length, 0);
  const orders = merged.filter(({ kind }) => kind === "order").length;
  return { complaints, messages, frames, inputs, orders, auditEntries, rules };
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

/** The scenarios lose and double nothing, so neither may the nodes. */
function eachDeliveredOnce(journal: readonly JournalRecord[], complaints: string[]): number {
  const sent = new Set<string>();
  const delivered = new Map<string, number>();
  for (const record of journal) {
    if (record.kind === "sent") {
      if (sent.has(record.message)) complaints.push(`${record.message} was sent twice`);
      sent.add(record.message);
    } else if (record.kind === "delivered")
      delivered.set(record.message, (delivered.get(record.message) ?? 0) + 1);
    else if (record.kind === "lost") complaints.push(`${record.message}: ${record.reason}`);
  }
  for (const message of sent) {
    const times = delivered.get(message) ?? 0;
    if (times !== 1) complaints.push(`${message} was delivered ${times} times`);
  }
  for (const message of delivered.keys())
    if (!sent.has(message)) complaints.push(`${message} was delivered and never sent`);
  return sent.size;
}

/** The state in which each machine of each request came to rest. */
function endsOf(journal: readonly JournalRecord[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const record of journal)
    if (record.kind === "state" && record.machine !== "desk")
      ends.set(
        `${record.machine} ${record.request ?? ""} ${record.item ?? ""} at ${record.node}`,
        record.to,
      );
  return ends;
}

function compareEnds(
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
  complaints: string[],
): void {
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    const [was, is] = [wanted.get(name), found.get(name)];
    if (was !== is)
      complaints.push(`${name} ends in ${is ?? "nothing"} instead of ${was ?? "nothing"}`);
  }
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
