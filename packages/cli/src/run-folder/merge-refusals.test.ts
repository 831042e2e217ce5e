import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { Failure } from "../exit/failure.ts";
import { scenarioText } from "../testing/scenario-text.ts";
import { manifestOf, splitRun, writeRun } from "../testing/split-run.ts";
import { runScenario } from "../work/run-scenario.ts";
import type { Progress } from "../work/task.ts";
import type { Manifest } from "./manifest.ts";
import { mergeRunFolders } from "./merge-run-folders.ts";

const bench = mkdtempSync(join(tmpdir(), "contactpoint-refusals-"));
const path = (name: string): string => join(bench, name);
const read = (name: string): string => readFileSync(path(name), "utf8");
const PARTS = ["parts/XA", "parts/XB"] as const;
const DISPLAY = { json: false, colour: false };
const SILENT: Progress = {
  seed: () => undefined,
  scratch: () => undefined,
  share: () => undefined,
  reached: () => undefined,
};

beforeAll(() => {
  writeFileSync(path("small.yaml"), scenarioText());
  runScenario(
    {
      ...DISPLAY,
      kind: "run",
      scenario: path("small.yaml"),
      seed: undefined,
      out: path("small"),
      force: false,
      journal: "written",
      interpreter: "compiled",
    },
    SILENT,
  );
  splitRun(path("small"), path("parts"));
});
afterAll(() => rmSync(bench, { recursive: true }));

interface Attempt {
  readonly code: number;
  readonly says: string;
  /** What stands beside the folders and did not before. */
  readonly left: readonly string[];
}

/** A merge that is expected to be refused. */
function attempt(...folders: string[]): Attempt {
  const before = new Set(readdirSync(bench));
  const left = (): string[] => readdirSync(bench).filter((name) => !before.has(name));
  const task = { kind: "report", out: path("never"), force: false, ...DISPLAY } as const;
  try {
    const { code, result } = mergeRunFolders({ ...task, folders: folders.map(path) }, SILENT);
    return { code, says: result, left: left() };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.code, says: error.message.replaceAll(`${bench}/`, ""), left: left() };
  }
}

const refused = (code: number, says: RegExp): Attempt => ({
  code,
  says: expect.stringMatching(says) as string,
  left: [],
});

/** A copy of the folder of a State that vouches for another journal. */
function rewritten(
  name: string,
  edit: (lines: readonly string[]) => readonly string[],
  manifest: Partial<Manifest> = {},
  of: string = PARTS[1],
): string {
  const lines = read(`${of}/journal.jsonl`).trimEnd().split("\n");
  writeRun(path(name), edit(lines), { ...manifestOf(path(of)), ...manifest });
  return name;
}

test("a file that is not the one written is a difference", () => {
  cpSync(path(PARTS[1]), path("edited"), { recursive: true });
  writeFileSync(
    path("edited/journal.jsonl"),
    read("edited/journal.jsonl").replace('"kind":"delivered"', '"kind":"lost"'),
  );
  expect(attempt(PARTS[0], "edited")).toEqual(refused(1, /journal\.jsonl in edited/));
  cpSync(path(PARTS[1]), path("resealed"), { recursive: true });
  writeFileSync(
    path("resealed/manifest.json"),
    read("resealed/manifest.json").replace('"XB"', '"XC"'),
  );
  expect(attempt(PARTS[0], "resealed")).toEqual(refused(1, /its own digest fails/));
});

test("one State cannot have two folders, whether their manifests say so or their journals", () => {
  expect(attempt(PARTS[0], PARTS[0])).toEqual(refused(65, /parts\/XA is named twice/));
  cpSync(path(PARTS[1]), path("twin"), { recursive: true });
  expect(attempt(PARTS[1], "twin")).toEqual(refused(65, /parts\/XB and twin are both of XB/));
  const liar = rewritten("liar", (lines) => lines, { nodes: ["XC"] });
  expect(attempt(PARTS[0], liar)).toEqual(refused(65, /liar is of XC, but holds facts of XB/));
  const { nodes: _, ...manifest } = manifestOf(path(PARTS[1]));
  writeRun(path("nobody"), read(`${PARTS[1]}/journal.jsonl`).trimEnd().split("\n"), manifest);
  expect(attempt(PARTS[1], "nobody")).toEqual(refused(65, /both hold facts of XB/));
  const stranger = rewritten("stranger", (lines) => lines, { nodes: ["XZ"] });
  expect(attempt(PARTS[0], stranger)).toEqual(
    refused(65, /stranger is of XZ, which its scenario lacks/),
  );
});

test("a journal that goes back in time, goes on after its end or has none is refused", () => {
  const swapped = rewritten("swapped", (lines) => lines.with(1, lines.at(-2) ?? ""));
  expect(attempt(PARTS[0], swapped)).toEqual(
    refused(65, /swapped\/journal\.jsonl:\d+ goes back in time/),
  );
  const endless = rewritten("endless", (lines) => lines.slice(0, -1));
  expect(attempt(PARTS[0], endless)).toEqual(
    refused(1, /endless\/journal\.jsonl:\d+ is the last line, but not the end/),
  );
  const longer = rewritten("longer", (lines) => [...lines, lines.at(-1) ?? ""]);
  expect(attempt(PARTS[0], longer)).toEqual(
    refused(65, /longer\/journal\.jsonl:\d+ stands after the end/),
  );
  const broken = rewritten("broken", (lines) => lines.with(5, "{"));
  expect(attempt(PARTS[0], broken)).toEqual(refused(1, /broken\/journal\.jsonl:6 cannot be read/));
  const bare = rewritten("bare", (lines) => lines.slice(0, 1));
  expect(attempt(PARTS[0], bare)).toEqual(refused(1, /bare\/journal\.jsonl:1 is the last line/));
});

test("what is no run folder ends with 65", () => {
  for (const folder of ["nowhere", ".", "small.yaml"])
    expect(attempt(PARTS[0], folder)).toEqual(refused(65, /./));
});
