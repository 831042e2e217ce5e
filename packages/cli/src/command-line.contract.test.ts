import { writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { COMMANDS as LISTED } from "./command-line/commands.ts";
import { Bench, unfilled } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
bench.scenario("small.yaml");

const COMMANDS =
  "run lint new fmt explain dry-run msel check conform replay report network node provider schema credentials".split(
    " ",
  );

test("a wrong command line ends with 64 and says on stderr what is wrong", async () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["", "Usage: contactpoint"],
    ["rnu small.yaml", "Did you mean run?"],
    ["run", "missing required argument 'scenario'"],
    ["run small.yaml --sed 4", "Did you mean --seed?"],
    ["run small.yaml other.yaml", "too many arguments"],
    ["run small.yaml --out ", "contactpoint: what follows --out is empty"],
    ["run small.yaml --out=", "contactpoint: --out= is empty"],
    ["run small.yaml --seed -1", "whole number from 0"],
    ["run small.yaml --seed 9007199254740992", "whole number from 0"],
    ["run small.yaml --journal maybe", "Allowed choices are file, none"],
    ["run small.yaml --interpreter other", "Allowed choices are compiled, xstate"],
    ["schema nothing", 'there is no schema "nothing"; there are: scenario, study, summary, '],
  ];
  const ended = await Promise.all(
    wrong.map(([line]) => bench.run(line === "" ? [] : line.split(" "))),
  );
  for (const [index, [line, says]] of wrong.entries()) {
    expect(ended[index], line).toMatchObject({ code: 64, stdout: "" });
    const said = ended[index]?.stderr ?? "";
    expect(unfilled(said), line).toContain(says);
    for (const each of said.split("\n")) expect(each.length, each).toBeLessThanOrEqual(80);
  }
});

test("every command explains itself with examples and exit codes, in 80 columns", async () => {
  const pages = await Promise.all([
    bench.run(["--help"]),
    ...COMMANDS.map((name) => bench.run([name, "--help"])),
  ]);
  for (const { code, stdout, stderr } of pages) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: contactpoint/);
    expect(stdout).toMatch(/\nExamples?:\n {2}contactpoint /);
    expect(stdout).toMatch(/\nExit codes:\n {2}0 /);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    // A default is what one would write: no milliseconds, and nothing of what an option is not.
    expect(stdout).not.toMatch(/\(default:\s+(false|\[\]|\{\}|\d{12,})\)/);
  }
  expect(pages[1 + COMMANDS.indexOf("credentials")]?.stdout).toMatch(/--out .*\(required\)/);
  for (const name of COMMANDS) expect(pages[0]?.stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
});

// A help page, and a wrong word, are answered at once: the work is loaded when it is asked for.
test("no command loads what it works with to show its help", async () => {
  // pack offers the languages that the exercise package has.
  const names = LISTED.map(({ name }) => name).filter((name) => name !== "pack");
  const program = new URL("command-line/program.ts", import.meta.url);
  writeFileSync(
    bench.path("helps.mjs"),
    `import { registerHooks } from "node:module";
     const loaded = new Set();
     registerHooks({
       resolve(name, context, next) {
         if (name.startsWith("@contactpoint/")) loaded.add(name);
         return next(name, context);
       },
     });
     const { runCommandLine } = await import(${JSON.stringify(program)});
     for (const name of ${JSON.stringify(names)}) await runCommandLine([name, "--help"]);
     process.stderr.write([...loaded].join(" "));`,
  );
  const { code, stdout, stderr } = await bench.shell(
    `'${process.execPath}' '${bench.path("helps.mjs")}'`,
  );
  expect(code).toBe(0);
  expect(stdout.match(/^Usage: contactpoint /gm)).toHaveLength(names.length);
  const light = ["engine", "scenario/span", "study/queue-address"];
  expect(stderr.split(" ").toSorted()).toEqual(light.map((name) => `@contactpoint/${name}`));
});

test("a scenario that cannot be read ends with 65 and its problems as file:line:col", async () => {
  writeFileSync(bench.path("bad.yaml"), "format: contactpoint/1\nclok: {}\n");
  writeFileSync(bench.path("broken.yaml"), "states: [\n");
  const files = ["bad.yaml", "broken.yaml", "nowhere.yaml", "."];
  const lines = [...files.map((file) => ["run", file]), ["explain", "bad.yaml"]];
  const ended = await Promise.all(lines.map((words) => bench.run(words)));
  for (const [index, { code, stdout, stderr }] of ended.entries()) {
    expect({ code, stdout }, lines[index]?.join(" ")).toEqual({ code: 65, stdout: "" });
    expect(stderr).toMatch(/^\S+:\d+:\d+ /m);
  }
});

test("lint lists the problems of all files on stdout and ends with 65, or with 0 after warnings", async () => {
  bench.scenario("odd.yaml", { more: "networks: { twice: [XA, XA] }\nx-note: free\n" });
  const [bad, good, json] = await Promise.all([
    bench.run(["lint", "small.yaml", "bad.yaml"]),
    bench.run(["lint", "small.yaml", "odd.yaml"]),
    bench.run(["lint", "--json", "bad.yaml"]),
  ]);
  expect(bad.code).toBe(65);
  expect(bad.stdout).toContain('bad.yaml:2:1 unknown key "clok"; did you mean "clock"?\n');
  expect(good.code).toBe(0);
  expect(good.stdout).toMatch(
    /^odd\.yaml:\d+:\d+ networks\.twice.* is listed twice.* \(warning\)\n$/,
  );
  expect(json.code).toBe(65);
  expect(JSON.parse(json.stdout)).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ file: "bad.yaml", line: 2 })]),
  });
});

test("lint takes a study for one by its format, and tells its problems and its scenario's", async () => {
  bench.scenario("base.yaml");
  const study = (more: string): string =>
    `format: contactpoint-study/1\nid: s\nversion: 1.0.0\ntitle: S\nmarking: EXERCISE\nseed: 1\nbase: base.yaml\nvariants:\n  a: {}\n  b: ${more}\nmetrics: { in-time: { share: preserved-in-time-share } }\n`;
  writeFileSync(bench.path("sound.study.yaml"), study("{ set: { scale: 2 } }"));
  writeFileSync(bench.path("faulty.study.yaml"), study("{ set: { scael: 2 } }\nbaseline: c"));
  const [sound, faulty, run] = await Promise.all([
    bench.run(["lint", "sound.study.yaml"]),
    bench.run(["lint", "sound.study.yaml", "faulty.study.yaml"]),
    bench.run(["run", "sound.study.yaml"]),
  ]);
  expect(sound).toMatchObject({ code: 0, stdout: "" });
  expect(faulty).toMatchObject({
    code: 65,
    stdout:
      'faulty.study.yaml:10:15 unknown key "scael"; did you mean "scale"?\nfaulty.study.yaml:11:11 baseline unknown variant "c"; there are a, b\n',
  });
  expect(run.code).toBe(65);
  expect(run.stderr).toContain("is a study, not a scenario; use compare");
});

test("explain shows the time line with local times and who is on duty", async () => {
  const { code, stdout } = await bench.run(["explain", "small.yaml"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Time line");
  expect(stdout).toContain("XA 03-27 19:00");
});

test("schema lists its names and prints each as one JSON Schema", async () => {
  const { code, stdout } = await bench.run(["schema"]);
  expect(code).toBe(0);
  const names = stdout.trimEnd().split("\n");
  expect(names.slice(0, 4)).toEqual(["scenario", "study", "summary", "study-summary"]);
  const some = ["scenario", "study", "summary", "study-summary", "request", names.at(-1) ?? ""];
  const printed = await Promise.all(some.map((name) => bench.run(["schema", name])));
  for (const { code: ended, stdout: text } of printed) {
    expect(ended).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ type: "object", properties: {} });
  }
});
