import { existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

import { afterAll, beforeAll, expect, test } from "vitest";

import { sha256 } from "./run-folder/digest.ts";
import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";

const bench = new Bench();
let plain: Ended;

beforeAll(async () => {
  bench.scenario("small.yaml", { expectations: ["{ id: some, count: sent, at_least: 5 }"] });
  plain = await bench.run(["run", "small.yaml"]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

const read = (...names: string[]): string => readFileSync(bench.path(...names), "utf8");

test("run ends with 0 and leaves the six files in runs/<id>-<seed>, and nothing beside them", () => {
  expect(plain).toMatchObject({ code: 0 });
  expect(readdirSync(bench.path("runs"))).toEqual(["small-5"]);
  expect(readdirSync(bench.path("runs/small-5")).toSorted()).toEqual(
    "items.csv journal.jsonl manifest.json report.html requests.csv summary.json".split(" "),
  );
});

test("run prints its result in 80 columns on stdout and its speed on stderr", () => {
  expect(plain.stdout).toMatch(/^EXERCISE\nA small network\nsmall 1\.0\.0, seed 5\n/);
  expect(plain.stdout).toContain("2027-03-27 18:00 to 2027-04-03 18:00 UTC, 7 d\n3 States, ");
  expect(plain.stdout).toMatch(/\nRules: 0 violated, \d+ hold, \d+ undecided\n/);
  expect(plain.stdout).toMatch(/\nExpectations: \d+ met\n/);
  expect(plain.stdout).toContain("\nWritten to runs/small-5: ");
  expect(plain.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(plain.stderr).toMatch(/requests\/s, [\d,]+ events\/s\n$/);
  expect(plain.stdout).not.toContain("events/s");
});

test("the manifest holds the digest of every file and what the run was made with", () => {
  const manifest = JSON.parse(read("runs/small-5/manifest.json")) as Record<string, unknown>;
  const digestOf = (name: string): string => sha256(read("runs/small-5", name));
  const journal = read("runs/small-5/journal.jsonl");
  expect(manifest).toMatchObject({
    scenario: {
      id: "small",
      version: "1.0.0",
      files: [{ path: "small.yaml", sha256: sha256(read("small.yaml")) }],
    },
    seed: 5,
    node_version: process.versions.node,
    tz_data_version: process.versions["tz"],
    journal_sha256: sha256(journal),
    trace_sha256: sha256(journal.slice(journal.indexOf("\n") + 1)),
    files: Object.fromEntries(
      ["requests.csv", "items.csv", "summary.json", "report.html"].map((name) => [
        name,
        digestOf(name),
      ]),
    ),
  });
});

test("the same run again replaces its folder, and files of somebody else stay", async () => {
  writeFileSync(bench.path("runs/small-5/notes.txt"), "mine");
  writeFileSync(bench.path("runs/small-5/requests.csv"), "broken");
  expect(await bench.run(["run", "small.yaml"])).toMatchObject({ code: 0, stdout: plain.stdout });
  expect(read("runs/small-5/requests.csv")).toMatch(/^request_id,/);
  expect(read("runs/small-5/notes.txt")).toBe("mine");
});

test("--json prints summary.json and nothing else", async () => {
  const { code, stdout } = await bench.run(["run", "small.yaml", "--json", "--out", "json"]);
  expect(code).toBe(0);
  expect(stdout).toBe(read("json/summary.json"));
  expect(JSON.parse(stdout)).toMatchObject({ scenario: "small", seed: 5 });
});

test("time zone, language and interpreter leave every byte as it was", async () => {
  const words = ["run", "small.yaml", "--out", "elsewhere", "--interpreter", "xstate"];
  const env = { TZ: "Asia/Kathmandu", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" };
  expect(await bench.run(words, { env })).toMatchObject({ code: 0 });
  for (const name of ["journal.jsonl", "requests.csv", "items.csv", "summary.json"]) {
    expect(sha256(read("elsewhere", name)), name).toBe(sha256(read("runs/small-5", name)));
  }
});

test("another run replaces a folder only with --force", async () => {
  const words = ["run", "small.yaml", "--seed", "6", "--out", "forced"];
  expect(await bench.run(words)).toMatchObject({ code: 0 });
  const other = ["run", "small.yaml", "--out", "forced"];
  const refused = await bench.run(other);
  expect(refused).toMatchObject({ code: 73, stdout: "" });
  expect(refused.stderr).toContain("holds another run (small 1.0.0, seed 6); --force replaces it");
  expect(JSON.parse(read("forced/summary.json"))).toMatchObject({ seed: 6 });
  expect(await bench.run([...other, "--force"])).toMatchObject({ code: 0 });
  expect(JSON.parse(read("forced/summary.json"))).toMatchObject({ seed: 5 });
});

test("what is no run folder stays as it is, even with --force", async () => {
  mkdirSync(bench.path("papers"));
  writeFileSync(bench.path("papers/letter.txt"), "dear");
  writeFileSync(bench.path("papers/manifest.json"), '{"name":"somebody else\'s"}');
  for (const out of ["papers", "small.yaml", "small.yaml/below"]) {
    const words = ["run", "small.yaml", "--force", "--out", out];
    expect(await bench.run(words), out).toMatchObject({ code: 73, stdout: "" });
  }
  expect(readdirSync(bench.path("papers")).toSorted()).toEqual(["letter.txt", "manifest.json"]);
});

test("--journal none keeps the digests; replay and report then end with 65 and say why", async () => {
  const run = await bench.run(["run", "small.yaml", "--journal", "none", "--out", "bare"]);
  expect(run).toMatchObject({ code: 0 });
  expect(existsSync(bench.path("bare/journal.jsonl"))).toBe(false);
  const digest = (folder: string): unknown =>
    (JSON.parse(read(folder, "summary.json")) as Record<string, unknown>)["journal_sha256"];
  expect(digest("bare")).toBe(digest("runs/small-5"));
  for (const command of ["replay", "report"]) {
    const { code, stderr } = await bench.run([command, "bare"]);
    expect({ code, stderr }, command).toEqual({
      code: 65,
      stderr: "contactpoint: bare has no journal to read: the run was made with --journal none\n",
    });
  }
});

test("an output that cannot be written ends with 74", async () => {
  const nowhere = await bench.run(["run", "small.yaml", "--out", "/proc/nowhere/run"]);
  expect(nowhere).toMatchObject({ code: 74, stdout: "" });
  const stdio = ["ignore", openSync("/dev/full", "w"), "pipe"] as const;
  const full = await bench.run(["run", "small.yaml", "--out", "full"], { stdio: [...stdio] });
  expect(full.code).toBe(74);
  expect(full.stderr).toContain("contactpoint: what is printed cannot be written: ENOSPC");
});

test("an interrupt ends with 130 and leaves nothing behind", async () => {
  bench.scenario("long.yaml", { id: "long", duration: "P3650D", perDay: 2_000 });
  const scratch = (): boolean =>
    existsSync(bench.path("out")) && readdirSync(bench.path("out")).length > 0;
  mkdirSync(bench.path("out"));
  const { code, stdout } = await bench.run(["run", "long.yaml", "--out", "out/long"], {
    whileRunning: (program) => {
      const watch = setInterval(() => {
        if (!scratch()) return;
        clearInterval(watch);
        program.kill("SIGINT");
      }, 20);
    },
  });
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(readdirSync(bench.path("out"))).toEqual([]);
});
