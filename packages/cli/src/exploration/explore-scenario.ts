import {
  breachesOf,
  type Budget,
  CORE,
  explore,
  type Exploration,
  FULL,
  type Instance,
  instanceOf,
  interpretWith,
  livenessOf,
  type LivenessReport,
  machineFaults,
  MUTANTS,
} from "@contactpoint/testkit";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { findFolder } from "../hunt/find-folder.ts";
import { grouped } from "../screen/grouped.ts";
import { COLOURED, PLAIN } from "../screen/paint.ts";
import { readSource } from "../work/read-source.ts";
import type { ExploreTask, Outcome, Progress } from "../work/task.ts";
import { type ExploreResult, exploreResult } from "./explore-result.ts";
import { exploreText } from "./explore-text.ts";
import type { ExploreWishes } from "./explore-wishes.ts";
import { writeBreach } from "./write-breach.ts";

/**
 * Explores, and writes what was found.
 *
 * @throws Failure for what was foreseen
 */
export function exploreScenario(task: ExploreTask, progress: Progress): Outcome {
  const { scenario: path, wishes } = task;
  const { scenario } = readSource(path);
  const instance = smallInstance(path, wishes);
  const folder = findFolder(wishes.out ?? `runs/explore-${scenario.id}`);
  const interpret = planted(wishes.plant);
  if (wishes.liveness === true && wishes.profile !== "core")
    throw new Failure(
      EXIT.usage,
      "--liveness asks for the core profile: the limits of others cut runs",
    );
  const begun = performance.now();
  const used = process.cpuUsage();
  const { drops, duplicates, crashes, reduction, maxStates } = wishes;
  const budget = { drops, duplicates, crashes };
  const exploration = explore(instance, {
    budget,
    maxStates,
    symmetry: reduction ? "first-use" : "none",
    partialOrder: reduction,
    settles: reduction,
    ...(interpret === undefined ? {} : { interpret }),
    onDepth: (depth, states) => progress.reached(`depth ${depth}, ${grouped(states)} states`),
  });
  const liveness = wishes.liveness === true ? livenessIn(exploration, budget) : [];
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(used);
  const cpu_seconds = (user + system) / 1_000_000;
  const mutant = MUTANTS.find(({ id }) => id === wishes.plant);
  const breaches = breachesOf(exploration, budget).map((breach) =>
    writeBreach(breach, folder, mutant, task.program),
  );
  const memory = process.resourceUsage().maxRSS * 1_024;
  const result = exploreResult({
    id: scenario.id,
    wishes,
    exploration,
    breaches,
    liveness,
    seconds,
    cpu_seconds,
    memory,
  });
  const text = task.json
    ? `${JSON.stringify(result, undefined, 2)}\n`
    : exploreText(result, task.colour ? COLOURED : PLAIN);
  return { code: codeOf(result), result: text, notes: [] };
}

function smallInstance(path: string, { requests, profile }: ExploreWishes): Instance {
  const { scenario } = readSource(path);
  try {
    return instanceOf(scenario, requests, profile === "full" ? FULL : CORE);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.badInput, `${path} cannot be explored: ${because}`);
  }
}

function planted(id: string | undefined) {
  try {
    return id === undefined ? undefined : interpretWith(id);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const ids = machineFaults().join(" ");
    throw new Failure(EXIT.usage, `${error.message}; in machines there are ${ids}`);
  }
}

/** Requests of one shape have one future: the first speaks for all. */
function livenessIn(exploration: Exploration, budget: Budget): LivenessReport[] {
  const { instance, graphOf } = exploration;
  const firsts = new Map(instance.requests.toReversed().map((each) => [graphOf(each), each]));
  return [...firsts].flatMap(([graph, request]) => livenessOf(graph, request, budget));
}

function codeOf({ found, liveness, complete }: ExploreResult): ExitCode {
  if (found.length > 0 || liveness.some(({ lasso }) => lasso !== null)) return EXIT.finding;
  return complete ? EXIT.ok : EXIT.undecided;
}
