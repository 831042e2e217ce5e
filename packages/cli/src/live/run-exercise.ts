import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";

import type { Instant } from "@contactpoint/engine";
import { consolePages } from "@contactpoint/console";
import {
  ExerciseService,
  HotWash,
  LivePlay,
  SeatLinks,
  StaticFiles,
  seatsOf,
} from "@contactpoint/exercise";
import type { PlayOptions, Seat, ServiceOptions, SignIn } from "@contactpoint/exercise";
import type { JournalRecord } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { runCode } from "../exit/run-code.ts";
import { readReport, writeExerciseFiles } from "../run-folder/exercise-files.ts";
import { EXERCISE_LOG } from "../run-folder/exercise-log.ts";
import { RunRecorder } from "../run-folder/run-recorder.ts";
import { softwareVersion } from "../run-folder/software-version.ts";
import { runText } from "../screen/run-text.ts";
import { newLinkText, openedText, seatLinksText } from "../screen/seat-links-text.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import { hasEnded, playedBefore, writtenCode } from "./ended-exercise.ts";
import { reachIssuer, signInOf } from "./exercise-sign-in.ts";
import { ExerciseState } from "./exercise-state.ts";
import type { SignInTask } from "./sign-in-task.ts";
import { holdHotWash } from "./hold-hot-wash.ts";
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
  /** Proxies that may say whom they were asked by. */
  readonly proxies: readonly string[];
  /** Null: nobody signs in. */
  readonly signIn: SignInTask | null;
  /** Links open their seats. */
  readonly links: boolean;
  /** Real milliseconds for which the service stays up after the end; 0: it closes at once. */
  readonly hotWash: number;
  /** For who measures: the play once it is open, and every fact of the journal. */
  readonly onOpen?: (play: LivePlay) => void;
  readonly onRecord?: (record: JournalRecord) => void;
  /** Machines play everything up to this instant; undefined: people are there from the start. */
  readonly opensAt: Instant | undefined;
  /** What is there to see when it opens, for who leads it. */
  readonly note?: string;
}

/** Runs an exercise with people until it has ended, writes the run folder, and holds the hot wash. */
export async function runExercise(source: ScenarioSource, task: ExerciseTask): Promise<ExitCode> {
  const log = operatorLogs({ log: "silent", logLevel: "info" })("exercise");
  const recorder = new RunRecorder(source, { ...task, journal: "written", analysed: "afterwards" });
  try {
    return await untilStopped(log, async (signal) => {
      const state = new ExerciseState(recorder.out, source, task.opensAt);
      try {
        const code = await serve(source, task, { recorder, state }, signal);
        if (code === null) {
          process.stderr.write("\nThe exercise is not over: the same command goes on with it.\n");
          return EXIT.interrupted;
        }
        state.isKept = false;
        return code;
      } finally {
        state.close();
      }
    });
  } finally {
    recorder.discard();
  }
}

interface Parts {
  readonly recorder: RunRecorder;
  readonly state: ExerciseState;
}

/** Null: the exercise has not ended, and can be gone on with. */
async function serve(
  source: ScenarioSource,
  task: ExerciseTask,
  { recorder, state }: Parts,
  signal: AbortSignal,
): Promise<ExitCode | null> {
  const { store, secret, log, isBack } = state;
  const isOver = state.isWritten(recorder.out);
  const staff = { evaluators: task.evaluators, observers: task.observers };
  const signIn = await openSignIn(task, { secret, isBack, seats: seatsOf(source.scenario, staff) });
  const links = new SeatLinks(secret);
  const onRevoked: ((seat: string) => void)[] = [];
  const options: PlayOptions = {
    ...playOptions(source, task, recorder),
    store,
    secret,
    staff,
    log,
    links,
    onRevoked: (seat) => onRevoked.forEach((hear) => hear(seat)),
  };
  const play = isOver
    ? await playedBefore(source, options, recorder.sibling("live"))
    : await LivePlay.open(options);
  task.onOpen?.(play);
  const wash = new HotWash(play);
  const service = await serviceOf(task, { play: wash, links, signIn });
  try {
    const base = await listen(service, task);
    onRevoked.push((seat) => {
      service.expel(seat);
      if (task.links) process.stdout.write(newLinkText(seat, links, base));
    });
    const standing = isOver ? "ended" : hasEnded(log) ? "unwritten" : isBack ? "back" : "new";
    if (standing === "new" && task.note) process.stderr.write(`${task.note}\n`);
    state.isKept = true;
    process.stdout.write(openedText(source.scenario, standing));
    process.stdout.write(waysInText(task, base, play.seats, links));
    const code = isOver
      ? writtenCode(source, recorder.out)
      : await playToEnd(play, task, { recorder, state }, signal);
    if (code !== null) {
      await holdHotWash(wash, recorder.out, task.hotWash, signal);
      await service.linger();
    }
    return code;
  } finally {
    await service.close();
    await play.close();
  }
}

/** How people come to their seats. */
function waysInText(
  task: Pick<ExerciseTask, "signIn" | "links">,
  base: string,
  seats: readonly Seat[],
  links: SeatLinks,
): string {
  const signIn = task.signIn === null ? "" : `People sign in at ${base}/sign-in\n\n`;
  return task.links ? signIn + seatLinksText(seats, links, base) : signIn;
}

/** What a play has of its scenario and of this life of the service. */
function playOptions(
  { scenario, contentHash }: ScenarioSource,
  { opensAt, onRecord }: ExerciseTask,
  recorder: RunRecorder,
) {
  return {
    scenario,
    contentHash,
    software: `contactpoint ${softwareVersion()}`,
    life: randomUUID(),
    now: Date.now,
    sinks: [...recorder.sinks, ...(onRecord === undefined ? [] : [onRecord])],
    opensAt,
  };
}

/** Runs the play, and writes the run folder; null: it was told to stop before the end. */
async function playToEnd(
  play: LivePlay,
  task: ExerciseTask,
  { recorder, state }: Parts,
  signal: AbortSignal,
): Promise<ExitCode | null> {
  await play.run(signal);
  if (signal.aborted && !hasEnded(state.log)) return null;
  await play.close();
  const run = recorder.end();
  copyFileSync(state.logFile, join(recorder.scratch, EXERCISE_LOG));
  recorder.keep(run, writeExerciseFiles(recorder.scratch, { level: "full" }));
  const { out: folder } = recorder;
  const { proposals: ratings } = readReport(folder);
  process.stdout.write(runText(run, { ...task, journal: "written", folder, ratings }));
  process.stdout.write(`After-action report: ${join(folder, "aar.html")}\n`);
  return runCode(run);
}

interface SignInParts {
  readonly secret: Uint8Array;
  readonly isBack: boolean;
  readonly seats: readonly Seat[];
}

async function openSignIn(
  task: ExerciseTask,
  { secret, isBack, seats }: SignInParts,
): Promise<SignIn | null> {
  if (task.signIn === null) return null;
  const ids = seats.map(({ id }) => id);
  const place = { base: baseOf(task, task.port), seats: ids, secret, opensLinks: task.links };
  const signIn = signInOf(task.signIn, place);
  await reachIssuer(signIn, isBack);
  return signIn;
}

async function serviceOf(
  { hostNames, url, proxies, links: opensLinks }: ExerciseTask,
  parts: Pick<ServiceOptions, "play" | "links" | "signIn">,
): Promise<ExerciseService> {
  return new ExerciseService({
    ...parts,
    pages: await StaticFiles.load(await consolePages()),
    hostNames: url === undefined ? hostNames : [...hostNames, new URL(url).hostname],
    isSecure: url?.startsWith("https:") === true,
    proxies,
    opensLinks,
    now: Date.now,
  });
}

/** Gives what stands before the paths of the pages. @throws Failure 69 if the port is taken */
async function listen(service: ExerciseService, task: ExerciseTask): Promise<string> {
  const port = await service.listen(task.port, task.host).catch((error: unknown) => {
    throw portFailure(error, "the exercise's port") ?? error;
  });
  return baseOf(task, port);
}

/** What stands before the paths of the pages. */
function baseOf({ url }: ExerciseTask, port: number): string {
  return url ?? `http://127.0.0.1:${port}`;
}
