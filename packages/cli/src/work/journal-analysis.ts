import {
  diagramCollector,
  RequestFold,
  RULES,
  judge,
  judgeExpectation,
  summarise,
  summaryVerdict,
  publishedTransitions,
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

/** Everything that is said of a run. */
export interface AnalysedRun {
  readonly scenario: ResolvedScenario;
  readonly table: RequestTable;
  readonly verdicts: readonly RuleVerdict[];
  readonly summary: Summary;
  /** What to draw of one request; `null` if there was none. */
  readonly diagram: RequestDiagram | null;
}

/**
 * Measures and judges a journal as its records come, from the first, the scenario, to `end`. A part
 * of a network is not judged: what its journal lacks may have happened elsewhere.
 */
export class JournalAnalysis {
  readonly #nodes: readonly string[] | undefined;
  readonly #fold = new RequestFold();
  readonly #diagrams = diagramCollector();
  #judge: Judge | undefined;
  #isPart = false;
  #line = 0;

  /** @param nodes the contact points whose journal it is, if not all */
  constructor(nodes?: readonly string[]) {
    this.#nodes = nodes;
  }

  /** A RangeError if the first record is no scenario. */
  add(record: JournalRecord): void {
    this.#line += 1;
    this.#fold.add(record);
    this.#diagrams.add(record);
    if (record.kind === "scenario") {
      this.#isPart = isPart(record.scenario, this.#nodes);
    }
    if (record.kind === "scenario" && !this.#isPart) {
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
    const judged = this.#isPart ? [] : scenario.expectations;
    const expectations = judged.map((expectation) => judgeExpectation(expectation, table, facts));
    const summary = summarise(table, { ...facts, expectations });
    return { scenario, table, verdicts, summary, diagram: this.#diagrams.diagram() };
  }
}

/** Whether these are not all contact points of the scenario. */
function isPart({ states }: ResolvedScenario, nodes: readonly string[] | undefined): boolean {
  return nodes !== undefined && states.some(({ id }) => !nodes.includes(id));
}
