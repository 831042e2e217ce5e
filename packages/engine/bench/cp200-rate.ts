import { cp200OnEngine } from "./cp200-on-engine.ts";

/* Events and processor seconds of CP200 on the engine, as JSON: the measure of a machine. */

const EVENTS = 2_000_000;
const REPETITIONS = 5;

let seconds = Infinity;
for (let run = 0; run <= REPETITIONS; run++) {
  const before = process.cpuUsage();
  cp200OnEngine(1, EVENTS);
  const { user, system } = process.cpuUsage(before);
  // The first run warms up.
  if (run > 0) seconds = Math.min(seconds, (user + system) / 1e6);
}
console.log(JSON.stringify({ events: EVENTS, seconds }));
