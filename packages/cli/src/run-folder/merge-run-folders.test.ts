import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import type { Summary } from "@contactpoint/analysis";

import { CORPUS } from "../testing/played-scenario.ts";
import { splitRun } from "../testing/split-run.ts";
import { runScenario } from "../work/run-scenario.ts";
import type { Progress, RunTask } from "../work/task.ts";
import { mergeRunFolders } from "./merge-run-folders.ts";

const bench = mkdtempSync(join(tmpdir(), "contactpoint-merge-"));
afterAll(() => rmSync(bench, { recursive: true }));

const SILENT: Progress = {
  seed: () => undefined,
  scratch: () => undefined,
  share: () => undefined,
  reached: () => undefined,
};
const RUN = {
  kind: "run",
  seed: undefined,
  force: false,
  journal: "written",
  interpreter: "compiled",
  json: false,
  colour: false,
} as const satisfies Partial<RunTask>;

const read = (...names: string[]): string => readFileSync(join(bench, ...names), "utf8");
const sortedLines = (...names: string[]): string[] =>
  read(...names)
    .split("\n")
    .toSorted();

/** What a summary says apart from the journal's digests and what is judged by them. */
function figures(folder: string): unknown {
  const summary = JSON.parse(read(folder, "summary.json")) as Summary;
  const { journal_sha256: _, trace_sha256: trace, expectations, ...rest } = summary;
  return {
    ...rest,
    expectations: expectations.filter(({ value }) => value !== trace),
  };
}

test.for(["first-night", "hub-outage", "provider-chain"])(
  "%s, split by contact point and merged again, has the same tables, verdicts and expectations",
  (name) => {
    const scenario = join(CORPUS, `${name}.yaml`);
    runScenario({ ...RUN, scenario, out: join(bench, name) }, SILENT);
    const states = splitRun(join(bench, name), join(bench, `${name}-parts`));
    const merged = `${name}-merged`;
    const { notes } = mergeRunFolders(
      {
        kind: "report",
        // In another order than the scenario's.
        folders: states.toReversed().map((state) => join(bench, `${name}-parts`, state)),
        out: join(bench, merged),
        force: false,
        json: false,
        colour: false,
      },
      SILENT,
    );
    expect(notes).toEqual([]);
    for (const file of ["journal.jsonl", "requests.csv", "items.csv"]) {
      expect(sortedLines(merged, file), file).toEqual(sortedLines(name, file));
    }
    expect(figures(merged)).toEqual(figures(name));
  },
);
