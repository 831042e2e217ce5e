// Plays weeks of twenty contact points, each over real sockets in this process, under random
// hardship: sockets are killed, hosts stop and go on from their stores, and the scenarios have
// outages, partitions, loss, duplication and refusals of their own. No rule may be broken, each
// journal must be the simulator's, and memory must not grow from week to week.
//
//   node packages/testkit/bench/soak.ts [--minutes 3] [--requests 30] [--seed 1]
//
// Ends with 1 if a rule is broken, a journal differs, or memory grows by more than 5 MB an hour
// beyond doubt (two standard errors): the heap in any run, resident memory in one of hours, whose
// slope is known that well. A week follows from its seed, except when it is disturbed.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { judge, RULES } from "@contactpoint/analysis";
import { ExerciseClock, LiveNetwork } from "@contactpoint/live";
import { NodeStore } from "@contactpoint/live/store";
import {
  type JournalRecord,
  PROTOCOL_VERSION,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import { formatProblem, readScenario } from "@contactpoint/scenario";
import { simulate } from "@contactpoint/simulator";
import { memoryTrend, type Sample, type Trend } from "./memory-trend.ts";
import { numbersOf, soakWeek } from "./soak-week.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "3" },
    requests: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
  },
});

const MINUTE_MS = 60_000;
/** Share of the time in which caches fill and pools reach their size. */
const WARM_UP = 1 / 3;
const GROWTH_MOST = 5;
const STOPS_A_WEEK = 2;
/** One record in so many breaks a socket. */
const RECORDS_A_KILL = 60;
const CONTENT = "0".repeat(64);
const SECRET = new Uint8Array(32).fill(5);

interface Tally {
  weeks: number;
  records: number;
  kills: number;
  stops: number;
  readonly complaints: string[];
}

await soak(Number(values.minutes) * MINUTE_MS, Number(values.seed));

async function soak(ms: number, firstSeed: number): Promise<void> {
  const collect = collector();
  const begun = performance.now();
  const tally: Tally = { weeks: 0, records: 0, kills: 0, stops: 0, complaints: [] };
  const resident: Sample[] = [];
  const used: Sample[] = [];
  for (let seed = firstSeed; performance.now() - begun < ms || tally.weeks === 0; seed += 1) {
    await oneWeek(seed, tally);
    tally.weeks += 1;
    collect();
    const at = performance.now();
    if (at - begun < ms * WARM_UP) continue;
    const { rss, heapUsed, external } = process.memoryUsage();
    resident.push({ at, bytes: rss });
    used.push({ at, bytes: heapUsed + external });
  }
  report(tally, (performance.now() - begun) / 1_000, resident, used);
}

async function oneWeek(seed: number, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-soak-"));
  try {
    const scenario = scenarioIn(folder, seed);
    const expected = simulated(scenario);
    const jury = judge(RULES, scenario);
    const random = numbersOf(~seed);
    for (let stops = STOPS_A_WEEK; stops >= 0; stops -= 1) {
      const stopAt = stops === 0 ? Infinity : Math.floor(random() * expected.length);
      const isWhole = await oneLife(folder, scenario, {
        stopAt,
        killsSocket: () => random() * RECORDS_A_KILL < 1 && ++tally.kills > 0,
        random,
        note: (record, line) => {
          const isCut = record.kind === "end" && stopAt !== Infinity;
          if (!isCut && expected[line] !== digestOf(record))
            throw new Error(
              `week ${seed}, line ${line}: ${JSON.stringify(record)} is not the simulator's`,
            );
          if (stopAt === Infinity) jury.add(record, line);
        },
      });
      tally.stops += isWhole ? 0 : 1;
    }
    tally.records += expected.length;
    for (const { rule, verdict } of jury.verdicts())
      if (verdict.verdict === "violated")
        tally.complaints.push(`week ${seed}: ${rule.number} is violated, ${verdict.because}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Life {
  readonly stopAt: number;
  readonly killsSocket: () => boolean;
  readonly random: () => number;
  readonly note: (record: JournalRecord, line: number) => void;
}

/** Plays from where the store stands. @returns whether it came to the end of the week */
async function oneLife(
  folder: string,
  scenario: ResolvedScenario,
  { stopAt, killsSocket, random, note }: Life,
): Promise<boolean> {
  const { clock, id, marking, seed } = scenario;
  using store = NodeStore.open(join(folder, "network.db"), {
    run: { content_hash: CONTENT, seed, protocol: PROTOCOL_VERSION },
    kek: SECRET,
  });
  const stop = new AbortController();
  let line = 0;
  const network = await LiveNetwork.open({
    scenario,
    exercise: {
      scenario: id,
      content_hash: CONTENT,
      seed,
      marking,
      started_at: Date.now(),
      rate: 1,
    },
    clock: new ExerciseClock({
      start: clock.start,
      startedAt: Date.now(),
      rate: Infinity,
      now: Date.now,
    }),
    store,
    keepsOrder: true,
    secret: SECRET,
    sinks: [
      (record) => {
        note(record, line++);
        if (line === stopAt) stop.abort();
        if (killsSocket()) network.links.killRandomSocket(random);
      },
    ],
    // Peers in this process need not be spared, nor waited for.
    limits: { resend_base_ms: 5, resend_cap_ms: 100, farewell_ms: 100 },
    now: Date.now,
  });
  try {
    await network.run(stop.signal);
  } finally {
    await network.close();
  }
  return !stop.signal.aborted;
}

function scenarioIn(folder: string, seed: number): ResolvedScenario {
  const file = join(folder, "week.yaml");
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify(soakWeek(seed, Number(values.requests))));
  const found = readScenario(file);
  if ("problems" in found) throw new Error(found.problems.map(formatProblem).join("\n"));
  return found.scenario;
}

/** Digests, since the lines themselves would weigh more than what is measured. */
function simulated(scenario: ResolvedScenario): readonly string[] {
  const digests: string[] = [];
  simulate(scenario, { sinks: [(record) => void digests.push(digestOf(record))] });
  return digests;
}

function digestOf(record: JournalRecord): string {
  return createHash("sha256").update(JSON.stringify(record)).digest("base64url").slice(0, 11);
}

/** What collects all garbage, without a flag on the command line. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

function report(
  { weeks, records, kills, stops, complaints }: Tally,
  seconds: number,
  resident: readonly Sample[],
  used: readonly Sample[],
): void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  write(
    `${weeks} ${weeks === 1 ? "week" : "weeks"} of 20 nodes in ${seconds.toFixed(1)} s: ${records} records as simulated`,
  );
  write(`${kills} sockets killed, ${stops} hosts stopped and resumed`);
  for (const complaint of complaints) write(complaint);
  write(`${complaints.length} rules violated`);
  const [memory, heap] = [memoryTrend(resident), memoryTrend(used)];
  write(`resident memory ${megabytes(resident)} MB, ${inWords(memory)}`);
  write(`heap and buffers ${megabytes(used)} MB, ${inWords(heap)}`);
  const isKnown = memory !== undefined && memory.error < GROWTH_MOST;
  if (!isKnown) write("too short to judge resident memory, which takes its time to level out");
  const grows = growsBeyondDoubt(heap) || (isKnown && growsBeyondDoubt(memory));
  if (grows) write(`memory grows by more than ${GROWTH_MOST} MB an hour`);
  if (grows || complaints.length > 0) process.exitCode = 1;
}

function growsBeyondDoubt(trend: Trend | undefined): boolean {
  return trend !== undefined && trend.slope - 2 * trend.error > GROWTH_MOST;
}

function megabytes(samples: readonly Sample[]): string {
  return ((samples.at(-1)?.bytes ?? 0) / 2 ** 20).toFixed(0);
}

function inWords(trend: Trend | undefined): string {
  if (trend === undefined) return "too few weeks for a slope";
  return `slope ${trend.slope.toFixed(1)} ± ${trend.error.toFixed(1)} MB an hour`;
}
