// How many requests 195 contact points in one process bring from need to confirmation in a second:
// XState interprets, every frame is signed, checked against its schema, verified and stored, and
// orders go to portals played by MSW. Frames take the time they take; nothing waits for the order of
// the simulator. Bare signatures are measured before and after, on the same machine.
// Run: node --max-semi-space-size=64 packages/live/bench/network-195.ts [LIVES] [normal|full] [DEMAND]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { ExerciseClock, LiveNetwork } from "../src/host/index.ts";
import { NodeStore } from "../src/store/index.ts";
import { SAMPLE_MESSAGE } from "../src/testing/sample-frames.ts";
import { generateSigningKey, signMessage, verifySigned } from "../src/wire/index.ts";

const lives = Number(process.argv[2] ?? 20_000);
const synchronous = process.argv[3] === "full" ? "full" : "normal";
/** While connections are opened, which happens on demand, fewer needs arise. */
const WARM_UP = 6_000;
const WARM_UP_A_SECOND = 150;
/** Exercise seconds in a real one. */
const RATE = 2_000;
/** DEMAND: needs in a real second, at the limit of what the network can bear, or a little beyond. */
const DEMANDED_A_SECOND = Number(process.argv[4] ?? 1_000);
const PROVIDERS = 12;

const folder = mkdtempSync(join(tmpdir(), "contactpoint-195-"));
try {
  const before = await pairsASecond();
  const run = await measured(readLoad());
  const after = await pairsASecond();
  report(run, (before + after) / 2, before, after);
} finally {
  rmSync(folder, { recursive: true });
}

interface Run {
  readonly opened: number;
  readonly seconds: number;
  readonly confirmed: number;
  readonly sent: number;
  readonly rss: number;
  /** Seconds of processor time: of the thread that runs the nodes, and of all threads. */
  readonly main: number;
  readonly cpu: number;
}

async function measured(scenario: ResolvedScenario): Promise<Run> {
  const store = NodeStore.open(join(folder, "network.db"), {
    run: { content_hash: "load", seed: scenario.seed, protocol: "load" },
    kek: new Uint8Array(32),
    synchronous,
  });
  let confirmed = 0;
  let sent = 0;
  let begunAt = 0;
  let cpuBefore = processorSeconds();
  const stop = new AbortController();
  const note = (record: JournalRecord): void => {
    if (!("request" in record) || record.request?.startsWith("load/") !== true) return;
    if (record.kind === "need" && begunAt === 0)
      [begunAt, cpuBefore] = [performance.now(), processorSeconds()];
    if (record.kind === "sent") sent++;
    if (record.kind !== "delivered" || record.type !== "confirmation") return;
    confirmed++;
    if (confirmed === lives) stop.abort();
  };
  const begun = performance.now();
  const clock = new ExerciseClock({
    start: scenario.clock.start,
    startedAt: Date.now(),
    rate: RATE,
    now: Date.now,
  });
  const network = await LiveNetwork.open({
    scenario,
    exercise: {
      scenario: scenario.id,
      content_hash: "0".repeat(64),
      seed: scenario.seed,
      marking: scenario.marking,
      started_at: Date.now(),
      rate: 1,
    },
    clock,
    store,
    secret: new Uint8Array(32),
    keepsOrder: false,
    storesBeside: true,
    sinks: [note],
    now: Date.now,
    // Twelve providers are asked by all, so their States write to everybody.
    limits: { outgoing_connections: 256 },
    onIncident: (state, incident) =>
      process.stderr.write(`${state} ${incident.kind} ${incident.detail}\n`),
  });
  const opened = performance.now() - begun;
  await network.run(stop.signal);
  const seconds = (performance.now() - begunAt) / 1000;
  const cpuAfter = processorSeconds();
  const { rss } = process.memoryUsage();
  await network.close();
  store.close();
  const [main, cpu] = [cpuAfter.main - cpuBefore.main, cpuAfter.all - cpuBefore.all];
  return { opened, seconds, confirmed, sent, rss, main, cpu };
}

function processorSeconds(): { readonly main: number; readonly all: number } {
  const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()];
  return { main: (thread.user + thread.system) / 1e6, all: (all.user + all.system) / 1e6 };
}

function report(
  { opened, seconds, confirmed, sent, rss, main, cpu }: Run,
  pairs: number,
  before: number,
  after: number,
): void {
  const frames = sent / confirmed;
  const rate = confirmed / seconds;
  const bound = pairs / frames;
  process.stdout.write(
    [
      `195 nodes open in ${opened.toFixed(0)} ms`,
      `${confirmed} lives in ${seconds.toFixed(2)} s: ${rate.toFixed(0)} lives/s, ${frames.toFixed(2)} signed frames each, synchronous ${synchronous}`,
      `processor ${milliseconds(cpu / confirmed)} ms a life, ${milliseconds(main / confirmed)} of them in the main thread; memory ${(rss / 2 ** 20).toFixed(0)} MiB`,
      `bare sign and verify ${before.toFixed(0)} pairs/s before, ${after.toFixed(0)} after: ${((100 * rate) / bound).toFixed(0)} % of that bound`,
      "",
    ].join("\n"),
  );
}

function milliseconds(seconds: number): string {
  return (seconds * 1000).toFixed(2);
}

async function pairsASecond(): Promise<number> {
  const key = generateSigningKey();
  const pairs = 4_000;
  const begun = performance.now();
  for (let n = 0; n < pairs; n += 64) {
    const batch = Array.from({ length: Math.min(64, pairs - n) }, (_, index) =>
      verifySigned(signMessage({ ...SAMPLE_MESSAGE, sent_at: n + index }, key), key.verify),
    );
    if ((await Promise.all(batch)).includes(false)) throw new Error("a signature was refused");
  }
  return pairs / ((performance.now() - begun) / 1000);
}

function readLoad(): ResolvedScenario {
  const file = join(folder, "load.yaml");
  writeFileSync(file, loadText());
  const read = readScenario(file);
  if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.scenario;
}

function loadText(): string {
  const providers = Array.from({ length: PROVIDERS }, (_, n) => {
    const state = `${["XA", "XB", "XC"][n % 3] ?? ""}-${String(1 + Math.floor(n / 3)).padStart(2, "0")}`;
    return `  p${n}: { state: ${state}, confirm: PT1M, not_held_share: 0, failure_share: 0, tells_user_share: 0, leads_to: {} }`;
  });
  return `format: contactpoint/1
id: load
version: 1.0.0
title: { en: A hundred and ninety-five }
marking: EXERCISE EXERCISE EXERCISE
seed: 195
clock: { start: 2027-10-16T00:00:00Z, duration: P7D }
states:
  XA: { name: Astoria, zone: Europe/Paris, count: 65, languages: [en] }
  XB: { name: Borealia, zone: America/Chicago, count: 65, languages: [en] }
  XC: { name: Cindria, zone: Asia/Tokyo, count: 65, languages: [en] }
rosters:
  default:
    shifts:
      - { id: day, from: "07:00", to: "19:00", officers: 500 }
      - { id: night, from: "19:00", to: "07:00", officers: 500 }
profiles:
  default:
    prepare: PT1M
    acknowledge: PT1M
    check: PT1M
    review: PT1M
    order: PT1M
    error: { omit_item: 0, wrong_addressee: 0, wrong_identifier: 0, misjudge_urgency: 0 }
laws:
  default: { order_by: police }
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2027-01-01, assumed: true }
providers:
${providers.join("\n")}
channels:
  email: { reach: 1 }
register: { wrong_share: 0 }
escalation:
  - { channel: email, wait: P5D }
workload:
${loadOf("warm-up", 0, WARM_UP, WARM_UP_A_SECOND)}
${loadOf("load", WARM_UP / WARM_UP_A_SECOND, Math.ceil(lives * 1.05), DEMANDED_A_SECOND)}
expectations: []
`;
}

/** So many needs from `after` real seconds on, evenly. */
function loadOf(id: string, after: number, needs: number, aSecond: number): string {
  const minutes = (seconds: number): number => Math.round((seconds * RATE) / 60);
  const [from, spread] = [minutes(after), minutes(needs / aSecond)];
  const at = `T+${String(Math.floor(from / 60)).padStart(2, "0")}:${String(from % 60).padStart(2, "0")}`;
  return `  - id: ${id}
    arrivals:
      incident:
        at: ${at}
        needs: ${needs}
        spread: { uniform: { min: PT0S, max: PT${spread}M } }
        duplicate_share: 0
    items: [1]
    circumstances: {}
    mix:
      - { share: 1, form: preservation, urgency: urgent, expires_in: P30D }`;
}
