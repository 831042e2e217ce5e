import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { CORPUS, playScenario, regressionNames } from "./testing/played-scenario.ts";

// That they still come out as they say is tested with all other scenarios, before them.

test("There are regressions, and each is small", () => {
  expect(regressionNames().length).toBeGreaterThanOrEqual(6);
  for (const name of regressionNames()) {
    expect(readFileSync(`${CORPUS}${name}.yaml`, "utf8").length, name).toBeLessThan(4_096);
  }
});

test("Each regression says what was wrong and is mended, or what it found", () => {
  for (const name of regressionNames()) {
    const text = readFileSync(`${CORPUS}${name}.yaml`, "utf8");
    const { expectations } = playScenario(name).scenario;
    const says = expectations.flatMap(({ id }) => SAYINGS[id] ?? []);
    expect(says, `${name} expects neither what is mended nor what was found`).toHaveLength(1);
    expect(text, name).toContain(`\n# ${says[0]}`);
  }
});

const SAYINGS: Readonly<Record<string, string>> = { mended: "Was wrong: ", found: "Here: " };

test("The list of regressions names every file, and no other", () => {
  const list = readFileSync(`${CORPUS}regressions/README.md`, "utf8");
  const listed = [...list.matchAll(/`([a-z0-9-]+)\.yaml`/gu)].map(
    ([, name]) => `regressions/${name}`,
  );
  expect(new Set(listed)).toEqual(new Set(regressionNames()));
});
