import { readFileSync, rmSync } from "node:fs";

import { entityKey, KeyedRandom } from "@contactpoint/engine";
import { writeSmallStudy } from "@contactpoint/study/testing";

import type { Bench } from "./program.ts";

/** What is left of a finished study: its table and the digest of its results. */
interface Left {
  readonly table: string;
  readonly results: string;
}

export interface KilledStudy {
  /** Results in the log after each kill. */
  readonly kept: readonly number[];
  /** Studies that came to their end, each killed and resumed until it did. */
  readonly ended: readonly Left[];
  readonly undisturbed: Left;
}

const STUDY = "study.yaml";
/** The program needs about this share of its time before it has a first result. */
const EARLIEST = 0.3;

/**
 * Kills running studies with SIGKILL at random points and resumes them, so many times, and lets
 * the last one end.
 */
export async function killedStudy(bench: Bench, kills: number, seed: number): Promise<KilledStudy> {
  writeSmallStudy(bench.folder, STUDY, { replications: "40" });
  const begun = performance.now();
  await succeed(bench, ["compare", STUDY, "--out", "undisturbed"]);
  const takes = performance.now() - begun;
  const moment = new KeyedRandom(seed).label("kill");
  const kept: number[] = [];
  const ended: Left[] = [];
  const words = ["compare", STUDY, "--out", "killed", "--resume"];
  while (kept.length < kills) {
    const at = EARLIEST + (1 - EARLIEST) * moment.uniform(entityKey("study"), kept.length);
    const { code } = await bench.run(words, {
      whileRunning: (program) => {
        const timer = setTimeout(() => program.kill("SIGKILL"), at * takes);
        program.once("exit", () => clearTimeout(timer));
      },
    });
    if (code === null) kept.push(linesOf(bench));
    else if (code === 0) ended.push(takeAway(bench));
    else throw new Error(`compare ended with ${code}`);
  }
  await succeed(bench, words);
  ended.push(takeAway(bench));
  return { kept, ended, undisturbed: leftIn(bench, "undisturbed") };
}

async function succeed(bench: Bench, words: readonly string[]): Promise<void> {
  const { code, stderr } = await bench.run(words);
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${String(code)}: ${stderr}`);
}

/** Whole lines of the log; none if it was not even begun. */
function linesOf(bench: Bench): number {
  try {
    return readFileSync(bench.path("killed", "replications.jsonl"), "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
}

function takeAway(bench: Bench): Left {
  const left = leftIn(bench, "killed");
  rmSync(bench.path("killed"), { recursive: true });
  return left;
}

function leftIn(bench: Bench, folder: string): Left {
  const read = (name: string): string => readFileSync(bench.path(folder, name), "utf8");
  const { results_sha256 } = JSON.parse(read("manifest.json")) as { results_sha256: string };
  return { table: read("comparison.csv"), results: results_sha256 };
}
