import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { type Rule, RULES } from "@contactpoint/analysis";
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
 * the test: of the many that a property shrinks, the last and smallest stays. The command knows only
 * the rules of the protocol, so for one's own the line runs the test.
 */
export function replayLines(
  source: Source,
  rules: readonly Rule[],
  test: ExpectingTest,
): readonly string[] {
  const again = `replay: npx vitest run ${quoted(relative("", test.testPath ?? ""))} -t ${quoted(pattern(test.currentTestName ?? ""))}`;
  const isKnown = rules.every((rule) => RULES.includes(rule));
  switch (source.kind) {
    case "scenario":
      return isKnown ? [`replay: npx contactpoint run ${quoted(source.path)}`] : [again];
    case "run":
      return isKnown ? [`replay: npx contactpoint replay ${quoted(source.folder)}`] : [again];
    case "document": {
      const path = quoted(written(source.document, rules, test));
      return isKnown ? [`replay: npx contactpoint run ${path}`] : [`document: ${path}`, again];
    }
    case "test":
      return [again];
  }
}

function written(document: ScenarioDocument, rules: readonly Rule[], test: ExpectingTest): string {
  const name = rules.map(({ number }) => number).join(" ");
  const path = join(FOLDER, `${slug(test.currentTestName ?? "")}-${slug(name)}.yaml`);
  mkdirSync(FOLDER, { recursive: true });
  const comment = [`Counterexample to ${name}, of the test: ${test.currentTestName ?? ""}`];
  writeFileSync(path, writeScenario(document, { comment }));
  return path;
}

/** A short name of a file; what it leaves out of the text, a digest tells apart. */
function slug(text: string): string {
  const plain = text
    .replaceAll(/[^\w]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .toLowerCase();
  const isWhole = plain.length <= LONGEST_SLUG && /^[ -~]*$/.test(text);
  if (isWhole) return plain;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${plain.slice(0, LONGEST_SLUG)}-${digest}`;
}

/** Names of files may have 255 bytes. */
const LONGEST_SLUG = 100;

/** vitest takes the name of a test for a regular expression. */
function pattern(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
