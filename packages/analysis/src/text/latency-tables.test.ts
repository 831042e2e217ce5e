import { MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { summarise } from "../tables/summarise.ts";
import { journalArbitrary, JournalWriter, sampleScenario } from "../testing/index.ts";
import { durationText, shareText } from "./figures.ts";
import { latencyTables } from "./latency-tables.ts";
import { bar, LINE_WIDTH, left, right, textTable } from "./text-table.ts";

const FACTS = { seed: 1, verdicts: [], expectations: [], journal_sha256: "", trace_sha256: "" };

function printed(realStates: boolean): string {
  const writer = new JournalWriter(sampleScenario({ real_states: realStates }))
    .need("w/XA/1")
    .sent("w/XA/1", "request")
    .delivered("w/XA/1", "request")
    .minute(12)
    .sent("w/XA/1", "acknowledgement")
    .delivered("w/XA/1", "acknowledgement");
  return latencyTables(summarise(requestTable(writer.minute(30).end()), FACTS));
}

test("No line is wider than 80 columns", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const lines = latencyTables(summarise(requestTable(journal), FACTS)).split("\n");
      expect(lines.filter((line) => line.length > LINE_WIDTH)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("Every hour of the day has its line", () => {
  const lines = printed(false).split("\n");
  expect(lines.filter((line) => /^\d\d:00 /u.test(line))).toHaveLength(24);
  expect(lines.find((line) => line.startsWith("01:00"))).toMatch(/ 1 +12min +12min +- +█{20}$/u);
});

test("What too few reached is a dash and not a zero", () => {
  expect(printed(false)).toMatch(/^time to preserve +1 +0\.0 % +- +- +- +-$/mu);
  expect(printed(false)).toMatch(/^time to acknowledge +1 +100\.0 % +12min/mu);
});

test("With real States the tables are by profile and rank no State's zone", () => {
  expect(printed(false)).toContain("By State");
  expect(printed(false)).toContain("slowest to preserve first");
  const real = printed(true);
  expect(real).toContain("By profile; no State is assessed");
  expect(real).toContain("Zone pairs, most requests first");
  expect(real).not.toMatch(/^X[ABH] /mu);
});

test("A first column that is too wide is cut, numbers never", () => {
  const text = textTable({
    heading: "Wide",
    columns: [left("name"), ...right("n")],
    rows: [["x".repeat(100), "12345"]],
  });
  expect(text.split("\n")[2]).toBe(`${"x".repeat(36)}…${"x".repeat(36)}  12345`);
});

test("Durations show their two largest units, whole seconds at the least", () => {
  expect(durationText(12.4)).toBe("12s");
  expect(durationText(0.25)).toBe("250ms");
  expect(durationText((59 * MINUTE + 59_600) / 1_000)).toBe("1h");
  expect(durationText(273_600)).toBe("3d 4h");
  expect([durationText(null), shareText(null), shareText(0.12345)]).toEqual(["-", "-", "12.3 %"]);
});

test("A bar shows whatever is not nothing", () => {
  expect([bar(0, 10, 20), bar(0.001, 10, 20), bar(10, 10, 20), bar(0, 0, 20)]).toEqual([
    "",
    "█",
    "█".repeat(20),
    "",
  ]);
});
