import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";

import { writeSmallStudy } from "@contactpoint/study/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sha256 } from "./run-folder/digest.ts";
import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";

const bench = new Bench();
let compared: Ended;

beforeAll(async () => {
  writeSmallStudy(bench.folder, "study.yaml", { replications: "6" });
  compared = await bench.run(["compare", "study.yaml", "--workers", "2", "--out", "whole"]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

/** In one thread: where their number is not what is shown, another is begun for nothing. */
const compare = (study: string, ...words: readonly string[]): Promise<Ended> =>
  bench.run(["compare", study, "--workers", "1", ...words]);

const read = (path: string): string => readFileSync(bench.path(path), "utf8");

const manifestOf = (folder: string) =>
  JSON.parse(read(`${folder}/manifest.json`)) as {
    readonly state: string;
    readonly replications: number;
    readonly results_sha256: string;
    readonly files: Readonly<Record<string, string>>;
  };

const logOf = (folder: string): string[] =>
  read(`${folder}/replications.jsonl`).trimEnd().split("\n");

/** The folder as a process leaves it that was killed when so many results were logged, one in part. */
function interrupted(folder: string, results: number): string {
  cpSync(bench.path("whole"), bench.path(folder), { recursive: true });
  const lines = logOf("whole").slice(0, results + 1);
  const torn = lines.map((line, index) => (index < results ? `${line}\n` : line.slice(0, 99)));
  writeFileSync(bench.path(folder, "replications.jsonl"), torn.join(""));
  for (const name of ["comparison.csv", "summary.json", "results.duckdb"]) {
    rmSync(bench.path(folder, name));
  }
  return folder;
}

test("compare prints verdicts and tables in 80 columns and writes its folder", () => {
  const { code, stdout, stderr } = compared;
  expect(code).toBe(0);
  expect(stderr).toMatch(/^in-time: hub − mesh [+−][\d.]+ ± [\d.]+ pp \(\d+ of 12\)$/m);
  expect(stdout).toContain("small-study 1.0.0, seed 9\n2 variants, 2 points, 12 replications\n");
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(readdirSync(bench.path("whole")).toSorted()).toEqual(
    [
      "comparison.csv",
      "groups.parquet",
      "incidence.parquet",
      "manifest.json",
      "metrics.parquet",
      "replications.jsonl",
      "replications.parquet",
      "report.html",
      "results.duckdb",
      "summary.json",
    ].toSorted(),
  );
  const { state, replications, files } = manifestOf("whole");
  expect([state, replications]).toEqual(["complete", 12]);
  expect(files["comparison.csv"]).toBe(sha256(read("whole/comparison.csv")));
});

test("the commands of the report make it again from where it was made", async () => {
  mkdirSync(bench.path("my studies"));
  writeSmallStudy(bench.path("my studies"), "study.yaml", { replications: "2" });
  await compare("my studies/study.yaml", "--out", "made again");
  const shown = [...read("made again/report.html").matchAll(/class="command">([^<]+)</g)];
  const lines = shown.map(([, line = ""]) => line.replaceAll("&#39;", "'"));
  expect(lines).toEqual([
    "pnpm contactpoint compare 'my studies/study.yaml' --out 'made again'",
    "pnpm contactpoint replay 'made again' --replication 0",
  ]);
  for (const line of lines) {
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, one, other = ""]) => one ?? other);
    expect(await bench.run(words.slice(2)), line).toMatchObject({ code: 0 });
  }
});

test("one worker gives what two give, and --json prints summary.json", async () => {
  const { code, stdout } = await compare("study.yaml", "--out", "one", "--json");
  expect(code).toBe(0);
  expect(stdout).toBe(read("one/summary.json"));
  expect(read("one/summary.json")).toBe(read("whole/summary.json"));
  expect(read("one/comparison.csv")).toBe(read("whole/comparison.csv"));
  expect(manifestOf("one").results_sha256).toBe(manifestOf("whole").results_sha256);
});

test("an interrupted study goes on where it was: nothing is lost and nothing repeated", async () => {
  const folder = interrupted("resumed", 5);
  const { code } = await compare("study.yaml", "--resume", "--out", folder);
  expect(code).toBe(0);
  expect(read(`${folder}/comparison.csv`)).toBe(read("whole/comparison.csv"));
  expect(manifestOf(folder).results_sha256).toBe(manifestOf("whole").results_sha256);
  expect(logOf(folder)).toHaveLength(12);
  expect(logOf(folder).slice(0, 5)).toEqual(logOf("whole").slice(0, 5));
});

test("SIGINT ends with 130 and keeps what was computed", async () => {
  const [head = ""] = read("study.yaml").split("replications:");
  writeFileSync(bench.path("long.yaml"), `${head}replications: 4000\n`);
  const words = ["compare", "long.yaml", "--out", "long", "--workers", "1"];
  const { code, stdout, stderr } = await bench.run(words, {
    whileRunning: (program) => {
      program.stderr?.once("data", () => program.kill("SIGINT"));
    },
  });
  expect([code, stdout]).toEqual([130, ""]);
  const kept = logOf("long").length;
  expect(stderr).toContain(`${kept} replications are kept in long, and --resume goes on`);
  expect(kept).toBeGreaterThan(3);
  expect(existsSync(bench.path("long/summary.json"))).toBe(false);
  const again = await bench.run(words);
  expect([again.code, again.stderr]).toEqual([
    73,
    "contactpoint: long holds an unfinished run of this study; --resume goes on with it, --force begins anew\n",
  ]);
});

test("a folder that holds anything else is left alone", async () => {
  writeSmallStudy(bench.folder, "other.yaml", { id: "other-study", replications: "2" });
  for (const wishes of [[], ["--resume"]]) {
    const { code, stderr } = await compare("other.yaml", "--out", "whole", ...wishes);
    expect([code, stderr]).toEqual([
      73,
      "contactpoint: whole holds another study (small-study 1.0.0); --force replaces it\n",
    ]);
  }
  writeFileSync(bench.path("notes.txt"), "");
  const { code, stderr } = await compare("other.yaml", "--out", ".", "--force");
  expect(code).toBe(73);
  expect(stderr).toContain("holds no study; --force does not replace it either");
  const forced = interrupted("forced", 3);
  expect((await compare("other.yaml", "--out", forced, "--force")).code).toBe(0);
  expect(logOf(forced)).toHaveLength(4);
});

test("a study whose files were changed does not go on, and says what was changed", async () => {
  const folder = interrupted("changed", 5);
  writeFileSync(bench.path("again.yaml"), read("study.yaml").replace("seed: 9", "seed: 10"));
  const { code, stderr } = await compare("again.yaml", "--resume", "--out", folder);
  expect(code).toBe(65);
  expect(stderr).toBe(
    "contactpoint: changed cannot be resumed, since its study is another one now: again.yaml was added; study.yaml is no longer read; --force begins anew\n",
  );
  expect(logOf(folder)).toHaveLength(6);
});

test("a study that keeps requests has them in one file, after an interruption too", async () => {
  writeSmallStudy(bench.folder, "keep.yaml", { id: "keep", more: "keep: requests\n" });
  expect((await compare("keep.yaml")).code).toBe(0);
  const whole = readFileSync(bench.path("runs/keep/requests.parquet"));
  expect(readdirSync(bench.path("runs/keep"))).not.toContain("requests.parts");
  // As if killed before the requests of all results were put together.
  rmSync(bench.path("runs/keep/requests.parquet"));
  expect((await compare("keep.yaml", "--resume")).code).toBe(0);
  expect(readFileSync(bench.path("runs/keep/requests.parquet")).equals(whole)).toBe(true);
});

test.each([
  [
    "kn",
    "max: 60, ",
    "indifference: 0.5, confidence: 0.9",
    "With at least 90 % confidence the one",
  ],
  ["ocba", "", "budget: 24", "No guarantee: OCBA divides a budget"],
])("a selection by %s says what it selected and its worth", async (kind, end, rule, worth) => {
  writeSmallStudy(bench.folder, `${kind}.yaml`, {
    id: kind,
    replications: `{ min: 6, ${end}batch: 6 }`,
    more: `selection: { ${kind}: { metric: in-time, ${rule} } }\n`,
  });
  const { code, stdout } = await compare(`${kind}.yaml`);
  expect(code).toBe(0);
  const summary = JSON.parse(read(`runs/${kind}/summary.json`)) as {
    readonly selection: { readonly best: readonly string[]; readonly guarantee: string };
  };
  const { best, guarantee } = summary.selection;
  const titles: Readonly<Record<string, string>> = { mesh: "Mesh", hub: "One hub" };
  expect(best).toHaveLength(1);
  const filled = stdout.replaceAll("\n  ", " ");
  const selected = `Selected by ${kind.toUpperCase()} on “Share preserved before expiry”: ${titles[best[0] ?? ""]}`;
  expect(filled).toContain(`\n${selected}\n${guarantee}\n`);
  expect(guarantee.startsWith(worth)).toBe(true);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("a selection that runs out of replications names what may still be best", async () => {
  writeSmallStudy(bench.folder, "open.yaml", {
    id: "open",
    replications: "{ min: 4, max: 4, batch: 4 }",
    more: "selection: { kn: { metric: in-time, indifference: 0.00001 } }\n",
  });
  const { stdout } = await compare("open.yaml");
  const filled = stdout.replaceAll("\n  ", " ");
  expect(filled).toContain(
    "\nNot decided by KN on “Share preserved before expiry”, still possible: Mesh; One hub\n",
  );
  expect(filled).toContain("; the replications did not suffice to select one.\n");
});

test("a study that misses its targets of precision ends with 2", async () => {
  const replications =
    "{ min: 2, max: 4, batch: 2, targets: [{ metric: in-time, absolute: 0.0001 }] }";
  writeSmallStudy(bench.folder, "precise.yaml", { id: "precise", replications });
  const { code, stdout } = await compare("precise.yaml");
  expect(code).toBe(2);
  expect(stdout).toContain("Cut short before its targets of precision:");
  expect(logOf("runs/precise")).toHaveLength(8);
});

test("a faulty study ends with 65 and its problems, a wrong command line with 64", async () => {
  writeFileSync(
    bench.path("bad.yaml"),
    read("study.yaml").replace("kind: hub, hub: XC", "kind: hub, hub: XQ"),
  );
  const bad = await bench.run(["compare", "bad.yaml"]);
  expect(bad.code).toBe(65);
  expect(bad.stderr).toMatch(/^contactpoint: bad\.yaml is no study to run\nbad\.yaml:\d+:\d+ /);
  expect((await bench.run(["compare", "none.yaml"])).code).toBe(65);
  expect((await bench.run(["compare", "study.yaml", "--workers", "0"])).code).toBe(64);
  expect((await bench.run(["compare"])).code).toBe(64);
});

test("any replication runs alone and is proved identical, by its number or by point", async () => {
  const { code, stdout } = await bench.run(["replay", "whole", "--replication", "7"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^identical: replication 3 of hub \(number 7\), seed \d+, \d+ needs\nsha256 [0-9a-f]{64}\n$/,
  );
  const words = ["replay", "whole", "--point", "hub", "--replication", "3", "--json"];
  const named = await bench.run(words);
  const digest = /sha256 (\w+)/.exec(stdout)?.[1];
  expect(JSON.parse(named.stdout)).toMatchObject({ identical: true, number: 7, digest });
});

test("a result that was edited is a difference, and what cannot be compared is said", async () => {
  cpSync(bench.path("whole"), bench.path("edited"), { recursive: true });
  const path = bench.path("edited", "replications.jsonl");
  const lines = logOf("edited").map((line) => {
    const result = JSON.parse(line) as { metrics: Record<string, number>; point: string };
    const metrics = { ...result.metrics, "in-time": 0.999 };
    return JSON.stringify({ ...result, metrics, digest: "0".repeat(64) });
  });
  writeFileSync(path, `${lines.join("\n")}\n`);
  const replay = (...words: readonly string[]): Promise<Ended> =>
    bench.run(["replay", "edited", ...words]);
  const edited = await replay("--replication", "0");
  expect(edited.code).toBe(1);
  expect(edited.stderr).toMatch(
    /different: replication 0 of mesh .*\nin-time was 0\.999 and is 0\./,
  );
  writeFileSync(path, "");
  expect((await replay("--replication", "0")).code).toBe(65);
  expect((await replay("--replication", "12")).code).toBe(64);
  expect((await replay("--replication", "0", "--point", "star")).code).toBe(64);
  expect((await replay("--point", "mesh")).code).toBe(64);
  expect((await bench.run(["replay", "nowhere", "--replication", "0"])).code).toBe(65);
  for (const command of ["replay", "report"])
    expect(await bench.run([command, "whole"]), command).toMatchObject({
      code: 65,
      stderr: expect.stringContaining("whole is the folder of a study; replay --replication N"),
    });
});
