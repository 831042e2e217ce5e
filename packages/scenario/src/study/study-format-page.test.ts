import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { memoryFiles } from "../testing/memory-files.ts";
import { readStudyFrom } from "./read-study.ts";
import { STUDY_GENERATED_BELOW, studyReferencePage } from "./study-reference-page.ts";

const PAGE = new URL("../../../../docs/study-format.md", import.meta.url);
const BASE = new URL("../../../../scenarios/first-night.yaml", import.meta.url);
const page = (): string => readFileSync(PAGE, "utf8");
const files = { "first-night.yaml": readFileSync(BASE, "utf8") };

/** What the reader says of a study beside the first scenario. */
function problemsOf(text: string): string[] {
  const read = readStudyFrom(memoryFiles({ ...files, "study.yaml": text }), "study.yaml");
  return "problems" in read ? read.problems.map(formatProblem) : [];
}

const shownStudies = (): string[] =>
  [...page().matchAll(/```yaml\n(format: .*?)```/gs)].map(([, text = ""]) => text);

// The formatter pads tables and joins short lists; neither changes what a file says.
const unpadded = (text: string): string => text.replaceAll(/-{3,}/g, "---").replaceAll(/ +/g, " ");

test("the page of the study format is the one the schema generates (UPDATE_DOCS=1 writes it)", () => {
  const [written = ""] = page().split(STUDY_GENERATED_BELOW);
  const wanted = written + studyReferencePage();
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, wanted);
  expect(unpadded(page())).toBe(unpadded(wanted));
});

test("every study shown on that page is sound", () => {
  expect(shownStudies()).toHaveLength(1);
  for (const text of shownStudies()) expect(problemsOf(text)).toEqual([]);
});

test("each way to say how often can stand in the study shown", () => {
  const [study = ""] = shownStudies();
  const ways = [...page().matchAll(/`((?:replications|selection): [^`]+)`/g)];
  expect(ways).toHaveLength(4);
  const uncertain =
    "uncertain: [{ path: register.wrong_share, uniform: { min: 0.05, max: 0.15 } }]";
  for (const [, way = ""] of ways) {
    const more = way.includes("per_draw") ? `${way}\n${uncertain}` : way;
    expect(problemsOf(`${study}${more}\n`), way).toEqual([]);
  }
});
