// The service of the load, as `contactpoint exercise` runs it, in a process of its own. Tells its
// parent when what changed, and how much memory and processor time it takes.
import { setInterval } from "node:timers";
import { getHeapSpaceStatistics, writeHeapSnapshot } from "node:v8";
import { readLiveSource } from "../src/work/read-source.ts";
import { runExercise } from "../src/live/run-exercise.ts";
import { keepHeapSmall } from "../src/live/small-heap.ts";

/** Bytes that are left after a collection, and sockets. */
export interface Kept {
  readonly heap: number;
  /** Of the machine's memory, for young objects, and for all others. */
  readonly young: number;
  readonly old: number;
  /** Beside the heap, as what libraries allocate for objects of it. */
  readonly external: number;
  /** Part of the external ones: buffers. */
  readonly buffers: number;
  readonly sockets: number;
}

/** What the service is asked, and says when it is done: to write its heap into this file. */
export interface SnapshotOrder {
  readonly snapshot: string;
}

/** What the service tells. Instants are milliseconds since the Unix epoch. */
export interface LoadReport {
  /** The versions of the board since the last report, and when each came to be. */
  readonly first: number;
  readonly changed: readonly number[];
  /** Facts of the journal so far. */
  readonly facts: number;
  readonly rss: number;
  /** Every so often. */
  readonly kept?: Kept;
  /** Milliseconds of processor time so far. */
  readonly cpu: number;
}

const TELL_MS = 250;

const [file = "", port = "0", seconds = "15"] = process.argv.slice(2);
/** A collection that is asked for takes what is young for old, which is not what it measures: so few are. */
const COLLECT_EVERY = Math.round((Number(seconds) * 1_000) / TELL_MS);
let first = 1;
let changed: number[] = [];
let facts = 0;
let told = 0;

function tell(): void {
  told += 1;
  const kept = told % COLLECT_EVERY === 0 ? { kept: afterCollection() } : {};
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const report: LoadReport = {
    first,
    changed,
    facts,
    rss,
    ...kept,
    cpu: (user + system) / 1_000,
  };
  process.send?.(report);
  first += changed.length;
  changed = [];
}

function afterCollection(): Kept {
  // What awaits finalizers is let go by a second collection.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed: heap, external, arrayBuffers: buffers } = process.memoryUsage();
  const sockets = process
    .getActiveResourcesInfo()
    .filter((kind) => kind === "TCPSocketWrap").length;
  return { heap, ...committed(), external, buffers, sockets };
}

function committed(): Pick<Kept, "young" | "old"> {
  const sums = { young: 0, old: 0 };
  for (const { space_name, physical_space_size } of getHeapSpaceStatistics())
    sums[space_name.startsWith("new_") ? "young" : "old"] += physical_space_size;
  return sums;
}

process.on("message", (order: SnapshotOrder) => {
  writeHeapSnapshot(order.snapshot);
  process.send?.(order);
});
keepHeapSmall();
const telling = setInterval(tell, TELL_MS);
process.exitCode = await runExercise(readLiveSource(file, "together"), {
  out: undefined,
  force: true,
  colour: false,
  port: Number(port),
  host: "127.0.0.1",
  hostNames: [],
  url: undefined,
  evaluators: 1,
  observers: 2,
  proxies: [],
  signIn: null,
  links: true,
  hotWash: 0,
  opensAt: undefined,
  onOpen: (play) => {
    first = play.board.version + 1;
    play.board.onChange(() => changed.push(performance.timeOrigin + performance.now()));
  },
  onRecord: () => (facts += 1),
});
clearInterval(telling);
process.disconnect?.();
