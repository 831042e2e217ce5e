import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readScenario } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";
import { readStudy, readStudyFrom } from "./read-study.ts";
import { STUDY_DEFAULTS } from "./study-defaults.ts";

const testing = (name: string): string =>
  readFileSync(new URL(`../testing/${name}`, import.meta.url), "utf8");
const sound = testing("sound-study.yaml");
const scenario = testing("sound-scenario.yaml");
const folder = mkdtempSync(join(tmpdir(), "study-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, texts: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder, name, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  return join(folder, name, "studies", "bad.yaml");
}

const withLibrary = {
  "studies/bad.yaml": sound,
  "base.yaml": scenario.replace("seed: 1", "seed: 1\ninclude: [lib/links.yaml]"),
  "lib/links.yaml": "networks: { newer: [XB, XC] }\n",
};

test("a study takes in the scenario above it and what that includes", () => {
  const read = readStudy(write("whole", withLibrary));
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  expect(read.files.map(({ path }) => path)).toEqual([
    "../base.yaml",
    "../lib/links.yaml",
    "bad.yaml",
  ]);
  const own = readScenario(join(folder, "whole", "base.yaml"), { seed: 3 });
  expect(read.base.resolve([], 3)).toEqual("scenario" in own ? own.scenario : null);
  expect(read.study.replications).toMatchObject({ min: 10, max: 200, batch: 10, per_draw: 2 });
});

test("its texts are enough to read it elsewhere", () => {
  const read = readStudy(write("elsewhere", withLibrary));
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  for (const checked of [true, false]) {
    const again = readStudyFrom(memoryFiles(read.texts), "bad.yaml", { checked });
    if ("problems" in again) throw new Error(again.problems.map(formatProblem).join("\n"));
    expect(again.study).toEqual(read.study);
    const { changes = [] } = read.study.variants[1] ?? {};
    expect(again.base.resolve(changes, 5)).toEqual(read.base.resolve(changes, 5));
  }
});

test("the content hash covers the scenario too", () => {
  const one = readStudy(write("one", withLibrary));
  const same = readStudy(write("same", withLibrary));
  const other = readStudy(
    write("other", { ...withLibrary, "lib/links.yaml": "networks: { newer: [XA, XC] }\n" }),
  );
  const hash = (read: typeof one) => ("problems" in read ? null : read.contentHash);
  expect(hash(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(hash(same)).toBe(hash(one));
  expect(hash(other)).not.toBe(hash(one));
});

test("problems name the scenario's file by its own path", () => {
  const broken = { ...withLibrary, "lib/links.yaml": "networks: { newer: [XB, XQ] }\n" };
  const path = write("broken", broken);
  const read = readStudy(path);
  expect("problems" in read && read.problems.map(formatProblem)).toEqual([
    `${join(folder, "broken")}/lib/links.yaml:1:25 networks.newer[1] unknown State "XQ"; there are XA, XB, XC`,
  ]);
});

test("a base in another encoding is told at its own place, a folder as such", () => {
  const problemsOf = (path: string) => {
    const read = readStudy(path);
    return "problems" in read ? read.problems.map(formatProblem) : [];
  };
  const path = write("latin", withLibrary);
  const base = join(folder, "latin", "base.yaml");
  writeFileSync(base, Buffer.from(scenario.replace("seed: 1", "seed: 1 # Größe"), "latin1"));
  const line = scenario.split("\n").findIndex((text) => text.startsWith("seed: 1")) + 1;
  const hint = "the file is no text in UTF-8; save the file as UTF-8";
  expect(problemsOf(path)).toEqual([`${base}:${line}:13 cannot read base.yaml: ${hint}`]);
  const nowhere = {
    "studies/bad.yaml": sound.replace("../base.yaml", "base"),
    "studies/base/a": "",
  };
  expect(problemsOf(write("nowhere", nowhere))).toEqual([
    `${join(folder, "nowhere")}/studies/bad.yaml:7:7 base cannot read base: it is a folder, not a file; name a file in it, such as base/….yaml`,
  ]);
});

test("a missing file, an empty one and one that is no study are told as such", () => {
  const first = (path: string) => {
    const read = readStudy(path);
    return "problems" in read ? read.problems.map(({ message }) => message)[0] : null;
  };
  expect(first(join(folder, "none.yaml"))).toBe(`cannot read none.yaml: there is no such file`);
  expect(first(write("empty", { "studies/bad.yaml": "" }))).toBe("the file is empty");
  expect(first(write("list", { "studies/bad.yaml": "- a" }))).toBe("a study is a map of keys");
});

test("a study of a study finds no scenario", () => {
  const files = memoryFiles({ "bad.yaml": sound.replace("../base.yaml", "./bad.yaml") });
  const read = readStudyFrom(files, "bad.yaml");
  expect("problems" in read && read.problems.map(formatProblem)[0]).toBe(
    'bad.yaml:1:9 format "contactpoint-study/1" is a study, not a scenario; use compare',
  );
});

test("whatever a study holds, reading it does not throw", () => {
  const lines = sound.split("\n");
  const spoilt = fc.tuple(
    fc.nat({ max: lines.length - 1 }),
    fc.constantFrom("", "x", ": ", "[", "{ a: 1 }", "null", "-1", "  - 5", "2: 3"),
  );
  fc.assert(
    fc.property(fc.array(spoilt, { minLength: 1, maxLength: 3 }), (changes) => {
      const text = lines.with(0, lines[0] ?? "");
      for (const [index, junk] of changes) {
        const line = text[index] ?? "";
        text[index] = line.replace(/(?<=: ).*$/, () => junk);
      }
      const files = memoryFiles({ "bad.yaml": text.join("\n"), "../base.yaml": scenario });
      expect(readStudyFrom(files, "bad.yaml")).toBeTypeOf("object");
    }),
    { numRuns: 60 },
  );
});

test("a default keeps its own grade when another figure of staffing is given", () => {
  const gradesOf = (staffing: string) => {
    const files = memoryFiles({
      "bad.yaml": sound.replace(/^staffing: .*$/m, staffing),
      "../base.yaml": scenario,
    });
    const read = readStudyFrom(files, "bad.yaml");
    return "problems" in read ? read.problems : read.study.staffing.grades;
  };
  const own = { basis: "assumption", source: "no source: an assumption" };
  const usual = {
    hours_per_officer_year: {
      basis: "sourced",
      source: STUDY_DEFAULTS["staffing.hours_per_officer_year"].source,
    },
    on_call_weight: { basis: "assumption", source: "no figure found" },
  };
  expect(gradesOf("staffing: { cost_per_officer_year: 80000, basis: assumption }")).toEqual({
    ...usual,
    cost_per_officer_year: own,
  });
  expect(gradesOf("staffing: { hours_per_officer_year: 1600, basis: assumption }")).toMatchObject({
    hours_per_officer_year: own,
    on_call_weight: usual.on_call_weight,
  });
});
