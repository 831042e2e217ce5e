import type { ProvenanceFact } from "@contactpoint/analysis";
import { resultsDigest } from "@contactpoint/study";
import type { StudyOutcome } from "@contactpoint/study";

/** What the report says of where its figures come from. */
export function studyProvenance({ study, results, origin }: StudyOutcome): ProvenanceFact[] {
  return [
    { name: "Study", value: `${study.id} ${study.version}` },
    { name: "Seed", value: String(study.seed) },
    { name: "Replications", value: String(results.length) },
    { name: "SHA-256 of all files read", value: origin.study_sha256 },
    { name: "SHA-256 of the results", value: resultsDigest(results) },
    { name: "contactpoint", value: origin.software_version },
    { name: "Node.js", value: origin.node_version },
    { name: "Time-zone data", value: origin.tz_data_version },
    { name: "Holiday data (date-holidays)", value: origin.holiday_data_version },
  ];
}
