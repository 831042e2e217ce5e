import type { JournalRecord } from "@contactpoint/protocol";
import { RequestFold } from "../fold/request-fold.ts";
import { diagramCollector } from "../report/diagram-collector.ts";
import type { ReportInput } from "../report/report-input.ts";
import { judge } from "../rules/judge.ts";
import { RULES } from "../rules/rules.ts";
import { judgeExpectation } from "../tables/expectations.ts";
import { summarise } from "../tables/summarise.ts";
import { summaryVerdict } from "../tables/summary-verdict.ts";

const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/** What the report of a journal is made of, its hashes made up. */
export function sampleReport(journal: readonly JournalRecord[]): ReportInput {
  const fold = new RequestFold();
  const collector = diagramCollector();
  const [first] = journal;
  if (first?.kind !== "scenario") {
    throw new RangeError("a journal begins with its scenario");
  }
  const judging = judge(RULES, first.scenario);
  journal.forEach((record, line) => {
    fold.add(record);
    collector.add(record);
    judging.add(record, line);
  });
  const { table } = fold;
  const verdicts = judging.verdicts();
  const facts = { seed: 1, verdicts: verdicts.map(summaryVerdict), trace_sha256: HASH };
  const expectations = table.scenario.expectations.map((expectation) =>
    judgeExpectation(expectation, table, facts),
  );
  return {
    table,
    summary: summarise(table, { ...facts, expectations, journal_sha256: HASH }),
    verdicts,
    diagram: collector.diagram(),
    provenance: [
      { name: "Seed", value: "1" },
      { name: "SHA-256 of the journal", value: HASH },
      { name: "SHA-256 of the trace", value: HASH },
      { name: "Time-zone data", value: "2026c" },
    ],
  };
}
