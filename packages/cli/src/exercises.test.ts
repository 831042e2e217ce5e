import { readFileSync } from "node:fs";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { CORPUS, exerciseNames } from "./testing/played-scenario.ts";
import { readSource } from "./work/read-source.ts";

test("the list of exercises names every file, and no other", () => {
  const list = readFileSync(`${CORPUS}README.md`, "utf8");
  const listed = [...list.matchAll(/`(exercises\/[a-z0-9-]+)\.yaml`/g)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(exerciseNames()));
});

for (const name of exerciseNames()) {
  const path = `${CORPUS}${name}.yaml`;

  test(`${name} is linted clean, and says of each inject what it serves and what it should bring`, () => {
    const { scenario, warnings } = readSource(path);
    expect(warnings).toEqual([]);
    const text = readFileSync(path, "utf8");
    const documents = parse(text) as { readonly injects: readonly Record<string, unknown>[] };
    for (const inject of documents.injects)
      expect(inject).toMatchObject({ objective: expect.any(String), expected: expect.any(String) });
    const judged = scenario.expectations.filter(({ kind }) => kind === "judged");
    expect(judged.length).toBeGreaterThan(3);
    const used = new Set(judged.map(({ objective }) => objective));
    expect(used).toEqual(new Set(Object.keys(scenario.objectives)));
    expect(scenario.exercise?.seats.some(({ played_by }) => played_by === "human")).toBe(true);
  });
}
