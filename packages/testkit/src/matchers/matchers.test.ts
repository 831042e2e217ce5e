import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Observer, type Rule, ruleById } from "@contactpoint/analysis";
import { DAY } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { DocumentResolver, readScenario, type ScenarioDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { type Around, runTrial } from "../trial/index.ts";
import "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-matchers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const document: ScenarioDocument = {
  format: "contactpoint/1",
  id: "kept",
  version: "1.0.0",
  title: "One hold",
  marking: "EXERCISE",
  seed: 1,
  clock: { start: "2027-03-01T00:00:00Z", duration: "P70D" },
  states: { XA: { zone: "Europe/Paris" }, XB: { zone: "America/Chicago" } },
  providers: { mailhaven: { state: "XB" } },
  workload: [{ id: "some", arrivals: { times: ["T+24:00"] }, from: { XA: 1 } }],
};
const resolved = new DocumentResolver().resolve(document);
if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
const { scenario } = resolved;

/** Ends every hold after 30 days instead of at its end. */
const endsHoldsEarly: Around = (host) => ({
  ...host,
  interpret: (spec, options) => {
    const delays = { ...spec.delays, holdEnd: () => 30 * DAY };
    return host.interpret(spec.id === "hold" ? { ...spec, delays } : spec, options);
  },
});

function journalUnder(around?: Around): JournalRecord[] {
  const records: JournalRecord[] = [];
  const onRecord = (record: JournalRecord): void => void records.push(record);
  runTrial(scenario, around === undefined ? { onRecord } : { onRecord, around });
  return records;
}

/** The message with which an expectation fails. */
function complaint(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

/** A rule of one's own: data and an observer. */
const nobodyIsAsked: Rule = {
  id: "nobody-is-asked",
  number: "E1",
  kind: "safety",
  level: "extended",
  statement: "Nobody asks anybody.",
  law: [],
  observes: ["sent"],
  holdsUnder: [],
  afterEnd: true,
  observer: (): Observer => {
    const asked: { line: number; record: JournalRecord }[] = [];
    return {
      on: (record, line) => void asked.push({ line, record }),
      verdict: () => ({
        verdict: "violated",
        checked: asked.length,
        violations: asked.length,
        because: "somebody asks",
        witness: asked.slice(0, 1),
      }),
    };
  },
};

test("A file, its document, its resolved scenario, a trial and a journal are judged alike", () => {
  const path = join(folder, "kept.yaml");
  writeFileSync(path, JSON.stringify(document));
  const recorded = join(folder, "journal.jsonl");
  const journal = journalUnder();
  writeFileSync(recorded, journal.map((record) => `${JSON.stringify(record)}\n`).join(""));
  for (const subject of [path, recorded, document, scenario, runTrial(scenario), journal]) {
    expect(subject).toHold("S18");
    expect(subject).toHold("kept-sixty-days");
    expect(subject).toHoldAllRules();
    expect(subject).not.toViolate("S18");
    expect(complaint(() => expect(subject).toViolate("S18"))).toContain("holds");
  }
});

test("A planted fault violates its rule, and the message has sentence, witness and replay", () => {
  const trial = runTrial(scenario, { around: endsHoldsEarly });
  for (const subject of [trial, journalUnder(endsHoldsEarly)]) {
    expect(subject).toViolate("S18");
    expect(subject).not.toHold("S18");
    expect(subject).not.toHoldAllRules();
    for (const said of [
      complaint(() => expect(subject).toHold("S18")),
      complaint(() => expect(subject).not.toViolate("S18")),
      complaint(() => expect(subject).toHoldAllRules()),
    ]) {
      expect(said).toContain(ruleById("S18")?.statement);
      expect(said).toMatch(
        /violated 2 times: .*60 days\nwitness, by line of the journal:\n {4,}\d+ {2}/,
      );
      expect(said).toMatch(/\d+ {2}2027-04-\d\dT\S+Z {2}hold \{"node":"XB",.*"change":"released"/);
      expect(said).toMatch(/replay: npx vitest run \S+matchers\.test\.ts -t 'A planted fault /);
    }
  }
});

test("A rule that stays undecided does not hold and is not violated", () => {
  expect(document).not.toHold("S32");
  expect(document).not.toViolate("S32");
  expect(complaint(() => expect(document).toHold("S32"))).toContain("its premise never occurred");
});

test("A document that breaks a rule is kept as a file", () => {
  const said = complaint(() => expect(document).not.toViolate(nobodyIsAsked));
  expect(said).toContain("E1 nobody-is-asked: Nobody asks anybody.");
  const [, path = ""] = /\ndocument: (\S+)\nreplay: npx vitest run/.exec(said) ?? [];
  const read = readScenario(path);
  expect("problems" in read ? read.problems : read.scenario).toEqual(scenario);
  expect(readFileSync(path, "utf8")).toContain("# Counterexample to E1, of the test: A document");
});

test("The command replays what it can judge", () => {
  const undecided = complaint(() => expect(document).toHold("S32"));
  expect(undecided).toMatch(
    /replay: npx contactpoint run \.vitest\/counterexamples\/\S+-s32\.yaml$/,
  );
  const path = "scenarios/first-night.yaml";
  expect(complaint(() => expect(path).toViolate("S18"))).toMatch(
    /npx contactpoint run \S+first-night.yaml$/,
  );
  expect(complaint(() => expect(path).toViolate(nobodyIsAsked))).toBe("");
});

test("Of the documents that a property shrinks, the file has the smallest", () => {
  const drawn = fc.integer({ min: 0, max: 1000 }).map((seed) => ({ ...document, seed }));
  const said = complaint(() =>
    fc.assert(
      fc.property(drawn, (each) => expect(each).toHold(nobodyIsAsked)),
      { numRuns: 5 },
    ),
  );
  const path =
    ".vitest/counterexamples/of-the-documents-that-a-property-shrinks-the-file-has-the-smallest-e1.yaml";
  expect(said).toContain(`Counterexample: [{"format"`);
  expect(readFileSync(path, "utf8")).toContain("seed: 0\n");
});

test("What cannot be judged is said, not passed over", () => {
  expect(complaint(() => expect(document).toHold("S99"))).toContain("there is no rule S99");
  const faulty = { ...document, clock: 3 };
  expect(complaint(() => expect(faulty).not.toHold("S18"))).toContain("is no sound scenario");
  const trial = runTrial(scenario, { rules: [nobodyIsAsked] });
  expect(complaint(() => expect(trial).not.toHold("S18"))).toContain("not judged by S18");
  expect(complaint(() => expect([]).not.toHold("S18"))).toContain("first record");
});
