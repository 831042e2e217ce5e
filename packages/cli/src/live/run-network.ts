import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

import { ExerciseClock, LiveNetwork } from "@contactpoint/live";
import type { Exercise } from "@contactpoint/live/trust";

import type { ExitCode } from "../exit/exit-code.ts";
import { runCode } from "../exit/run-code.ts";
import { summaryText } from "../run-folder/derived-files.ts";
import { RunRecorder } from "../run-folder/run-recorder.ts";
import { runText } from "../screen/run-text.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import type { Display } from "../work/task.ts";
import { showStatus } from "./live-status.ts";
import type { StatusFacts } from "./live-status.ts";
import { openScratchStore, openStore } from "./open-store.ts";
import type { OpenedStore } from "./open-store.ts";
import { Operations, portFailure } from "./operations.ts";
import type { OperatorOptions } from "./operator-options.ts";
import { hostGuard, outsidePortals } from "./outside-portals.ts";
import { untilStopped } from "./until-stopped.ts";

export interface NetworkTask extends OperatorOptions, Display {
  readonly out: string | undefined;
  readonly force: boolean;
  /** Exercise seconds in a real second; `Infinity`: as fast as possible. */
  readonly rate: number;
  /** Keep to the order of the simulator. */
  readonly keepsOrder: boolean;
}

/** Runs all contact points of a scenario in this process, and writes the run folder. */
export async function runNetwork(source: ScenarioSource, task: NetworkTask): Promise<ExitCode> {
  const nodes = source.scenario.states.map(({ id }) => id);
  const operations = new Operations("network", nodes, task);
  const recorder = new RunRecorder(source, { ...task, journal: "written", analysed: "afterwards" });
  const scratch = recorder.sibling("live");
  try {
    return await untilStopped(operations.log, async (signal) => {
      const { store, secret } = opened(source, task, scratch);
      operations.log.info("store-opened", { entries: store.audit.head().seq });
      try {
        await play(source, task, { operations, recorder, store, secret }, signal);
      } finally {
        store.close();
        operations.log.info("store-closed");
      }
      const run = recorder.end();
      recorder.keep(run);
      const text = task.json
        ? summaryText(run.summary)
        : runText(run, { ...task, journal: "written", folder: recorder.out });
      process.stdout.write(text);
      return runCode(run);
    });
  } finally {
    recorder.discard();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Parts extends OpenedStore {
  readonly operations: Operations;
  readonly recorder: RunRecorder;
}

async function play(
  source: ScenarioSource,
  task: NetworkTask,
  { operations, recorder, store, secret }: Parts,
  signal: AbortSignal,
): Promise<void> {
  const { scenario } = source;
  const { log, tally, flights, observer } = operations;
  const before = store.progress.get("process");
  const exercise = exerciseFrom(source, task, before?.at ?? scenario.clock.start);
  const openedAt = Date.now();
  const clock = clockOf(source, exercise, task.rate);
  const network = await LiveNetwork.open({
    scenario,
    exercise,
    clock,
    store,
    secret,
    keepsOrder: task.keepsOrder,
    // In order, each turn would only wait for the other thread.
    storesBeside: !task.keepsOrder,
    sinks: [...recorder.sinks, (record) => tally.add(record)],
    now: Date.now,
    portals: outsidePortals(scenario, hostGuard(task.allowHost ?? [])),
    observer,
  }).catch((error: unknown) => {
    throw portFailure(error, "a port of a node") ?? error;
  });
  const { host, links } = network;
  const status = (): StatusFacts => ({
    // Where nothing is due the clock goes on; as fast as possible there is none.
    at: task.rate === Infinity ? host.now : Math.min(clock.now(), scenario.clock.end),
    open: tally.open,
    frames: flights.sent,
    rate: task.rate,
  });
  const hide = task.log === "silent" ? showStatus(process.stderr, status) : () => undefined;
  try {
    await operations.open({
      host,
      connections: (node) => links.statusOf(node).incoming + links.statusOf(node).outgoing,
      register: { version: 1, issued_at: openedAt },
    });
    log.info("node-started", { resumed: before !== undefined });
    log.info("exercise-started", { exercise_clock: host.now, rate: rateForLog(task.rate) });
    await network.run(signal);
    log.info(signal.aborted ? "node-stopped" : "exercise-ended", { exercise_clock: host.now });
  } finally {
    hide();
    await Promise.all([network.close(), operations.close()]);
  }
}

function opened(source: ScenarioSource, task: NetworkTask, scratch: string): OpenedStore {
  if (task.store !== undefined) return openStore(resolve(task.store), source, task);
  mkdirSync(scratch);
  return openScratchStore(join(scratch, "network.db"), source, task);
}

/** @param at where the exercise was when it was stopped, from which its clock goes on */
function exerciseFrom(
  { scenario, contentHash }: ScenarioSource,
  { rate }: NetworkTask,
  at: number,
): Exercise {
  const passed = rate === Infinity ? 0 : (at - scenario.clock.start) / rate;
  return {
    scenario: scenario.id,
    content_hash: contentHash,
    seed: scenario.seed,
    marking: scenario.marking,
    started_at: Math.floor(Date.now() - passed),
    // A register has no word for "as fast as possible"; nobody reads it from this one.
    rate: rate === Infinity ? 1 : rate,
  };
}

function clockOf(
  { scenario }: ScenarioSource,
  { started_at }: Exercise,
  rate: number,
): ExerciseClock {
  const { start } = scenario.clock;
  return new ExerciseClock({ start, startedAt: started_at, rate, now: Date.now });
}

function rateForLog(rate: number): number | undefined {
  return rate === Infinity ? undefined : rate;
}
