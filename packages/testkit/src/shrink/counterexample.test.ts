import { RULES } from "@contactpoint/analysis";
import { DocumentResolver } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { MUTANTS } from "../mutants/index.ts";
import { counterexample } from "./counterexample.ts";

const FOUND = {
  format: "contactpoint/1",
  id: "found-by-chance",
  version: "1.0.0",
  title: "Found",
  marking: "EXERCISE",
  seed: 3,
  clock: { start: "2027-01-04T00:00:00Z", duration: "P1D" },
  states: { XA: { zone: "UTC" }, XB: { zone: "UTC" } },
  providers: { mailhaven: { state: "XB", not_held_share: 0, leads_to: {} } },
  workload: [
    {
      id: "one",
      arrivals: {
        times: [
          {
            at: "T+00:00",
            from: "XA",
            provider: "mailhaven",
            form: "preservation",
            urgency: "emergency",
          },
        ],
      },
    },
  ],
};

const mutant = MUTANTS.find(({ id }) => id === "holds-for-59-days");
const around = mutant?.plant ?? ((host) => host);

test("A counterexample is a small file that expects its violation, with journal and drawings", () => {
  const { files, at_step, document, judged } = counterexample(FOUND, {
    rule: "S18",
    around,
    comment: ["Found by a test."],
    schema: "../x.json",
  });
  expect(Object.keys(files)).toEqual([
    "s18-counterexample.yaml",
    "s18-counterexample.journal.jsonl",
    "s18-counterexample.svg",
    "s18-counterexample.itf.json",
    "s18-counterexample.shiviz.log",
  ]);
  const yaml = files["s18-counterexample.yaml"] ?? "";
  expect(yaml.length).toBeLessThan(4_096);
  expect(yaml).toMatch(/^# yaml-language-server: \$schema=..\/x.json\n# .* 60 days/u);
  expect(yaml).toContain("# Found by a test.\nformat: contactpoint/1\n");
  const lines = (files["s18-counterexample.journal.jsonl"] ?? "").trim().split("\n");
  expect(judged.verdict.verdict === "violated" && judged.verdict.witness.at(-1)?.line).toBe(
    at_step,
  );
  expect(JSON.parse(lines[at_step - 1] ?? "")).toMatchObject({ kind: "hold" });
  expect(document["expectations"]).toMatchObject([{ id: "found", verdict: "violated", at_step }]);
});

test("A counterexample of a counterexample is the same", () => {
  const once = counterexample(FOUND, { rule: "S18", around });
  const twice = counterexample(once.document, { rule: "S18", around });
  expect(twice.files).toEqual(once.files);
});

test("What violates nothing, or does not resolve, is no counterexample", () => {
  expect(() => counterexample(FOUND, { rule: "S18" })).toThrow("does not violate S18");
  expect(() => counterexample({ ...FOUND, states: {} }, { rule: "S18", around })).toThrow(
    "no States",
  );
});

test("A counterexample to a rule of one's own is a file that expects nothing", () => {
  const own = RULES.filter(({ number }) => number === "S18").map((rule) => ({
    ...rule,
    number: "X01",
  }));
  const { files, at_step, judged, document } = counterexample(FOUND, {
    rule: "X01",
    rules: own,
    around,
  });
  expect(judged.rule.number).toBe("X01");
  expect(at_step).toBeGreaterThan(1);
  expect(files["x01-counterexample.yaml"]).toContain("(X01)");
  const read = new DocumentResolver().resolve(document);
  expect("scenario" in read ? read.scenario.expectations : read.problems).toEqual([]);
});
