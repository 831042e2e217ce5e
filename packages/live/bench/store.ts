// How many steps a store takes a second. A step is what a node does with one frame: it logs the input
// (0.8 KB, encrypted), puts a frame of the same size in the outbox, settles an earlier one, and adds
// an audit entry. A case has six steps, as a request life has six frames.
import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { audit } from "../src/store/audit.ts";
import { NodeStore } from "../src/store/node-store.ts";
import type { StoreOptions } from "../src/store/node-store.ts";

const NODES = 195;
const STEPS_A_CASE = 6;
const FRAME = "x".repeat(800);
const DIGEST = hash("sha256", FRAME);
const RUN = { content_hash: "bench", seed: 1, protocol: "1.0.0" };
const SECONDS = 3;

const folder = mkdtempSync(join(tmpdir(), "contactpoint-bench-"));
try {
  for (const synchronous of ["normal", "full"] as const)
    for (const turn of [1, 10]) measureSteps(synchronous, turn);
  measureErasures();
  measureAudit();
} finally {
  rmSync(folder, { recursive: true });
}

function measureSteps(synchronous: "normal" | "full", turn: number): void {
  using store = open(`${synchronous}-${turn}.db`, { synchronous });
  const start = begin();
  let step = 0;
  while (performance.now() - start.at < SECONDS * 1_000) {
    const end = step + turn;
    for (; step < end; step += 1) takeStep(store, step);
    store.commit();
  }
  report(`steps, ${turn} a commit, ${synchronous}`, step, start);
}

function takeStep(store: NodeStore, step: number): void {
  const node = `N${step % NODES}`;
  const request = `everyday/${node}/${Math.floor(step / NODES / STEPS_A_CASE)}`;
  const key = `m${step}/1/0`;
  const skeleton = { type: "request", from: "XA", to: "XB" };
  const at = 1_800_000_000_000 + step;
  store.inputs.append({
    node,
    position: step,
    at,
    kind: "message",
    request,
    key,
    digest: DIGEST,
    skeleton,
    content: FRAME,
  });
  store.outbox.put(node, { key, peer: "XB", channel: "network", request, frame: FRAME });
  if (step >= NODES) store.outbox.settle(node, `m${step - NODES}/1/0`);
  store.audit.append({ at, node, kind: "received", subject: key, digest: DIGEST });
}

function measureErasures(): void {
  using store = open("normal-10.db", {});
  const start = begin();
  let erased = 0;
  for (; performance.now() - start.at < 1_000; erased += 1) {
    store.erase(`N${erased % NODES}`, `everyday/N${erased % NODES}/${Math.floor(erased / NODES)}`);
    store.commit();
  }
  report("erasures, 1 a commit", erased, start);
}

function measureAudit(): void {
  const start = begin();
  const { entries, found } = audit(join(folder, "normal-10.db"));
  if (found > 0) throw new Error(`${found} problems`);
  report("entries audited", entries, start);
}

function open(name: string, options: Pick<StoreOptions, "synchronous">): NodeStore {
  return NodeStore.open(join(folder, name), {
    run: RUN,
    kek: { file: join(folder, "kek") },
    ...options,
  });
}

interface Start {
  readonly at: number;
  readonly cpu: NodeJS.CpuUsage;
}

function begin(): Start {
  return { at: performance.now(), cpu: process.cpuUsage() };
}

/** On a shared machine the processor time of each is the steadier figure. */
function report(what: string, count: number, { at, cpu }: Start): void {
  const rate = Math.round((count * 1_000) / (performance.now() - at));
  const { user, system } = process.cpuUsage(cpu);
  const each = ((user + system) / count).toFixed(1);
  process.stdout.write(
    `${what.padEnd(28)} ${String(rate).padStart(8)} a second, ${each.padStart(6)} µs of processor each\n`,
  );
}
