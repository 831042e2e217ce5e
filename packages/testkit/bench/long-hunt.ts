// A long hunt in fictitious networks: prints what it did, came upon and found, and how fast it was.
// Ends with 1 if a rule was violated or something happened too seldom, with 2 if it was cut short.
// Run: node packages/testkit/bench/long-hunt.ts [--runs N] [--seconds S] [--seed N] [--workers N]
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

import { FIRING_KINDS, huntInThreads, laneLines, laneOf } from "../src/index.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: String(availableParallelism()) },
  },
});
const runs = Number(values.runs);
const begun = performance.now();
const seconds = (): number => (performance.now() - begun) / 1_000;
let told = 0;
const outcome = await huntInThreads({
  runs,
  seed: Number(values.seed),
  workers: Number(values.workers),
  findAll: true,
  timeIsUp: () => seconds() >= Number(values.seconds),
  onProgress: (tally) => {
    if (seconds() < told + 60) return;
    told = seconds();
    console.error(`${tally.runs} of ${runs} runs, ${Math.round(tally.runs / told)} a second`);
  },
});
const took = seconds();
for (const { run, rule, because } of outcome.finds) {
  console.log(`VIOLATED ${rule} in run ${run}: ${because}`);
}
const lane = laneOf(outcome, { faults: FIRING_KINDS, heldToMinima: !outcome.cutShort });
const rate = (count: number): string => Math.round(count / took).toLocaleString("en");
console.log(`Not taken: ${lane.transitions.not_taken.join("; ")}`);
for (const line of laneLines(lane)) console.log(line);
console.log(
  `${took.toFixed(0)} s with ${values.workers} threads: ${rate(lane.runs)} runs/s, ${rate(lane.events)} events/s`,
);
const isMissed = lane.sometimes.some(({ verdict }) => verdict === "missed");
if (outcome.finds.length > 0 || isMissed) process.exitCode = 1;
else if (outcome.cutShort) process.exitCode = 2;
