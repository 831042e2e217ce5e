import type { ProvenanceFact } from "@contactpoint/analysis/page-parts";
import type { GradedParameter } from "@contactpoint/protocol";
import type { Study } from "@contactpoint/scenario";
import type { Comparison } from "../comparison/comparison.ts";
import type { StudyPoint } from "../plan/study-point.ts";

/** What the report of a study is made of. */
export interface StudyReportInput {
  readonly study: Study;
  readonly points: readonly StudyPoint[];
  readonly comparison: Comparison;
  /** Of the base scenario: then no State is named. */
  readonly real_states: boolean;
  /** Of the base scenario as resolved. */
  readonly parameters: readonly GradedParameter[];
  /** Facts of the manifest in the order in which they are to stand: versions, digests. */
  readonly provenance: readonly ProvenanceFact[];
  /** Command lines that make the same results again, and one replication of them. */
  readonly commands: readonly string[];
}
