import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { STUDY_FILES, studySummaryJsonSchema } from "@contactpoint/study";
import { expect, test } from "vitest";

import { EXIT } from "../exit/exit-code.ts";
import { withGeneratedBlocks } from "./generated-blocks.ts";
import { resultsBlocks } from "./results-blocks.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/results.md", import.meta.url));
const read = (): string => readFileSync(PAGE, "utf8");

/** First column of the tables under a heading. */
function documented(heading: string): string[] {
  const [, section = ""] = read().split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^\| `([\w.]+)` /gm)].map(([, name]) => name ?? "");
}

test("the generated blocks of docs/results.md are what the code says (UPDATE_DOCS=1 writes them)", () => {
  const written = withGeneratedBlocks(read(), resultsBlocks());
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, written);
  expect(read()).toBe(written);
});

test("docs/results.md names every file of a study and every key of its summary", () => {
  const files = documented("What a study leaves behind");
  for (const name of STUDY_FILES) expect(files).toContain(name);
  const { properties } = studySummaryJsonSchema() as { properties: object };
  expect(documented("summary.json of a study").toSorted()).toEqual(
    Object.keys(properties).toSorted(),
  );
});

test("docs/results.md names every code that a command ends with", () => {
  const [, section = ""] = read().split("\n## Exit codes\n");
  const codes = [...section.matchAll(/^\| (\d+) /gm)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(EXIT).toSorted((one, other) => one - other));
});
