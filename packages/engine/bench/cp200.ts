import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

import { cp200Flat } from "./cp200-flat.ts";
import { cp200OnEngine } from "./cp200-on-engine.ts";
import type { Cp200Result } from "./cp200-on-engine.ts";

/*
 * Speed of the queueing network CP200 on (a) the engine, (b) a flat hand-written loop with the same
 * keyed draws and logarithm, (c) SimPy. Rates are the model's events (five a request) per second of
 * the loop, medians of alternating repetitions. Exit code 1 if a ratio or a mean response misses.
 */

const LEAST_SHARE_OF_FLAT = 0.5;
const LEAST_MULTIPLE_OF_SIMPY = 10;
const TRUE_RESPONSE = 5.1;
/** Standard error of the mean response over 20 million events. */
const STANDARD_ERROR_AT_20_MILLION = 0.022;
const STANDARD_ERRORS_ALLOWED = 4;
const PYTHONS = ["/usr/bin/python3", "python3"];
const SIMPY_MISSING = 3;

type Run = { perSecond: number; meanResponse: number };
type SimpyRun = Run & { library: string };

process.exitCode = main();

function main(): number {
  const { values } = parseArgs({
    options: {
      events: { type: "string", default: "1000000" },
      repetitions: { type: "string", default: "5" },
    },
  });
  const events = Number(values.events);
  const repetitions = Number(values.repetitions);
  if (!(Number.isSafeInteger(events) && events >= 10_000 && repetitions >= 1)) {
    console.error("usage: cp200.ts [--events N (at least 10000)] [--repetitions N (at least 1)]");
    return 64;
  }
  const python = PYTHONS.find((command) => runSimpy(command, 10_000, 0) !== undefined);
  if (python === undefined) {
    console.error(
      "SimPy is missing, so there is nothing to compare with: " +
        "install Debian's python3-simpy (or simpy from PyPI) and run again.",
    );
    return 1;
  }
  const engine: Run[] = [];
  const flat: Run[] = [];
  const simpy: SimpyRun[] = [];
  timed(cp200OnEngine, events, 0);
  timed(cp200Flat, events, 0);
  for (let seed = 1; seed <= repetitions; seed++) {
    engine.push(timed(cp200OnEngine, events, seed));
    flat.push(timed(cp200Flat, events, seed));
    const run = runSimpy(python, events, seed);
    if (run === undefined) {
      throw new Error(`${python} ran SimPy before and now does not`);
    }
    simpy.push(run);
  }
  console.log(`CP200, ${events} events, medians of ${repetitions} repetitions`);
  const library = simpy[0]?.library ?? "SimPy";
  const responsesAreRight = [
    show("engine (DueQueue, KeyedRandom)", engine, events),
    show("flat loop, same draws and ln", flat, events),
    show(library, simpy, events),
  ].every(Boolean);
  const ratiosHold = [
    compare("engine / flat loop", rate(engine) / rate(flat), LEAST_SHARE_OF_FLAT),
    compare(`engine / ${library}`, rate(engine) / rate(simpy), LEAST_MULTIPLE_OF_SIMPY),
  ].every(Boolean);
  return responsesAreRight && ratiosHold ? 0 : 1;
}

function timed(
  model: (seed: number, events: number) => Cp200Result,
  events: number,
  seed: number,
): Run {
  const started = performance.now();
  const result = model(seed, events);
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: result.events / seconds,
    meanResponse: result.responseSum / result.responses,
  };
}

/** One run in a process of its own; undefined if this Python or its SimPy is missing. */
function runSimpy(python: string, events: number, seed: number): SimpyRun | undefined {
  const script = `${import.meta.dirname}/cp200.py`;
  const child = spawnSync(python, [script, String(events), String(seed)], { encoding: "utf8" });
  if (child.error !== undefined || child.status === SIMPY_MISSING) {
    return undefined;
  }
  if (child.status !== 0) {
    throw new Error(`${python} ${script} failed:\n${child.stderr}`);
  }
  const run: SimpyRun = JSON.parse(child.stdout);
  return run;
}

function show(name: string, runs: readonly Run[], events: number): boolean {
  const mean = runs.reduce((sum, run) => sum + run.meanResponse, 0) / runs.length;
  const standardError =
    STANDARD_ERROR_AT_20_MILLION * Math.sqrt(20_000_000 / (events * runs.length));
  const band = STANDARD_ERRORS_ALLOWED * standardError + biasOfEmptyStart(events);
  const isRight = Math.abs(mean - TRUE_RESPONSE) <= band;
  console.log(
    `${name.padEnd(32)} ${(rate(runs) / 1e6).toFixed(3)} M events/s   ` +
      `mean response ${mean.toFixed(3)} (${TRUE_RESPONSE} ± ${band.toFixed(3)})` +
      (isRight ? "" : "  WRONG"),
  );
  return isRight;
}

/**
 * Each run starts empty. The queue length of M/M/1 at load .8 falls short of its mean 4 by an area
 * of about 100 over time, which lowers the mean of the first n responses by about 100 / n a node.
 */
function biasOfEmptyStart(events: number): number {
  const responsesPerNode = events / 5 / 200;
  return 100 / responsesPerNode;
}

function compare(name: string, ratio: number, least: number): boolean {
  const holds = ratio >= least;
  console.log(
    `${name.padEnd(32)} ${ratio.toFixed(2)} (at least ${least})${holds ? "" : "  MISSED"}`,
  );
  return holds;
}

function rate(runs: readonly Run[]): number {
  const sorted = runs.map((run) => run.perSecond).toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
