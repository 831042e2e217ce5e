import { cpSync, existsSync, readFileSync, readdirSync } from "node:fs";

import { afterAll, beforeAll, expect, test } from "vitest";

import { Bench } from "../testing/program.ts";
import type { Ended } from "../testing/program.ts";
import { manifestOf, splitRun, writeRun } from "../testing/split-run.ts";
import { sha256 } from "./digest.ts";

const bench = new Bench();
const PARTS = ["parts/XA", "parts/XB", "parts/XC"] as const;

beforeAll(async () => {
  bench.scenario("small.yaml");
  await bench.run(["run", "small.yaml", "--out", "small"]);
  splitRun(bench.path("small"), bench.path("parts"));
  await bench.run(["run", "small.yaml", "--seed", "6", "--out", "other"]);
  splitRun(bench.path("other"), bench.path("other-parts"));
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

const read = (...names: string[]): string => readFileSync(bench.path(...names), "utf8");
const merge = (folders: readonly string[], out: string, ...more: string[]): Promise<Ended> =>
  bench.run(["report", ...folders, "--out", out, ...more]);

test("a merge is a run folder whose manifest names its sources, and report rebuilds it", async () => {
  const { code, stdout, stderr } = await merge(PARTS, "merged");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("\nWritten to merged: ");
  expect(readdirSync(bench.path("merged")).toSorted()).toEqual(
    "items.csv journal.jsonl manifest.json report.html requests.csv summary.json".split(" "),
  );
  const journal = read("merged/journal.jsonl");
  expect(manifestOf(bench.path("merged"))).toMatchObject({
    scenario: { id: "small" },
    seed: 5,
    nodes: ["XA", "XB", "XC"],
    merged_from: ["XA", "XB", "XC"].map((state) => ({
      nodes: [state],
      journal_sha256: sha256(read("parts", state, "journal.jsonl")),
    })),
    journal_sha256: sha256(journal),
    trace_sha256: sha256(journal.slice(journal.indexOf("\n") + 1)),
  });
  const files = ["requests.csv", "items.csv", "summary.json", "report.html", "manifest.json"];
  const before = files.map((file) => read("merged", file));
  expect(await bench.run(["report", "merged"])).toEqual({ code, stdout, stderr });
  expect(files.map((file) => read("merged", file))).toEqual(before);
});

test("--json prints the summary of the merge", async () => {
  const { code, stdout } = await merge(PARTS, "json", "--json");
  expect(code).toBe(0);
  expect(stdout).toBe(read("json/summary.json"));
});

test("a merge cannot be replayed, nor merged again", async () => {
  await merge(PARTS, "final");
  const { code, stdout, stderr } = await bench.run(["replay", "final"]);
  expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
  expect(stderr).toContain("final cannot be replayed: it is a merge of several processes (XA, XB,");
  const again = await merge(["final", PARTS[0]], "never");
  expect(again).toMatchObject({ code: 65, stdout: "" });
  expect(again.stderr).toMatch(/final is a merge itself/);
});

test("a State without a folder is named in a warning", async () => {
  const { stderr, stdout } = await merge([PARTS[2], PARTS[0]], "partial");
  expect(stderr).toContain("warning: no folder is of XB: ");
  expect(stdout).toContain("\nWritten to partial: ");
  expect(manifestOf(bench.path("partial")).nodes).toEqual(["XA", "XC"]);
});

test("folders that do not name their States are merged in the order given", async () => {
  const nameless = PARTS.map((part) => {
    const { nodes: _, ...manifest } = manifestOf(bench.path(part));
    const name = part.replace("parts", "nameless");
    writeRun(bench.path(name), read(part, "journal.jsonl").trimEnd().split("\n"), manifest);
    return name;
  });
  expect((await merge(nameless.toReversed(), "backwards")).stderr).toBe("");
  const { nodes, merged_from } = manifestOf(bench.path("backwards"));
  expect(nodes).toEqual(["XA", "XB", "XC"]);
  expect(merged_from?.map((part) => part.nodes)).toEqual([["XC"], ["XB"], ["XA"]]);
});

test("folders of two seeds are not merged, and nothing is left behind", async () => {
  const before = readdirSync(bench.folder);
  const { code, stdout, stderr } = await merge(["parts/XA", "other-parts/XB"], "never");
  expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
  expect(stderr).toContain("parts/XA and other-parts/XB are not of one run: ");
  expect(stderr).toContain("differ in seed (5, 6)");
  expect(readdirSync(bench.folder)).toEqual(before);
});

test("a process that stopped early is named, and the run ends with the last of them", async () => {
  const kept = read(PARTS[1], "journal.jsonl").split("\n").slice(0, 40);
  const { at } = JSON.parse(kept.at(-1) ?? "") as { at: number };
  const lines = [...kept, JSON.stringify({ kind: "end", at })];
  writeRun(bench.path("early"), lines, manifestOf(bench.path(PARTS[1])));
  const { stderr } = await merge(["early", PARTS[0], PARTS[2]], "cut");
  expect(stderr).toMatch(/^warning: early ends at 2027-\S+Z, before the scenario does\n/);
  const merged = read("cut/journal.jsonl").trimEnd().split("\n");
  expect(merged.filter((line) => line.startsWith('{"kind":"end"'))).toEqual([
    read("small/journal.jsonl").trimEnd().split("\n").at(-1),
  ]);
});

test("several folders need --out, and --force needs it too", async () => {
  const several = await bench.run(["report", ...PARTS]);
  expect(several).toMatchObject({ code: 64, stdout: "" });
  expect(several.stderr).toContain("name it with --out");
  expect(await bench.run(["report", "small", "--force"])).toMatchObject({ code: 64, stdout: "" });
});

test("a merge replaces a merge of its run; a run only with --force; a source or papers never", async () => {
  expect(await merge(PARTS, "twice")).toMatchObject({ code: 0 });
  expect(await merge(PARTS, "twice")).toMatchObject({ code: 0 });
  cpSync(bench.path("small"), bench.path("precious"), { recursive: true });
  expect(await merge(PARTS, "precious")).toMatchObject({ code: 73, stdout: "" });
  expect(manifestOf(bench.path("precious")).merged_from).toBeUndefined();
  expect(await merge(PARTS, "precious", "--force")).toMatchObject({ code: 0 });
  expect(manifestOf(bench.path("precious")).merged_from).toHaveLength(3);
  expect(await merge(["other-parts/XA"], "precious")).toMatchObject({ code: 73 });
  for (const out of [PARTS[0], "parts", "small.yaml"]) {
    expect(await merge(PARTS, out, "--force"), out).toMatchObject({ code: 73, stdout: "" });
  }
  expect(existsSync(bench.path("parts/XA/summary.json"))).toBe(false);
});

test("a merge says when it puts an arrival before its sending", async () => {
  const instantly = `topology: { kind: mesh, latency: PT0S }
channels: { email: { reach: 1, delay: PT0S } }`;
  bench.scenario("instant.yaml", { id: "instant", duration: "P2D", more: instantly });
  await bench.run(["run", "instant.yaml", "--out", "instant"]);
  splitRun(bench.path("instant"), bench.path("instants"));
  const { stderr } = await merge(["instants/XA", "instants/XB", "instants/XC"], "at-once");
  expect(stderr).toMatch(/^warning: \d+ messages stand as arriving before leaving, /);
});
