import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import type { ExploreResult } from "./exploration/explore-result.ts";
import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const NIGHT = fileURLToPath(new URL("../../../scenarios/first-night.yaml", import.meta.url));
const NO_FAULTS = ["--drops", "0", "--duplicates", "0", "--crashes", "0"];

test("an exploration without a violation ends with 0, says how much it saw and writes nothing", async () => {
  const { code, stdout } = await bench.run(["explore", NIGHT, ...NO_FAULTS]);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(stdout).toMatch(/^Exploration of first-night: X.>X.; 0 drops, 0 duplicates, 0 stops\n/);
  expect(stdout).toMatch(/\nNo rule was violated\.\n\n\d+ states, [\d,]+ transitions, depth \d+/);
  expect(stdout).toMatch(
    /\nrequested: \d+ of 15 states, \d+ of \d+ transitions\n {2}not reached: /,
  );
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(existsSync(bench.path("runs"))).toBe(false);
});

test("a planted fault is found and written; its one line shows it again", async () => {
  const words = ["explore", NIGHT, "--plant", "holds-for-59-days", "--out", "finds", "--json"];
  const { code, stdout } = await bench.run([...words, ...NO_FAULTS]);
  expect(code).toBe(1);
  const { found, complete } = JSON.parse(stdout) as ExploreResult;
  expect({ found, complete }).toMatchObject({
    complete: true,
    found: [{ rule: "S18", files: expect.arrayContaining(["finds/found-s18.yaml"]) }],
  });
  expect(found[0]?.steps).toHaveLength(8);
  expect(readdirSync(bench.path("finds"))).toContain("found-s18.journal.jsonl");
  const again = await bench.shell(found[0]?.replay ?? "");
  expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining("VIOLATED S18") });
});

test("reductions hide nothing, and what is cut short ends with 2", async () => {
  const run = async (...more: string[]) => {
    const { stdout } = await bench.run(["explore", NIGHT, "--json", ...NO_FAULTS, ...more]);
    return JSON.parse(stdout) as ExploreResult;
  };
  const [reduced, whole] = [await run(), await run("--no-reduction")];
  expect(whole.states).toBeGreaterThan(reduced.states);
  expect(whole.coverage).toEqual(reduced.coverage);
  const { code, stdout } = await bench.run(["explore", NIGHT, "--max-states", "50"]);
  expect({ code, stdout }).toMatchObject({ code: 2, stdout: expect.stringContaining("Cut short") });
});

test("a request that never comes to its end is told as a way and a loop", async () => {
  const words = ["explore", NIGHT, "--liveness", ...NO_FAULTS];
  const sound = await bench.run(words);
  expect(sound).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(
      "\nThe requested side comes to an end, if all is fair (L05).\n",
    ),
  });
  const planted = await bench.run([...words, "--plant", "keeps-a-file-open-for-ever"]);
  expect(planted).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("\nNEVER: The requested"),
  });
  expect(planted.stdout).toContain("\nThen nothing happens any more.\n");
});

test("an interrupt ends with 130 and leaves nothing behind", async () => {
  const words = ["explore", NIGHT, "--profile", "full", "--requests", "3", "--out", "cut"];
  const { code, stdout, stderr } = await bench.run(words, {
    whileRunning: (program) => {
      program.stderr?.once("data", () => program.kill("SIGINT"));
    },
  });
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toMatch(
    /^depth \d+, [\d,]+ states\n(.*\n)*contactpoint: interrupted; nothing was written\n$/,
  );
  expect(existsSync(bench.path("cut"))).toBe(false);
});

test("what cannot be explored ends with 64 or 65", async () => {
  const wrong: readonly (readonly [readonly string[], number, string])[] = [
    [[NIGHT, "--requests", "4"], 64, "from 1 to 3"],
    [[NIGHT, "--plant", "nothing"], 64, "there is no planted fault nothing"],
    [[NIGHT, "--plant", "nothing"], 64, " keeps-a-file-open-for-ever"],
    [[NIGHT, "--plant", "orders-again-on-a-duplicate"], 64, "is not in a machine"],
    [[NIGHT, "--liveness", "--profile", "full"], 64, "core profile"],
    [["nowhere.yaml"], 65, "nowhere.yaml"],
  ];
  for (const [words, code, says] of wrong) {
    const ended = await bench.run(["explore", ...words]);
    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(says) });
    for (const line of ended.stderr.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});
