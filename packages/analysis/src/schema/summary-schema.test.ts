import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { summarise } from "../tables/summarise.ts";
import { journalArbitrary, JournalWriter, sampleScenario } from "../testing/index.ts";
import { summaryJsonSchema, summarySchema } from "./summary-schema.ts";

const FACTS = {
  seed: 1,
  verdicts: [
    { rule: "r", number: "S01", verdict: "holds", checked: 1, violations: 0, because: "" },
  ],
  expectations: [
    { id: "e", verdict: "undecided", value: null, wanted: "at least 1", sentence: "Nothing." },
  ],
  journal_sha256: "0".repeat(64),
  trace_sha256: "0".repeat(64),
} as const;

test("The summary of any journal has the published shape, and survives JSON", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const summary = summarise(requestTable(journal), FACTS);
      expect(summarySchema.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    }),
    { numRuns: 40 },
  );
});

test("With real States the summary has the published shape, too", () => {
  const writer = new JournalWriter(sampleScenario({ real_states: true })).need("w/XA/1");
  const summary = summarise(requestTable(writer.end()), FACTS);
  expect(summarySchema.parse(summary)).toEqual(summary);
});

test("The schema refuses what is not in it", () => {
  const summary = summarise(requestTable(new JournalWriter().end()), FACTS);
  expect(summarySchema.safeParse({ ...summary, more: 1 }).success).toBe(false);
  expect(summarySchema.safeParse({ ...summary, journal_sha256: "no hash" }).success).toBe(false);
});

test("The JSON Schema states every field of the summary", () => {
  const summary = summarise(requestTable(new JournalWriter().end()), FACTS);
  const schema = summaryJsonSchema() as { $schema: string; properties: object; required: string[] };
  expect(schema.$schema).toContain("2020-12");
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(summary)));
  expect(schema.required).not.toContain("by_state");
  expect(schema.required).toContain("by_route");
});
