import { readScenario } from "@contactpoint/scenario";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "../src/index.ts";

// The event loops alone: the default scenario with volumes times ten, warm, without a journal,
// compiled tables against XState in turns. The median of the pairs' ratios is the figure.
const FILE = "scenarios/signatories-quarter.yaml";
const VOLUME = 10;
const PAIRS = 3;
const TARGET = 10;

const read = readScenario(FILE);
if (!("scenario" in read)) throw new Error(`${FILE} has problems; see contactpoint lint`);
const scenario = multiplied(read.scenario);

// The first run of each warms up.
seconds("compiled");
seconds("xstate");
const pairs = Array.from({ length: PAIRS }, () => ({
  compiled: seconds("compiled"),
  xstate: seconds("xstate"),
}));
const ratio = median(pairs.map(({ compiled, xstate }) => xstate / compiled));
const { events, requests } = counted();
for (const interpreter of ["compiled", "xstate"] as const) {
  const took = median(pairs.map((pair) => pair[interpreter]));
  const perSecond = (count: number): string => Math.round(count / took).toLocaleString("en");
  console.log(
    `${interpreter.padEnd(9)} ${took.toFixed(2).padStart(7)} s  ${perSecond(requests)} requests/s  ${perSecond(events)} events/s`,
  );
}
console.log(`compiled is ${ratio.toFixed(1)} times as fast as XState (target ${TARGET})`);
if (ratio < TARGET) process.exitCode = 1;

function seconds(interpreter: "compiled" | "xstate"): number {
  const start = performance.now();
  simulate(scenario, { interpreter });
  return (performance.now() - start) / 1000;
}

function counted(): { events: number; requests: number } {
  let requests = 0;
  const { events } = simulate(scenario, {
    sinks: [({ kind }) => void (requests += kind === "need" ? 1 : 0)],
  });
  return { events, requests };
}

function multiplied(single: ResolvedScenario): ResolvedScenario {
  return {
    ...single,
    workload: single.workload.map((source) => ({
      ...source,
      arrivals:
        source.arrivals.kind === "poisson"
          ? { ...source.arrivals, per_day: source.arrivals.per_day * VOLUME }
          : source.arrivals.kind === "incident"
            ? { ...source.arrivals, needs: source.arrivals.needs * VOLUME }
            : source.arrivals,
    })),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
