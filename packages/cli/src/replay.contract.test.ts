import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

import { afterAll, beforeAll, expect, test } from "vitest";

import { sha256 } from "./run-folder/digest.ts";
import { manifestText, parseManifest } from "./run-folder/manifest.ts";
import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";

const bench = new Bench();
let run: Ended;

beforeAll(async () => {
  bench.scenario("small.yaml");
  run = await bench.run(["run", "small.yaml", "--out", "small"]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

const read = (path: string): string => readFileSync(bench.path(path), "utf8");

/** A copy of the run folder with one of its files edited. */
function edited(copy: string, file: string, edit: (text: string) => string): string {
  cpSync(bench.path("small"), bench.path(copy), { recursive: true });
  const path = bench.path(copy, file);
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return copy;
}

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(bench.path(folder)).map((name) => [name, sha256(read(`${folder}/${name}`))]),
  );
}

test("replay proves a journal identical without the scenario file, by either interpreter", async () => {
  cpSync(bench.path("small"), bench.path("alone/elsewhere"), { recursive: true });
  const journal = read("small/journal.jsonl");
  const records = journal.split("\n").length - 1;
  for (const interpreter of ["compiled", "xstate"]) {
    const words = ["replay", "alone/elsewhere", "--interpreter", interpreter];
    expect(await bench.run(words), interpreter).toEqual({
      code: 0,
      stdout: `identical: all ${records} records of alone/elsewhere/journal.jsonl\nsha256 ${sha256(journal)}\n`,
      stderr: "",
    });
  }
});

test("report writes the same files again, a missing one included, and prints what run printed", async () => {
  cpSync(bench.path("small"), bench.path("rebuilt"), { recursive: true });
  rmSync(bench.path("rebuilt/requests.csv"));
  const { code, stdout } = await bench.run(["report", "rebuilt"]);
  expect([run.code, code]).toEqual([0, 0]);
  expect(stdout).toBe(run.stdout.replace("to small:", "to rebuilt:"));
  expect(contentsOf("rebuilt")).toEqual(contentsOf("small"));
});

const lineCount = (text: string): number => text.split("\n").length - 1;
const withoutLine = (text: string, line: number): string =>
  text
    .split("\n")
    .toSpliced(line - 1, 1)
    .join("\n");

test.for([
  [
    "an edited record",
    (text: string) => text.replace('"kind":"delivered"', '"kind":"lost"'),
    /:\d+ differs/,
  ],
  ["a missing record", (text: string) => withoutLine(text, 7), /:7 differs/],
  [
    "a journal cut within a record",
    (text: string) => text.slice(0, -20),
    /:\d+ ends where the run goes on/,
  ],
  [
    "a journal cut between records",
    (text: string) => withoutLine(text, lineCount(text)),
    /:\d+ ends where/,
  ],
  ["a journal cut in its first record", (text: string) => text.slice(0, 200), /:1 cannot be read/],
  ["an empty journal", () => "", /:1 is not the record of a scenario/],
  [
    "a record too many",
    (text: string) => `${text}${text.split("\n")[1] ?? ""}\n`,
    /:\d+ stands after the end/,
  ],
  [
    "an edited title",
    (text: string) => text.replace("A small network", "A large network"),
    /not the journal that manifest/,
  ],
  [
    "a first record that cannot run",
    (text: string) => text.replace('"states":[', '"states_":['),
    /:1 was edited/,
  ],
] as const)("replay finds %s", async ([what, edit, says]) => {
  const folder = edited(what.replaceAll(" ", "-"), "journal.jsonl", edit);
  const { code, stdout, stderr } = await bench.run(["replay", folder]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(says);
});

test("report writes nothing if the journal was edited or cut", async () => {
  const folders = [
    edited("retitled", "journal.jsonl", (text) => text.replace("A small", "A large")),
    edited("shortened", "journal.jsonl", (text) => text.slice(0, -20)),
  ];
  for (const folder of folders) {
    const before = contentsOf(folder);
    const { code, stdout, stderr } = await bench.run(["report", folder]);
    expect({ code, stdout }, folder).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`journal.jsonl in ${folder}`);
    expect(contentsOf(folder)).toEqual(before);
  }
});

test("the first differing line has the number that an editor shows", async () => {
  const journal = read("small/journal.jsonl").split("\n");
  const line = journal.length - 5;
  const folder = edited("numbered", "journal.jsonl", () =>
    journal.with(line - 1, (journal[line - 1] ?? "").replace('"at":', '"at":1')).join("\n"),
  );
  const { stderr } = await bench.run(["replay", folder]);
  expect(stderr).toContain(`numbered/journal.jsonl:${line} differs from the run`);
});

test("an edited manifest is a difference, an unreadable one is no run folder", async () => {
  const seed = edited("edited-seed", "manifest.json", (text) =>
    text.replace('"seed": 5', '"seed": 6'),
  );
  const cut = edited("cut-manifest", "manifest.json", (text) => text.slice(0, -30));
  for (const command of ["replay", "report"]) {
    expect(await bench.run([command, seed]), command).toMatchObject({ code: 1, stdout: "" });
    expect(await bench.run([command, cut]), command).toMatchObject({ code: 65, stdout: "" });
  }
});

test("report refuses to write over a table that was edited", async () => {
  const folder = edited("edited-table", "items.csv", (text) =>
    text.replaceAll("preserved", "kept"),
  );
  const before = contentsOf(folder);
  const { code, stderr } = await bench.run(["report", folder]);
  expect(code).toBe(1);
  expect(stderr).toContain("items.csv in edited-table");
  expect(contentsOf(folder)).toEqual(before);
});

test("what is no run folder ends with 65", async () => {
  const gone = edited("gone", "items.csv", () => "");
  rmSync(bench.path(gone, "journal.jsonl"));
  for (const folder of ["nowhere", ".", "small.yaml", gone]) {
    expect(await bench.run(["replay", folder]), folder).toMatchObject({ code: 65, stdout: "" });
  }
});

test("the part of one node in a network cannot be replayed, and is not called different", async () => {
  const folder = edited("part", "manifest.json", (text) => {
    const { manifest } = parseManifest(text) ?? {};
    return manifest === undefined ? "" : manifestText({ ...manifest, nodes: ["XA"] });
  });
  const { code, stdout, stderr } = await bench.run(["replay", folder]);
  expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
  expect(stderr).toContain("part cannot be replayed: it is the part of XA in a network");
});

test("a fault of the program ends with 70, the seed, and a line that repeats it", async () => {
  // Only a journal that the manifest vouches for can be beyond what the program expects.
  const folder = edited("faulty", "journal.jsonl", (text) =>
    text.replace('"states":[', '"states_":['),
  );
  const journal = read("faulty/journal.jsonl");
  const { manifest } = parseManifest(read("faulty/manifest.json")) ?? {};
  expect(manifest).toBeDefined();
  if (manifest === undefined) return;
  writeFileSync(
    bench.path("faulty/manifest.json"),
    manifestText({ ...manifest, journal_sha256: sha256(journal) }),
  );
  const { code, stderr } = await bench.run(["replay", folder]);
  expect(code).toBe(70);
  expect(stderr).toContain("\nseed 5\n");
  const [, line = ""] = /\nto repeat: (.+)\n/.exec(stderr) ?? [];
  expect(await bench.shell(line)).toMatchObject({ code: 70, stderr });
});
