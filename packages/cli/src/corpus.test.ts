import { readFileSync, writeFileSync } from "node:fs";

import {
  RequestFold,
  RULES,
  judge,
  judgeExpectation,
  summaryVerdict,
} from "@contactpoint/analysis";
import type { ExpectationResult } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { journalLines, simulate } from "@contactpoint/simulator";
import { expect, test } from "vitest";

import { JournalWriter } from "./run-folder/journal-writer.ts";
import { CORPUS, corpusNames } from "./testing/played-scenario.ts";
import { publishedTransitions } from "./work/published-transitions.ts";
import { readSource } from "./work/read-source.ts";

for (const name of corpusNames()) {
  const path = `${CORPUS}${name}.yaml`;

  test(`${name} meets its expectations and repeats its trace`, () => {
    const { scenario } = readSource(path);
    expect(scenario.id).toBe(name);
    const { expectations, trace } = judged(scenario);
    const missed = expectations.filter(
      ({ verdict }) => verdict === "failed" || verdict === "undecided",
    );
    expect(missed.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);

    const recorded = tracesOf(scenario);
    expect(recorded, `${name} records no trace`).toHaveLength(1);
    if (process.env["UPDATE_TRACES"] === "1") return recordTrace(path, recorded, trace);
    expect(
      recorded,
      `drifted: ${name} runs otherwise than recorded. If that is meant, record it anew: UPDATE_TRACES=1 pnpm test corpus`,
    ).toEqual([trace]);
  });

  test(`${name} is marked as an exercise and says what it teaches`, () => {
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/^# .*\n/);
    expect(text).toContain("\n# Look at:");
    expect(text).toContain("\nmarking: EXERCISE");
  });
}

test("the list of scenarios names every file, and no other", () => {
  const listed = readFileSync(`${CORPUS}README.md`, "utf8").matchAll(/`([a-z-]+)\.yaml`/g);
  expect([...new Set([...listed].map(([, name]) => name))].toSorted()).toEqual(corpusNames());
});

interface Judged {
  readonly expectations: readonly ExpectationResult[];
  readonly trace: string;
}

function judged(scenario: ResolvedScenario): Judged {
  const fold = new RequestFold();
  const rules = judge(RULES, scenario, publishedTransitions());
  const writer = new JournalWriter(undefined);
  const lines = journalLines((text) => writer.write(text));
  let line = 0;
  simulate(scenario, {
    sinks: [
      lines,
      (record) => fold.add(record),
      (record) => {
        line += 1;
        rules.add(record, line);
      },
    ],
  });
  lines.end();
  const { trace_sha256 } = writer.end();
  const verdicts = rules.verdicts().map(summaryVerdict);
  const facts = { seed: scenario.seed, verdicts, trace_sha256 };
  return {
    expectations: scenario.expectations.map((each) => judgeExpectation(each, fold.table, facts)),
    trace: trace_sha256,
  };
}

/** Traces that the scenario's expectations record. */
function tracesOf({ expectations }: ResolvedScenario): string[] {
  return expectations.flatMap((each) =>
    (each.kind === "trace" || each.kind === "rule") && each.trace_sha256 !== null
      ? [each.trace_sha256]
      : [],
  );
}

/** Puts this run's trace in place of the recorded one; nothing else in the file changes. */
function recordTrace(path: string, recorded: readonly string[], trace: string): void {
  let text = readFileSync(path, "utf8");
  for (const old of recorded) text = text.replaceAll(old, trace);
  writeFileSync(path, text);
}
