import { Worker } from "node:worker_threads";
import { shareBounds } from "../src/statistics/index.ts";
import { type Claim, CONFIDENCE, type CoverageCase } from "./coverage-case.ts";
import { COVERAGE_CASES } from "./coverage-cases.ts";
import type { Lot, LotCounts } from "./coverage-worker.ts";

// Does what the statistics of a study say of themselves hold? Repeats small studies whose truth is
// known and counts: intervals at 95 % must cover it in 93 to 97 % of them, KN must select the best
// and equal variants must pass for equal in at least 95 %. Prints a table with the bounds that the
// number of trials leaves; exits with 1 on a miss. `node coverage.ts 200 KN`: so many trials, of the
// cases with this in their name.

const WORKERS = 2;
const LOT = 25;
const trials = Number(process.argv[2] ?? 1_000);
const wanted = process.argv[3] ?? "";
const begun = performance.now();
const lots: Lot[] = [];
COVERAGE_CASES.forEach((of, place) => {
  if (!of.id.includes(wanted)) return;
  const last = trialsOf(of);
  for (let first = 0; first < last; first += LOT) {
    lots.push({ place, first, end: Math.min(last, first + LOT) });
  }
});
const counts = COVERAGE_CASES.map(({ claims }) => claims.map(() => 0));
const next = lots.values();
await Promise.all(Array.from({ length: WORKERS }, work));
print();

/** Takes the next lot when it is done with one; sums of whole numbers know no order. */
function work(): Promise<void> {
  const worker = new Worker(new URL("coverage-worker.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const advance = (): void => {
      const { value, done } = next.next();
      if (done !== true) return worker.postMessage(value);
      worker.terminate().then(() => resolve(), reject);
    };
    worker.on("error", reject);
    worker.on("message", ({ lot, counts: found }: LotCounts) => {
      counts[lot.place] = (counts[lot.place] ?? []).map((sum, at) => sum + (found[at] ?? 0));
      if (lot.first === 0) console.error(`${COVERAGE_CASES[lot.place]?.id}: first trials done`);
      advance();
    });
    advance();
  });
}

function print(): void {
  let missed = 0;
  let claims = 0;
  console.log(`${"".padEnd(80)} trials  found  bounds        wanted`);
  COVERAGE_CASES.forEach((of, place) => {
    if (!of.id.includes(wanted)) return;
    of.claims.forEach((claim, at) => {
      const found = counts[place]?.[at] ?? 0;
      claims += 1;
      if (isMissed(claim, found / trialsOf(of))) missed += 1;
      console.log(`${(at === 0 ? of.id : "").padEnd(44)}${row(claim, found, trialsOf(of))}`);
    });
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`\n${claims} claims in ${seconds} s; ${missed} missed`);
  if (missed > 0) process.exitCode = 1;
}

function row(claim: Claim, found: number, of: number): string {
  const bounds = shareBounds(found, of, CONFIDENCE)?.interval;
  const [share, low, high, least, most] = [
    found / of,
    bounds?.low ?? 0,
    bounds?.high ?? 1,
    claim.least,
    claim.most,
  ].map((each) => each.toFixed(3));
  const verdict = isMissed(claim, found / of) ? "  !" : "";
  const trial = String(of).padStart(7);
  return `${claim.what.padEnd(36)}${trial}  ${share}  ${low}-${high}   ${least}-${most}${verdict}`;
}

function isMissed({ least, most }: Claim, share: number): boolean {
  return share < least || share > most;
}

function trialsOf({ times = 1 }: CoverageCase): number {
  return trials * times;
}
