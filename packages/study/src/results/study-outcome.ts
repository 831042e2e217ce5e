import type { Study } from "@contactpoint/scenario";
import type { Comparison } from "../comparison/comparison.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";

/** A finished study: all that its files are made of. */
export interface StudyOutcome {
  readonly study: Study;
  readonly points: readonly StudyPoint[];
  /** Those that count, by point in the study's order, then by replication. */
  readonly results: readonly ReplicationResult[];
  readonly comparison: Comparison;
  readonly origin: StudyOrigin;
}

/** What the study was run from; stands in each row's manifest. */
export interface StudyOrigin {
  /** `StudyBundle.content_hash`: SHA-256 of all files read. */
  readonly study_sha256: string;
  readonly software_version: string;
  readonly node_version: string;
  readonly tz_data_version: string;
  readonly holiday_data_version: string;
}
