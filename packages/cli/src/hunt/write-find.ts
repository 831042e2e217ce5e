import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { counterexample, type Find, namedGround, shrinkDocument } from "@contactpoint/testkit";

import { pasteable } from "../exit/fault-report.ts";
import { makeFolder } from "../run-folder/make-folder.ts";

export interface FindWishes {
  readonly folder: string;
  readonly seed: number;
  readonly plant: string | undefined;
}

/** A violation as it was written. */
export interface WrittenFind {
  readonly rule: string;
  readonly because: string;
  /** The run in which it was found. */
  readonly run: number;
  /** Files by the working folder, the scenario first: then journal, diagram and other forms. */
  readonly files: readonly string[];
  /** Items of the scenario and choices that are not the default. */
  readonly size: number;
  /** Runs it took to shorten it. */
  readonly trials: number;
  /** One line that shows it again. */
  readonly replay: string;
}

/** Shortens what was found, and writes it as a scenario file with its journal and diagram. */
export function writeFind(find: Find, { folder, seed, plant }: FindWishes): WrittenFind {
  const { rule, run, because } = find;
  const { around } = namedGround({ seed, ...(plant === undefined ? {} : { plant }) });
  const options = { rule, ...(around === undefined ? {} : { around }) };
  const shrunk = shrinkDocument(find.document, options);
  const comment = [
    "",
    `Found by a hunt of seed ${seed} in run ${run}, and shortened.`,
    ...(plant === undefined ? [] : [`The rule is violated only with the planted fault ${plant}.`]),
  ];
  const { files } = counterexample(shrunk.document, {
    ...options,
    id: `found-${rule.toLowerCase()}`,
    comment,
  });
  makeFolder(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const shown = Object.keys(files).map((name) => relative(process.cwd(), join(folder, name)));
  return {
    rule,
    because,
    run,
    files: shown,
    size: shrunk.size.items,
    trials: shrunk.trials,
    replay: replayLine(shown[0] ?? "", rule, plant),
  };
}

/** With a planted fault `check` shows the violation; without one `run` finds it as expected. */
function replayLine(scenario: string, rule: string, plant: string | undefined): string {
  return pasteable(
    plant === undefined
      ? ["run", scenario]
      : ["check", scenario, "--plant", plant, "--rule", rule, "--runs", "1"],
  );
}
