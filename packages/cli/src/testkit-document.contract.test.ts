import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";

import { withGeneratedBlocks } from "./documents/generated-blocks.ts";
import { namedSnippets } from "./documents/named-snippets.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = join(ROOT, "docs/testkit.md");
const page = readFileSync(PAGE, "utf8");
const snippets = namedSnippets(page);

// Inside this package, so that the snippets find the packages that they name.
const parent = fileURLToPath(new URL("../.vitest/", import.meta.url));
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, "testkit-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Tested {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}
const tested: Tested[] = [];

beforeAll(() => {
  for (const [name, text] of snippets) writeFileSync(join(folder, name), text);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const words = [vitest, "run", "--reporter=json", "--outputFile.json=report.json"];
  const env = { ...process.env, NO_COLOR: "1" };
  const { stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8", env });
  const file = join(folder, "report.json");
  if (!existsSync(file)) throw new Error(stderr);
  const report = JSON.parse(readFileSync(file, "utf8")) as {
    readonly testResults: readonly { readonly assertionResults: readonly Tested[] }[];
  };
  tested.push(...report.testResults.flatMap(({ assertionResults }) => assertionResults));
}, 120_000);

const fenced = (text: string, language: string): string =>
  `\`\`\`${language}\n${text.trim()}\n\`\`\``;

/** What the failing test says, without the places in files where it failed. */
function failure(): string {
  const [message = ""] = tested.flatMap(({ failureMessages }) => failureMessages);
  return message.replace(/\n {4}at [^]*$/, "").replace(/^\w*Error: /, "");
}

test("the tests of docs/testkit.md pass, but for the one that is said to fail", () => {
  const titles = (text: string): string[] =>
    [...text.matchAll(/^test\("([^"]+)"/gm)].map(([, title = ""]) => title);
  const failing = tested.filter(({ status }) => status !== "passed");
  expect(failing.map(({ title }) => title)).toEqual(
    titles(snippets.get("out-of-service-fails.test.ts") ?? ""),
  );
  expect(tested.map(({ title }) => title).toSorted()).toEqual(titles(page).toSorted());
});

test("docs/testkit.md shows what its snippets print (UPDATE_DOCS=1 writes it again)", () => {
  const wanted = withGeneratedBlocks(page, {
    failure: fenced(failure(), "text"),
    counterexample: fenced(readFileSync(join(folder, "counterexample.yaml"), "utf8"), "yaml"),
  });
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, wanted);
  expect(readFileSync(PAGE, "utf8")).toBe(wanted);
});
