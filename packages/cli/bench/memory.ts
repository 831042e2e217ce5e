// What an exercise keeps in memory: its service leaps over some hours of the load, in which machines
// play and every seat follows on a screen. After each hour the heap is collected and measured. Prints
// by how much it grows for a fact and a request, and what that makes an hour at 60 facts a second.
// There are fewer contact points than in the load, so that all links are open before it is measured.
// Run: node --expose-gc packages/cli/bench/memory.ts [--from 8] [--hours 12] [--snapshots FOLDER]
import type { LivePlay } from "@contactpoint/exercise";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setTimeout as elapsed } from "node:timers/promises";
import { writeHeapSnapshot } from "node:v8";
import { runExercise } from "../src/live/run-exercise.ts";
import { readLiveSource } from "../src/work/read-source.ts";
import { loadScenario } from "./load-scenario.ts";
import { slopeOf } from "./slope.ts";

const { values } = parseArgs({
  options: {
    from: { type: "string", default: "8" },
    hours: { type: "string", default: "12" },
    snapshots: { type: "string" },
  },
});
const STATES = 24;
const FACTS_PER_SECOND = 60;
const GATHER_MS = 50;
/** Something happens at least so often in the exercise: a leap is over once that is told. */
const SOMETHING_MS = 60_000;
const LOOK_MS = 200;

const folder = mkdtempSync(join(tmpdir(), "contactpoint-memory-"));
process.chdir(folder);
let facts = 0;
let requests = 0;
/** Instant of the last fact. */
let now = -Infinity;
let opened: (play: LivePlay) => void = () => undefined;
const opening = new Promise<LivePlay>((resolve) => (opened = resolve));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true });
}
// The exercise itself would go on for hours.
process.exit();

interface Standing {
  readonly facts: number;
  readonly requests: number;
  readonly heap: number;
  readonly rss: number;
  readonly cpu: number;
}

async function measure(): Promise<void> {
  const [from, hours] = [Number(values.from), Number(values.hours)];
  writeFileSync("memory.yaml", loadScenario(1, from + hours + 1, STATES));
  const source = readLiveSource("memory.yaml", "together");
  void runExercise(source, {
    out: undefined,
    force: true,
    colour: false,
    port: 0,
    host: "127.0.0.1",
    hostNames: [],
    url: undefined,
    evaluators: 1,
    observers: 2,
    proxies: [],
    hotWash: 0,
    signIn: null,
    links: false,
    opensAt: undefined,
    onOpen: (play) => opened(play),
    onRecord: ({ kind, at }) => {
      now = at;
      facts += 1;
      if (kind === "need") requests += 1;
    },
  });
  const play = await opening;
  follow(play);
  const [facilitator] = play.seats;
  if (facilitator === undefined) throw new Error("nobody leads the exercise");
  const staff = { seat: facilitator, person: "Fay" };
  const { start } = source.scenario.clock;
  await happened(start);
  for (const { id } of play.seats)
    if (id.endsWith("/duty-officer"))
      await play.perform(staff, { order: "seat", seat: id, act: "give-to-machine" });
  await play.perform(staff, { order: "clock", do: { act: "start" } });
  const leap = async (to: number): Promise<Standing> => {
    const at = start + to * 3_600_000;
    await play.perform(staff, { order: "clock", do: { act: "leap", to: at } });
    await happened(at);
    if (values.snapshots !== undefined)
      writeHeapSnapshot(join(values.snapshots, `${to}.heapsnapshot`));
    return standing();
  };
  const standings: Standing[] = [];
  for (let hour = 0; hour <= hours; hour++) standings.push(await leap(from + hour));
  print(standings);
}

/** Every seat has a screen, which is told what has changed. */
function follow(play: LivePlay): void {
  const { board, seats } = play;
  const seen = new Map<string, number>();
  let gathering: NodeJS.Timeout | null = null;
  board.onChange(() => {
    gathering ??= setTimeout(() => {
      gathering = null;
      for (const seat of seats)
        seen.set(seat.id, board.since(seat, seen.get(seat.id) ?? 0).version);
    }, GATHER_MS);
  });
}

/** Everything has happened up to an instant. */
async function happened(until: number): Promise<void> {
  for (let known = -1; known !== facts || now < until - SOMETHING_MS;) {
    known = facts;
    await elapsed(LOOK_MS);
  }
}

function standing(): Standing {
  // What awaits finalizers is let go by a second collection.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { facts, requests, heap: heapUsed + external, rss, cpu: (user + system) / 1_000 };
}

function print(standings: readonly Standing[]): void {
  const [first, last] = [standings[0], standings.at(-1)];
  if (first === undefined || last === undefined) throw new Error("nothing was measured");
  const facts = last.facts - first.facts;
  const perHour = (bytes: "heap" | "rss"): string => {
    const { slope, error } = slopeOf(standings.map((one) => [one.facts, one[bytes]]));
    const [most, doubt] = [slope, 2 * error].map((each) => (each * FACTS_PER_SECOND * 3_600) / 1e6);
    return `${most?.toFixed(1)} ± ${doubt?.toFixed(1)} MB/h at ${FACTS_PER_SECOND} facts/s`;
  };
  const megabytes = (bytes: "heap" | "rss"): string =>
    `${standings.map((one) => (one[bytes] / 1e6).toFixed(1)).join(", ")} MB`;
  const requests = last.requests - first.requests;
  console.log(`${facts} facts, ${requests} requests`);
  console.log(`after collections: ${megabytes("heap")}`);
  const { slope } = slopeOf(standings.map((one) => [one.facts, one.heap]));
  const ofRequest = ((slope * facts) / requests).toFixed(0);
  console.log(`${slope.toFixed(0)} bytes a fact, ${ofRequest} bytes a request, ${perHour("heap")}`);
  console.log(`resident: ${megabytes("rss")}, ${perHour("rss")}`);
  console.log(`processor: ${((last.cpu - first.cpu) / facts).toFixed(2)} ms a fact`);
}
