// Kills a process that writes a store, at random instants, also while it opens and recovers, and
// compares what is there afterwards with what the process had reported as committed.
//
//   node packages/live/bench/kill-store.ts [kills] [--beside] [--fault report-first | forget-erasure]
//
// With --beside another thread writes the store, and nothing is erased.
// Ends with 1 at the first difference. A planted fault must end so: the comparison sees it.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { audit } from "../src/store/audit.ts";
import type { AuditHead } from "../src/store/audit-entry.ts";
import type { HostStore } from "../src/store/host-store.ts";
import { NodeStore } from "../src/store/node-store.ts";
import { StoreBeside } from "../src/store/store-beside.ts";
import { entry, input, RUN } from "../src/store/store-bench.ts";

/** Frames are settled this many steps later, and a case is erased two cases later. */
const STEPS_A_CASE = 20;
const MOST_STEPS_A_TURN = 10;
const LONGEST_LIFE_MS = 200;
/** A fresh store now and then, so that kills also hit its beginning and copies stay small. */
const KILLS_A_STORE = 20;
const TURNS_REPORTED_TOO_EARLY = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    beside: { type: "boolean", default: false },
    fault: { type: "string" },
    writer: { type: "string" },
  },
});
class Difference extends Error {}
if (values.writer === undefined) await killOften(Number(positionals[0] ?? 300));
else if (values.beside) await writeBesideUntilKilled(values.writer);
else writeUntilKilled(values.writer);

interface Reported {
  readonly steps: number;
  readonly head?: AuditHead;
}

function writeUntilKilled(folder: string): void {
  writeSync(1, "opening\n");
  const store = open(folder);
  let step = [...store.inputs.each()].length;
  for (let turn = 1; ; turn += 1) {
    const end = step + randomInt(1, MOST_STEPS_A_TURN + 1);
    while (step < end) {
      writeStep(store, (step += 1));
      if (step % STEPS_A_CASE === 0 && values.fault !== "forget-erasure")
        store.erase("XA", `r/${lastErased(step)}`);
    }
    if (isCommitted(turn)) store.commit();
    const { seq, hash } = store.audit.head();
    writeSync(1, `${JSON.stringify({ steps: step, head: { seq, hash } } satisfies Reported)}\n`);
  }
}

/** What the audit log ends with, the other thread alone knows. */
async function writeBesideUntilKilled(folder: string): Promise<void> {
  const kept = open(folder);
  let step = [...kept.inputs.each()].length;
  const store = new StoreBeside(kept);
  store.begin();
  await store.commit();
  // To begin the thread takes longer than most lives, and it opens the store no otherwise.
  await say("opening");
  for (let turn = 1; ; turn += 1) {
    const end = step + randomInt(1, MOST_STEPS_A_TURN + 1);
    while (step < end) writeStep(store, (step += 1));
    // What is asked hands over the turn so far, but does not make it durable.
    await store.inputs.of("XA", `r/${caseOf(step)}`);
    if (isCommitted(turn)) await store.commit();
    await say(JSON.stringify({ steps: step } satisfies Reported));
  }
}

function isCommitted(turn: number): boolean {
  return values.fault !== "report-first" || turn % TURNS_REPORTED_TOO_EARLY === 0;
}

/** Where there are threads a pipe that is full is not waited for by itself. */
function say(line: string): Promise<unknown> {
  return new Promise((resolve) => process.stdout.write(`${line}\n`, resolve));
}

function writeStep(store: HostStore, step: number): void {
  const request = `r/${caseOf(step)}`;
  store.inputs.append(input({ key: `in ${step}`, position: step, request }));
  store.audit.append(entry(`in ${step}`));
  store.outbox.put("XA", {
    key: `${step}`,
    peer: "XB",
    channel: "mail",
    request,
    frame: `${step}`,
  });
  if (step > STEPS_A_CASE) store.outbox.settle("XA", `${step - STEPS_A_CASE}`);
}

function caseOf(step: number): number {
  return Math.floor((step - 1) / STEPS_A_CASE);
}

function lastErased(steps: number): number {
  return values.beside ? -1 : Math.floor(steps / STEPS_A_CASE) - 3;
}

async function killOften(kills: number): Promise<void> {
  const start = performance.now();
  let steps = 0;
  try {
    for (let left = kills; left > 0; left -= KILLS_A_STORE)
      steps += await killOneStore(Math.min(left, KILLS_A_STORE));
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    process.stdout.write(`${kills} kills in ${seconds} s, ${steps} steps: nothing lost\n`);
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
    process.stdout.write(`difference: ${error.message}\n`);
    process.exitCode = 1;
  }
}

/** @returns how many steps were committed */
async function killOneStore(kills: number): Promise<number> {
  const bench = mkdtempSync(join(tmpdir(), "contactpoint-kill-"));
  const folder = join(bench, "store");
  mkdirSync(folder);
  let reported: Reported = { steps: 0 };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      reported = (await reportedUntilKilled(folder)) ?? reported;
      // A copy, so that the next writer finds what the dead one left and not what opening mended.
      const copy = join(bench, `copy ${kill}`);
      cpSync(folder, copy, { recursive: true });
      compare(copy, reported);
      rmSync(copy, { recursive: true });
    }
    return reported.steps;
  } finally {
    rmSync(bench, { recursive: true });
  }
}

async function reportedUntilKilled(folder: string): Promise<Reported | undefined> {
  const fault = values.fault === undefined ? [] : ["--fault", values.fault];
  const beside = values.beside ? ["--beside"] : [];
  const words = [import.meta.filename, "--writer", folder, ...beside, ...fault];
  const writer = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    writer.on("close", (_code, signal) => resolve(signal)),
  );
  let last: string | undefined;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === "opening")
      void pause(randomInt(LONGEST_LIFE_MS)).then(() => writer.kill("SIGKILL"));
    else last = line;
  }
  assertThat((await ended) === "SIGKILL", "the writer ended by itself");
  return last === undefined ? undefined : (JSON.parse(last) as Reported);
}

function compare(folder: string, { steps, head }: Reported): void {
  const { entries, problems } = withStore(folder, (store) => {
    const found = [...store.inputs.each()];
    assertThat(found.length >= steps, `${steps} steps were reported, ${found.length} are there`);
    for (const [index, { key, content, position }] of found.entries()) {
      const step = index + 1;
      assertThat(key === `in ${step}` && position === step, `${key} stands in place of in ${step}`);
      const wanted = caseOf(step) <= lastErased(found.length) ? null : `content of ${key}`;
      assertThat(content === wanted, `${key} has the content ${content}`);
    }
    const pending = store.outbox.pending("XA").map(({ key, frame }) => `${key} ${frame}`);
    const first = Math.max(1, found.length - STEPS_A_CASE + 1);
    const unsettled = found.map((_, index) => `${index + 1} ${index + 1}`).slice(first - 1);
    assertThat(pending.join() === unsettled.join(), `pending are ${pending.join()}`);
    const report = audit(join(folder, "XA.db"), head);
    assertThat(
      report.entries === found.length,
      `${report.entries} entries, ${found.length} inputs`,
    );
    return report;
  });
  assertThat(problems.length === 0, `${entries} entries, ${JSON.stringify(problems)}`);
}

function withStore<Result>(folder: string, act: (store: NodeStore) => Result): Result {
  using store = open(folder);
  return act(store);
}

function open(folder: string): NodeStore {
  return NodeStore.open(join(folder, "XA.db"), { run: RUN, kek: { file: join(folder, "kek") } });
}

function assertThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Difference(otherwise);
}
