import type { RequestTable } from "../fold/request-table.ts";
import type { RuleVerdict } from "../rules/judge.ts";
import type { Summary } from "../tables/summary.ts";
import type { RequestDiagram } from "./request-diagram.ts";

/** What the report is made of; all of it comes from the journal, but for the provenance. */
export interface ReportInput {
  /** With the resolved scenario in it. */
  readonly table: RequestTable;
  readonly summary: Summary;
  readonly verdicts: readonly RuleVerdict[];
  /** What `DiagramCollector` kept of the same records; `null` if the run had no request. */
  readonly diagram: RequestDiagram | null;
  /** Facts of the manifest in the order in which they are to stand: seed, versions, hashes. */
  readonly provenance: readonly ProvenanceFact[];
}

export interface ProvenanceFact {
  readonly name: string;
  readonly value: string;
}
