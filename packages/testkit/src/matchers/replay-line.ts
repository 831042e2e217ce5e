import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { type ScenarioDocument, writeScenario } from "@contactpoint/scenario";

import type { Source } from "./judged.ts";

/** The test that expects something, as vitest tells a matcher. */
export interface ExpectingTest {
  readonly testPath?: string;
  readonly currentTestName?: string;
}

/** Beside the reports of vitest. */
const FOLDER = join(".vitest", "counterexamples");

/**
 * One line to paste that shows the same again. A document is written to a file for it, named after
 * the test: of the many that a property shrinks, the last and smallest stays.
 */
export function replayLine(source: Source, name: string, test: ExpectingTest): string {
  switch (source.kind) {
    case "scenario":
      return `npx contactpoint run ${quoted(source.path)}`;
    case "run":
      return `npx contactpoint replay ${quoted(source.folder)}`;
    case "document":
      return `npx contactpoint run ${quoted(written(source.document, name, test))}`;
    case "test": {
      const { testPath = "", currentTestName = "" } = test;
      return `npx vitest run ${quoted(relative("", testPath))} -t ${quoted(currentTestName)}`;
    }
  }
}

function written(document: ScenarioDocument, name: string, test: ExpectingTest): string {
  const slug = `${test.currentTestName ?? ""} ${name}`.replaceAll(/[^\w]+/g, "-").replace(/^-/, "");
  const path = join(FOLDER, `${slug.toLowerCase()}.yaml`);
  mkdirSync(FOLDER, { recursive: true });
  const comment = [`Counterexample to ${name}, of the test: ${test.currentTestName ?? ""}`];
  writeFileSync(path, writeScenario(document, { comment }));
  return path;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
