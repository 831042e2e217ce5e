import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

import { consolePages } from "@contactpoint/console";
import {
  ExerciseLog,
  ExerciseService,
  LivePlay,
  LogFault,
  SeatLinks,
  StaticFiles,
} from "@contactpoint/exercise";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { runCode } from "../exit/run-code.ts";
import { writeExerciseFiles } from "../run-folder/exercise-files.ts";
import { RunRecorder } from "../run-folder/run-recorder.ts";
import { softwareVersion } from "../run-folder/software-version.ts";
import { runText } from "../screen/run-text.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import { openStore } from "./open-store.ts";
import { portFailure } from "./operations.ts";
import { operatorLogs } from "./operator-log.ts";
import { untilStopped } from "./until-stopped.ts";

export interface ExerciseTask {
  readonly out: string | undefined;
  readonly force: boolean;
  readonly colour: boolean;
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Names by which the service is asked, beside those of this machine. */
  readonly hostNames: readonly string[];
  /** What stands before the links, such as `https://exercise.example`; its own address if undefined. */
  readonly url: string | undefined;
  readonly evaluators: number;
  readonly observers: number;
}

/** Runs an exercise with people until it has ended, and writes the run folder. */
export async function runExercise(source: ScenarioSource, task: ExerciseTask): Promise<ExitCode> {
  const log = operatorLogs({ log: "silent", logLevel: "info" })("exercise");
  const recorder = new RunRecorder(source, { ...task, journal: "written" });
  const state = resolve(`${recorder.out}.exercise`);
  try {
    return await untilStopped(log, async (signal) => {
      const hasEnded = await serve(source, task, { recorder, state }, signal);
      if (!hasEnded) {
        process.stderr.write("\nThe exercise is not over: the same command goes on with it.\n");
        return EXIT.interrupted;
      }
      const run = recorder.end();
      copyFileSync(join(state, "exercise.jsonl"), join(recorder.scratch, "exercise.jsonl"));
      recorder.keep(run, writeExerciseFiles(recorder.scratch, { level: "full" }));
      rmSync(state, { recursive: true });
      const { out: folder } = recorder;
      process.stdout.write(runText(run, { ...task, journal: "written", folder }));
      process.stdout.write(`After-action report: ${join(folder, "aar.html")}\n`);
      return runCode(run);
    });
  } finally {
    recorder.discard();
  }
}

interface Parts {
  readonly recorder: RunRecorder;
  /** What an exercise needs to go on after the service was stopped or killed. */
  readonly state: string;
}

/** Whether the exercise has ended; else it can be gone on with. */
async function serve(
  source: ScenarioSource,
  task: ExerciseTask,
  { recorder, state }: Parts,
  signal: AbortSignal,
): Promise<boolean> {
  const isBack = existsSync(join(state, "exercise.jsonl"));
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const { store, secret } = openStore(join(state, "network.db"), source, { durability: "full" });
  const log = openLog(join(state, "exercise.jsonl"));
  const links = new SeatLinks(secret);
  const pages = await StaticFiles.load(await consolePages());
  const staff = { evaluators: task.evaluators, observers: task.observers };
  const services: ExerciseService[] = [];
  const play = await LivePlay.open({
    scenario: source.scenario,
    contentHash: source.contentHash,
    software: `contactpoint ${softwareVersion()}`,
    log,
    store,
    secret,
    links,
    staff,
    life: randomUUID(),
    now: Date.now,
    sinks: recorder.sinks,
    onRevoked: (seat) => services[0]?.expel(seat),
  });
  const { hostNames, url } = task;
  const isSecure = url?.startsWith("https:") === true;
  const names = url === undefined ? hostNames : [...hostNames, new URL(url).hostname];
  const service = new ExerciseService({
    play,
    links,
    pages,
    hostNames: names,
    isSecure,
    now: Date.now,
  });
  services.push(service);
  try {
    const port = await service.listen(task.port, task.host).catch((error: unknown) => {
      throw portFailure(error, "the exercise's port") ?? error;
    });
    const base = url ?? `http://127.0.0.1:${port}`;
    process.stdout.write(linksText(source, play, links, base, isBack));
    await play.run(signal);
  } finally {
    await service.close();
    await play.close();
    store.close();
    log.close();
  }
  return !signal.aborted;
}

function openLog(path: string): ExerciseLog {
  try {
    return new ExerciseLog(path);
  } catch (error) {
    if (error instanceof LogFault) throw new Failure(EXIT.badInput, error.message);
    throw error;
  }
}

/** The links of all seats, to be handed out one by one. */
function linksText(
  { scenario }: ScenarioSource,
  { seats }: LivePlay,
  links: SeatLinks,
  base: string,
  isBack: boolean,
): string {
  const width = Math.max(...seats.map(({ id }) => id.length));
  const lines = seats.map(({ id }) => `${id.padEnd(width)}  ${base}/seat/${links.tokenOf(id)}`);
  const title = scenario.title["en"] ?? scenario.id;
  const opened = isBack ? "goes on; it stands until the facilitator resumes it" : "is open";
  return `${scenario.marking}\n${title} ${opened}. One link for each seat; each is a key:\n\n${lines.join("\n")}\n\n`;
}
