import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Instant } from "@contactpoint/engine";
import { ExerciseLog, LogFault, readLog } from "@contactpoint/exercise";
import { StoreError } from "@contactpoint/live/store";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { sha256 } from "../run-folder/digest.ts";
import { EXERCISE_LOG } from "../run-folder/exercise-log.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import { openStore, type OpenedStore } from "./open-store.ts";

/** What an exercise needs to go on after the service was stopped or killed, its hot wash included. */
export class ExerciseState {
  readonly store: OpenedStore["store"];
  readonly secret: OpenedStore["secret"];
  readonly log: ExerciseLog;
  /** Whether an earlier life of the service opened the exercise. */
  readonly isBack: boolean;
  /** Whether its folder stays: from the opening on until all is over. */
  isKept: boolean;
  readonly #folder: string;

  /**
   * Opens `OUT.exercise`, or begins it.
   *
   * @param out the run folder
   * @throws Failure 73 if it is another exercise's, 65 if it is damaged
   */
  constructor(out: string, source: ScenarioSource, opensAt: Instant | undefined) {
    const folder = `${out}.exercise`;
    this.#folder = resolve(folder);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const opened = openOwnStore(folder, source, opensAt);
    this.store = opened.store;
    this.secret = opened.secret;
    this.log = openLog(this.logFile);
    this.isBack = this.log.records.length > 0;
    this.isKept = this.isBack;
  }

  get logFile(): string {
    return join(this.#folder, EXERCISE_LOG);
  }

  /**
   * Whether the exercise has ended and is written, so that only its hot wash was cut short: its log
   * is then that of the run folder, to the byte.
   */
  isWritten(out: string): boolean {
    const written = join(out, EXERCISE_LOG);
    if (!this.isBack || !existsSync(written)) return false;
    return readFileSync(this.logFile).equals(readFileSync(written));
  }

  close(): void {
    this.store.close();
    this.log.close();
    if (!this.isKept) this.#remove();
  }

  /** By a new name first, so that no half of it can be taken for an exercise that goes on. */
  #remove(): void {
    const over = `${this.#folder}.over`;
    rmSync(over, { recursive: true, force: true });
    renameSync(this.#folder, over);
    rmSync(over, { recursive: true });
  }
}

/** Other people or another beginning make another exercise, which cannot go on with this store. */
function openOwnStore(
  folder: string,
  source: ScenarioSource,
  opensAt: Instant | undefined,
): OpenedStore {
  const parts = [source.contentHash, opensAt, source.scenario.exercise?.seats];
  const own = { ...source, contentHash: sha256(JSON.stringify(parts)) };
  try {
    return openStore(join(folder, "network.db"), own, { durability: "full" });
  } catch (error) {
    const isOther =
      error instanceof Failure &&
      error.cause instanceof StoreError &&
      error.cause.fault === "other-run";
    if (!isOther) throw error;
    const begun = `was begun with another ${difference(folder, source, opensAt)}`;
    throw new Failure(
      EXIT.occupied,
      `${folder} keeps an exercise that is not over and ${begun}. Go on with it as it was begun; or begin anew with an --out of its own, or after removing ${folder} and with it what was done. --force does not replace it.`,
    );
  }
}

/** In what an exercise that was begun differs from the one that is asked for. */
function difference(
  folder: string,
  { contentHash }: ScenarioSource,
  opensAt: Instant | undefined,
): string {
  const file = join(folder, EXERCISE_LOG);
  const [begun] = existsSync(file) ? readLog(readFileSync(file)).records : [];
  if (begun?.kind !== "opened" || begun.scenario_sha256 !== contentHash)
    return "file (or one of another name)";
  if (begun.opens_at !== opensAt) return "--at";
  return "--play, --seed or release of contactpoint";
}

/** @throws Failure 65 if it is no log */
function openLog(path: string): ExerciseLog {
  try {
    return new ExerciseLog(path);
  } catch (error) {
    if (error instanceof LogFault) throw new Failure(EXIT.badInput, error.message);
    throw error;
  }
}
