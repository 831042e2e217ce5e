import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { formatProblem, readScenario } from "@contactpoint/scenario";
import { MUTANTS, runTrial } from "@contactpoint/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";

import { withGeneratedBlocks } from "./documents/generated-blocks.ts";
import { namedSnippets } from "./documents/named-snippets.ts";
import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = join(ROOT, "docs/testkit.md");
const page = readFileSync(PAGE, "utf8");
const snippets = namedSnippets(page);

// Inside this package, so that the snippets find the packages that they name.
const parent = fileURLToPath(new URL("../.vitest/", import.meta.url));
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, "testkit-page-"));
const bench = new Bench();

/** A file of tests; its message says why it could not be loaded. */
interface Suite {
  readonly message: string;
  readonly assertionResults: readonly Tested[];
}

interface Tested {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

let tested: readonly Tested[] = [];
let hunted: Ended;

beforeAll(async () => {
  for (const [name, text] of snippets) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "regressions"));
  copyFileSync(join(ROOT, "scenarios/first-night.yaml"), join(folder, "regressions/first.yaml"));
  tested = resultsOfTests();
  const [, hunt = ""] = /^npx contactpoint (check --plant .*)$/m.exec(page) ?? [];
  hunted = await bench.run([...hunt.split(" "), "--workers", "1"]);
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  bench[Symbol.dispose]();
});

function resultsOfTests(): readonly Tested[] {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  // One process for all, because loading takes longer than testing.
  const few = ["--maxWorkers=1", "--no-isolate"];
  const words = [vitest, "run", ...few, "--reporter=json", "--outputFile.json=report.json"];
  const env = { ...process.env, NO_COLOR: "1" };
  const { stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8", env });
  const file = join(folder, "report.json");
  if (!existsSync(file)) throw new Error(stderr);
  const report = JSON.parse(readFileSync(file, "utf8")) as {
    readonly testResults: readonly Suite[];
  };
  for (const { message } of report.testResults) if (message !== "") throw new Error(message);
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}

const fenced = (text: string, language: string): string =>
  `\`\`\`${language}\n${text.trim()}\n\`\`\``;

/** What the failing test says, without the places in files where it failed. */
function failure(): string {
  const [message = ""] = tested.flatMap(({ failureMessages }) => failureMessages);
  return message.replace(/\n {4}at [^]*$/, "").replace(/^\w*Error: /, "");
}

/** What the hunt found, without the line that names folders of this machine, and its figures. */
function found(): string {
  return /\n\n(VIOLATED[^]*?)\n +again:/.exec(hunted.stdout)?.[1] ?? "";
}

function titles(text: string): string[] {
  return [...text.matchAll(/^test\("([^"]+)"/gm)].map(([, title = ""]) => title);
}

test("the tests of docs/testkit.md pass, but for the one that is said to fail", () => {
  const failing = tested.filter(({ status }) => status !== "passed");
  const failed = failing.map(
    ({ title, failureMessages }) => `${title} ${failureMessages.join(" ")}`,
  );
  const [wanted = ""] = titles(snippets.get("out-of-service-fails.test.ts") ?? "");
  expect(failed).toEqual([expect.stringContaining(`${wanted} `)]);
  const all = [...titles(page), "regressions/first.yaml breaks no rule"];
  expect(tested.map(({ title }) => title).toSorted()).toEqual(all.toSorted());
});

test("the hunt of docs/testkit.md finds the fault that is planted", () => {
  expect(hunted.code).toBe(1);
  expect(found()).toContain("VIOLATED S18");
});

test("docs/testkit.md shows what its snippets print (UPDATE_DOCS=1 writes it again)", () => {
  const counterexample = fenced(readFileSync(join(folder, "short-holds.yaml"), "utf8"), "yaml");
  const blocks = { failure: fenced(failure(), "text"), check: fenced(found(), "text") };
  if (process.env["UPDATE_DOCS"] === "1") {
    writeFileSync(PAGE, withGeneratedBlocks(page, { ...blocks, counterexample }));
  }
  const shown = readFileSync(PAGE, "utf8");
  // Which run finds what is another matter each time that hunts are changed.
  const anyRun = (text: string): string => text.replaceAll(/(in run|shortened to) \d+/g, "$1 …");
  const wanted = withGeneratedBlocks(shown, { ...blocks, counterexample: shownCounterexample() });
  expect(anyRun(shown)).toBe(anyRun(wanted));
});

test("the counterexample that docs/testkit.md shows is one", () => {
  const text = shownCounterexample().replaceAll("```", "").replace(/^yaml/, "");
  writeFileSync(bench.path("shown.yaml"), text);
  const read = readScenario(bench.path("shown.yaml"));
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  const planted = MUTANTS.find(({ id }) => id === "holds-for-59-days");
  if (planted === undefined) throw new Error("the fault is planted no more");
  expect(runTrial(read.scenario, { around: planted.plant }).violated).toEqual(["S18"]);
  expect(runTrial(read.scenario).violated).toEqual([]);
});

/** As it stands in the page now. */
function shownCounterexample(): string {
  const [, block = ""] =
    /<!-- generated: counterexample -->\n\n([^]*?)\n\n<!-- end/.exec(readFileSync(PAGE, "utf8")) ??
    [];
  return block;
}
