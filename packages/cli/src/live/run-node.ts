import { join, resolve } from "node:path";

import { ExerciseClock, SingleNode } from "@contactpoint/live";
import type { NodeLog } from "@contactpoint/live/operate";
import type { HostGuard, NodeCredentials } from "@contactpoint/live/trust";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { runCode } from "../exit/run-code.ts";
import { summaryText } from "../run-folder/derived-files.ts";
import { RunRecorder } from "../run-folder/run-recorder.ts";
import { nodeText } from "../screen/node-text.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import type { Display } from "../work/task.ts";
import { nodeEvents } from "./node-events.ts";
import { nodeCredentials } from "./node-folder.ts";
import { openStore } from "./open-store.ts";
import type { OpenedStore } from "./open-store.ts";
import { Operations, portFailure } from "./operations.ts";
import type { OperatorOptions } from "./operator-options.ts";
import { hostGuard, outsidePortals, refuseHosts } from "./outside-portals.ts";
import { RegisterMemory } from "./register-memory.ts";
import { untilStopped } from "./until-stopped.ts";

export interface NodeTask extends OperatorOptions, Display {
  readonly state: string;
  /** Folder of credentials. */
  readonly credentials: string;
  readonly out: string | undefined;
  readonly force: boolean;
}

/** Runs the node of one State in this process, and writes its run folder. */
export async function runNode(source: ScenarioSource, task: NodeTask): Promise<ExitCode> {
  const { state } = task;
  const { id, seed } = source.scenario;
  const credentials = nodeCredentials(task.credentials, state, source);
  const guard = guardFor(credentials, task);
  const operations = new Operations(state, [state], task);
  const out = task.out ?? join("runs", `${id}-${seed}-${state}`);
  const recorder = new RunRecorder(source, {
    ...task,
    out,
    journal: "written",
    analysed: "afterwards",
    nodes: [state],
  });
  const file = resolve(task.store ?? `${out}.db`);
  try {
    return await untilStopped(operations.log, async (signal) => {
      const opened = openStore(file, source, task);
      operations.log.info("store-opened", { entries: opened.store.audit.head().seq });
      const memory = new RegisterMemory(file);
      const parts = { operations, recorder, credentials, guard, memory, ...opened };
      try {
        await play(source, parts, signal);
      } finally {
        opened.store.close();
        operations.log.info("store-closed");
      }
      const run = recorder.end();
      recorder.keep(run);
      process.stdout.write(
        task.json ? summaryText(run.summary) : nodeText(run, { state, folder: recorder.out }),
      );
      return runCode(run);
    });
  } finally {
    recorder.discard();
  }
}

/** @throws Failure 64 naming each host of the register that is not allowed */
function guardFor(
  { register, secretariat }: NodeCredentials,
  { allowHost = [] }: NodeTask,
): HostGuard {
  const guard = hostGuard(allowHost);
  refuseHosts(guard, [
    { what: "the secretariat", url: secretariat },
    ...register.entries.map(({ state, endpoint }) => ({
      what: `the node of ${state}`,
      url: endpoint,
    })),
  ]);
  return guard;
}

interface Parts extends OpenedStore {
  readonly operations: Operations;
  readonly recorder: RunRecorder;
  readonly credentials: NodeCredentials;
  readonly guard: HostGuard;
  readonly memory: RegisterMemory;
}

async function play(source: ScenarioSource, parts: Parts, signal: AbortSignal): Promise<void> {
  const { operations, credentials } = parts;
  const { log } = operations;
  const { rate } = credentials.register.exercise;
  const before = parts.store.progress.get("process");
  const node = nodeOf(source, parts);
  const { host, links } = node;
  try {
    const begun = performance.now();
    await open(node, credentials, log);
    if (before !== undefined)
      log.info("node-recovered", {
        count: before.position,
        duration_ms: Math.round(performance.now() - begun),
      });
    await operations.open({
      host,
      connections: (state) => links.statusOf(state).incoming + links.statusOf(state).outgoing,
      get register() {
        return node.register;
      },
    });
    log.info("node-started", {
      resumed: before !== undefined,
      register_version: node.register?.version,
    });
    log.info("exercise-started", { exercise_clock: host.now, rate });
    await node.run(signal);
    log.info(signal.aborted ? "node-stopped" : "exercise-ended", { exercise_clock: host.now });
  } finally {
    await Promise.all([node.close(), operations.close()]);
  }
}

function nodeOf(source: ScenarioSource, parts: Parts): SingleNode {
  const { scenario } = source;
  const { operations, recorder, credentials, guard, memory, store } = parts;
  const { tally, observer } = operations;
  const { started_at: startedAt, rate } = credentials.register.exercise;
  const known = memory.read();
  return new SingleNode({
    scenario,
    credentials,
    clock: new ExerciseClock({ start: scenario.clock.start, startedAt, rate, now: Date.now }),
    store,
    guard,
    sinks: [...recorder.sinks, (record) => tally.add(record)],
    now: Date.now,
    portals: outsidePortals(scenario, guard),
    events: nodeEvents(credentials.state, operations, memory),
    observer,
    ...(known === undefined ? {} : { memory: known }),
  });
}

/** @throws Failure 69 if there is no register to rely on, or the port cannot be had */
async function open(node: SingleNode, { listen }: NodeCredentials, log: NodeLog): Promise<void> {
  try {
    const port = await node.open();
    const host = listen.host.includes(":") ? `[${listen.host}]` : listen.host;
    log.info("server-listened", { endpoint: `wss://${host}:${port}` });
  } catch (error) {
    const failure = portFailure(error, `port ${listen.port} of ${listen.host}`);
    if (failure !== undefined) throw failure;
    if (node.register !== null || !(error instanceof Error)) throw error;
    throw new Failure(EXIT.unavailable, error.message);
  }
}
