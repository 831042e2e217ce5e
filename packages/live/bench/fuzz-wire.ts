// Says mutated frames to a running node over mutual TLS, one million unless told otherwise:
//   node packages/live/bench/fuzz-wire.ts [MESSAGES] [SEED]
// It fails if the node fails, changes its state, answers by anything but known errors, or if the
// memory of the process, node and attackers together, grows by more than 5 MB an hour.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fuzzWire } from "../src/testing/wire-fuzz.ts";

const messages = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const MB = 2 ** 20;
const HOUR_S = 3_600;
const GROWTH_MOST = 5;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const begun = performance.now();
const samples: { readonly s: number; readonly rss: number; readonly heap: number }[] = [];

const result = await fuzzWire({
  messages,
  seed,
  onProgress: (sent) => {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    const s = (performance.now() - begun) / 1_000;
    samples.push({ s, rss: rss / MB, heap: (heapUsed + external) / MB });
    if (sent % 100_000 === 0)
      console.log(`${sent} messages, ${s.toFixed(0)} s, rss ${(rss / MB).toFixed(1)} MB`);
  },
});

const seconds = (performance.now() - begun) / 1_000;
// The first half fills caches, pools and the pages of the store.
const settled = samples.slice(Math.floor(samples.length / 2));
const rss = slopeOf(settled.map(({ s, rss: y }) => [s, y]));
const heap = slopeOf(settled.map(({ s, heap: y }) => [s, y]));
console.log({
  ...result,
  seconds: Math.round(seconds),
  per_second: Math.round(result.sent / seconds),
});
console.log(`rss after warm-up: ${rss.slope.toFixed(1)} ± ${rss.error.toFixed(1)} MB/h`);
console.log(`heap after warm-up: ${heap.slope.toFixed(1)} ± ${heap.error.toFixed(1)} MB/h`);
// Resident memory moves by megabytes with every collection; growth that lasts shows in both.
const isGrowing = Math.min(rss.slope - 2 * rss.error, heap.slope - 2 * heap.error) > GROWTH_MOST;
const isSound = result.unchanged && result.surprises.length === 0 && result.failure === undefined;
process.exitCode = isSound && !isGrowing && result.sent >= messages ? 0 : 1;

/** Least squares, per hour, with the standard error of the slope. */
function slopeOf(points: readonly (readonly [number, number])[]): { slope: number; error: number } {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sxx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const sxy = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const slope = sxy / sxx;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope: slope * HOUR_S, error: Math.sqrt(residual / (n - 2) / sxx) * HOUR_S };
}
