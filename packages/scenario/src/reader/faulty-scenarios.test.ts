import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { formatProblem } from "./problem.ts";
import { readFrom } from "./read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const folder = new URL("../testing/", import.meta.url);
const sound = readFileSync(new URL("sound-scenario.yaml", folder), "utf8");
const blocks = readFileSync(new URL("faulty-scenarios.txt", folder), "utf8")
  .trim()
  .split("\n\n")
  .slice(1);

const unescaped = (text: string): string => text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");

const cases = blocks.map((block) => {
  const [title = "", from = "", to = "", ...problems] = block.split("\n");
  return {
    title: title.slice(2),
    from: unescaped(from.slice(2)),
    to: unescaped(to.slice(2)),
    problems,
  };
});

test("the scenario that the faulty ones start from is sound", () => {
  expect(readFrom(memoryFiles({ "bad.yaml": sound }), "bad.yaml")).toMatchObject({
    scenario: { id: "bad" },
    warnings: [],
  });
});

test("there are more than sixty faulty scenarios", () => {
  expect(cases.length).toBeGreaterThan(60);
});

for (const { title, from, to, problems } of cases) {
  test(`${title} is reported with its place and a hint`, () => {
    expect(sound).toContain(from);
    const read = readFrom(memoryFiles({ "bad.yaml": sound.replace(from, () => to) }), "bad.yaml");
    expect("problems" in read && read.problems.map(formatProblem)).toEqual(problems);
  });
}
