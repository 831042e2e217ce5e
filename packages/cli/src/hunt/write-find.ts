import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join, relative } from "node:path";

import { ruleById } from "@contactpoint/analysis";
import { DocumentResolver, type ScenarioDocument, writeScenario } from "@contactpoint/scenario";
import { journalLines } from "@contactpoint/simulator";
import { type Find, namedGround, runTrial, shrinkDocument } from "@contactpoint/testkit";

import { pasteable } from "../exit/fault-report.ts";
import { makeFolder } from "../run-folder/make-folder.ts";

export interface FindWishes {
  readonly folder: string;
  readonly seed: number;
  readonly plant: string | undefined;
}

/** A violation as it was written. Paths are relative to the working folder. */
export interface WrittenFind {
  readonly rule: string;
  readonly because: string;
  /** The run in which it was found. */
  readonly run: number;
  readonly scenario: string;
  readonly journal: string;
  /** Items of the scenario and choices that are not the default. */
  readonly size: number;
  /** Runs it took to shorten it. */
  readonly trials: number;
  /** One line that shows it again. */
  readonly replay: string;
}

/** Shortens what was found, and writes it as a scenario file with its journal beside it. */
export function writeFind(find: Find, wishes: FindWishes): WrittenFind {
  const { rule, run, because } = find;
  const { seed, plant, folder } = wishes;
  const ground = namedGround({ seed, ...(plant === undefined ? {} : { plant }) });
  const shrunk = shrinkDocument(find.document, { rule, ...ground });
  makeFolder(folder);
  const path = (ending: string): string => join(folder, `${rule}.${ending}`);
  const document = withExpectation(shrunk.document, rule);
  writeFileSync(path("yaml"), writeScenario(document, { comment: comment(find, wishes) }));
  writeJournal(path("journal.jsonl"), document, ground);
  const shown = (ending: string): string => relative(process.cwd(), path(ending));
  return {
    rule,
    because,
    run,
    scenario: shown("yaml"),
    journal: shown("journal.jsonl"),
    size: shrunk.size.items,
    trials: shrunk.trials,
    replay: replayLine(shown("yaml"), rule, plant),
  };
}

/** A file that expects what was found, and so ends well when it happens again. */
function withExpectation(document: ScenarioDocument, rule: string): ScenarioDocument {
  return {
    ...document,
    id: `found-${rule.toLowerCase()}`,
    expectations: [{ id: "found", rule, verdict: "violated" }],
  };
}

function comment({ rule, run, because }: Find, { seed, plant }: FindWishes): readonly string[] {
  return [
    `A violation of ${rule}: ${because}.`,
    ruleById(rule)?.statement ?? "",
    "",
    `Found by a hunt of seed ${seed} in run ${run}, and shortened.`,
    ...(plant === undefined ? [] : [`Only with the planted fault ${plant} the rule is violated.`]),
  ];
}

function writeJournal(
  path: string,
  document: ScenarioDocument,
  ground: ReturnType<typeof namedGround>,
): void {
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved) throw new Error("a shortened scenario does not resolve");
  const file = openSync(path, "w");
  try {
    const lines = journalLines((chunk) => {
      const bytes = Buffer.from(chunk);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    });
    runTrial(resolved.scenario, { ...ground, onRecord: lines });
    lines.end();
  } finally {
    closeSync(file);
  }
}

/** With a planted fault `check` shows the violation; without one `run` finds it as expected. */
function replayLine(scenario: string, rule: string, plant: string | undefined): string {
  return pasteable(
    plant === undefined
      ? ["run", scenario]
      : ["check", scenario, "--plant", plant, "--rule", rule, "--runs", "1"],
  );
}
