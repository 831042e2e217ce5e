import {
  diagramCollector,
  RequestFold,
  RULES,
  judge,
  judgeExpectation,
  summarise,
  summaryVerdict,
} from "@contactpoint/analysis";
import type {
  Judge,
  RequestDiagram,
  RequestTable,
  RuleVerdict,
  Summary,
} from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

import type { JournalDigests } from "../run-folder/digest.ts";
import { publishedTransitions } from "./published-transitions.ts";

/** Everything that is said of a run. */
export interface AnalysedRun {
  readonly scenario: ResolvedScenario;
  readonly table: RequestTable;
  readonly verdicts: readonly RuleVerdict[];
  readonly summary: Summary;
  /** What to draw of one request; `null` if there was none. */
  readonly diagram: RequestDiagram | null;
}

/** Measures and judges a journal as its records come, from the first, the scenario, to `end`. */
export class JournalAnalysis {
  readonly #fold = new RequestFold();
  readonly #diagrams = diagramCollector();
  #judge: Judge | undefined;
  #line = 0;

  /** A RangeError if the first record is no scenario. */
  add(record: JournalRecord): void {
    this.#line += 1;
    this.#fold.add(record);
    this.#diagrams.add(record);
    if (record.kind === "scenario") {
      this.#judge = judge(RULES, record.scenario, publishedTransitions());
    }
    this.#judge?.add(record, this.#line);
  }

  /** A RangeError before the record `end`. */
  result(digests: JournalDigests): AnalysedRun {
    const { table } = this.#fold;
    const { scenario } = table;
    const verdicts = this.#judge?.verdicts() ?? [];
    const facts = { seed: scenario.seed, verdicts: verdicts.map(summaryVerdict), ...digests };
    const expectations = scenario.expectations.map((expectation) =>
      judgeExpectation(expectation, table, facts),
    );
    const summary = summarise(table, { ...facts, expectations });
    return { scenario, table, verdicts, summary, diagram: this.#diagrams.diagram() };
  }
}
