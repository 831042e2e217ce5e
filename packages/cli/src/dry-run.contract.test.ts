import { readFileSync, writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { CORPUS, exerciseNames } from "./testing/played-scenario.ts";
import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const NIGHT = `${CORPUS}exercises/l2-clock-change-night.yaml`;

/** The night with one text in place of another. */
function changed(name: string, from: string, to: string): string {
  const text = readFileSync(NIGHT, "utf8");
  expect(text).toContain(from);
  writeFileSync(bench.path(name), text.replace(from, to));
  return name;
}

test("each exercise that is shipped has no problem, and its forecast is within its time", async () => {
  const ended = await Promise.all(
    exerciseNames().map((name) => bench.run(["dry-run", `${CORPUS}${name}.yaml`])),
  );
  for (const { code, stdout, stderr } of ended) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("The exercise itself: no problem found\n");
    expect(stdout).toMatch(/\n {2}must end within +\d/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  }
});

test("dry-run twice with one seed prints the same bytes, and with another seed others", async () => {
  const [first, second, other] = await Promise.all([
    bench.run(["dry-run", NIGHT]),
    bench.run(["dry-run", NIGHT]),
    bench.run(["dry-run", NIGHT, "--seed", "4"]),
  ]);
  expect(second).toEqual(first);
  expect(other.stdout).not.toBe(first.stdout);
});

test("slower people take longer, and a forecast beyond ends_within ends with 65", async () => {
  const short = changed("short.yaml", "ends_within: PT3H", "ends_within: PT1H");
  const [slow, over] = await Promise.all([
    bench.run(["dry-run", NIGHT, "--step", "240"]),
    bench.run(["dry-run", short]),
  ]);
  expect(slow.stdout).toContain("a person needs 4 min for each");
  expect(slow.code).toBe(0);
  expect(over.code).toBe(65);
  expect(over.stdout).toContain("  clock.ends_within the forecast of ");
});

test("too few players leave injects that nobody can answer; a scenario without seats is none", async () => {
  bench.scenario("small.yaml");
  const [few, many, none] = await Promise.all([
    bench.run(["dry-run", NIGHT, "--players", "1"]),
    bench.run(["dry-run", NIGHT, "--players", "99"]),
    bench.run(["dry-run", "small.yaml"]),
  ]);
  expect(few.code).toBe(65);
  expect(few.stdout).toContain("which machines play: nobody");
  expect(many.stdout).toMatch(/\n {2}forecast for 99 people who share \d seats {2,}\d/);
  expect(none).toMatchObject({ code: 65, stdout: "" });
  expect(none.stderr).toContain("has no seat: add played_by: human to a State");
});
