import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { withGeneratedBlocks } from "./documents/generated-blocks.ts";
import { modelBlocks } from "./documents/model-blocks.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const MODEL = `${ROOT}docs/model.md`;
const ARCHITECTURE = `${ROOT}docs/architecture.md`;
const OWN = [
  "docs/model.md",
  "docs/architecture.md",
  "docs/compare.md",
  "docs/methods.md",
  "docs/study-format.md",
  ...globSync("docs/decisions/*.md", { cwd: ROOT }).toSorted(),
];

function read(path: string): string {
  return readFileSync(path, "utf8");
}

test("the generated blocks of docs/model.md are what the code says (UPDATE_DOCS=1 writes them)", () => {
  const page = read(MODEL);
  const written = withGeneratedBlocks(page, modelBlocks());
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(MODEL, written);
  expect(read(MODEL)).toBe(written);
});

test("a block that nobody generates, or that the page lacks, is refused", () => {
  const page = "<!-- generated: a -->\nold\n<!-- end: a -->";
  expect(withGeneratedBlocks(page, { a: "new" })).toContain("\nnew\n");
  expect(() => withGeneratedBlocks(page, {})).toThrow("nothing generates");
  expect(() => withGeneratedBlocks(page, { a: "new", b: "new" })).toThrow("lacks");
});

test("every test that the model page calls a proof exists", () => {
  const [, section = ""] = read(MODEL).split("\n## Verification\n");
  const [own = ""] = section.split("\n## ");
  const titles = [...own.matchAll(/^ *- "([^"]+)"/gm)].map(([, title]) => title ?? "");
  const tests = globSync("packages/*/src/**/*.test.ts", { cwd: ROOT })
    .map((path) => read(ROOT + path))
    .join("\n");
  expect(titles.length).toBeGreaterThan(20);
  for (const title of titles) expect(tests, title).toContain(title);
});

test("each step that the architecture page names is a function of its file", () => {
  const steps = [...read(ARCHITECTURE).matchAll(/^\| `(packages\/[^`]+)` +\| `#?(\w+)` +\|/gm)];
  expect(steps.length).toBeGreaterThan(20);
  for (const [, path = "", name = ""] of steps) {
    expect(read(ROOT + path), `${path} ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test("every path and link of these pages leads to something that exists", () => {
  for (const page of OWN) {
    const text = read(ROOT + page);
    const paths = [...text.matchAll(/`(packages\/[^`*]+)`/g)].map(([, path]) => ROOT + path);
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(
      ([, link]) => `${ROOT}${dirname(page)}/${link}`,
    );
    for (const path of [...paths, ...links])
      expect(existsSync(path), `${page}: ${path}`).toBe(true);
  }
});
