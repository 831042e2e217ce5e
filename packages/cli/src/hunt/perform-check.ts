import { availableParallelism } from "node:os";

import { huntInThreads, HuntFault, type HuntOutcome } from "@contactpoint/testkit";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { faultReport, pasteable } from "../exit/fault-report.ts";
import { COLOURED, PLAIN, wantsColour } from "../screen/paint.ts";
import { progressOn } from "../screen/progress.ts";
import { checkResult, type CheckResult, isVacuous } from "./check-result.ts";
import { checkText } from "./check-text.ts";
import type { CheckWishes } from "./check-wishes.ts";
import { findFolder } from "./find-folder.ts";
import { type Ground, huntGround } from "./hunt-ground.ts";
import { writeFind } from "./write-find.ts";

/**
 * Hunts, hears interrupts meanwhile, writes what was found and prints the result.
 *
 * @throws Failure for what was foreseen
 */
export async function performCheck(wishes: CheckWishes): Promise<ExitCode> {
  const ground = huntGround(wishes);
  const folder = findFolder(wishes.out ?? `runs/check-${ground.id}-${wishes.seed}`);
  const abort = new AbortController();
  const onInterrupt = (): void => abort.abort();
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  try {
    const outcome = await hunted(wishes, ground, abort.signal);
    const result = resultOf(wishes, ground, outcome, folder);
    const paint = wantsColour(process.stdout) ? COLOURED : PLAIN;
    process.stdout.write(
      wishes.json ? `${JSON.stringify(result, undefined, 2)}\n` : checkText(result, paint),
    );
    return codeOf(result);
  } catch (error) {
    if (abort.signal.aborted) {
      process.stderr.write("contactpoint: interrupted; nothing was written\n");
      return EXIT.interrupted;
    }
    return broken(error, wishes);
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
  }
}

async function hunted(
  { runs, first, seconds, seed, plant, workers }: CheckWishes,
  { base, rules }: Ground,
  signal: AbortSignal,
): Promise<HuntOutcome> {
  const progress = progressOn(process.stderr);
  const begun = performance.now();
  try {
    return await huntInThreads({
      seed,
      runs,
      first,
      rules,
      ...(base === undefined ? {} : { base }),
      ...(plant === undefined ? {} : { plant }),
      workers: Math.min(workers ?? availableParallelism(), Math.ceil(runs / RUNS_PER_THREAD)),
      signal,
      timeIsUp: () => seconds !== undefined && performance.now() - begun >= seconds * 1_000,
      onProgress: (tally) => progress.show(tally.runs / runs),
    });
  } finally {
    progress.end();
  }
}

/** A thread takes about as long to start as so many runs. */
const RUNS_PER_THREAD = 200;

function resultOf(
  wishes: CheckWishes,
  ground: Ground,
  outcome: HuntOutcome,
  folder: string,
): CheckResult {
  const found = outcome.finds.map((find) => writeFind(find, { ...wishes, folder }));
  return checkResult(wishes, ground, outcome, found);
}

function codeOf(result: CheckResult): ExitCode {
  const { found, sometimes, cut_short } = result;
  const missed = sometimes.some(({ verdict }) => verdict === "missed");
  if (found.length > 0 || missed) return EXIT.finding;
  return cut_short || isVacuous(result) ? EXIT.undecided : EXIT.ok;
}

/** A run that broke off is a fault of this program, and its number repeats it. */
function broken(error: unknown, { scenario, seed, plant }: CheckWishes): ExitCode {
  if (error instanceof Failure || !(error instanceof HuntFault)) throw error;
  const words = [
    "check",
    ...(scenario === undefined ? [] : [scenario]),
    ...(plant === undefined ? [] : ["--plant", plant]),
    "--seed",
    String(seed),
    "--run",
    String(error.run),
  ];
  process.stderr.write(`${faultReport(error, seed, pasteable(words))}\n`);
  return EXIT.internalFault;
}
